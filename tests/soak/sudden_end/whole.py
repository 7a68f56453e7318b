"""What must hold of an office after the program ended in the middle of an act."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from desktop_app.records.kinds import Register
from desktop_app.services import drawing
from desktop_app.services.desk import Desk
from desktop_app.services.health import check
from desktop_app.services.logins import entering
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.storage import tables as t
from desktop_app.storage.backups import checking
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.trouble import DatabaseTrouble
from tests.soak.sudden_end.office import Office, state_of

_NUMBERED = {
    Register.APPLICATIONS: t.applications,
    Register.PAYOUTS: t.payouts,
    Register.COMPLAINTS: t.complaints,
}


class Judge:
    """Tells what is wrong; what was looked into once is not looked into again."""

    def __init__(self) -> None:
        self._good: set[str] = set()

    def wrong(
        self,
        office: Office,
        place: Path,
        worker: int,
        password: str,
        allowed: Collection[str],
        follow: Collection[str] = (),
    ) -> str:
        """Entered with a password, as after a restart: the state is one of those allowed.

        On entering, numbers without file have theirs drawn; where it is known what that leaves, it
        is the same state or one of those that ``follow``.
        """
        try:
            door = door_of(place)
            if door.kind is not Kind.PROTECTED:
                return f"the office is {door.kind}"
            with _before_drawing() as left:
                session = entering.enter(door, worker, password, clock=office.clock)
        except DatabaseTrouble as trouble:
            return f"not opened: {trouble.kind}"
        try:
            (found,) = left
            if found not in allowed:
                return "an acknowledged act is lost, or one is half done"
            state = state_of(session.own.database)
            if follow and state not in {found, *follow}:
                return "a number without file was drawn otherwise than by whoever issued it"
            if state not in self._good:
                told = "; ".join(_found(session.own))
                if told:
                    return told
                self._good.add(state)
        finally:
            session.end()
        _require_pages(place, session.key)
        return _unread(place.parent / "own")


@contextmanager
def _before_drawing() -> Iterator[list[str]]:
    """The state that is found by whoever enters, before anything is drawn."""
    draw_all, found = drawing.draw_all, list[str]()

    def told(database: Database) -> None:
        found.append(state_of(database))
        draw_all(database)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "draw_all", told)
        yield found


def _require_pages(place: Path, key: bytes) -> None:
    """Of the file alone: whoever closed it has folded the log into it."""
    database = Database(place, key, as_it_lies=True)
    checking.require_pages(database)
    database.close()


def _found(desk: Desk) -> Iterator[str]:
    """The program's own files are left out: nothing of an office's touches them."""
    found = (*check.database(desk), *check.office_forms())
    yield from (finding.step.label for finding in found if finding.wrong)
    with desk.database.read() as connection:
        yield from unwhole_numbers(connection)


def unwhole_numbers(connection: Connection) -> Iterator[str]:
    """Registers with fewer or more on file than numbers were given; papers with one number.

    `check` looks for gaps in all of them; this counts by itself.
    """
    for register, table in _NUMBERED.items():
        last = t.register_numbers.c
        query = select(func.sum(last.last)).where(last.register == register)
        given = connection.scalar(query) or 0
        numbers = list(connection.scalars(select(table.c.number)))
        if len(set(numbers)) != len(numbers) or len(numbers) != given:
            yield f"{register}: {len(numbers)} on file, {given} given"
    papers = list(connection.scalars(select(t.notices.c.number)))
    if len(set(papers)) != len(papers):
        yield "two papers have one number"
    if notices.without_file(connection):
        yield "a number is without file after the office was entered"


def _unread(own: Path) -> str:
    for file in own.rglob("*.json"):
        try:
            json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            return f"{file.name} can't be read"
    return ""
