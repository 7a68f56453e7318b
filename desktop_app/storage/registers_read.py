"""The registers as people read them: issued papers and applications of a period."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection, select

from desktop_app.law.steps import Step
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Service
from desktop_app.records.people import full_name
from desktop_app.records.stored_steps import values_from_json
from desktop_app.storage import notices
from desktop_app.storage import tables as t
from desktop_app.storage.rows import to_record

_AT_ONCE = 500
"""So many rows are asked for at once: a database takes only so many values in one question."""


@dataclass(frozen=True)
class PaperRow:
    """One line of the journal of issued papers."""

    id: int
    number: str
    issued_at: datetime
    kind: NoticeKind
    child_name: str
    application_number: str
    language: PaperLanguage
    issued_by: str


def paper_ids(
    connection: Connection, first: date, end: date, kind: NoticeKind | None = None
) -> list[int]:
    """Papers issued from ``first`` until before ``end``, the newest first."""
    begin, stop = datetime.combine(first, time()), datetime.combine(end, time())
    return notices.ids(connection, begin, stop, kind)[::-1]


def paper_rows(connection: Connection, wanted: list[int]) -> list[PaperRow]:
    of_paper = ("id", "number", "issued_at", "kind", "language", "issued_by")
    columns = [
        *(t.notices.c[name] for name in of_paper),
        *(t.people.c[name] for name in ("surname", "given_name", "patronymic")),
        t.applications.c.number.label("application"),
    ]
    query = (
        select(*columns)
        .join(t.people, t.people.c.id == t.notices.c.child_id)
        .outerjoin(t.applications, t.applications.c.id == t.notices.c.application_id)
        .where(t.notices.c.id.in_(wanted))
    )
    found = {
        row.id: to_record(
            PaperRow,
            row,
            child_name=full_name(row.surname, row.given_name, row.patronymic),
            application_number=row.application or "",
        )
        for row in connection.execute(query)
    }
    return [found[row_id] for row_id in wanted]


def application_ids(
    connection: Connection, first: date, end: date, service: Service | None = None
) -> list[int]:
    """Applications registered from ``first`` until before ``end``, the newest first."""
    registered = t.applications.c.registered_at
    query = select(t.applications.c.id).where(
        registered >= datetime.combine(first, time()), registered < datetime.combine(end, time())
    )
    if service is not None:
        query = query.where(t.applications.c.service == service)
    return list(connection.execute(query.order_by(t.applications.c.id.desc())).scalars())


@dataclass(frozen=True)
class StageRow:
    """One stage of one application: when, what and by whom (R-8)."""

    id: int
    at: datetime
    who: str
    what: Step
    application_id: int
    number: str
    service: Service
    provider_kk: str
    provider_ru: str


def stage_ids(
    connection: Connection, first: date, end: date, service: Service | None = None
) -> list[int]:
    """Stages from ``first`` until before ``end``, the newest first."""
    begin, stop = datetime.combine(first, time()), datetime.combine(end, time())
    query = (
        select(t.acts.c.id)
        .join(t.applications, t.applications.c.id == t.acts.c.application_id)
        .where(t.acts.c.at >= begin, t.acts.c.at < stop)
    )
    if service is not None:
        query = query.where(t.applications.c.service == service)
    return list(connection.scalars(query.order_by(t.acts.c.id.desc())))


def stage_rows(connection: Connection, wanted: list[int]) -> list[StageRow]:
    """The stages in the order they are wanted."""
    names = ("id", "at", "who", "label", "values", "application_id")
    columns = [
        *(t.acts.c[name] for name in names),
        t.applications.c.number,
        t.applications.c.service,
        t.providers.c.name_kk.label("provider_kk"),
        t.providers.c.name_ru.label("provider_ru"),
    ]
    query = (
        select(*columns)
        .join(t.applications, t.applications.c.id == t.acts.c.application_id)
        .join(t.providers, t.providers.c.id == t.applications.c.provider_id)
    )
    found = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = t.acts.c.id.in_(wanted[start : start + _AT_ONCE])
        for row in connection.execute(query.where(some)):
            what = Step(row.label, "R-8", values_from_json(row.values))
            found[row.id] = to_record(StageRow, row, what=what)
    return [found[row_id] for row_id in wanted]
