"""The office's own law, changed awards and what was known before, on PostgreSQL."""

from datetime import date

import pytest

from desktop_app.law.facts import EndReason
from desktop_app.law.quarters import Quarter
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import Ended
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import calendar
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.registers import stages
from desktop_app.services.reports import forecast
from desktop_app.services.reports.forecast import Assumptions
from desktop_app.services.sums.balances import accounts
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, decision, pay
from tests.services.decision_acts import a_decision
from tests.storage.test_postgresql import database

__all__ = ["database"]
pytestmark = pytest.mark.postgresql


def _sums(desk: Desk, child_id: int, as_of: date | None = None) -> list[tuple[str, int, int]]:
    found = accounts(desk, child_id, Quarter(2026, 1), as_of)
    return [(str(each.quarter), each.due, each.overpaid) for each in found]


def test_what_the_law_whole_needs(head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    application = award(head, reimbursement_entry(school))
    pay(accountant, "2025Q4")
    clock.move_to(date(2026, 3, 30))
    pay(accountant, "2026Q1")
    with pytest.raises(Trouble, match="approved payout was counted"):
        profiles.annul(head, "alatau-2024", "Біздікі емес")
    profiles.enter(head, a_decision(date(2026, 12, 1), rate="10"))
    assert [known.used for known in profiles.listed(head).decisions].count(True) == 1

    office.add_mci(head, date(2027, 1, 1), 4_700, "Заң")
    office.annul_mci(head, date(2027, 1, 1), "Қате")
    office.add_mci(head, date(2027, 1, 1), 4_701, "Заң")
    calendar.add_day(head, date(2026, 4, 3), False, "Демалыс", "Выходной")

    clock.move_to(date(2026, 4, 6))
    made = decision(head, application).id
    change = Ended(EndReason.MOVED_AWAY, date(2026, 1, 15))
    amendments.amend(head, made, change, "Көшіп кетті")
    whole = [("2025Q3", 0, 0), ("2025Q4", 0, 0), ("2026Q1", 0, 0)]
    assert _sums(head, application.child_id, date(2026, 4, 5)) == whole
    assert _sums(head, application.child_id) == [*whole[:2], ("2026Q1", 0, 23_067)]
    assert cycle.draw_up(head, Quarter(2026, 2)).lines == ()
    year = forecast.forecast(head, Assumptions(2026))
    assert sum(month.tenge for month in year.months.values()) == 11_533
    told = stages.of_period(head, date(2025, 9, 1), date(2026, 4, 30), None, "kk").stages
    assert {stage.number for stage in told} == {application.number}
