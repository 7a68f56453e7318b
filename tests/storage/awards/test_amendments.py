"""What the head changed in a child's awards, in the order in which it was changed (D-5)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.storage import tables as t
from desktop_app.storage.awards import amendments
from desktop_app.storage.database import Database
from tests.storage.payouts.payout_rows import an_award

NOW = datetime(2026, 2, 1, 10, 0)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, date(2026, 1, 31))
GIVEN = [Month(2025, 9), Month(2025, 10), Month(2026, 1)]


def test_changes_are_read_back_with_their_months_or_without_any(database: Database) -> None:
    step = Step("Renewed until {date}", "D-5", {"date": date(2026, 1, 31)})
    with database.begin() as connection:
        mine, others = an_award(connection), an_award(connection, 2)
        for award, months, why in ((mine, GIVEN, "МӘС"), (others, GIVEN, "Ү"), (mine, [], "Қате")):
            amendments.add(
                connection,
                award,
                replace(FACTS),
                steps=[step],
                months=months,
                iban="KZ1",
                why=why,
                who="Басшы",
                when=NOW + timedelta(days=not months),
            )
        child = connection.scalar(select(t.decisions.c.child_id).where(t.decisions.c.id == mine))
        assert child is not None
        first, second = amendments.of_child(connection, child)
        assert amendments.of_child(connection, child + 99) == []
    assert (first.first, first.last, first.why) == (Month(2025, 9), Month(2026, 1), "МӘС")
    assert (second.first, second.last, second.why) == (None, None, "Қате")
    assert (first.steps, first.made_by, first.made_at) == ((step,), "Басшы", NOW)
    assert second.made_at == NOW + timedelta(days=1)
