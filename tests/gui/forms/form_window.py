"""The window in which an office changes its forms, as its tests use it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.gui import places
from desktop_app.gui.forms.editor import FormEditor
from desktop_app.gui.forms.editor_dialog import FormDialog
from desktop_app.gui.forms.tab import FormsTab
from desktop_app.gui.office.settings_page import SettingsPage
from tests.gui.case_screen import Screen

OWN_WORDS = "Өз сөзіміз"


def tab(screen: Screen) -> FormsTab:
    screen.window.open(places.FORMS)
    screen.settle()
    page = screen.window.page
    assert isinstance(page, SettingsPage)
    assert page.tabs.currentWidget() is page.forms
    return page.forms


def row_of(forms_tab: FormsTab, kind: str, language: str) -> int:
    return next(
        number
        for number, row in forms_tab.found.items()
        if (row.kind, row.language) == (kind, language)
    )


def edit(screen: Screen, kind: str = "receipt_slip", language: str = "kk") -> FormDialog:
    opened = tab(screen)
    opened.table.selectRow(row_of(opened, kind, language))
    QTest.mouseClick(opened.edit_button, Qt.MouseButton.LeftButton)
    screen.settle()
    return screen.dialog(FormDialog)


def type_at_line(editor: FormEditor, line: int, text: str) -> None:
    """A new line of text before this one."""
    editor.go_to(line)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.insertText(f"{text}\n\n")


def problems(dialog: FormDialog) -> list[str]:
    return [dialog.problems.item(row).text() for row in range(dialog.problems.count())]


def body_line(dialog: FormDialog) -> int:
    return dialog.text.split("\n").index("---") + 2


def press(screen: Screen, button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    screen.settle()
