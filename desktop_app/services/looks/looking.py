"""A look is put down before it is given: who opened, took out or printed what, from which PC."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.looks import Seen, Subject, Unkept, Way
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.looks import unkept
from desktop_app.storage.looks import kept
from desktop_app.storage.office import identity
from desktop_app.storage.trouble import DatabaseTrouble

ONCE_IN = timedelta(minutes=30)
"""Opened again within it, as by every refresh of a page, it is the same look."""

NOT_SHOWN = N_(
    "Who looks is put down first, and the database takes nothing in now. Until it does, only the "
    "head sees this. Nothing was changed."
)
NOT_KEPT = N_(
    "The database takes nothing in now. That you have looked at this is kept on this PC, and put "
    "down as soon as it can be. Only you, as the head, see it."
)
NEITHER = N_(
    "Who looks is put down first, and now neither the database nor your own folder on this PC "
    "takes anything in. Until one of them does, nobody sees this. Nothing was changed."
)


def look(
    desk: Desk, subject: Subject, subject_id: int, way: Way = Way.OPENED, which: str = ""
) -> None:
    """Put down that who works sees one of them, once in half an hour; ``which`` as in `Seen`.

    Where the database can't take that in, it is kept on this PC for the head, who is told and goes
    on; Trouble for others, and where neither takes it in.
    """
    look_at_all(desk, [Seen(subject, subject_id, which)], way)


def look_at_papers(desk: Desk, papers: Iterable[NoticeRow], way: Way) -> None:
    """The same for those that papers are about; one about nobody is no look."""
    look_at_all(desk, filter(None, map(_about, papers)), way)


def look_at_all(desk: Desk, seen: Iterable[Seen], way: Way = Way.OPENED) -> None:
    """The same for many, in one unit of work."""
    wanted = list(dict.fromkeys(seen))
    if not wanted:
        return
    try:
        _keep(desk, wanted, way)
    except DatabaseTrouble as trouble:
        log.note(Event.LOOK_NOT_KEPT, trouble.kind)
        if not desk.may(Act.SIGN):  # who signs is the head
            raise Trouble(NOT_SHOWN) from trouble
        _keep_here(desk, wanted, way)
        desk.warn(Step(NOT_KEPT, ""))
    else:
        put_in_what_waits(desk)


def put_in_what_waits(desk: Desk) -> None:
    """Looks that were kept on this PC go to the others; where that fails, the next look tries."""
    if not unkept.are_any():
        return
    with suppress(DatabaseTrouble):
        waiting = unkept.found(_office(desk))
        if waiting:
            _put_in(desk, [each for looks in waiting.values() for each in looks])
            unkept.remove(waiting)


def _put_in(desk: Desk, waiting: list[Unkept]) -> None:
    with desk.database.begin() as connection:
        count = kept.add_later(connection, desk.pc, waiting)
    log.note(Event.LOOKS_KEPT, count)


def _keep(desk: Desk, wanted: list[Seen], way: Way) -> None:
    moment, author = desk.now(), desk.author
    with desk.database.read() as connection:
        ids = [each.subject_id for each in wanted]
        before = kept.between(connection, author, desk.pc, way, (moment - ONCE_IN, moment), ids)
    new = [each for each in wanted if each not in before]
    if new:
        with desk.database.begin() as connection:
            kept.add(connection, author, desk.pc, way, moment, new)


def _keep_here(desk: Desk, wanted: list[Seen], way: Way) -> None:
    """Once in half an hour, too. Trouble where this PC takes nothing in either."""
    moment, who = desk.now(), desk.worker.id
    try:
        office = _office(desk)
        before = {
            each.seen
            for looks in unkept.found(office).values()
            for each in looks
            if (each.worker_id, each.way) == (who, way) and moment - ONCE_IN < each.at <= moment
        }
        new = [Unkept(moment, who, way, each) for each in wanted if each not in before]
        if new:
            unkept.keep(office, new)
    except (DatabaseTrouble, OSError, ValueError) as error:
        log.note(Event.LOOK_NOT_KEPT, "neither")
        raise Trouble(NEITHER) from error


def _office(desk: Desk) -> str:
    with desk.database.read() as connection:
        return identity.of(connection)


def _about(paper: NoticeRow) -> Seen | None:
    if paper.complaint_id is not None:
        return Seen(Subject.COMPLAINT, paper.complaint_id)
    return None if paper.child_id is None else Seen(Subject.CHILD, paper.child_id)
