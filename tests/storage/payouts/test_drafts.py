"""Drafts of payouts: one waits for each sheet, and who was first is told to who is second."""

from datetime import datetime, timedelta

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import DraftState, PayoutKind
from desktop_app.records.payouts import DrawnPayout, PayoutDraft
from desktop_app.records.people import Author
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import drafts as payout_drafts
from tests.storage.payouts.payout_rows import CLOSED, a_payout

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


def _keep(
    database: Database,
    quarter: Quarter = Q1,
    follows_id: int | None = None,
    who: str = "Бухгалтер",
    when: datetime = CLOSED,
) -> PayoutDraft:
    kind = PayoutKind.REGULAR if follows_id is None else PayoutKind.FOLLOW_UP
    drawn = DrawnPayout(quarter, (), (), kind, follows_id)
    with database.begin() as connection:
        return payout_drafts.keep(connection, drawn, "0" * 64, (), Author(3, who), when)


def test_only_the_same_sheet_s_draft_is_dropped(database: Database) -> None:
    with database.begin() as connection:
        sheets = [a_payout(connection) for _ in range(2)]
    others = [_keep(database, Q2), *(_keep(database, Q1, sheet) for sheet in sheets)]
    first = _keep(database)

    again = _keep(database, who="Басшы", when=CLOSED + timedelta(hours=1))

    with database.read() as connection:
        now = [payout_drafts.by_id(connection, each.id) for each in (*others, first)]
        waiting = payout_drafts.waiting(connection)
    assert [each.state for each in now] == [DraftState.DRAWN] * 3 + [DraftState.DROPPED]
    assert (now[-1].changed_by, now[-1].version) == ("Басшы", first.version + 1)
    assert now[-1].drawn_by == "Бухгалтер"
    assert [each.id for each in waiting] == [again.id, *(each.id for each in reversed(others))]


def test_what_waits_is_asked_for_by_period_and_by_what_it_follows(database: Database) -> None:
    with database.begin() as connection:
        sheet = a_payout(connection)
    other, follow, own = _keep(database, Q2), _keep(database, Q1, sheet), _keep(database)
    with database.read() as connection:
        found = [
            [each.id for each in payout_drafts.waiting(connection, *asked)]
            for asked in ((Q1,), (Q2,), (Q1, sheet), (None, sheet), (Q2, sheet))
        ]
    assert found == [[own.id], [other.id], [follow.id], [follow.id], []]


def test_who_was_first_stays_and_the_second_is_told(database: Database) -> None:
    draft, later = _keep(database), CLOSED + timedelta(hours=1)
    with database.begin() as connection:
        payout_drafts.save(connection, draft, "Бірінші", later, state=DraftState.APPROVED)
    with pytest.raises(ChangedMeanwhile) as caught, database.begin() as connection:
        payout_drafts.save(connection, draft, "Екінші", later, state=DraftState.DROPPED)
    assert (caught.value.who, caught.value.when) == ("Бірінші", later)
    with database.read() as connection:
        now = payout_drafts.by_id(connection, draft.id)
    assert (now.state, now.changed_by, now.version) == (DraftState.APPROVED, "Бірінші", 2)


def test_one_that_was_approved_is_not_dropped_by_the_next(database: Database) -> None:
    draft = _keep(database)
    with database.begin() as connection:
        payout_drafts.save(connection, draft, "Басшы", CLOSED, state=DraftState.APPROVED)
    _keep(database)
    with database.read() as connection:
        assert payout_drafts.by_id(connection, draft.id).state is DraftState.APPROVED
