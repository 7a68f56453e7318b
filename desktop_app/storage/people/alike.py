"""Whoever on file may be somebody: born on nearly the same day, of one family, or with one paper.

All of them are found by indexes, however many people are on file.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from desktop_app.identity.folding import folded
from desktop_app.identity.likeness import Facts, Paper, near_days
from desktop_app.law.iin import suggestion
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import Person, PersonEntry
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, at_once


def candidates(connection: Connection, wanted: Facts) -> list[tuple[Person, Facts]]:
    """People who go on, each once, with what is known of them that may be the same.

    Family and papers of those alone who have one of the wanted: many are born on nearly one day.
    """
    found = {each.id: each for each in _born_about(connection, wanted.birth_date)}
    ids = _kin(connection, wanted.family) | _with_papers(connection, wanted.papers)
    found |= {each.id: each for each in by_ids(connection, sorted(ids - set(found)))}
    shared = facts_of(connection, [each for each in found.values() if each.id in ids])
    return [(found[each], shared.get(each) or facts(found[each])) for each in sorted(found)]


def organisations(connection: Connection) -> list[Person]:
    """Guardian organisations that go on, in the order of their ids: an office knows a few."""
    columns = t.people.c
    query = select(t.people).where(columns.kind == PersonKind.ORGANISATION)
    query = query.where(columns.merged_into.is_(None)).order_by(columns.id)
    return all_of(Person, connection, query)


def by_ids(connection: Connection, ids: Sequence[int]) -> Iterator[Person]:
    """Those of them who go on."""
    for some in at_once(ids):
        query = select(t.people).where(t.people.c.id.in_(some), t.people.c.merged_into.is_(None))
        yield from all_of(Person, connection, query)


def born(person: PersonEntry) -> date | None:
    """The day on the card, or else the one that the IIN suggests."""
    return person.birth_date or _suggested(person.iin)


def _suggested(iin: str) -> date | None:
    suggested = suggestion(iin) if len(iin) == len("150407603016") else None
    return suggested.birth_date if suggested else None


def _born_about(connection: Connection, day: date | None) -> list[Person]:
    if day is None:
        return []
    days = near_days(day)
    by_card = select(t.people).where(t.people.c.birth_date.in_(days))
    by_iin = select(t.people).where(or_(*map(_begins_with, days)))
    found = [*all_of(Person, connection, by_card), *all_of(Person, connection, by_iin)]
    # Asked of the database, these would be looked up first, and most people answer to them.
    return [each for each in found if each.merged_into is None and not each.kind]


def _begins_with(day: date) -> ColumnElement[bool]:
    first = f"{day:%y%m%d}"
    iin = t.people.c.iin
    return and_(iin != "", iin > first, iin < f"{first}9999999")


def _kin(connection: Connection, iins: Collection[str]) -> set[int]:
    """Children for whom one of them applied, and whoever applied for one of them."""
    child, parent = t.people.alias("child"), t.people.alias("parent")
    columns = t.applications.c
    pairs = (
        select(columns.child_id, columns.applicant_id, child.c.iin, parent.c.iin.label("of_parent"))
        .join(child, child.c.id == columns.child_id)
        .join(parent, parent.c.id == columns.applicant_id)
    )
    children = pairs.where(parent.c.iin.in_(iins), parent.c.iin != "")
    parents = pairs.where(child.c.iin.in_(iins), child.c.iin != "")
    return {row.child_id for row in connection.execute(children)} | {
        row.applicant_id for row in connection.execute(parents)
    }


def _with_papers(connection: Connection, papers: Iterable[Paper]) -> set[int]:
    columns = t.certificates.c
    found = set()
    for school, number, day in papers:
        query = select(columns.child_id, columns.number)
        query = query.where(columns.provider_id == school, columns.issued_on == day)
        found |= {row.child_id for row in connection.execute(query) if folded(row.number) == number}
    return found


def facts_of(connection: Connection, people: Iterable[Person]) -> dict[int, Facts]:
    """What is known of each of them, by their ids."""
    known = {person.id: person for person in people}
    family, papers = _families(connection, known), _papers(connection, known)
    return {
        each: facts(person, family.get(each, ()), papers.get(each, ()))
        for each, person in known.items()
    }


def says_something(number: str) -> bool:
    """«Without a number» is the number of many."""
    return any(each.isdigit() for each in number)


def facts(person: PersonEntry, family: Iterable[str] = (), papers: Iterable[Paper] = ()) -> Facts:
    return Facts(
        person.surname,
        person.given_name,
        person.patronymic,
        born(person),
        person.address,
        _filled(family),
        tuple(papers),
    )


def _filled(family: Iterable[str]) -> tuple[str, ...]:
    """Without those who have no IIN; where none is without, the same tuple."""
    every = tuple(family)
    return every if all(every) else tuple(filter(None, every))


def of_everybody(connection: Connection) -> dict[int, Facts]:
    """What is known of all people who go on, by their ids and in the order of them."""
    columns = t.people.c
    names = (columns.surname, columns.given_name, columns.patronymic)
    query = select(columns.id, *names, columns.iin, columns.birth_date, columns.address)
    query = query.where(columns.merged_into.is_(None), columns.kind == "").order_by(columns.id)
    family, papers = _families(connection), _papers(connection)
    return {
        row.id: Facts(
            row.surname,
            row.given_name,
            row.patronymic,
            row.birth_date or _suggested(row.iin),
            row.address,
            _filled(family.get(row.id, ())),
            tuple(papers.get(row.id, ())),
        )
        for row in connection.execute(query.execution_options(yield_per=_AT_ONCE))
    }


_AT_ONCE = 1_000


def _families(
    connection: Connection, known: Collection[int] | None = None
) -> Mapping[int, set[str]]:
    """Of these people, or of everybody."""
    child, parent = t.people.alias("child"), t.people.alias("parent")
    columns, found = t.applications.c, defaultdict(set)
    query = (
        select(
            columns.child_id,
            columns.applicant_id,
            child.c.iin.label("child_iin"),
            parent.c.iin.label("parent_iin"),
        )
        .join(child, child.c.id == columns.child_id)
        .join(parent, parent.c.id == columns.applicant_id)
    )
    for mine in (columns.child_id, columns.applicant_id):
        for each in _parts(query, mine, known):
            for row in connection.execute(each):
                found[row.child_id].add(row.parent_iin)
                found[row.applicant_id].add(row.child_iin)
    return found


def _papers(
    connection: Connection, known: Collection[int] | None = None
) -> Mapping[int, set[Paper]]:
    columns, found = t.certificates.c, defaultdict(set)
    for each in _parts(select(t.certificates), columns.child_id, known):
        for row in connection.execute(each):
            if says_something(row.number):
                found[row.child_id].add((row.provider_id, folded(row.number), row.issued_on))
    return found


def _parts(
    query: Select[Any], of_whom: ColumnElement[int], known: Collection[int] | None
) -> Iterator[Select[Any]]:
    """The query about some people at a time, or at once about everybody."""
    if known is None:
        yield query
        return
    for some in at_once(sorted(known)):
        yield query.where(of_whom.in_(some))
