"""Issued papers, kept byte for byte, and the acts that make a case's history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, text, update

from desktop_app.law.steps import Step
from desktop_app.records.decisions import Act, NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.records.stored_steps import values_from_json, values_to_json
from desktop_app.storage import changes, standing
from desktop_app.storage.rows import all_of, at_once, insert_row, one_of
from desktop_app.storage.tables import acts, notices

# Written out: a value that is bound is not known when the index of those that wait is chosen.
_WAITS = notices.c.sha256 == text("''")


@dataclass(frozen=True, kw_only=True)
class NewPaper:
    """A paper that is being issued: as `NoticeRow`, with its words, packed, and no file yet."""

    kind: NoticeKind
    number: str
    issued_at: datetime
    issued_by: str
    issued_by_id: int | None
    signed_by: str
    application_id: int | None
    child_id: int | None
    complaint_id: int | None
    recipient: str
    address: str
    about: str
    language: PaperLanguage
    words: bytes


def add(connection: Connection, paper: NewPaper) -> int:
    """Keep a paper as it is issued, without its file; its id."""
    return insert_row(connection, notices, {**paper.__dict__, "sha256": "", "pdf": b""})


def without_file(connection: Connection, wanted: Sequence[int] | None = None) -> list[int]:
    """The papers, or those of the wanted, that are to be drawn yet, in the order of issue."""
    query = select(notices.c.id).where(_WAITS)
    if wanted is not None:
        query = query.where(notices.c.id.in_(wanted))
    return list(connection.execute(query.order_by(notices.c.id)).scalars())


def keep_file(
    connection: Connection, notice_id: int, pdf: bytes, sha256: str, words: bytes
) -> None:
    """Keep a file and the words that stand there, unless somebody has drawn it meanwhile."""
    kept = update(notices).where(notices.c.id == notice_id, _WAITS)
    connection.execute(kept.values(pdf=pdf, sha256=sha256, words=words))


def annul(connection: Connection, notice_id: int, who: str, when: datetime, why: str) -> bool:
    """Annul a paper, with the reason; False where it is annulled already."""
    return standing.annul(connection, notices, notice_id, who, when, why)


_LISTED = [column for column in notices.c if column.name not in {"pdf", "words"}]


def of_application(connection: Connection, application_id: int) -> list[NoticeRow]:
    query = select(*_LISTED).where(notices.c.application_id == application_id)
    return all_of(NoticeRow, connection, query.order_by(notices.c.id))


def of_child(connection: Connection, child_id: int) -> list[NoticeRow]:
    query = select(*_LISTED).where(notices.c.child_id == child_id)
    return all_of(NoticeRow, connection, query.order_by(notices.c.id.desc()))


def of_complaint(connection: Connection, complaint_id: int) -> list[NoticeRow]:
    query = select(*_LISTED).where(notices.c.complaint_id == complaint_id)
    return all_of(NoticeRow, connection, query.order_by(notices.c.id))


def numbered(connection: Connection, number: str) -> NoticeRow | None:
    """The paper that bears a number, annulled or not."""
    return one_of(NoticeRow, connection, select(*_LISTED).where(notices.c.number == number))


def of_kind(
    connection: Connection, kind: NoticeKind, children: Collection[int] | None = None
) -> list[NoticeRow]:
    """The papers of a kind, of everybody or about some children, in the order of issue."""
    query = select(*_LISTED).where(notices.c.kind == kind)
    if children is not None:
        query = query.where(notices.c.child_id.in_(children))
    return all_of(NoticeRow, connection, query.order_by(notices.c.id))


def has_any(connection: Connection, kind: NoticeKind) -> bool:
    """Whether a paper of a kind has left, whatever became of it."""
    query = select(notices.c.id).where(notices.c.kind == kind).limit(1)
    return connection.scalar(query) is not None


def told(connection: Connection, kind: NoticeKind) -> set[tuple[int | None, str]]:
    """What papers of a kind tell: application and ``about`` of each that stands."""
    query = select(notices.c.application_id, notices.c.about)
    query = query.where(notices.c.kind == kind, notices.c.annulled_at.is_(None))
    return {(row.application_id, row.about) for row in connection.execute(query)}


def told_of(
    connection: Connection, kinds: Collection[NoticeKind], applications: Collection[int]
) -> set[tuple[int | None, str]]:
    """What papers of these kinds tell of some cases: application and ``about``, as `told`."""
    found: set[tuple[int | None, str]] = set()
    for some in at_once(sorted(applications)):
        query = select(notices.c.application_id, notices.c.about).where(
            notices.c.application_id.in_(some),
            notices.c.kind.in_(kinds),
            notices.c.annulled_at.is_(None),
        )
        found.update((row.application_id, row.about) for row in connection.execute(query))
    return found


def told_on(connection: Connection, kind: NoticeKind, abouts: Sequence[str]) -> Mapping[str, date]:
    """When papers of a kind told each of these that any told: of those that stand, the latest."""
    found: dict[str, date] = {}
    for some in at_once(abouts):
        query = select(notices.c.about, notices.c.issued_at).where(
            notices.c.kind == kind, notices.c.about.in_(some), notices.c.annulled_at.is_(None)
        )
        for row in connection.execute(query.order_by(notices.c.id)):
            found[row.about] = row.issued_at.date()
    return found


def about(connection: Connection, kind: NoticeKind, told: str) -> list[NoticeRow]:
    """The papers of a kind that tell this and stand, in the order of issue."""
    query = select(*_LISTED).where(
        notices.c.kind == kind, notices.c.about == told, notices.c.annulled_at.is_(None)
    )
    return all_of(NoticeRow, connection, query.order_by(notices.c.id))


def ids(
    connection: Connection, first: datetime, end: datetime, kind: NoticeKind | None = None
) -> list[int]:
    """Papers issued from ``first`` until before ``end``, in the order of issue."""
    query = select(notices.c.id).where(notices.c.issued_at >= first, notices.c.issued_at < end)
    if kind is not None:
        query = query.where(notices.c.kind == kind)
    return list(connection.execute(query.order_by(notices.c.id)).scalars())


def rows(connection: Connection, wanted: list[int]) -> list[NoticeRow]:
    query = select(*_LISTED).where(notices.c.id.in_(wanted))
    found = {row.id: row for row in all_of(NoticeRow, connection, query)}
    return [found[row_id] for row_id in wanted]


def pdf(connection: Connection, notice_id: int) -> tuple[NoticeRow, bytes]:
    """A paper as it was issued; without bytes where its file is to be drawn yet."""
    (row,) = rows(connection, [notice_id])
    query = select(notices.c.pdf).where(notices.c.id == notice_id)
    return row, bytes(connection.execute(query).scalar_one())


def words(connection: Connection, notice_id: int) -> bytes | None:
    """A paper's words as they were issued, packed; None for papers of the first versions."""
    query = select(notices.c.words).where(notices.c.id == notice_id)
    found: bytes | None = connection.execute(query).scalar_one()
    return found


def add_act(
    connection: Connection,
    step: Step,
    *,
    who: str,
    when: datetime,
    worker_id: int | None = None,
    pc: str = "",
    application_id: int | None = None,
    child_id: int | None = None,
    complaint_id: int | None = None,
) -> int:
    """Record who did what on which PC (R-8), and what it changed since the entry before; its id."""
    work = changes.of(connection)
    before, after = work.take(connection) if work else ({}, {})
    entry = insert_row(
        connection,
        acts,
        {
            "at": when,
            "who": who,
            "worker_id": worker_id,
            "pc": pc,
            "label": step.label,
            "values": values_to_json(step.values),
            "application_id": application_id,
            "child_id": child_id,
            "complaint_id": complaint_id,
            "act": work.act if work else "",
            "before": before,
            "after": after,
        },
    )
    if work:
        work.noted(entry, (before, after))
    return entry


def history(
    connection: Connection,
    *,
    application_id: int | None = None,
    child_id: int | None = None,
    complaint_id: int | None = None,
) -> list[Act]:
    query = select(acts).order_by(acts.c.id)
    if complaint_id is not None:
        query = query.where(acts.c.complaint_id == complaint_id)
    if application_id is not None:
        query = query.where(acts.c.application_id == application_id)
    if child_id is not None:
        query = query.where(acts.c.child_id == child_id)
    return [_act(row) for row in connection.execute(query)]


def done_since(
    connection: Connection, act: str, child_ids: Sequence[int], moment: datetime
) -> bool:
    """Whether such an act was done with one of them at a moment or later."""
    query = select(acts.c.id).where(
        acts.c.act == act, acts.c.child_id.in_(child_ids), acts.c.at >= moment
    )
    return connection.execute(query.limit(1)).first() is not None


def of_acts(connection: Connection, wanted: Iterable[str], most: int) -> list[Act]:
    """The entries of these acts of the office, the newest first, at most so many."""
    query = select(acts).where(acts.c.act.in_(list(wanted))).order_by(acts.c.id.desc())
    return [_act(row) for row in connection.execute(query.limit(most))]


def _act(row: Row[Any]) -> Act:
    what = Step(row.label, "R-8", values_from_json(row.values))
    return Act(row.at, row.who, what, row.act, changes.told(row.before, row.after))
