"""The numbers of a decision's clauses, typed by what each says."""

from pytestqt.qtbot import QtBot

from desktop_app.gui.decisions.clauses_field import MEANINGS, ClausesField


def test_only_what_is_typed_is_a_number(qtbot: QtBot) -> None:
    field = ClausesField("Қай тармақта")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.edits["D-9"].setText(" 7-1 ")
    assert field.value() == (("D-9", "7-1"),)


def test_what_was_typed_is_kept_and_shown_again(qtbot: QtBot) -> None:
    field, other = ClausesField("a"), ClausesField("b")
    for each in (field, other):
        qtbot.addWidget(each)
    field.set_value((("D-4", "3"), ("D-7", "6")))
    other.restore(field.content())
    assert other.value() == (("D-4", "3"), ("D-7", "6"))
    assert list(field.edits) == list(MEANINGS)
