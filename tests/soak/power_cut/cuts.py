"""The power fails at one of all moments of a task, and the program is started again."""

import json
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from desktop_app.keys.files import ring_of
from desktop_app.keys.slots import WrongPassword
from desktop_app.services.backups import proving
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import steps_of
from desktop_app.services.logins import protecting
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.storage.backups import checking
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.real_office import DETAILS, PEOPLE, SCHOOL
from tests.services.backups.backups import PASSWORD
from tests.soak.power_cut import disk
from tests.soak.power_cut.at_work import TOLD
from tests.soak.power_cut.recording import COMPILER, Event, recorded
from tests.soak.power_cut.tasks import TASKS, Mark, everybody, made_ready
from tests.soak.sudden_end.at_work import KEPT, made
from tests.soak.sudden_end.office import Office, own_folder, state_of
from tests.soak.sudden_end.whole import Judge
from tests.soak.trials import Soak, Trial

CUTS = 2_000
_SAMPLE = range([*TASKS].index("restoring"), 10 * len(TASKS), len(TASKS))
"""Cuts of one task: what takes long is to record it."""


class Recording(NamedTuple):
    """A task, done once; ``begun`` is what was on file before it, ``under`` as it was then."""

    under: Path
    begun: Mark
    events: Sequence[Event]
    telling: frozenset[int]
    """Which events are no writing of the program, but its telling."""


class Cuts:
    def __init__(self, folder: Path) -> None:
        self.folder, self.judge = folder, Judge()
        self.office: Office = made(folder / "office")
        self.recording = cache(self._recording)

    def _recording(self, task: str) -> Recording:
        under = self.folder / task.replace(" ", "-")
        (under / "before").mkdir(parents=True)
        place = under / "work" / self.office.place.name
        place.parent.mkdir()
        made_ready(TASKS[task], self.office, place)
        begun = self._begun(place)
        shutil.copytree(place.parent, under / "before", dirs_exist_ok=True)
        kept = self.folder / "office" / KEPT
        command = [sys.executable, "-m", "tests.soak.power_cut.at_work", str(kept), str(place)]
        events = recorded([*command, task], place.parent, under / "events")
        return Recording(place.parent, begun, events, frozenset(_telling(events)))

    def _begun(self, place: Path) -> Mark:
        door = door_of(place)
        if door.kind is Kind.NEW:
            return Mark("", {})
        key = self.office.key if door.kind is Kind.PROTECTED else None
        database = Database(place, key)
        state = state_of(database)
        database.close()
        return Mark(state, everybody(self.office) if key else {})

    def trial(self, number: int) -> str:
        task = list(TASKS)[number % len(TASKS)]
        chance, recording = random.Random(number), self.recording(task)
        at = _moment(recording, chance)
        before = recording.under.parent / "before"
        left_by = disk.Disk(before, seen_as=recording.under)
        for turn, event in enumerate(recording.events[:at]):
            if turn not in recording.telling:
                left_by.follow(event)
        with TemporaryDirectory(dir=self.folder) as left:
            disk.write(left_by.cut(chance), recording.under, Path(left))
            place = Path(left) / self.office.place.name
            with own_folder(place):
                try:
                    wrong = self._wrong(place, list(_possible(recording, at)), chance)
                except (Trouble, DatabaseTrouble) as trouble:
                    wrong = "; ".join(step.label for step in steps_of(trouble)) or repr(trouble)
        return wrong and f"{task}, cut at {at} of {len(recording.events)}: {wrong}"

    def _wrong(self, place: Path, possible: Sequence[Mark], chance: random.Random) -> str:
        door = door_of(place)
        states = {mark.state for mark in possible}
        if door.kind is Kind.NEW:
            return "there is none any more" if "" not in states else _begun_again(place)
        if door.kind is Kind.UNPROTECTED:
            return self._unprotected(door, states)
        if door.kind is not Kind.PROTECTED:
            return f"the office is {door.kind}"
        worker, password = _who_enters(place, possible, chance)
        if not password:
            return f"{worker} can't enter with any password that they may have"
        wrong = self.judge.wrong(self.office, place, worker, password, states)
        return wrong or _backups_wrong(place, possible[0], worker, password)

    def _unprotected(self, door: Door, states: set[str]) -> str:
        database = Database(door.place)
        state = state_of(database)
        database.close()
        if state not in states:
            return "what is not protected is not what it was"
        session, _code = protecting.protect(door, PEOPLE)
        session.end()
        return ""


def _telling(events: Sequence[Event]) -> Iterator[int]:
    told = -1
    for turn, event in enumerate(events):
        if event.what == "o" and event.path.endswith(TOLD):
            told = event.fd
            yield turn
        elif event.fd == told >= 0:
            yield turn


def _moment(recording: Recording, chance: random.Random) -> int:
    """Any, and as often one just after names were changed, which are few."""
    events = recording.events
    if chance.random() < 0.5:
        return chance.randrange(len(events) + 1)
    named = [turn for turn, event in enumerate(events) if event.what in "rlum"]
    return min(len(events), chance.choice(named) + chance.randint(0, 8))


def _possible(recording: Recording, at: int) -> Iterator[Mark]:
    """What was told last before the cut, and what may have been on file beyond it."""
    marks = [
        (turn, Mark(**json.loads(recording.events[turn].data)))
        for turn in sorted(recording.telling)
        if recording.events[turn].what == "w"
    ]
    marks = [(-1, recording.begun), *((turn, _with_ids(mark)) for turn, mark in marks)]
    told = [each for each, (turn, mark) in enumerate(marks) if turn < at and not mark.passing][-1]
    for _turn, mark in marks[told:]:
        yield mark
        if not mark.passing and mark is not marks[told][1]:
            return


def _with_ids(mark: Mark) -> Mark:
    known = {int(worker): words for worker, words in mark.passwords.items()}
    return Mark(mark.state, known, tuple(mark.backups), mark.passing)


def _who_enters(place: Path, possible: Sequence[Mark], chance: random.Random) -> tuple[int, str]:
    """Whoever's password was just being changed, and any other: one of them; "" where it is none.

    The last told password opens, or the one that was being given.
    """
    ring = ring_of(place)
    assert ring is not None
    known = [mark.passwords for mark in possible]
    everyone = [worker for worker in known[-1] if worker and worker in (known[0] or known[-1])]
    changed = [worker for worker in known[-1] if len({each.get(worker) for each in known}) > 1]
    found = (0, "")
    given = [worker for worker in everyone if known[-1][worker] != PASSWORD]
    for worker in [*changed, *given, chance.choice(everyone)]:
        for words in {each[worker] for each in known if worker in each}:
            try:
                ring.enter(worker, words)
            except WrongPassword:
                continue
            found = (worker, words)
            break
        else:
            if worker in known[0]:
                return worker, ""
    return found


def _begun_again(place: Path) -> str:
    session, _code = protecting.begin_office(place, DETAILS, SCHOOL, PEOPLE)
    session.end()
    return ""


def _backups_wrong(place: Path, told: Mark, worker: int, password: str) -> str:
    for name in told.backups:
        folder = place.parent / name
        if not folder.is_dir():
            return "a backup is gone that was told to be good"
        backup = proving.backup_at(folder)
        with proving.opened(backup, worker, password) as opened:
            checking.require_whole(opened, backup.manifest, folder)
    return ""


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    (folder / "office").mkdir()
    yield Cuts(folder).trial


POWER_CUT = Soak(
    "power cut",
    f"{CUTS} cuts, also while keys, passwords, protection, backups and a restore were on their "
    "way: each told act whole, at most the next besides; who could enter can",
    CUTS,
    _SAMPLE if COMPILER else 0,
    _begin,
)
