"""The window at a case, driven as one who works with it would, and what is on file of it."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.file_page import FilePage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.decisions import Decision
from desktop_app.records.kinds import InstructionLanguage, Status
from desktop_app.services.applications import home_education, registering
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as stored
from tests.builders import home_education_entry
from tests.gui.patient_window import settle
from tests.ready_made import ready_made

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class Screen:
    """The window at a case, as one who works with it sees and uses it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, context: Context) -> None:
        self.qtbot, self.window, self.context = qtbot, window, context

    def open(self, application: Application) -> None:
        self.window.open(places.case(application.id))

    @property
    def page(self) -> FilePage:
        assert isinstance(self.window.page, FilePage)
        return self.window.page

    def part(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.settle()
        button = self.part(QPushButton, name)
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)

    def dialog(self, kind: type[W]) -> W:
        self.settle()
        (found,) = [made for made in self.window.findChildren(kind) if made.isVisible()]
        return found

    def accept(self, dialog: AskDialog) -> None:
        """Ctrl+Enter, or the button of what is for good; confirmed where it shows its paper first.

        Wait until all that follows is done.
        """
        if dialog.is_for_good:
            QTest.mouseClick(dialog.accept_button, LEFT)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        confirm(self.window, self.context)

    def confirm(self) -> None:
        """The paper was seen: do it."""
        assert confirm(self.window, self.context)

    def settle(self) -> None:
        settle(self.context)

    def preview(self) -> PreviewDialog:
        self.settle()
        found = self.dialog(PreviewDialog)
        assert found.document.pageCount() >= 1
        return found

    def texts(self) -> str:
        self.settle()
        shown = self.page.findChildren(QLabel)
        return "\n".join(found.text() for found in shown if found.isVisibleTo(self.page))

    @property
    def sentence(self) -> str:
        self.settle()
        return self.part(QLabel, "sentence").text()


def confirm(window: QWidget, context: Context) -> bool:
    """Press the button of the step that shows the paper first; whether there was one."""
    settle(context)
    shown = [made for made in window.findChildren(ConfirmingPage) if made.isVisible()]
    for page in shown:
        QTest.mouseClick(page.act_button, LEFT)
        settle(context)
    return bool(shown)


def type_in(edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As a paste does: simulated keys know Latin letters only."""
    edit.setFocus()
    if isinstance(edit, QLineEdit):
        edit.insert(text)
    else:
        edit.insertPlainText(text)


@ready_made
def register(desk: Desk, entry: ApplicationEntry) -> Application:
    return registering.register(desk, entry).application


def status_of(desk: Desk, application: Application) -> Status:
    with desk.database.read() as connection:
        return stored.by_id(connection, application.id).status


def decision_on(desk: Desk, application: Application) -> Decision:
    with desk.database.read() as connection:
        found = stored.decision_of(connection, application.id)
    assert found is not None
    return found


@ready_made
def ordered(desk: Desk, head: Desk, school: int) -> Application:
    application = register(desk, home_education_entry(school))
    considered = home_education.consider(head, application, "5 А", InstructionLanguage.KAZAKH)
    entry = OrderEntry(date(2026, 11, 23), date(2027, 5, 25), "", "Һ. І. Өтеғұлов")
    home_education.issue_order(head, considered, entry)
    with desk.database.read() as connection:
        return stored.by_id(connection, application.id)
