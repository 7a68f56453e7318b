"""What lay between two payouts: each moment belongs to one side of it alone."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from desktop_app.law.facts import EventKind, Facts
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step
from desktop_app.records.kinds import PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.awards import amendments
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import between as payout_history
from desktop_app.storage.rows import insert_row
from tests.storage.payouts.payout_rows import CLOSED, a_payout, an_award

Q3, Q4, Q1, Q2 = Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)
EVER = CLOSED + timedelta(days=100)
TICK = timedelta(microseconds=1)


def test_the_sheets_before_are_those_of_the_last_period_that_has_any(database: Database) -> None:
    with database.begin() as connection:
        a_payout(connection, quarter="2025Q3")
        first = a_payout(connection, quarter="2025Q4")
        second = a_payout(connection, quarter="2025Q4")
        own = a_payout(connection, quarter="2026Q2")
        found = [payout_history.sheets_before(connection, each, EVER) for each in (Q3, Q1, Q2)]
        mine = [payout_history.sheets_of(connection, each, EVER) for each in (Q1, Q2)]
    assert found == [[], [first, second], [first, second]]
    assert mine == [[], [own]]


def test_sheets_that_follow_up_or_were_brought_in_are_no_sheets_of_a_period(
    database: Database,
) -> None:
    with database.begin() as connection:
        for kind in (PayoutKind.FOLLOW_UP, PayoutKind.IMPORTED):
            a_payout(connection, quarter="2025Q4", kind=kind)
        assert payout_history.sheets_before(connection, Q1, EVER) == []
        assert payout_history.sheets_of(connection, Q4, EVER) == []


def test_a_sheet_stands_from_its_approval_until_it_is_annulled(database: Database) -> None:
    gone = CLOSED + timedelta(days=2)
    moments = [CLOSED - TICK, CLOSED, gone - TICK, gone]
    with database.begin() as connection:
        sheet = a_payout(connection, quarter="2025Q4", annulled_at=gone)
        mine = [payout_history.sheets_of(connection, Q4, each) for each in moments]
        before = [payout_history.sheets_before(connection, Q1, each) for each in moments]
    assert mine == before == [[], [sheet], [sheet], []]


def _amend(connection: Connection, decision: int, at: datetime) -> None:
    facts = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)
    steps = [Step(f"{at:%d}", "D-4")]
    amendments.add(
        connection,
        decision,
        facts,
        steps=steps,
        months=(),
        iban="KZ1",
        why="Жаңа шот",
        who="Басшы",
        when=at,
    )


def test_what_was_amended_after_one_payout_and_by_the_next(database: Database) -> None:
    until = CLOSED + timedelta(days=3)
    with database.begin() as connection:
        award, other = an_award(connection), an_award(connection, 2)
        for at in (CLOSED, CLOSED + timedelta(days=1), until, until + timedelta(days=1)):
            _amend(connection, award, at)
        found = payout_history.amended(connection, [award, other], CLOSED, until)
        nobody = payout_history.amended(connection, [other], CLOSED, until)
    assert [step.label for step in found[award]] == ["01", "03"]
    assert (list(found), nobody) == ([award], {})


def test_what_happened_became_known_between_and_still_stood(database: Database) -> None:
    until = CLOSED + timedelta(days=3)
    with database.begin() as connection:
        award = an_award(connection)
        child = connection.scalar(select(t.decisions.c.child_id).where(t.decisions.c.id == award))
        for day, recorded_at, annulled_at in (
            (1, CLOSED, None),
            (2, CLOSED + TICK, None),
            (3, until, None),
            (4, until + TICK, None),
            (5, until, until),
            (6, until, until + TICK),
        ):
            values = {
                "child_id": child,
                "kind": EventKind.STATE_INSTITUTION,
                "happened_on": date(2026, 3, day),
                "recorded_at": recorded_at,
                "recorded_by": "Маман",
                "annulled_at": annulled_at,
            }
            insert_row(connection, t.events, values)
        assert child is not None
        found = payout_history.happened(connection, [child], CLOSED, until)
        nobody = payout_history.happened(connection, [child + 99], CLOSED, until)
    assert [event.happened_on.day for event in found[child]] == [2, 3, 6]
    assert nobody == {}


def test_more_than_a_query_may_name_are_asked_for_in_turn(database: Database) -> None:
    """A sheet of a large office has thousands of lines; each award is answered once."""
    with database.begin() as connection:
        awards = [an_award(connection, serial) for serial in (1, 2)]
        wanted = [*range(10_000, 11_200), *awards]
        found = payout_history.awarded(connection, wanted)
    assert {key: each.number for key, each in found.items()} == {
        awards[0]: "Ө-2024-00001",
        awards[1]: "Ө-2024-00002",
    }
