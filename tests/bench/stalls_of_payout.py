"""How long the window's event loop stands still at most while a payout goes from page to workbook.

A timer asks every few milliseconds to be called; how much later it comes is a stall. ``own`` is
what the window's thread was at work for in the longest one: the rest it waited for the other
thread, which draws up, checks and writes, or for the machine. How long it stands still at rest, and
beside a thread that does nothing but count, is told first.
"""

import os
import tempfile
from pathlib import Path
from time import perf_counter, sleep, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.gui.patient_window import PatientWindow, settle
from tests.services.acts import taken_by

_EVERY = 5


class Watch(QObject):
    """The longest stall since it was asked last, in milliseconds, and the thread's own part."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._tick)
        self._forget()
        self._timer.start()

    def _forget(self) -> None:
        self._longest = self._own = self._most_own = 0.0
        self._at, self._worked = perf_counter(), thread_time()

    def _tick(self) -> None:
        now, worked = perf_counter(), thread_time()
        late, own = (now - self._at) * 1000 - _EVERY, (worked - self._worked) * 1000
        if late > self._longest:
            self._longest, self._own = late, own
        self._most_own = max(self._most_own, own)
        self._at, self._worked = now, worked

    def told(self, name: str) -> None:
        self._tick()
        print(
            f"    {name:20} longest {self._longest:6.0f} ms, own of it {self._own:6.0f}, "
            f"most own {self._most_own:6.0f}",
            flush=True,
        )
        self._forget()


def _sleep() -> None:
    sleep(3)


def _count() -> None:
    """Python that holds nothing but its turn: what the machine and Python make of any work."""
    ends = perf_counter() + 3
    while perf_counter() < ends:
        sum(each * each for each in range(10_000))


def watched(children: int) -> None:
    from tests.bench.bench_payout import make

    application = QApplication([])
    theme.apply(application)
    translation.use("kk")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.sqlite"
        make(file, children)
        database = open_database(file)
        desk = taken_by(Desk(database, clock=Clock()), Role.ACCOUNTANT)
        head = taken_by(desk, Role.HEAD)
        context = Context(desk)
        window = PatientWindow()
        window.resize(1366, 768)
        window.show()
        window.attach(context)
        settle(context)
        print(f"{children:,} children".replace(",", " "), flush=True)
        watch = Watch()

        def page() -> PayoutsPage:
            settle(context)
            assert isinstance(window.page, PayoutsPage)
            return window.page

        def sees() -> None:
            """As somebody looks on for a while: what is freed afterwards counts, too."""
            for _round in range(40):
                QApplication.processEvents()

        for name, work in (("at rest", _sleep), ("beside a count", _count)):
            context.act(work, changes=False)
            settle(context)
            watch.told(name)
        window.open(Place("payouts"))
        shown = page()
        sees()
        watch.told("opened and looked at")
        shown.keep_draft()
        settle(context)
        sees()
        watch.told("drawn up")
        assert shown.looked is not None
        shown._mark_seen({check.key for check in shown.looked.checks})
        settle(context)
        sees()
        watch.told("ticked")
        assert shown.looked is not None
        draft = shown.looked.draft
        assert draft is not None
        context.desk = head
        context.act(
            lambda: cycle.approve(head, draft), lambda p: context.go(Place("payouts", p.id))
        )
        settle(context)
        settle(context)
        sees()
        watch.told("approved and opened")
        page().save_to(Path(folder) / "payout.xlsx")
        settle(context)
        sees()
        watch.told("workbook")
        window.open(Place("payouts"))
        page()
        sees()
        watch.told("looked at, paid")
        window.close()
        settle(context)
        database.close()
