"""What the report counts: a few questions, each over all that is on file, grouped in the database.

Months are those of the day on which something happened, as text: ``2026-01``.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    union_all,
)

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.records.kinds import Channel, ComplaintStatus, NoticeKind, Service, Status
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t

MONTH, DAY = len("2026-01"), len("2026-01-31")
"""How much of a day's text says the month, and the day."""

_ANSWERS = (NoticeKind.RECEIPT_SLIP, NoticeKind.ACCEPTANCE, NoticeKind.APPENDIX_TWO_REFUSAL)
"""What answers an application for home education (R-4, R-5)."""


class Kept(StrEnum):
    """How the term of an application stands."""

    KEPT = "kept"
    LATE = "late"
    OVERDUE = "overdue"
    RUNNING = "running"
    WITHDRAWN = "withdrawn"


def text_of(column: ColumnElement[object], length: int) -> ColumnElement[str]:
    return func.substr(cast(column, String), 1, length)


def between(column: ColumnElement[datetime], first: date, last: date) -> ColumnElement[bool]:
    begin, end = (datetime.combine(day, time()) for day in (first, last + timedelta(days=1)))
    return and_(column >= begin, column < end)


@dataclass(frozen=True)
class Applied:
    """Applications that are alike, and how many there are."""

    month: str
    provider_id: int
    service: Service
    channel: Channel
    status: Status
    kept: Kept
    count: int


def applied(connection: Connection, first: date, last: date, today: date) -> list[Applied]:
    """The applications registered in a period, with how their terms were kept (R-5, D-6).

    An application for home education is answered by its first paper, one for the reimbursement by
    the decision. A withdrawn one that nobody had answered has no term to keep.
    """
    columns = t.applications.c
    answered = _answered(first)
    day = text_of(answered.c.answered_at, DAY)
    # A deadline that is not known yet lies in a year to come.
    in_time = or_(columns.deadline.is_(None), day <= text_of(columns.deadline, DAY))
    kept = case(
        (and_(answered.c.answered_at.is_not(None), in_time), "kept"),
        (answered.c.answered_at.is_not(None), "late"),
        (columns.status == Status.WITHDRAWN, "withdrawn"),
        (columns.deadline < today, "overdue"),
        else_="running",
    ).label("kept")
    alike = (
        text_of(columns.registered_at, MONTH).label("month"),
        columns.provider_id,
        columns.service,
        columns.channel,
        columns.status,
        kept,
    )
    query = (
        select(*alike, func.count())
        .outerjoin(answered, answered.c.application_id == columns.id)
        .where(between(columns.registered_at, first, last))
        .group_by(*alike)
    )
    return [
        Applied(
            month,
            school,
            meaning_of(Service, service),
            meaning_of(Channel, channel),
            meaning_of(Status, status),
            Kept(how),
            count,
        )
        for month, school, service, channel, status, how, count in connection.execute(query)
    ]


def _answered(first: date) -> Subquery:
    """The moment that each application was answered at; nothing is answered before it came."""
    papers, decisions = t.notices.c, t.decisions.c
    begin = datetime.combine(first, time())
    by_paper = (
        select(papers.application_id, func.min(papers.issued_at).label("answered_at"))
        .join(t.applications, t.applications.c.id == papers.application_id)
        .where(
            papers.kind.in_(_ANSWERS),
            papers.issued_at >= begin,
            t.applications.c.service == Service.HOME_EDUCATION,
        )
        .group_by(papers.application_id)
    )
    decided = select(decisions.application_id, decisions.decided_at.label("answered_at"))
    return union_all(by_paper, decided.where(decisions.decided_at >= begin)).subquery()


@dataclass(frozen=True)
class Decided:
    """Decisions that are alike; ``grounds`` are those of D-8 by their numbers."""

    month: str
    provider_id: int
    awarded: bool
    grounds: tuple[int, ...]
    count: int


def decided(connection: Connection, first: date, last: date) -> list[Decided]:
    """The awards and refusals of a period."""
    columns = t.decisions.c
    alike = (
        text_of(columns.decided_at, MONTH).label("month"),
        t.applications.c.provider_id,
        columns.awarded,
        cast(columns.grounds, String).label("grounds"),
    )
    query = (
        select(*alike, func.count())
        .join(t.applications, t.applications.c.id == columns.application_id)
        .where(between(columns.decided_at, first, last))
        .group_by(*alike)
    )
    return [
        Decided(month, school, awarded, tuple(json.loads(grounds)), count)
        for month, school, awarded, grounds, count in connection.execute(query)
    ]


@dataclass(frozen=True)
class RefusedFor:
    """A document that refusals on the Appendix 2 form named: missing, or expired (R-4)."""

    code: str
    name_kk: str
    name_ru: str
    expired: bool
    count: int


def refused_for(
    connection: Connection, first: date, last: date, always: Collection[str]
) -> list[RefusedFor]:
    """By document, what most refusals named first.

    ``always`` are the codes of documents that are asked for whatever applies. One that is no longer
    in the lists could be marked as not needed, so it was asked for only if it applied.
    """
    documents, columns = t.documents.c, t.applications.c
    lacking = documents.state == DocumentState.MISSING
    needed = and_(documents.state == DocumentState.NOT_NEEDED, documents.code.in_(list(always)))
    expired = and_(
        documents.state == DocumentState.ACCEPTED, documents.expires_on < columns.applied_on
    )
    alike = (documents.code, documents.name_kk, documents.name_ru, case((expired, 1), else_=0))
    query = (
        select(*alike, func.count())
        .join(t.applications, columns.id == documents.application_id)
        .where(
            columns.service == Service.HOME_EDUCATION,
            columns.status == Status.REFUSED,
            between(columns.registered_at, first, last),
            documents.source != Source.INFORMATION_SYSTEM,
            or_(lacking, needed, expired),
        )
        .group_by(*alike)
    )
    found = [
        RefusedFor(code, name_kk, name_ru, bool(is_expired), count)
        for code, name_kk, name_ru, is_expired, count in connection.execute(query)
    ]
    return sorted(found, key=lambda each: (-each.count, each.code))


def papers_by_kind(connection: Connection, first: date, last: date) -> dict[NoticeKind, int]:
    """How many papers were issued, annulled ones included: each took its number."""
    columns = t.notices.c
    query = select(columns.kind, func.count()).where(between(columns.issued_at, first, last))
    rows = connection.execute(query.group_by(columns.kind))
    found = {kind: int(count) for kind, count in rows}
    return {kind: found[kind] for kind in NoticeKind if kind in found}


@dataclass(frozen=True)
class ComplaintTerm:
    """By when a complaint had to be dealt with, and when it was (R-9)."""

    due: date
    done_at: datetime | None
    withdrawn: bool


_NOT_DONE = (ComplaintStatus.WITHDRAWN, ComplaintStatus.NOT_CONSIDERED)
"""Nothing is to be done about these in time."""


def complaint_terms(connection: Connection, first: date, last: date) -> list[ComplaintTerm]:
    """The complaints registered in a period: answered, or sent on to whom they were addressed."""
    columns = t.complaints.c
    due = func.coalesce(columns.send_on_by, columns.extended_until, columns.deadline)
    done = func.coalesce(columns.sent_on_at, columns.answered_at)
    query = select(due, done, columns.status).where(between(columns.registered_at, first, last))
    return [
        ComplaintTerm(day, moment, status in _NOT_DONE)
        for day, moment, status in connection.execute(query)
    ]
