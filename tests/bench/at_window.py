"""A process that opens an office in a window and says what one thing there costs.

Begun by `bench_pages`. The window opens at Settings, which read nothing of families, and rests; so
nothing is warm that another page would have warmed. What is measured is written as JSON.
"""

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import event, select

from desktop_app import translation
from desktop_app.gui import places, tasks, theme
from desktop_app.gui.at_work import ahead
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from tests.bench.offices import KEY
from tests.builders import Clock
from tests.services.acts import taken_by

_BEAT, _REST, _STILL = 4, 300, 40
"""Milliseconds between two beats, without work before the window rests, and until it is still."""


class _Window(MainWindow):
    def _open_first_place(self, role: Role) -> None:
        del role
        self.open(places.SETTINGS)


class Heart(QObject):
    """Beats while the GUI thread lives: the longest time between two beats is the longest stall."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.longest = self.longest_own = 0.0
        self._last, self._own = perf_counter(), thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now, own = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.longest_own = max(self.longest_own, own - self._own)
        self._last, self._own = now, own

    def stop(self) -> None:
        self._beat()
        self._timer.stop()


def until_still(context: Context, at_least: int = _STILL) -> None:
    """Until nothing is read any more, and what came is on the screen."""
    since = perf_counter()
    while True:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if context.is_busy or tasks.are_running():
            since = perf_counter()
        elif (perf_counter() - since) * 1_000 > at_least:
            return


class Measured:
    """The office of a file, in a window."""

    def __init__(self, place: str, role: Role = Role.HEAD, key: bytes | None = KEY) -> None:
        self.application = QApplication.instance() or QApplication(["bench", *theme.ARGUMENTS])
        theme.apply(self.application)  # type: ignore[arg-type]
        translation.use("kk")
        self.desk = taken_by(Desk(Database(place, key), clock=Clock()), role)
        self.sent: list[str] = []
        event.listen(
            self.desk.database.engine, "before_cursor_execute", lambda *given: self._hear(given[2])
        )
        self.context = Context(self.desk)
        self.window = _Window()
        self.window.resize(1366, 768)
        self.window.show()
        self.window.attach(self.context)
        self.heart = Heart()
        waiting = QEventLoop()
        ahead.all_pages(self.context).done.connect(waiting.quit)
        self.heart.start()
        waiting.exec()
        self.heart.stop()
        self.ahead = {"stall": self.heart.longest, "own": self.heart.longest_own}
        until_still(self.context, _REST)

    def _hear(self, statement: str) -> None:
        if not statement.startswith("BEGIN"):
            self.sent.append(statement)

    def opened(self, place: Place) -> dict[str, Any]:
        """What opening a page costs until it is still."""
        return self.of(lambda: self.window.open(place))

    def of(self, act: Callable[[], object]) -> dict[str, Any]:
        self.sent.clear()
        self.heart.start()
        before, began = process_time(), perf_counter()
        act()
        until_still(self.context)
        took, passed = process_time() - before, perf_counter() - began - _STILL / 1_000
        self.heart.stop()
        return {
            "cpu": took,
            "wall": passed,
            "stall": self.heart.longest,
            "own": self.heart.longest_own,
            "sent": len(self.sent),
            "memory": _memory(),
        }

    def place(self, name: str) -> Place:
        with self.desk.database.read() as connection:
            if name == "case":
                awarded = select(t.decisions.c.application_id).where(t.decisions.c.awarded)
                return places.case(int(connection.scalar(awarded.limit(1)) or 0))
            if name == "child":
                return places.child(int(connection.scalar(select(t.decisions.c.child_id)) or 0))
        return PLACES[name]


PLACES = {
    "Today": places.TODAY,
    "Applications": places.APPLICATIONS,
    "Children": places.CHILDREN,
    "Payouts": places.PAYOUTS,
    "Papers": places.PAPERS,
    "Papers to issue": places.TO_ISSUE,
    "Papers to deliver": places.UNDELIVERED,
    "Complaints": places.COMPLAINTS,
    "Registers": places.REGISTERS,
    "Debts": places.DEBTS,
    "Report": places.REPORT,
    "Forecast": places.FORECAST,
    "entry": places.entry(),
}
PAGES = (*PLACES, "case", "child")


def _memory() -> float:
    """MiB of this process that are in use now."""
    words = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(words[1]) * 4 / 1024


def page(file: str, name: str) -> dict[str, Any]:
    measured = Measured(file)
    return measured.opened(measured.place(name))


def again(file: str, name: str) -> dict[str, Any]:
    """The second opening: what is warm then is warm for every page of its kind."""
    measured = Measured(file)
    place = measured.place(name)
    measured.opened(place)
    measured.opened(places.SETTINGS)
    return measured.opened(place)


def profile(file: str, name: str) -> dict[str, Any]:
    """Where the time of both threads goes, in words."""
    import cProfile
    import pstats

    measured = Measured(file)
    place = measured.place(name)
    gui, others = cProfile.Profile(), []
    start = tasks._Work.run  # the pool's threads are Qt's, which Python's own hooks do not know

    def run(work: Any) -> None:
        own = cProfile.Profile()
        others.append(own)
        own.enable()
        try:
            start(work)
        finally:
            own.disable()

    tasks._Work.run = run  # type: ignore[method-assign, assignment]
    gui.enable()
    told = measured.opened(place)
    gui.disable()
    for each in (gui, *others):
        pstats.Stats(each, stream=sys.stderr).sort_stats("cumulative").print_stats(28)
    return told


_TYPED = ("ә", "әс", "ахмет", "нұр", "нұрбек", "сейт", "жұмабек", "ерма", "құрман", "омар а")


def search(file: str) -> dict[str, Any]:
    """Every key of some names: its own, to a still list, and to what is found only."""
    from desktop_app.services.search import finding
    from desktop_app.services.search.asked import asked

    measured = Measured(file)
    box = measured.window.search
    box._seek("б")
    until_still(measured.context)
    assert box.finder is not None
    lists, ids = [], []
    for typed in _TYPED:
        for length in range(1, len(typed) + 1):
            lists.append(measured.of(partial(box._seek, typed[:length])))
            with measured.desk.database.read() as connection:
                groups = box.finder.index.fresh(connection)
            wanted = asked(typed[:length])
            began = thread_time()
            for group in groups.values():
                group.find(wanted, finding.MOST + 1)
            ids.append(thread_time() - began)
    return {
        "ids": statistics.median(ids),
        "ids worst": max(ids),
        "list": statistics.median(each["cpu"] for each in lists),
        "list worst": max(each["cpu"] for each in lists),
        "stall": max(each["stall"] for each in lists),
        "sent": max(each["sent"] for each in lists),
    }


def saved(file: str) -> dict[str, Any]:
    """Ten applications registered with everything that belongs to one; the median."""
    from desktop_app.services.applications import registering
    from desktop_app.services.tasks import keeping
    from tests.builders import home_education_entry

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "office.sqlite"
        shutil.copyfile(file, copy)
        desk = taken_by(Desk(Database(copy, KEY), clock=Clock()), Role.CLERK)
        taken, sent = [], []
        event.listen(
            desk.database.engine, "before_cursor_execute", lambda *given: sent.append(given[2])
        )
        for number in range(11):
            entry = home_education_entry(1, 3 + number)
            sent.clear()
            began = process_time()
            registering.register(desk, entry)
            keeping.turn(desk)
            taken.append(process_time() - began)
        desk.database.close()
    return {"cpu": statistics.median(taken[1:]), "first": taken[0], "sent": len(sent)}


def walks(file: str, times: str) -> dict[str, Any]:
    """Memory after so many walks through all pages."""
    measured = Measured(file)
    memory = []
    for _walk in range(int(times)):
        for name in PAGES:
            measured.opened(measured.place(name))
        memory.append(_memory())
    return {"first": memory[0], "last": memory[-1], "each": memory}


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    measures = (page, again, profile, search, saved, walks)
    found = {each.__name__: each for each in measures}[what](*given)
    print(json.dumps(found), flush=True)
    import os

    os._exit(0)
