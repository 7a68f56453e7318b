"""A day at the real window of a protected office, and what is told of it.

``about``: a unit of work that is about to be kept, by the sum of all tables that it leaves.
``kept``: it is. ``half``: an act that needed more than one. The rest is what the window has shown
to somebody, who relies on it from then on: a ``paper`` and that it was ``printed``, a ``payout``, a
``backup``, a ``book`` in Excel's format; ``done`` at the end of the day.
"""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from sqlalchemy import Connection

from desktop_app.app import App
from desktop_app.gui import tasks, theme
from desktop_app.gui.applications.consider import ConsiderDialog
from desktop_app.gui.applications.order import OrderDialog
from desktop_app.gui.context import Context
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.papers.hearing import LeaveOutDialog
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.places import Place
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Role, Service
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.backups import places, proving
from desktop_app.services.logins import entering
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from tests.builders import Clock, a_child, a_parent, make_iban
from tests.gui.keyboard import type_into
from tests.journeys.office import OfficeAtWork
from tests.patience import PatientBot
from tests.services.backups.backups import PASSWORD
from tests.soak.sudden_end.office import Office, sum_of

Tell = Callable[[object], None]

DAYS = 6
SAVED = "saved"
"""The folder beside the database where they save what is theirs to keep."""

_FIRST_SERIAL = 600
_LOOKED_AT = frozenset({"looks", "printings"})
"""What is put down besides an act, in a unit of work of its own; so is the file of a paper."""


class LoneBot(PatientBot):
    """Waits as in tests, where there is none."""

    def __init__(self) -> None:
        """Nothing is kept to be closed after a test."""
        qt_api.set_qt_api("pyside6")

    def _should_raise(self, _raising: bool | None) -> bool:
        return True


class Window(OfficeAtWork):
    """Everything that is shown is told."""

    def __init__(self, office: Office, app: App, clock: Clock, tell: Tell, folder: Path) -> None:
        super().__init__(LoneBot(), app, clock)
        self._office, self._tell, self.folder = office, tell, folder

    def on(self, _moment: date, role: Role) -> None:
        """Somebody else enters; it is the same day."""
        at_window = self.app.at_window
        while at_window.lock is not None:
            at_window.lock.close()
            assert at_window.lock.page is not None
            at_window.lock.page.other_button.click()
        self.qtbot.waitUntil(lambda: isinstance(at_window.gate.page, LoginPage))
        page = at_window.gate.page
        assert isinstance(page, LoginPage)
        page.who.set_value(self._office.workers[role].id)
        page.password.edit.setText(PASSWORD)
        with self.qtbot.waitSignal(self.app.opened):
            page.enter()
        self.settle()

    def paper(self) -> bytes:
        shown = self.dialog(PreviewDialog)
        which = sha256(shown._pdf).hexdigest()
        self._tell(f"paper\t{which}")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(self.folder / SAVED / "printed.pdf"))
        with self.qtbot.waitSignal(shown.printed):
            shown.print_to(printer)
        self.settle()
        self._tell(f"printed\t{which}")
        return super().paper()

    # What they came for

    def registers(self, service: Service, serial: int) -> None:
        page = self.entry(service, a_child(serial), a_parent(serial))
        page.form.checklist.accept_all()
        if service is Service.REIMBURSEMENT:
            self.facts(page, date(2026, 9, 1), date(2027, 5, 25), make_iban(serial))
        self.register(page)

    def orders(self) -> None:
        page = self.case(self._office.stage.registered.id)
        self.do(page, "consider")
        consider = self.dialog(ConsiderDialog)
        type_into(consider.class_name.edit, "5 Ә")
        self.accept(consider)
        self.do(self.case(self._office.stage.considered.id), "order")
        order = self.dialog(OrderDialog)
        type_into(order.teacher.edit, "Қ. Ң. Ғаббасова")
        self.accept(order)
        self.paper()

    def decides(self) -> None:
        """A refusal that nobody is heard on."""
        refused = self._office.stage.to_decide.id
        self.do(self.case(refused), "leaveOut")
        left_out = self.dialog(LeaveOutDialog)
        type_into(left_out.why.edit, "Өтініш беруші тыңдаудан бас тартты")
        self.accept(left_out)
        self.decide(refused)

    def learns_of_a_boarding_school(self) -> None:
        child = self._office.stage.overpaid.child_id
        self.record_boarding_school(child, date(2026, 10, 1))

    def pays(self) -> None:
        page = self.approve_payout(Quarter(2026, 4))
        assert isinstance(page.payout, ApprovedPayout)
        self._tell(f"payout\t{page.payout.number}\t{page.payout.total}")
        book = self.workbook(page, self.folder / SAVED / "payout.xlsx")
        self._tell(f"book\t{book.name}")

    def backs_up(self) -> None:
        page = self.opened(Place("settings", text="backups"), SettingsPage)
        assert self.app.context is not None
        with self.qtbot.waitSignal(self.app.context.told):
            self.press(page.backups.make_button)
        self.settle()
        for backup in proving.found_in(places.first_place()):
            self._tell(f"backup\t{backup.folder.relative_to(self.folder)}")

    def errands(self) -> dict[Role, list[Callable[[], object]]]:
        return {
            Role.CLERK: [
                partial(self.registers, Service.HOME_EDUCATION, _FIRST_SERIAL),
                partial(self.registers, Service.REIMBURSEMENT, _FIRST_SERIAL + 1),
                self.learns_of_a_boarding_school,
                self.backs_up,
            ],
            Role.HEAD: [self.orders, self.decides],
            Role.ACCOUNTANT: [self.pays, self.backs_up],
        }


def a_day(
    office: Office, place: Path, number: int, tell: Tell, kind: type[Window] = Window
) -> None:
    """All errands of everybody, in an order of the day's own; then the window is closed."""
    chance, clock = random.Random(number), Clock(office.clock())
    application = QApplication([*theme.ARGUMENTS])
    theme.apply(application)
    with ExitStack() as patched:
        patched.enter_context(_told(place, tell))
        patched.enter_context(_at(clock))
        app = App(Settings(database=str(place), language="kk"))
        app.show()
        window = kind(office, app, clock, tell, place.parent)
        (place.parent / SAVED).mkdir(exist_ok=True)
        errands = window.errands()
        for role in chance.sample([*errands], len(errands)):
            window.on(clock().date(), role)
            for errand in chance.sample(errands[role], len(errands[role])):
                clock.pass_by(minutes=10)
                errand()
        app.window.close()
        tasks.wait_for_all()
        application.processEvents()
        app.close()
    tell("done")


@contextmanager
def _at(clock: Clock) -> Iterator[None]:
    """Whoever enters works at the office's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entering, "enter", partial(entering.enter, clock=clock))
        yield


@contextmanager
def _told(place: Path, tell: Tell) -> Iterator[None]:
    begin, act = Database.begin, Context.act
    now = threading.local()

    @contextmanager
    def told(database: Database) -> Iterator[Connection]:
        if database.place != str(place):
            with begin(database) as connection:
                yield connection
            return
        with begin(database) as connection:
            before = sum_of(connection, _LOOKED_AT, files=False)
            yield connection
            left, after = sum_of(connection), sum_of(connection, _LOOKED_AT, files=False)
            now.units = getattr(now, "units", 0) + (before != after)
            tell(f"about\t{left}")
        tell(f"kept\t{left}")

    def whole_act(context: Context, work: Callable[[], Any], *rest: Any, **named: Any) -> None:
        def counted() -> Any:
            now.units = 0
            result = work()
            if now.units > 1:
                tell(f"half\t{now.units} units of work are one act: {work!r}")
            return result

        act(context, counted, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "begin", told)
        patch.setattr(Context, "act", whole_act)
        yield
