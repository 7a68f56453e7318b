"""Awards and their changes as they lie there, and what is no award any more."""

from datetime import datetime

from sqlalchemy import update

from desktop_app.records.kinds import Status
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.health import awards
from desktop_app.storage.health.awards import KeptAward
from desktop_app.storage.rows import insert_row
from tests.storage.payouts.payout_rows import a_line, a_payout, an_award


def test_awards_are_told_from_refusals_and_from_what_was_withdrawn(database: Database) -> None:
    with database.begin() as connection:
        award, refused, withdrawn = (an_award(connection, serial) for serial in (1, 2, 3))
        own = t.decisions.c
        no_award = update(t.decisions).where(own.id.in_([refused, withdrawn]))
        connection.execute(no_award.values(awarded=False))
        number = t.applications.c.number
        back = update(t.applications).where(number == "Ө-2024-00003")
        connection.execute(back.values(status=Status.WITHDRAWN))
        assert awards.award_ids(connection) == {award}
        assert [each.decision_id for each in awards.awards(connection)] == [award]
        ever = awards.ever_awarded(connection)
        assert {decision for decision, _child in ever} == {award, withdrawn}
        assert awards.application_numbers(connection) == {
            award: "Ө-2024-00001",
            refused: "Ө-2024-00002",
            withdrawn: "Ө-2024-00003",
        }


def test_the_child_of_an_award_is_told_with_it(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        child = connection.execute(t.decisions.select()).one().child_id
        assert awards.ever_awarded(connection) == {(award, child)}


def test_what_makes_no_sense_is_told_as_it_is(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        spoilt = update(t.decisions).values(facts=["?"], first_month="2026-13", last_month="")
        connection.execute(spoilt)
        for why in ("бірінші", "екінші"):
            values = {
                "decision_id": award,
                "made_at": datetime(2026, 4, 1, 10, 0),
                "made_by": "Басшы",
                "facts": {"why": why},
                "steps": "?",
                "first_month": "",
                "last_month": "2026-05",
            }
            insert_row(connection, t.amendments, values)
        assert list(awards.awards(connection)) == [KeptAward(award, ["?"], [], "2026-13", "")]
        assert list(awards.amendments(connection)) == [
            KeptAward(award, {"why": why}, "?", "", "2026-05") for why in ("бірінші", "екінші")
        ]


def test_the_numbers_of_a_payout_s_lines_are_in_order(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        payout, other = a_payout(connection), a_payout(connection)
        for number, period in ((3, "2026Q1"), (1, "2025Q4")):
            a_line(connection, payout, award, number=number, period=period)
        a_line(connection, other, award, number=7)
        assert awards.line_numbers(connection, payout) == [1, 3]
