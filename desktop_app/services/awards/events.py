"""Circumstances of D-5 that nobody knows in advance: recorded, perhaps late, and taken back."""

from datetime import date

from sqlalchemy import Connection

from desktop_app.law.facts import EventKind
from desktop_app.law.steps import N_, Step, Value
from desktop_app.records.acts import Act
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.reasons import reason
from desktop_app.storage.awards import events
from desktop_app.storage.people import on_file as people

EVENT_WORDS = {
    EventKind.STATE_INSTITUTION: N_("Study in a state institution"),
    EventKind.DEATH: N_("Death of the child"),
}


def record(
    desk: Desk,
    child_id: int,
    kind: EventKind,
    happened_on: date,
    ended_on: date | None = None,
    note: str = "",
) -> None:
    """Record an event; payments stop from the month after it (D-5).

    EntryError for a day that can't be, as one before the birth on file, and for what stands on
    file already: a stay of that day, a death of whatever day.
    """
    _check_days(desk, happened_on, ended_on)
    with desk.writing(Act.RECORD_EVENT) as connection:
        _insert(connection, desk, child_id, kind, happened_on, ended_on, note)
        values: dict[str, Value] = {"event": EVENT_WORDS[kind], "date": happened_on}
        act = Step(N_("Recorded: {event}, {date}"), "D-5", values)
        history.record_for_child(connection, desk, act, child_id)


def annul(desk: Desk, event_id: int, child_id: int, why: str) -> None:
    """Take an event back that was recorded by mistake; it stays on file with the reason."""
    why = reason(why, N_("Write why the event is annulled."))
    with desk.writing(Act.ANNUL_EVENT) as connection:
        _annul(connection, desk, event_id, child_id, why)
        act = Step(N_("An event was annulled"), "D-5")
        history.record_for_child(connection, desk, act, child_id)


def correct(
    desk: Desk,
    event_id: int,
    *,
    happened_on: date,
    ended_on: date | None = None,
    note: str = "",
    why: str,
) -> None:
    """Set the days or the note of an event right, such as the end of a stay in an institution.

    One act: the old one is annulled with the reason and stays on file, the right one is recorded.
    EntryError as `record`, without a reason, and where nothing is other than before.
    """
    why = reason(why, N_("Write why the event is corrected."))
    _check_days(desk, happened_on, ended_on)
    with desk.writing(Act.CORRECT_EVENT) as connection:
        old = events.by_id(connection, event_id)
        if (old.happened_on, old.ended_on, old.note) == (happened_on, ended_on, note.strip()):
            raise EntryError(Slip("happened_on", N_("This corrects nothing.")))
        _annul(connection, desk, event_id, old.child_id, why)
        _insert(connection, desk, old.child_id, old.kind, happened_on, ended_on, note)
        values: dict[str, Value] = {
            "event": EVENT_WORDS[old.kind],
            "old": old.happened_on,
            "date": happened_on,
        }
        act = Step(N_("Corrected: {event}, {old}; now {date}"), "D-5", values)
        if ended_on is not None:
            act = Step(
                N_("Corrected: {event}, {old}; now {date} to {last}"),
                "D-5",
                {**values, "last": ended_on},
            )
        history.record_for_child(connection, desk, act, old.child_id)


def _check_days(desk: Desk, happened_on: date, ended_on: date | None) -> None:
    if happened_on > desk.today():
        raise EntryError(Slip("happened_on", N_("The event can't lie in the future.")))
    if ended_on is not None and ended_on < happened_on:
        raise EntryError(Slip("ended_on", N_("The period ends before it begins.")))


def _insert(
    connection: Connection,
    desk: Desk,
    child_id: int,
    kind: EventKind,
    happened_on: date,
    ended_on: date | None,
    note: str,
) -> None:
    born_on = people.by_id(connection, child_id).birth_date
    if born_on is not None and happened_on < born_on:
        label = N_("The child was born on {date}: this can't lie before that.")
        raise EntryError(Slip("happened_on", label, {"date": born_on}))
    standing = events.days_of(connection, child_id, kind)
    if kind is EventKind.DEATH and standing:
        label = N_("Recorded already, on {date}. If that day is wrong, correct what stands.")
        raise EntryError(Slip("happened_on", label, {"date": standing[0]}))
    if happened_on in standing:
        label = N_("This is recorded for that day already. Correct the one that stands.")
        raise EntryError(Slip("happened_on", label))
    events.add(
        connection,
        child_id,
        kind,
        happened_on,
        ended_on,
        note.strip(),
        who=desk.worker.name,
        when=desk.now(),
    )


def _annul(connection: Connection, desk: Desk, event_id: int, child_id: int, why: str) -> None:
    if not events.annul(connection, event_id, child_id, desk.worker.name, desk.now(), why):
        raise Trouble(N_("This event is annulled already."))
