"""Deliveries of papers, and which papers still wait for one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, func, insert, literal_column, select

from desktop_app.identity.folding import folded
from desktop_app.records.deliveries import STAYS_IN_OFFICE, Delivery, DeliveryEntry, UndeliveredRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.sought import sought_words
from desktop_app.storage.rows import all_ids, all_of, one_of
from desktop_app.storage.standing import annul as annul_row
from desktop_app.storage.standing import standing
from desktop_app.storage.tables import deliveries, notices, people


def add(
    connection: Connection, notice_id: int, entry: DeliveryEntry, who: str, when: datetime
) -> None:
    connection.execute(
        insert(deliveries).values(
            **entry.__dict__, notice_id=notice_id, recorded_at=when, recorded_by=who
        )
    )


def annul(connection: Connection, delivery_id: int, who: str, when: datetime, why: str) -> bool:
    """Take a delivery back, with the reason; False where it is annulled already."""
    return annul_row(connection, deliveries, delivery_id, who, when, why)


def by_id(connection: Connection, delivery_id: int) -> Delivery | None:
    return one_of(Delivery, connection, select(deliveries).where(deliveries.c.id == delivery_id))


def of_notice(connection: Connection, notice_id: int) -> list[Delivery]:
    """All that was recorded, what was annulled too."""
    query = select(deliveries).where(deliveries.c.notice_id == notice_id)
    return all_of(Delivery, connection, query.order_by(deliveries.c.id))


def delivered(connection: Connection, notice_ids: Sequence[int]) -> set[int]:
    """Those of the papers that have a delivery that stands."""
    query = select(deliveries.c.notice_id).where(
        deliveries.c.notice_id.in_(notice_ids), standing(deliveries)
    )
    return set(connection.scalars(query))


def _waiting() -> tuple[ColumnElement[bool], ...]:
    """Told word for word as `ix_notices_to_deliver` has it, or SQLite does not use it.

    Papers of the first versions have no words: whether they were delivered was not recorded then,
    and nobody is told to deliver them now.
    """
    there = select(deliveries.c.notice_id).where(
        deliveries.c.notice_id == notices.c.id, standing(deliveries)
    )
    return (
        notices.c.annulled_at.is_(None),
        notices.c.words.is_not(None),
        notices.c.kind.not_in(STAYS_IN_OFFICE),
        notices.c.recipient != literal_column("''"),
        ~there.exists(),
    )


def waiting_count(connection: Connection) -> int:
    query = select(func.count()).select_from(notices).where(*_waiting())
    return int(connection.execute(query).scalar_one())


def waiting_ids(
    connection: Connection, kind: NoticeKind | None = None, text: str = ""
) -> list[int]:
    """Papers not yet delivered, the oldest first; those whose number, recipient or child has every
    word of the text, whatever the spelling: keys are compared here."""
    query: Select[tuple[int]] = select(notices.c.id).where(*_waiting()).order_by(notices.c.id)
    if kind is not None:
        query = query.where(notices.c.kind == kind)
    words = sought_words(text)
    if not words:
        return all_ids(connection, query)
    named = query.add_columns(notices.c.number, notices.c.recipient, people.c.search)
    named = named.outerjoin(people, people.c.id == notices.c.child_id)
    found = []
    for notice_id, number, recipient, child in connection.execute(named):
        searched = folded(f"{number} {recipient} {child or ''}")
        if all(word in searched for word in words):
            found.append(notice_id)
    return found


def waiting_rows(connection: Connection, wanted: list[int]) -> list[UndeliveredRow]:
    columns = [notices.c[name] for name in UndeliveredRow.__dataclass_fields__]
    query = select(*columns).where(notices.c.id.in_(wanted))
    found = {row.id: row for row in all_of(UndeliveredRow, connection, query)}
    return [found[notice_id] for notice_id in wanted]
