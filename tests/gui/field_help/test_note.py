"""Shift+F1 in a hard field, or its ?, says what the law asks there, with its clause."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.field_help.mark import Mark, asked_at
from desktop_app.gui.field_help.note import FieldNote
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import TickField
from desktop_app.gui.help.window import HelpWindow
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.kinds import Service


@pytest.fixture(autouse=True)
def russian(window: MainWindow) -> Iterator[None]:
    translation.use("ru")
    window.rebuild()
    yield
    translation.use("en")


@pytest.fixture
def entry(qtbot: QtBot, window: MainWindow, context: Context) -> EntryPage:
    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)
    page.form.service.set_value(Service.REIMBURSEMENT)
    qtbot.waitUntil(page.form.reimbursement.isVisible)
    return page


def note_over(qtbot: QtBot, over: QWidget) -> FieldNote:
    def shown() -> list[FieldNote]:
        return [each for each in over.findChildren(FieldNote) if each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def test_shift_f1_in_a_field_cites_the_clause_of_the_decision_in_force(
    qtbot: QtBot, window: MainWindow, entry: EntryPage
) -> None:
    field = entry.form.reimbursement.first_day
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    note = note_over(qtbot, window)
    assert "не раньше первого месяца периода" in note.words.text()
    assert note.cited.text() == "пункт 4 приложения к решению № 11-36"
    assert note.cited.text() in note.close_button.accessibleDescription()  # read aloud at once
    assert not note.isModal()
    QTest.keyClick(note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(FieldNote))
    assert window.focusWidget() is field.editor


def test_the_mark_does_the_same_and_one_note_follows_the_other(
    qtbot: QtBot, window: MainWindow, entry: EntryPage
) -> None:
    facts = entry.form.reimbursement
    for field, said in ((facts.iban, "счет того"), (facts.state_support, "обеспечении")):
        (mark,) = field.findChildren(Mark)
        assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus
        named = field.tick.text() if isinstance(field, TickField) else field.name.text()
        assert mark.accessibleName() == f"Что требует закон: {named}"
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)

        def is_said(words: str = said) -> bool:
            return words in note_over(qtbot, window).words.text()

        qtbot.waitUntil(is_said)


def test_the_rules_of_hearings_are_cited_by_their_own_act(
    qtbot: QtBot, window: MainWindow, entry: EntryPage
) -> None:
    field = entry.form.provider
    field.explain(Asked.HEARING)
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    cited = note_over(qtbot, window).cited.text()
    assert cited == "статья 73 Административного процедурно-процессуального кодекса"


def test_where_the_law_asks_nothing_of_its_own_the_guide_opens(
    window: MainWindow, entry: EntryPage
) -> None:
    field = entry.form.child.surname
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    assert not window.findChildren(FieldNote)


def test_f1_in_the_note_opens_the_guide_over_what_the_note_stood_over(
    qtbot: QtBot, window: MainWindow, entry: EntryPage
) -> None:
    window.show_field_help(entry.form.applied_on.editor)
    QTest.keyClick(note_over(qtbot, window), Qt.Key.Key_F1)
    (opened,) = (each for each in window.findChildren(HelpWindow) if each.isVisible())
    assert opened.parentWidget() is window


def test_any_line_of_the_documents_asks_where_a_document_came_from(entry: EntryPage) -> None:
    assert asked_at(entry.form.checklist.rows[0].state) is Asked.SOURCE
