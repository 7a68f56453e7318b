"""Sentences: over several lines on screen, kept as one paragraph or as many."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.paragraph import ParagraphField, ParagraphsField
from tests.gui.seen import seen

TYPED = "Қолхат  берілмеді.\n\n  Екі рет келдім. \n"


def test_a_few_sentences_are_one_paragraph(qtbot: QtBot) -> None:
    field = ParagraphField("Why")
    qtbot.addWidget(field)
    field.set_value(TYPED)
    assert (field.value(), field.content()) == ("Қолхат берілмеді. Екі рет келдім.", TYPED)


def test_lines_of_several_paragraphs_stay_apart_and_empty_ones_go(qtbot: QtBot) -> None:
    field = ParagraphsField("What it says")
    qtbot.addWidget(field)
    field.restore(TYPED)
    assert field.value() == "Қолхат берілмеді.\nЕкі рет келдім."
    field.restore(None)
    assert field.value() == ""


def test_tab_goes_on_and_enter_begins_a_line(qtbot: QtBot) -> None:
    field, after = ParagraphField("Why"), QLineEdit()
    seen(qtbot, field, after)
    field.show_slip("Write why.")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert (field.content(), field.slip) == ("\n", "")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert (field.content(), after.hasFocus()) == ("\n", True)


def test_as_high_as_the_lines_it_is_made_for(qtbot: QtBot) -> None:
    low, high = ParagraphField("Why", lines=3), ParagraphField("Why", lines=5)
    for field in (low, high):
        qtbot.addWidget(field)
    line = high.edit.fontMetrics().lineSpacing()
    assert high.edit.height() - low.edit.height() == 2 * line
