"""People on file: finding, saving, and finding while typing."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, Select, exists, select

from desktop_app.identity.sorting import sort_key
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import Author, Person, PersonEntry
from desktop_app.records.sought import sought_words
from desktop_app.records.who_it_is import CARD, Difference, Reason, differing
from desktop_app.storage.edits import change
from desktop_app.storage.people import values as values_held
from desktop_app.storage.person_keys import found_by, search_text
from desktop_app.storage.rows import all_ids, all_of, asked_once, insert_row, one_of, only
from desktop_app.storage.tables import applications, people

_NAMES = ("surname", "given_name", "patronymic", "name_ru")


def keys(person: PersonEntry, *former: Difference) -> dict[str, str]:
    """What they are found and sorted by; found by what they were called before, too."""

    def before(*fields: str) -> Iterator[str]:
        return (each.before for each in former if each.field in fields)

    names = (person.surname, person.given_name, person.patronymic, person.name_ru)
    found_by = search_text(
        iin=" ".join(filter(None, (person.iin, *before("iin")))) if former else person.iin,
        names=(*names, *before(*_NAMES)) if former else names,
        document=" ".join((person.document_number, *before("document_number"))),
    )
    return {
        "search": found_by,
        "sort": sort_key(person.surname, person.given_name, person.patronymic),
    }


@asked_once
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
    # «Not empty» said once more: only then the index of all that have one is used.
    query = select(people).where(people.c.iin == iin, people.c.iin != "")
    found = one_of(Person, connection, query)
    if found is None or found.merged_into is None:
        return found
    return by_id(connection, found.merged_into)


def known(connection: Connection, entry: PersonEntry) -> Person | None:
    """Who this is on file: by their IIN, or by their document where one side has no IIN yet."""
    found = by_iin(connection, entry.iin)
    if found is not None or not (entry.document_kind and entry.document_number):
        return found
    query = select(people).where(
        people.c.document_kind == entry.document_kind,
        people.c.document_number == entry.document_number,
        people.c.document_number != "",
        people.c.merged_into.is_(None),
    )
    if entry.iin:  # which has come since
        query = query.where(people.c.iin == "")
    return one_of(Person, connection, query.order_by(people.c.id).limit(1))


def allow_without_iin(
    connection: Connection, person: Person, why: str, who: str, when: datetime
) -> None:
    """Keep why they are paid before their IIN is there."""
    values = {"paid_without_iin": why}
    change(connection, people, person.id, person.version, values, who=who, when=when)


_MERGED = people.alias()
_GONE = select(_MERGED.c.id).where(_MERGED.c.merged_into.is_not(None))
"""Few. Asked for those without a mark, SQLite would go by that and put all others in order anew."""


def _matching(query: Select[tuple[int]], text: str) -> Select[tuple[int]]:
    """Those who go on, by every word of the text."""
    for word in sought_words(text):
        query = query.where(people.c.id.in_(found_by(word)))
    return query.where(people.c.id.not_in(_GONE))


def matching(connection: Connection, text: str, limit: int = 8) -> list[Person]:
    """People any part of whose name or IIN has every word of the text."""
    query = _matching(select(people), text).order_by(people.c.sort, people.c.id).limit(limit)
    return all_of(Person, connection, query)


def child_ids(connection: Connection, text: str = "") -> list[int]:
    """Every child with an application, by name."""
    child = exists().where(applications.c.child_id == people.c.id)
    query = _matching(select(people.c.id).where(child), text).order_by(people.c.sort, people.c.id)
    return all_ids(connection, query)


def by_ids(connection: Connection, ids: list[int]) -> list[Person]:
    found = {
        person.id: person
        for person in all_of(Person, connection, select(people).where(people.c.id.in_(ids)))
    }
    return [found[person_id] for person_id in ids]


def save(connection: Connection, entry: PersonEntry, who: str, when: datetime) -> int:
    """Put a person on file; the id of whoever is on file already, who stays as they are."""
    before = known(connection, entry)
    if before is not None:
        return before.id
    values = {name: getattr(entry, name) for name in CARD} | keys(entry)
    values |= {"version": 1, "changed_by": who, "changed_at": when}
    return insert_row(connection, people, values)


def update(
    connection: Connection,
    before: Person,
    entry: PersonEntry,
    reasons: Mapping[str, Reason],
    by: Author,
    when: datetime,
) -> None:
    """Change a card; every value that is no longer on it is kept, with its reason.

    ``reasons`` has one for each field that changes. ChangedMeanwhile where somebody else was first.
    """
    changed = {each: reasons[each.field] for each in differing(before, entry)}
    earlier = values_held.of_person(connection, before.id)
    values = {name: getattr(entry, name) for name in CARD} | keys(entry, *earlier, *changed)
    change(connection, people, before.id, before.version, values, who=by.name, when=when)
    values_held.keep(connection, before.id, changed, by, when)


def require_version(connection: Connection, person_id: int, version: int) -> None:
    """ChangedMeanwhile where the card is not as it was read any more."""
    columns = people.c
    query = select(columns.version, columns.changed_by, columns.changed_at)
    now = connection.execute(query.where(columns.id == person_id)).one()
    if now.version != version:
        raise ChangedMeanwhile(now.changed_by, now.changed_at)


def changed_since(connection: Connection, moment: datetime) -> set[str]:
    """The IINs of those whose entry was changed at a moment or after it."""
    return set(connection.scalars(select(people.c.iin).where(people.c.changed_at >= moment)))
