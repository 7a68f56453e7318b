"""What is pasted into a line: cleaned, or refused as a whole and told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

import desktop_app.gui
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.fields.identity import IinField
from desktop_app.gui.fields.line import Line
from desktop_app.gui.fields.moment_field import MomentField
from desktop_app.gui.fields.money_field import MoneyField
from desktop_app.gui.fields.paragraph import LONGEST, ParagraphField, ParagraphsField
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.forms.editor import FormEditor
from desktop_app.gui.main_window import MainWindow
from tests.gui.seen import seen

VERY_LONG = "Әлімқұлова " * 900_000
"""Ten megabytes."""


def copied(text: str) -> None:
    QApplication.clipboard().setText(text)


def test_a_text_that_is_too_long_is_refused_whole_and_told(qtbot: QtBot) -> None:
    field = TextField("Surname", most=10)
    qtbot.addWidget(field)
    field.set_value("Әсем")
    copied("х" * 7)
    field.edit.paste()
    assert field.value() == "Әсем"
    assert "At most 10 characters fit here; this would be 11" in field.slip
    field.edit.selectAll()
    field.edit.paste()
    assert (field.value(), field.slip) == ("х" * 7, "")


def test_a_letter_too_many_is_told(qtbot: QtBot) -> None:
    field = TextField("Class", most=3)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "5 A")
    assert not field.slip
    QTest.keyClicks(field.edit, "B")
    assert field.value() == "5 A"
    assert "this would be 4" in field.slip


def test_what_was_kept_longer_stays_whole_and_can_be_made_shorter(qtbot: QtBot) -> None:
    field = TextField("Class", most=3)
    qtbot.addWidget(field)
    field.restore("5 әріп")
    assert field.value() == "5 әріп"
    assert "At most 3" in field.slip
    field.edit.end(False)
    for _ in range(2):
        field.edit.backspace()
    QTest.keyClicks(field.edit, "x")
    assert field.value() == "5 әр"


@pytest.mark.parametrize("text", ["Әс\ud83dем", "Ә\0с\x07ем", "Әс\x7fем\ufffe"])
def test_what_cannot_be_kept_is_left_out(qtbot: QtBot, text: str) -> None:
    line = TextField("Name")
    lines = ParagraphsField("Text")
    for field in (line, lines):
        qtbot.addWidget(field)
    line.edit.insert(text)
    carried = QMimeData()
    carried.setText(text)
    lines.edit.insertFromMimeData(carried)
    assert (line.value(), lines.value()) == ("Әсем", "Әсем")
    line.set_value(text)
    lines.set_value(text)
    assert (line.value(), lines.value()) == ("Әсем", "Әсем")


def test_lines_that_are_pasted_become_words_of_one(qtbot: QtBot) -> None:
    field = TextField("Address")
    qtbot.addWidget(field)
    copied("Алатау\nКөктем 5\t17")
    field.edit.paste()
    assert field.value() == "Алатау Көктем 5 17"


@pytest.mark.parametrize(
    "make", [IinField, DayField, TextField, MoneyField, ParagraphField, ParagraphsField]
)
def test_ten_megabytes_fit_in_no_field(
    qtbot: QtBot, make: Callable[[str], TextField | DayField | ParagraphField]
) -> None:
    field = make("Name")
    qtbot.addWidget(field)
    copied(VERY_LONG)
    field.edit.paste()
    assert field.content() == ""
    assert "Nothing was put in" in field.slip


def test_nor_in_a_day_with_its_time(qtbot: QtBot) -> None:
    field = MomentField("When")
    qtbot.addWidget(field)
    copied(VERY_LONG)
    for edit in (field.day, field.time):
        field.show_slip("")
        edit.paste()
        assert "Nothing was put in" in field.slip
    assert field.content() == ["", ""]


def test_a_paragraph_is_refused_at_its_limit_by_key_and_by_paste(qtbot: QtBot) -> None:
    field = ParagraphField("Text", most=5)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "abcde")
    assert not field.slip
    QTest.keyClicks(field.edit, "f")
    assert field.value() == "abcde"
    assert "this would be 6" in field.slip
    QTest.keyClicks(field.edit, "\b")
    assert field.value() == "abcd"
    copied("xy")
    field.edit.paste()
    assert field.value() == "abcd"
    assert LONGEST == 10_000


def test_ten_megabytes_in_a_search(qtbot: QtBot, window: MainWindow) -> None:
    for line in (window.search, SearchEdit("Name")):
        qtbot.addWidget(line)
        assert isinstance(line, Line)
        line.show()
        copied(VERY_LONG)
        line.paste()
        assert line.text() == ""
        assert "At most 100 characters" in QToolTip.text()
    copied("Әлім\ud800құл")
    window.search.paste()
    assert "\ud800" not in window.search.text()
    assert window.search.text().startswith("Әлім")


def test_no_window_has_a_line_of_its_own_making() -> None:
    """Else something could be cut in silence there."""
    own = {"fields/line.py", "fields/paragraph.py"}
    only_read = {"errors.py", "office/licences.py", "forms/aids.py"}
    # A cleaned password is another one, which opens nothing; a PIN is typed in the same field.
    secret = {"fields/password_field.py", "logins/pin.py"}
    made = re.compile(r"Q\w+Edit\(|class \w+\(Q\w+Edit\)|setEditable|setMaxLength")
    gui = Path(desktop_app.gui.__file__).parent
    found = {
        path.relative_to(gui).as_posix()
        for path in gui.rglob("*.py")
        if made.search(path.read_text(encoding="utf-8"))
    }
    assert found <= own | only_read | secret


def test_a_form_that_is_pasted_keeps_its_lines_and_has_an_end(qtbot: QtBot) -> None:
    editor = FormEditor("")
    qtbot.addWidget(editor)
    copied("#title А\u00a0Ә\n\nб\0в")
    editor.paste()
    assert editor.text() == "#title А\u00a0Ә\n\nбв"
    copied(VERY_LONG)
    editor.paste()
    assert len(editor.text()) < 100


def test_a_long_text_shows_its_beginning_once_nobody_types_in_it(qtbot: QtBot) -> None:
    line, other = Line(200), Line(200)
    seen(qtbot, line, other)
    line.setFocus()
    QTest.keyClicks(line, "a" * 150)
    assert line.cursorPosition() == 150
    other.setFocus()
    assert line.cursorPosition() == 0
    line.setFocus()
    QTest.keyClicks(line, "short")
    line.setText("short")
    assert line.cursorPosition() == 5
