"""Applications and what belongs to them: documents, certificates, orders, decisions, events."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, or_, select

from desktop_app.identity.folding import folded
from desktop_app.law.quarters import Month
from desktop_app.records.applications import (
    Application,
    ApplicationRow,
    Certificate,
    Document,
    Order,
)
from desktop_app.records.decisions import Decision, RecordedEvent
from desktop_app.records.kinds import OPEN, NoticeKind, Service, Status
from desktop_app.records.sought import sought_words
from desktop_app.records.stored_steps import steps_from_json
from desktop_app.storage import tables as t
from desktop_app.storage.applications import evidence, outside_numbers
from desktop_app.storage.person_keys import found_by
from desktop_app.storage.rows import NotOnFile, all_ids, all_of, asked_once, one_of, only, to_record
from desktop_app.storage.standing import decides, standing


def by_id(connection: Connection, application_id: int) -> Application:
    query = select(t.applications).where(t.applications.c.id == application_id)
    return only(Application, connection, query, "application")


def numbers_of(connection: Connection, wanted: Sequence[int]) -> dict[int, str]:
    """The numbers of some applications, by their ids."""
    columns = (t.applications.c.id, t.applications.c.number)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        query = select(*columns).where(t.applications.c.id.in_(some))
        found.update({row.id: row.number for row in connection.execute(query)})
    return found


_AT_ONCE = 500


def open_for(connection: Connection, child_id: int, service: Service) -> Application | None:
    """An application of the child for the service that still waits for the office."""
    return next(iter(all_open_for(connection, child_id, service)), None)


def all_open_for(connection: Connection, child_id: int, service: Service) -> list[Application]:
    """Every one, the first first: each parent may have applied (D-3)."""
    query = (
        select(t.applications)
        .where(
            t.applications.c.child_id == child_id,
            t.applications.c.service == service,
            t.applications.c.status.in_(OPEN),
        )
        .order_by(t.applications.c.id)
    )
    return all_of(Application, connection, query)


def without_deadline(connection: Connection) -> list[Application]:
    """Those whose day of answer lay in a year of unknown days off."""
    query = select(t.applications).where(t.applications.c.deadline.is_(None))
    return all_of(Application, connection, query.order_by(t.applications.c.id))


def of_child(connection: Connection, child_id: int) -> list[Application]:
    query = select(t.applications).where(t.applications.c.child_id == child_id)
    return all_of(Application, connection, query.order_by(t.applications.c.id.desc()))


def concerning(connection: Connection, person_id: int) -> list[ApplicationRow]:
    """Every application of a person or for them, the newest first."""
    columns = t.applications.c
    mine = or_(columns.child_id == person_id, columns.applicant_id == person_id)
    query = select(columns.id).where(mine).order_by(columns.id.desc())
    return rows(connection, list(connection.scalars(query)))


def ids(
    connection: Connection,
    text: str = "",
    service: Service | None = None,
    statuses: Iterable[Status] = (),
    *,
    evidence_to_follow: bool = False,
) -> list[int]:
    """Applications, the newest first; or the awarded ones whose proof is to follow.

    Every word of the text is found in a name that child or applicant has or had, in an IIN or in
    the number.
    """
    query = select(t.applications.c.id)
    if service is not None:
        query = query.where(t.applications.c.service == service)
    wanted = list(statuses)
    if wanted:
        query = query.where(t.applications.c.status.in_(wanted))
    if evidence_to_follow:
        query = query.where(evidence.to_follow())
    words = sought_words(text)
    if not words:
        return all_ids(connection, query.order_by(t.applications.c.id.desc()))
    found = [_found_by(connection, query, word) for word in words]
    return sorted(set.intersection(*found) | _numbered(connection, query, words), reverse=True)


def _found_by(connection: Connection, query: Select[int], word: str) -> set[int]:
    """Two narrow queries: one that joins the people reads every application, however few match."""
    of = t.applications.c
    found: set[int] = set()
    for who in (of.child_id, of.applicant_id):
        found.update(connection.scalars(query.where(who.in_(found_by(word)))))
    if any(map(str.isdigit, word)):
        found.update(
            connection.scalars(query.where(of.id.in_(outside_numbers.applications_bearing(word))))
        )
    if not word.isdecimal():
        return found
    return found | set(connection.scalars(query.where(t.applications.c.number.contains(word))))


def _numbered(connection: Connection, query: Select[int], words: list[str]) -> set[int]:
    """Those whose number is typed, or a part of it, in whichever letters of the register."""
    number = t.applications.c.number
    digits = [word for word in words if word.isdecimal()]
    if not digits:
        return set()
    for word in digits:
        query = query.where(number.contains(word))
    typed, rows = " ".join(words), connection.execute(query.add_columns(number))
    return {row_id for row_id, bears in rows if typed in folded(bears)}


def rows(connection: Connection, wanted: list[int]) -> list[ApplicationRow]:
    child, applicant = t.people.alias("child"), t.people.alias("applicant")
    query = (
        select(
            t.applications,
            child.c.surname,
            child.c.given_name,
            child.c.patronymic,
            child.c.iin.label("child_iin"),
            applicant.c.surname.label("a_surname"),
            applicant.c.given_name.label("a_given_name"),
            applicant.c.patronymic.label("a_patronymic"),
        )
        .join(child, child.c.id == t.applications.c.child_id)
        .join(applicant, applicant.c.id == t.applications.c.applicant_id)
        .where(t.applications.c.id.in_(wanted))
    )
    found = {row.id: _list_row(row) for row in connection.execute(query)}
    return [found[row_id] for row_id in wanted]


def _list_row(row: Row[Any]) -> ApplicationRow:
    child = " ".join(filter(None, (row.surname, row.given_name, row.patronymic)))
    applicant = " ".join(filter(None, (row.a_surname, row.a_given_name, row.a_patronymic)))
    return to_record(ApplicationRow, row, child_name=child, applicant_name=applicant)


@asked_once
def documents_of(connection: Connection, application_id: int) -> list[Document]:
    query = select(t.documents).where(t.documents.c.application_id == application_id)
    return all_of(Document, connection, query.order_by(t.documents.c.id))


def order_of(connection: Connection, application_id: int) -> Order | None:
    """The order that stands; None also where it was annulled with its paper."""
    of_paper = (
        t.notices.c.application_id == application_id,
        t.notices.c.kind == NoticeKind.ORDER,
        t.notices.c.number == t.orders.c.number,
        t.notices.c.annulled_at.is_not(None),
    )
    query = select(t.orders).where(
        t.orders.c.application_id == application_id, ~exists().where(*of_paper)
    )
    return one_of(Order, connection, query)


def certificates_of(connection: Connection, child_id: int) -> list[Certificate]:
    """The newest first; without those whose paper was annulled."""
    of_paper = (
        t.notices.c.kind == NoticeKind.CERTIFICATE,
        t.notices.c.number == t.certificates.c.number,
        t.notices.c.child_id == child_id,
        t.notices.c.annulled_at.is_not(None),
    )
    query = select(t.certificates).where(
        t.certificates.c.child_id == child_id, ~exists().where(*of_paper)
    )
    return all_of(Certificate, connection, query.order_by(t.certificates.c.id.desc()))


def rests_on_certificate(connection: Connection, child_id: int | None, number: str) -> bool:
    """Whether an application of the child names the certificate of this number (D-2)."""
    of = t.certificates.c
    query = (
        select(t.applications.c.id)
        .join(t.certificates, of.id == t.applications.c.certificate_id)
        .where(of.child_id == child_id, of.number == number)
    )
    return connection.execute(query.limit(1)).first() is not None


def certificate(connection: Connection, certificate_id: int) -> Certificate | None:
    query = select(t.certificates).where(t.certificates.c.id == certificate_id)
    return one_of(Certificate, connection, query)


def _decision(row: Row[Any]) -> Decision:
    return to_record(
        Decision,
        row,
        steps=steps_from_json(row.steps),
        grounds=tuple(row.grounds),
        first=Month.parse(row.first_month) if row.first_month else None,
        last=Month.parse(row.last_month) if row.last_month else None,
    )


def decision_of(connection: Connection, application_id: int) -> Decision | None:
    """The award or refusal that stands; None also where it was annulled with its paper."""
    of_case = t.decisions.c.application_id == application_id
    row = connection.execute(select(t.decisions).where(of_case, decides(t.decisions))).first()
    return None if row is None else _decision(row)


def child_of_decision(connection: Connection, decision_id: int) -> int:
    """Whose award or refusal it is; LookupError where there is none."""
    query = select(t.decisions.c.child_id).where(t.decisions.c.id == decision_id)
    found = connection.execute(query).scalar()
    if found is None:
        raise NotOnFile("no such decision")
    return int(found)


def decisions_of_child(connection: Connection, child_id: int) -> list[Decision]:
    of_child = t.decisions.c.child_id == child_id
    query = select(t.decisions).where(of_child, decides(t.decisions))
    return [_decision(row) for row in connection.execute(query.order_by(t.decisions.c.id))]


def events_of_children(connection: Connection, children: Collection[int]) -> list[RecordedEvent]:
    """Every event of some children, of no more than one question takes."""
    query = select(t.events).where(t.events.c.child_id.in_(children))
    return all_of(RecordedEvent, connection, query.order_by(t.events.c.id))


@asked_once
def events_of(
    connection: Connection, child_id: int, as_of: datetime | None = None
) -> list[RecordedEvent]:
    """Every event of a child, annulled ones too; or those that stood at a moment."""
    query = select(t.events).where(t.events.c.child_id == child_id)
    if as_of is not None:
        query = query.where(standing(t.events, as_of))
    return all_of(RecordedEvent, connection, query.order_by(t.events.c.id))
