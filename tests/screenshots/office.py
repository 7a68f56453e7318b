"""The program, opened on a database, and what a worker does in it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.app import App
from desktop_app.gui import places
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.page import Page
from desktop_app.gui.places import Place
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import Role, Status
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.people import on_file as people
from tests.builders import Clock
from tests.screenshots import screen
from tests.screenshots.pictures import Camera
from tests.screenshots.screen import open_dialogs, settle

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


@contextmanager
def opened(place: str, language: str, *, opens: bool = True) -> Iterator[App]:
    """The program on a database, at the size of a small screen."""
    settings = Settings(database=place, language=language)
    app = App(settings, save_settings=False, begins=not Path(place).exists())
    app.show()
    app.window.showNormal()
    app.window.setGeometry(0, 0, *screen.shown.size)
    until = time.monotonic() + 60
    while opens and not _is_opened(app) and time.monotonic() < until:
        settle(app)
    settle(app)
    if app.context is not None:
        app.context.desk = replace(app.context.desk, clock=Clock())
        app.window.open(places.TODAY)
    try:
        yield app
    finally:
        settle(app)
        app.close()
        app.window.close()
        app.window.deleteLater()
        settle(app)


def _is_opened(app: App) -> bool:
    """Work has begun, or somebody is asked who comes in."""
    return app.window.page is not None or app.window.is_covered


def asked(app: App, kind: type[W]) -> W:
    """What stands in the place of everything until somebody has entered."""
    settle(app)
    page = app.at_window.gate.page
    assert isinstance(page, kind)
    return page


@dataclass
class Office:
    """The program at work on the demo, for the walk with the camera."""

    app: App
    camera: Camera

    def take(self, name: str, guide: str = "") -> None:
        self.camera.take(self.app, name, guide)

    def role(self, role: Role) -> None:
        with self.desk.database.read() as connection:
            name = next(w.name for w in office_staff.at_work(connection) if w.role is role)
        box = self.app.window.status.worker
        box.setCurrentIndex(box.findData(name))
        box.activated.emit(box.currentIndex())
        settle(self.app)

    @property
    def desk(self) -> Desk:
        assert self.app.context is not None
        return self.app.context.desk

    def go(self, place: Place, kind: type[P]) -> P:
        self.app.window.open(place)
        settle(self.app)
        page = self.app.window.page
        assert isinstance(page, kind)
        return page

    def application(self, name: str, status: Status) -> ApplicationRow:
        """The last application of the child of that surname with that status."""
        with self.desk.database.read() as connection:
            found = applications.ids(connection, name, None, {status})
            return applications.rows(connection, found)[0]

    def case(self, name: str, status: Status) -> CasePage:
        return self.go(places.case(self.application(name, status).id), CasePage)

    def child(self, name: str) -> ChildPage:
        with self.desk.database.read() as connection:
            child_id = people.child_ids(connection, name)[0]
        return self.go(places.child(child_id), ChildPage)

    def press(self, page: QWidget, name: str) -> None:
        button = page.findChild(QPushButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.app)

    def dialog(self, kind: type[W]) -> W:
        settle(self.app)
        return next(dialog for dialog in open_dialogs() if isinstance(dialog, kind))

    def confirm(self, name: str = "") -> None:
        """Past the step that shows the paper first, where there is one; with its picture."""
        settle(self.app)
        for dialog in open_dialogs():
            for page in dialog.findChildren(ConfirmingPage):
                if name:
                    self.take(name)
                page.act_button.click()
        settle(self.app)

    def close_dialogs(self) -> None:
        for dialog in open_dialogs():
            dialog.close()
        settle(self.app)

    def dialog_shot(self, name: str, guide: str = "") -> None:
        self.take(name, guide)
        self.close_dialogs()

    def slips_shot(self, name: str) -> None:
        """The open dialog with what it says when it is accepted as it is."""
        self.dialog(AskDialog).accept_button.click()
        self.dialog_shot(name)

    def bottom(self, page: CasePage | EntryPage) -> None:
        settle(self.app)
        bar = page.area.verticalScrollBar()
        bar.setValue(bar.maximum())
