"""What is found by the search, as it is on file: read whole, or of those alone that changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, FromClause, Row, Select, exists, select

from desktop_app.identity.sorting import sort_key
from desktop_app.storage import tables as t
from desktop_app.storage.office.joined import gone_ids
from desktop_app.storage.rows import at_once

_NAMES = ("surname", "given_name", "patronymic", "name_ru")


_PEOPLE = [t.people.c[name] for name in ("id", "kind", "iin", "document_number", "phone", *_NAMES)]


class Somebody(NamedTuple):
    """A person or an organisation: as who they are found, and all that they are found by.

    ``child_id`` is the child whose parent or payee they are.
    """

    person_id: int
    child_id: int
    kind: str
    names: str
    iin: tuple[str, ...]
    phone: str
    ibans: tuple[str, ...]


class Numbered(NamedTuple):
    """Something that bears a number, or several; ``names`` where somebody is named on it."""

    id: int
    numbers: tuple[str, ...]
    names: str = ""
    phone: str = ""


def children(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Somebody]:
    """Every child with an application, or those of these ids, by name."""
    people = t.people.c
    applied = exists().where(t.applications.c.child_id == people.id)
    query = select(*_PEOPLE).where(applied, people.merged_into.is_(None)).order_by(people.sort)
    former = _former(connection)
    for row in _some(connection, query, people.id, ids):
        yield _somebody(row, row.id, former.get(row.id, ()), ())


def payees(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Somebody]:
    """Every applicant with each of their children, or those of these children, by name."""
    people, applied = t.people.c, t.applications.c
    pairs = select(applied.applicant_id, applied.child_id).distinct().subquery()
    query = (
        select(*_PEOPLE, pairs.c.child_id)
        .join(pairs, pairs.c.applicant_id == people.id)
        .order_by(people.sort, pairs.c.child_id)
    )
    former, ibans = _former(connection), _ibans(connection, ids)
    for row in _some(connection, query, pairs.c.child_id, ids):
        pair = (row.id, row.child_id)
        yield _somebody(row, row.child_id, former.get(row.id, ()), ibans.get(pair, ()))


def iins(connection: Connection, some: Sequence[str]) -> list[str]:
    """Those of these IINs and BINs that somebody has."""
    iin = t.people.c.iin
    query = select(iin).where(iin.in_(some), iin != "").order_by(t.people.c.sort)
    return list(connection.scalars(query)) if some else []


def _somebody(
    row: Row[Any], child_id: int, former: Iterable[tuple[str, str]], ibans: Iterable[str]
) -> Somebody:
    names = [getattr(row, name) for name in _NAMES]
    numbers = [row.iin, row.document_number]
    for field, value in former:
        (names if field in _NAMES else numbers).append(value)
    return Somebody(
        row.id,
        child_id,
        row.kind,
        " ".join(dict.fromkeys(filter(None, names))),
        tuple(dict.fromkeys(filter(None, numbers))),
        row.phone,
        tuple(ibans),
    )


def _former(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    """What somebody was called, or had as a number, before: by the person, the field and value."""
    values = t.person_values.c
    query = select(values.person_id, values.field, values.before).where(
        values.annulled_at.is_(None),
        values.before != "",
        values.field.in_((*_NAMES, "iin", "document_number")),
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person_id, field, before in connection.execute(query.order_by(values.id)):
        found[person_id].append((field, before))
    return found


def _ibans(
    connection: Connection, children: Sequence[int] | None
) -> dict[tuple[int, int], dict[str, None]]:
    """The accounts that were given for an applicant and a child, also once."""
    applied, decided, amended = t.applications.c, t.decisions.c, t.amendments.c
    of_award = t.decisions.join(t.applications, applied.id == decided.application_id)
    parts = [
        (applied.iban, t.applications),
        (decided.iban, of_award),
        (amended.iban, of_award.join(t.amendments, amended.decision_id == decided.id)),
    ]
    found: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for iban, source in parts:
        query = select(applied.applicant_id, applied.child_id, iban).select_from(source)
        for row in _some(connection, query.where(iban != ""), applied.child_id, children):
            found[row.applicant_id, row.child_id][row.iban] = None
    return found


def schools(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    columns = t.providers.c
    query = select(t.providers).where(columns.id.not_in(gone_ids()))
    found = _some(connection, query, columns.id, ids)
    for row in sorted(found, key=lambda school: sort_key(school.name_kk)):
        names = " ".join(dict.fromkeys((row.name_kk, row.name_ru)))
        yield Numbered(row.id, (row.bin,), names, row.phone)


def complaints(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    """Also those that nobody signed, by their number; the newest first."""
    columns = t.complaints.c
    query = select(columns.id, columns.number, columns.iin, columns.complainant, columns.phone)
    outside = _outside(connection, t.outside_numbers.c.complaint_id, ids)
    for row in _some(connection, query.order_by(columns.id.desc()), columns.id, ids):
        numbers = (row.number, row.iin, *outside.get(row.id, ()))
        yield Numbered(row.id, numbers, row.complainant, row.phone)


def applications(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    """By the office's number, by what others numbered them, and by the answers to what was asked
    for them."""
    columns, theirs = t.applications.c, t.outside_numbers.c
    outside = _outside(connection, theirs.application_id, ids)
    answers = t.outside_numbers.join(t.requests, t.requests.c.id == theirs.request_id)
    asked_for = t.requests.c.application_id
    for application_id, numbers in _outside(connection, asked_for, ids, answers).items():
        outside[application_id] += numbers
    for each in _numbered(connection, columns.id, columns.number, ids):
        yield each._replace(numbers=(*each.numbers, *outside.get(each.id, ())))


def _outside(
    connection: Connection,
    bearer: Any,
    ids: Sequence[int] | None,
    source: FromClause = t.outside_numbers,
) -> dict[int, list[str]]:
    """What others, and the State body's own journals, numbered; by what bears the numbers."""
    theirs = t.outside_numbers.c
    query = select(bearer.label("bearer"), theirs.number).select_from(source)
    query = query.where(bearer.is_not(None), theirs.annulled_at.is_(None)).order_by(theirs.id)
    found: dict[int, list[str]] = defaultdict(list)
    for row in _some(connection, query, bearer, ids):
        found[row.bearer].append(row.number)
    return found


def papers(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    """Whatever was issued here, also orders and certificates; by its outgoing number too."""
    outside = _outside(connection, t.outside_numbers.c.notice_id, ids)
    for each in _numbered(connection, t.notices.c.id, t.notices.c.number, ids):
        yield each._replace(numbers=(*each.numbers, *outside.get(each.id, ())))


def orders(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    """Those that are no papers of ours, such as those that came with an old register."""
    columns = t.orders.c
    return _numbered(connection, columns.id, columns.number, ids, _not_ours(columns.number))


def certificates(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    """Those that are no papers of ours, such as a school's."""
    columns = t.certificates.c
    return _numbered(connection, columns.id, columns.number, ids, _not_ours(columns.number))


def _not_ours(number: Any) -> Any:
    return ~exists().where(t.notices.c.number == number)


def payouts(connection: Connection, ids: Sequence[int] | None = None) -> Iterator[Numbered]:
    return _numbered(connection, t.payouts.c.id, t.payouts.c.number, ids)


def _numbered(
    connection: Connection,
    row_id: Any,
    number: Any,
    ids: Sequence[int] | None,
    *which: Any,
) -> Iterator[Numbered]:
    query = select(row_id.label("id"), number.label("number")).where(*which).order_by(row_id)
    for row in _some(connection, query, row_id, ids):
        yield Numbered(row.id, (row.number,))


def _some(
    connection: Connection, query: Select[Any], column: Any, ids: Sequence[int] | None
) -> Iterator[Row[Any]]:
    if ids is None:
        yield from connection.execute(query)
        return
    for some in at_once(ids):
        yield from connection.execute(query.where(column.in_(some)))
