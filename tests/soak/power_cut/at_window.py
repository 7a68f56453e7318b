"""A day at the window in which everything happens that may write where nobody looks.

`python -m tests.soak.power_cut.at_window OFFICE PLACE`, as `at_work`.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop_app.events import log
from desktop_app.gui import errors, places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.errors import BugDialog
from desktop_app.gui.importing.open_points import OpenPointsDialog
from desktop_app.gui.importing.page import ImportPage
from desktop_app.records.imports import Way
from desktop_app.records.kinds import Role
from tests.builders import a_child, a_parent, make_iban
from tests.gui.keyboard import type_into
from tests.import_samples import a_row, write
from tests.services.backups.backups import PASSWORD
from tests.soak.power_cut.at_work import work
from tests.soak.power_cut.tasks import Mark, Worked, morning
from tests.soak.sudden_end.office import Office
from tests.soak.sudden_end.window import SAVED, Window, a_day

_FIRST_SERIAL = 650
_REGISTER = "register.xlsx"


class Everything(Window):
    """Besides what is done every day: locked, an error in the program, the old register."""

    def errands(self) -> dict[Role, list[Callable[[], object]]]:
        usual = super().errands()
        for role in usual:
            usual[role] += [self.goes_away, partial(self.fails, role)]
        usual[Role.HEAD].append(self.imports)
        return usual

    def goes_away(self) -> None:
        """In the middle of typing a family's names."""
        child, parent = a_child(_FIRST_SERIAL), a_parent(_FIRST_SERIAL)
        page = self.opened(places.entry(), EntryPage)
        self.person(page.form.child, child)
        self.person(page.form.applicant, parent)
        lock = self.app.at_window.lock
        assert lock is not None
        lock.close()
        assert lock.page is not None
        type_into(lock.page.typed.edit, PASSWORD)
        self.press(lock.page.wake_button)
        self.qtbot.waitUntil(lambda: not lock.is_closed)
        self.settle()

    def fails(self, role: Role) -> None:
        """An error whose text and variables are personal data; its report is saved."""
        serial = _FIRST_SERIAL + [*Role].index(role)
        named = {"child": a_child(serial), "iban": make_iban(serial)}

        def fail() -> None:
            raise RuntimeError(f"{named['child']} {named['iban']}")

        QTimer.singleShot(0, fail)
        dialog = self.dialog(BugDialog)
        dialog.save(self.folder / f"report of the {role}.txt")
        dialog.copy()
        dialog.accept()
        self.settle()

    def imports(self) -> None:
        page = self.opened(places.IMPORT, ImportPage)
        page.open_file(self.folder / SAVED / _REGISTER)
        self.qtbot.waitUntil(lambda: page.checked is not None)
        assert page.checked is not None
        page._save_marked_to(page.checked, self.folder / SAVED / "marked.xlsx")
        self.settle()
        self.answers_what_is_open(page)
        self.press(page.found.bring_button)
        self.qtbot.waitUntil(page.banner.undo_button.isVisible)
        self.settle()

    def answers_what_is_open(self, page: ImportPage) -> None:
        """Nobody on the list was paid anything yet: that is so."""
        self.press(page.found.open_button)
        asked = self.dialog(OpenPointsDialog)
        self.press(asked.buttons[Way.CONFIRM])
        self.accept(asked)
        self.settle()
        self.qtbot.waitUntil(page.found.bring_button.isEnabled)


def with_a_register(office: Office, place: Path) -> None:
    """An office in the morning, and what it is to bring in: a row of it can't be read."""
    morning(office, place)
    serials = range(_FIRST_SERIAL + 20, _FIRST_SERIAL + 30)
    rows = [*map(a_row, serials), a_row(_FIRST_SERIAL + 30, last_day="май")]
    (place.parent / SAVED).mkdir()
    write(place.parent / SAVED / _REGISTER, rows)


def at_window(at: Worked) -> None:
    """Each unit of work is told by its state alone: nobody enters with a password afterwards."""

    def tell(line: object) -> None:
        what, *values = str(line).split("\t")
        if what == "kept":
            at.told(Mark(values[0], {}))

    with log.kept():
        errors.install(lambda words: None)
        a_day(at.office, at.place, 0, tell, Everything)


if __name__ == "__main__":
    work(at_window, Path(sys.argv[1]), Path(sys.argv[2]))
