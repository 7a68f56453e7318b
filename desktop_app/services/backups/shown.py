"""What the screen shows of backups: the list, and in a line how things stand."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app import wording
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.backups import Backup
from desktop_app.services.backups import making, places
from desktop_app.services.backups import state as states
from desktop_app.services.backups.state import BackupState
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.leaving import where_it_goes
from desktop_app.services.office import beginning
from desktop_app.storage.backups import folders
from desktop_app.storage.office import details as offices


@dataclass(frozen=True)
class Row:
    """``is_second``: it lies in the second place. ``proved`` is when it was opened last."""

    backup: Backup
    is_second: bool
    proved: datetime | None


@dataclass(frozen=True)
class Backups:
    """``second_goes``: whom the second place reaches besides this office, if anybody."""

    state: BackupState
    now: datetime
    first_place: Path
    rows: tuple[Row, ...]
    second_goes: Step | None = None


def read(desk: Desk) -> Backups:
    """All that the page of backups shows."""
    office = making.identity(desk)
    state, first = states.load(office), places.first_place()
    found = [(each, False) for each in folders.found_in(first, office)]
    goes = None
    if state.second_place:
        second = Path(state.second_place)
        found += [(each, True) for each in folders.found_in(second, office)]
        goes = where_it_goes(second)
    found.sort(key=lambda each: each[0].made_at, reverse=True)
    rows = (Row(each, second, state.proved.get(str(each.folder))) for each, second in found)
    return Backups(state, desk.now(), first, tuple(rows), goes)


def has_second_place(desk: Desk) -> bool:
    """Whether this PC makes a second copy of the backups of this office anywhere."""
    return bool(states.load(making.identity(desk)).second_place)


@dataclass(frozen=True)
class Standing:
    """How backups stand: a short line, whether it is in red, and what stands above every page.

    ``is_automatic``: backups are made by themselves; not in an office to practise in.
    """

    line: Step | None
    is_bad: bool
    is_automatic: bool
    warning: Step | None = None


def standing(desk: Desk) -> Standing:
    with desk.reading(Sight.OFFICE) as connection:
        office = offices.value(connection, "identity")
        is_practice = beginning.is_practice(connection)
    state, now = states.load(office), desk.now()
    if is_practice:
        made = state.good is not None or state.failed is not None
        return Standing(_line(state, now) if made else None, is_bad=False, is_automatic=False)
    return Standing(
        _line(state, now), state.is_late(now), is_automatic=True, warning=_warning(state, now)
    )


def _line(state: BackupState, now: datetime) -> Step:
    good = state.good
    if state.failed is not None:
        label = N_("Backup failed: {when}")
        return Step(label, "", {"when": as_is(_when(state.failed.at, now))})
    if good is None:
        return Step(N_("No backup yet"), "")
    values = {"when": as_is(_when(good.at, now)), "count": as_is(good.cases)}
    return Step(N_("Backup: {when}, cases {count}"), "", values)


def _when(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == now.date() else wording.moment(at)


def _warning(state: BackupState, now: datetime) -> Step | None:
    if not state.lacks_second(now):
        return None
    if state.second_failed is not None:
        return state.second_failed.why
    if state.second is None:
        return Step(
            N_(
                "No second copy of the backups was ever made: if this PC's disk fails, everything "
                "is lost. Choose a USB stick or another disk."
            ),
            "",
        )
    label = N_("The last second copy of the backups is of {day}. Connect the second place.")
    return Step(label, "", {"day": as_is(wording.day(state.second.at))})
