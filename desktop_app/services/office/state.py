"""Whether a database is an older state of its office than was seen on this PC.

An old file that was put back is whole and opens without a word: only what is kept outside of it
knows that acts lack. That is what this PC has seen, and what the backups know: whoever puts back
the user's own folder together with the database has not thought of the stick. Where the office has
no identity yet, nothing is compared.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.history import record_for_office
from desktop_app.services.office import seen_here
from desktop_app.services.reasons import reason
from desktop_app.storage.backups import ahead
from desktop_app.storage.changes import tell
from desktop_app.storage.office import identity, newest
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.wording import moment


@dataclass(frozen=True)
class OlderState:
    """``seen`` is the moment of the last act that was seen here, ``now`` of the last one on file.

    ``missing`` acts lack; 0 where as many were done, and others. ``by_backup``: it is a backup that
    was made at ``seen`` that knows of them.
    """

    seen: datetime
    now: datetime | None
    missing: int
    by_backup: bool = False

    @property
    def step(self) -> Step:
        values: dict[str, Value] = {"seen": as_is(moment(self.seen)), "count": self.missing}
        if self.now is None:
            label = N_(
                "On this PC the office was seen last as it was on {seen}, and now nothing of it is "
                "on file: {count} acts lack."
            )
            return Step(label, "", values)
        values["now"] = as_is(moment(self.now))
        if self.by_backup:
            label = N_(
                "This is an older state of the office: its last act is of {now}. The backup of "
                "{seen} has more: {count} acts lack."
            )
            return Step(label, "", values)
        if not self.missing:
            label = N_(
                "On this PC the office was seen last as it was on {seen}. This database goes on "
                "otherwise from an older state, to {now}: what was done here last is not in it."
            )
            return Step(label, "", values)
        label = N_(
            "This is an older state of the office: its last act is of {now}. On this PC it was "
            "seen as it was on {seen}: {count} acts lack."
        )
        return Step(label, "", values)


def doubt(desk: Desk, backups: Iterable[Path] = ()) -> OlderState | None:
    """How the database is older than what was seen here, or than a backup of it in these places;
    None where it is not.
    """
    with desk.reading(Sight.OFFICE) as connection:
        return _as_seen_here(connection) or _as_backed_up(connection, backups)


def _as_backed_up(connection: Connection, places: Iterable[Path]) -> OlderState | None:
    backup = ahead.furthest(connection, places)
    if backup is None:
        return None
    last = newest.newest(connection)
    done, at = (last.id, last.at) if last is not None else (0, None)
    missing = backup.manifest.contents.last_act - done
    return OlderState(backup.made_at, at, missing, by_backup=True)


def _as_seen_here(connection: Connection) -> OlderState | None:
    office = identity.on_this_pc(connection)
    seen = seen_here.load(office).act if office else None
    if seen is not None:
        last = newest.newest(connection)
        if last is None or last.id < seen.id:
            missing = seen.id - (last.id if last is not None else 0)
            return OlderState(seen.at, last.at if last is not None else None, missing)
        same = newest.of(connection, seen.id)
        if same is None or same.digest != seen.digest:
            return OlderState(seen.at, last.at, 0)
    return None


def note(desk: Desk) -> None:
    """Remember on this PC which state of the office was seen last."""
    with desk.reading(Sight.OFFICE) as connection:
        note_as_read(connection)


def note_as_read(connection: Connection) -> None:
    """The same where there is no desk yet: a backup has just taken the place of the database."""
    office, last = identity.on_this_pc(connection), newest.newest(connection)
    if office and last is not None:
        seen_here.save_act(office, last)


def _told(moment: datetime | None) -> dict[str, str]:
    """What the history says of a state: the moment of its last act."""
    return {"last act": "" if moment is None else moment.isoformat()}


def note_if_possible(desk: Desk) -> None:
    """The same where work ends: what keeps it from being read is told by whatever is done next."""
    with suppress(DatabaseTrouble):
        note(desk)


def accept_older_state(desk: Desk, why: str, backups: Iterable[Path] = ()) -> None:
    """Work on with an older state, such as of a backup; the reason goes into the history."""
    why = reason(why, N_("Write why the office works on with the older state."))
    found = doubt(desk, backups)
    with desk.writing(Act.ACCEPT_OLDER_STATE) as connection:
        last = newest.newest(connection)
        was = _told(found.seen if found is not None else None)
        tell(connection, "state", was, _told(last.at if last is not None else None))
        label = N_("Opened an older state of the office: {count} acts lack. Reason: {why}")
        missing = found.missing if found is not None else 0
        act = Step(label, "", {"count": missing, "why": as_is(why)})
        record_for_office(connection, desk, act)
    note(desk)
