"""A look is put down before it is given: who opened, took out or printed what, from which PC."""

from collections.abc import Iterable
from datetime import timedelta

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.looks import Subject, Way
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.looks import kept
from desktop_app.storage.looks.kept import Seen
from desktop_app.storage.trouble import DatabaseTrouble

ONCE_IN = timedelta(minutes=30)
"""Opened again within it, as by every refresh of a page, it is the same look."""

NOT_SHOWN = N_(
    "Who looks is put down first, and the database takes nothing in now. Until it does, only the "
    "head sees this. Nothing was changed."
)
NOT_KEPT = N_(
    "The database takes nothing in now: that you have looked at this could not be put down. "
    "Only you, as the head, see it."
)


def look(desk: Desk, subject: Subject, subject_id: int, way: Way = Way.OPENED) -> None:
    """Put down that who works sees one of them, once in half an hour.

    Where that can't be kept, the head is told and goes on; Trouble for others.
    """
    look_at_all(desk, [(subject, subject_id)], way)


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
        if not desk.may(Act.SIGN):  # who signs is the head
            raise Trouble(NOT_SHOWN) from trouble
        desk.warn(Step(NOT_KEPT, ""))


def _keep(desk: Desk, wanted: list[Seen], way: Way) -> None:
    moment, author = desk.now(), desk.author
    with desk.database.read() as connection:
        ids = [row_id for _subject, row_id in wanted]
        before = kept.between(connection, author, desk.pc, way, (moment - ONCE_IN, moment), ids)
    new = [each for each in wanted if each not in before]
    if new:
        with desk.database.begin() as connection:
            kept.add(connection, author, desk.pc, way, moment, new)


def _about(paper: NoticeRow) -> Seen | None:
    if paper.complaint_id is not None:
        return Subject.COMPLAINT, paper.complaint_id
    return None if paper.child_id is None else (Subject.CHILD, paper.child_id)
