"""People on file: finding, saving, and finding while typing."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from desktop_app.identity.folding import folded
from desktop_app.identity.sorting import sort_key
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.plain_text import LONGEST_SOUGHT
from desktop_app.storage.edits import change
from desktop_app.storage.person_keys import search_text
from desktop_app.storage.rows import all_of, insert_row, one_of, only
from desktop_app.storage.tables import applications, people

_FIELDS = (
    "iin",
    "surname",
    "given_name",
    "patronymic",
    "birth_date",
    "sex",
    "address",
    "phone",
    "paper_language",
    "kind",
    "document_kind",
    "document_number",
    "name_ru",
    "representative",
)


def keys(person: PersonEntry) -> dict[str, str]:
    """What they are found and sorted by."""
    names = (person.surname, person.given_name, person.patronymic)
    found_by = search_text(
        iin=person.iin, names=(*names, person.name_ru), document=person.document_number
    )
    return {"search": found_by, "sort": sort_key(*names)}


def by_id(connection: Connection, person_id: int) -> Person:
    return only(Person, connection, select(people).where(people.c.id == person_id), "person")


def now(connection: Connection, person_id: int) -> Person:
    """The record that goes on: of one that was merged, the one that it is part of."""
    found = by_id(connection, person_id)
    return found if found.merged_into is None else by_id(connection, found.merged_into)


def by_iin(connection: Connection, iin: str) -> Person | None:
    """Whoever has this IIN; by a number of a record that was merged, the one that goes on."""
    if not iin:
        return None
    found = one_of(Person, connection, select(people).where(people.c.iin == iin))
    return found and now(connection, found.id)


def _matching(query: Select[tuple[int]], text: str) -> Select[tuple[int]]:
    """Those who go on; they are found by what records that were made part of theirs say, too."""
    every = people.alias()
    found = select(func.coalesce(every.c.merged_into, every.c.id))
    # What has no letter and no digit, such as a mark, is found nowhere.
    words = folded(text[:LONGEST_SOUGHT]).split() or text.split()
    for word in words:
        found = found.where(every.c.search.contains(word, autoescape=True))
    if words:
        query = query.where(people.c.id.in_(found))
    return query.where(people.c.merged_into.is_(None))


def matching(connection: Connection, text: str, limit: int = 8) -> list[Person]:
    """People any part of whose name or IIN has every word of the text."""
    query = _matching(select(people), text).order_by(people.c.sort).limit(limit)
    return all_of(Person, connection, query)


def child_ids(connection: Connection, text: str = "") -> list[int]:
    """Every child with an application, by name."""
    child = exists().where(applications.c.child_id == people.c.id)
    query = _matching(select(people.c.id).where(child), text).order_by(people.c.sort)
    return list(connection.scalars(query))


def by_ids(connection: Connection, ids: list[int]) -> list[Person]:
    found = {
        person.id: person
        for person in all_of(Person, connection, select(people).where(people.c.id.in_(ids)))
    }
    return [found[person_id] for person_id in ids]


def save(connection: Connection, entry: PersonEntry, who: str, when: datetime) -> int:
    """Put a person on file, or bring what is on file up to date; the person's id.

    Birth date, sex and language are not asked of everybody: left out, they stay as on file.
    """
    known = by_iin(connection, entry.iin)
    if known is not None:  # under a number of a record that was made part of theirs
        entry = replace(entry, iin=known.iin)
    values: dict[str, Any] = {name: getattr(entry, name) for name in _FIELDS}
    values |= keys(entry)
    if known is None:
        values |= {"version": 1, "changed_by": who, "changed_at": when}
        return insert_row(connection, people, values)
    values["birth_date"] = entry.birth_date or known.birth_date
    values["sex"] = entry.sex or known.sex
    values["paper_language"] = entry.paper_language or known.paper_language
    if any(getattr(known, name) != values[name] for name in _FIELDS):
        change(connection, people, known.id, known.version, values, who=who, when=when)
    return known.id


def update(
    connection: Connection,
    person_id: int,
    version: int,
    entry: PersonEntry,
    who: str,
    when: datetime,
) -> None:
    """Change somebody on file, their IIN too; ChangedMeanwhile where somebody else was first."""
    values: dict[str, Any] = {name: getattr(entry, name) for name in _FIELDS}
    values |= keys(entry)
    change(connection, people, person_id, version, values, who=who, when=when)


def changed_since(connection: Connection, moment: datetime) -> set[str]:
    """The IINs of those whose entry was changed at a moment or after it."""
    return set(connection.scalars(select(people.c.iin).where(people.c.changed_at >= moment)))
