"""Cards set right, with the answer that whoever does it gives."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select, update

from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import CARD, Said, WhoItIs
from desktop_app.services.desk import Desk
from desktop_app.services.people import guard, keeping
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people


def person(desk: Desk, person_id: int) -> Person:
    with desk.database.read() as connection:
        return people.by_id(connection, person_id)


def was_wrong(before: Person, entry: PersonEntry) -> WhoItIs:
    """The answer that the card was wrong in all that is set otherwise."""
    return WhoItIs(Said.WRONG, keeping.asks(before, entry))


def came(before: Person, entry: PersonEntry, said: Said) -> WhoItIs:
    """The answer about somebody who comes in under an IIN on file."""
    answer = WhoItIs(said, guard.differences(before, entry))
    if said is not Said.CHANGED:
        return answer
    return replace(answer, changed_on=date(2026, 8, 14), document="№ 8 неке туралы куәлік")


def set_right(desk: Desk, before: Person, entry: PersonEntry) -> None:
    keeping.update(desk, before.id, before.version, entry, was_wrong(before, entry))


def called_anew(desk: Desk, person_id: int, surname: str) -> None:
    """Somebody has another surname from now on; the former one stays on file."""
    before = person(desk, person_id)
    set_right(desk, before, replace(entry_of(before), surname=surname))


def entry_of(on_file: Person) -> PersonEntry:
    return PersonEntry(**{name: getattr(on_file, name) for name in CARD})


def in_capitals(desk: Desk, iin: str) -> None:
    """A surname as it was kept before names were cleaned."""
    with desk.database.begin() as connection:
        mine = t.people.c.iin == iin
        surname = connection.execute(select(t.people.c.surname).where(mine)).scalar_one()
        connection.execute(update(t.people).where(mine).values(surname=surname.upper()))
