"""Payouts that were drawn up and wait to be approved."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, text, update

from desktop_app.law.quarters import Period
from desktop_app.records.kinds import DraftState
from desktop_app.records.payout_checks import PayoutCheck, checks_from_json, checks_to_json
from desktop_app.records.payouts import DrawnPayout, PayoutDraft
from desktop_app.records.people import Author
from desktop_app.storage import tables as t
from desktop_app.storage.edits import change
from desktop_app.storage.rows import asked_once, insert_row, only_row, to_record


def keep(
    connection: Connection,
    drawn: DrawnPayout,
    fingerprint: str,
    checks: Sequence[PayoutCheck],
    author: Author,
    when: datetime,
) -> PayoutDraft:
    """Keep who drew it up and which lines were seen; one that waited for the same is dropped."""
    same = (
        t.payout_drafts.c.quarter == str(drawn.quarter),
        t.payout_drafts.c.kind == drawn.kind,
        t.payout_drafts.c.follows_id.is_not_distinct_from(drawn.follows_id),
        t.payout_drafts.c.state == DraftState.DRAWN,
    )
    connection.execute(
        update(t.payout_drafts)
        .where(*same)
        .values(
            state=DraftState.DROPPED,
            version=t.payout_drafts.c.version + 1,
            changed_by=author.name,
            changed_at=when,
        )
    )
    draft_id = insert_row(
        connection,
        t.payout_drafts,
        {
            "quarter": str(drawn.quarter),
            "kind": drawn.kind,
            "follows_id": drawn.follows_id,
            "drawn_at": when,
            "drawn_by": author.name,
            "drawn_by_id": author.id,
            "fingerprint": fingerprint,
            "checks": checks_to_json(checks),
            "state": DraftState.DRAWN,
        },
    )
    return by_id(connection, draft_id)


def by_id(connection: Connection, draft_id: int) -> PayoutDraft:
    query = select(t.payout_drafts).where(t.payout_drafts.c.id == draft_id)
    return _draft(only_row(connection, query, "payout that was drawn up"))


@asked_once
def waiting(
    connection: Connection, period: Period | None = None, follows_id: int | None = None
) -> list[PayoutDraft]:
    """Those that wait to be approved, the newest first: all, of a period, or of a follow-up."""
    columns = t.payout_drafts.c
    query = select(t.payout_drafts).where(columns.state == DraftState.DRAWN)
    if period is not None or follows_id is not None:
        query = query.where(columns.follows_id.is_not_distinct_from(follows_id))
    if period is not None:
        query = query.where(columns.quarter == str(period))
    return [_draft(row) for row in connection.execute(query.order_by(columns.id.desc()))]


def save(
    connection: Connection, draft: PayoutDraft, who: str, when: datetime, **values: Any
) -> None:
    """Change a draft that still is as it was read; ChangedMeanwhile where it is not."""
    if "checks" in values:
        values["checks"] = checks_to_json(values["checks"])
    change(connection, t.payout_drafts, draft.id, draft.version, values, who=who, when=when)


def in_earlier_order(connection: Connection, names: Collection[str]) -> list[str]:
    """As sheets were drawn up before names stood by the alphabet: as the database orders texts."""
    if connection.dialect.name == "sqlite":
        return sorted(names)  # byte by byte, there as here
    query = text("SELECT name FROM unnest(CAST(:names AS text[])) AS name ORDER BY name")
    return list(connection.scalars(query, {"names": list(names)}))


def _draft(row: Row[Any]) -> PayoutDraft:
    return to_record(PayoutDraft, row, checks=checks_from_json(row.checks))
