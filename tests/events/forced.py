"""Run alone: forces marked errors wherever one can happen, and keeps each report that is shown.

Given how many, and a folder outside those that are searched.
"""

import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app import cli, paths
from desktop_app.events import log
from desktop_app.gui import errors, tasks
from desktop_app.gui.context import Context
from desktop_app.gui.errors import BugDialog
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.office import beginning
from desktop_app.settings import Settings
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.schema import open_database
from tests.events.marked_errors import KINDS, somebody

Work = Callable[[], object]


class Everywhere:
    """The places in which an error can happen."""

    def __init__(self) -> None:
        self.desk = Desk(open_database(Settings().database_place))
        beginning.prepare(self.desk)
        with self.desk.database.read() as connection:
            staff = office_staff.at_work(connection)
        head = next(each for each in staff if each.role is Role.HEAD)
        self.desk = self.desk.taken_by(head)
        self.context = Context(self.desk, Settings())
        self.told: list[str] = []
        errors.install(self.told.append)
        self.all = (self.service, self.thread, self.slot, self.command, self.loose, self.thrown)

    def service(self, fails: Work) -> None:
        """An act, whose error comes to the hook of the windows."""

        def act() -> None:
            with self.desk.writing(Act.SAVE_SCHOOL):
                fails()

        QTimer.singleShot(0, act)

    def thread(self, fails: Work) -> None:
        """Work off the GUI thread."""
        self.context.act(fails, failed=self.told.append)

    def slot(self, fails: Work) -> None:
        button = QPushButton()
        button.clicked.connect(fails)
        button.click()

    def command(self, fails: Work) -> None:
        own, health.check = health.check, lambda *_args, **_named: fails()  # type: ignore[assignment]
        try:
            assert cli.main(["check", "--database", Settings().database_place]) == 3
        finally:
            health.check = own

    def loose(self, fails: Work) -> None:
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()

    def thrown(self, fails: Work) -> None:
        class Gone:
            def __del__(self) -> None:
                fails()

        Gone()


def main(count: int, folder: Path) -> None:
    application = QApplication([])
    with log.kept():
        everywhere = Everywhere()
        for number in range(count):
            who, kind = somebody(number), KINDS[number % len(KINDS)]
            place = everywhere.all[number // len(KINDS) % len(everywhere.all)]
            place(partial(kind, who, folder))
            tasks.wait_for_all()
            application.processEvents()
            application.processEvents()
            for shown in QApplication.topLevelWidgets():
                if isinstance(shown, BugDialog) and shown.isVisible():
                    shown.copy()
                    shown.save(paths.user_data() / f"report-{number}.txt")
                    shown.accept()
            application.processEvents()
        (paths.user_data() / "told.txt").write_text("\n".join(everywhere.told), encoding="utf-8")
        everywhere.desk.database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
