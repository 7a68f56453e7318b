"""Circumstances of D-5 that nobody knows in advance: recorded, perhaps late, and taken back."""

from datetime import date

from sqlalchemy import insert, update

from desktop_app.law.facts import EventKind
from desktop_app.law.steps import N_, Step, Value
from desktop_app.services import papers
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.storage import tables as t

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
    """Record an event; payments stop from the month after it (D-5)."""
    if happened_on > desk.today():
        raise EntryError(Slip("happened_on", N_("The event can't lie in the future.")))
    if ended_on is not None and ended_on < happened_on:
        raise EntryError(Slip("ended_on", N_("The period ends before it begins.")))
    with desk.database.begin() as connection:
        connection.execute(
            insert(t.events).values(
                child_id=child_id,
                kind=kind,
                happened_on=happened_on,
                ended_on=ended_on,
                note=note.strip(),
                recorded_at=desk.now(),
                recorded_by=desk.worker.name,
            )
        )
        values: dict[str, Value] = {"event": EVENT_WORDS[kind], "date": happened_on}
        act = Step(N_("Recorded: {event}, {date}"), "D-5", values)
        papers.record_for_child(connection, desk, act, child_id)


def annul(desk: Desk, event_id: int, child_id: int, why: str) -> None:
    """Take an event back that was recorded by mistake; it stays on file with the reason."""
    if not why.strip():
        raise EntryError(Slip("why", N_("Write why the event is annulled.")))
    with desk.database.begin() as connection:
        done = connection.execute(
            update(t.events)
            .where(
                t.events.c.id == event_id,
                t.events.c.child_id == child_id,
                t.events.c.annulled_at.is_(None),
            )
            .values(annulled_at=desk.now(), annulled_by=desk.worker.name, annulled_why=why.strip())
        )
        if done.rowcount == 0:
            raise Trouble(N_("This event is annulled already."))
        act = Step(N_("An event was annulled"), "D-5")
        papers.record_for_child(connection, desk, act, child_id)
