"""Forecast, report and steps where a decision pays by months, quarters, terms or a school year."""

from datetime import date

import pytest

from desktop_app import wording
from desktop_app.law.quarters import Period
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import periods
from desktop_app.services.reports import forecast, forecast_paper, report
from desktop_app.services.reports.forecast import Assumptions
from desktop_app.services.sums import balances
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.decision_acts import as_entered, example

MONTHLY = "example-3-a-month-monthly"
QUARTERLY = "example-6-5-a-quarter"
BY_TERMS = "example-school-terms"
ONCE = "example-once-a-school-year"


def _named(found: dict[Period, forecast.ForecastPeriod]) -> dict[str, tuple[int, int, int]]:
    return {periods.code(each): (row.entitled, row.paid, row.due) for each, row in found.items()}


@pytest.mark.parametrize(
    ("code", "paid", "expected", "arrears", "of_months"),
    [
        (
            MONTHLY,
            ["2025-11", "2026-01"],
            {
                "2026-01": (12_975, 12_975, 0),
                **{f"2026-0{month}": (12_975, 0, 12_975) for month in range(2, 6)},
            },
            0,
            64_875,
        ),
        (
            QUARTERLY,
            ["2026Q1"],
            {"2026Q1": (28_113, 28_113, 0), "2026Q2": (28_113, 0, 28_113)},
            0,
            56_226,
        ),
        (
            BY_TERMS,
            ["2025T2"],
            {"2025T3": (34_600, 0, 34_600), "2025T4": (34_600, 0, 34_600)},
            0,
            69_200,
        ),
        (ONCE, [], {"2025Y": (94_368, 0, 94_368)}, 0, 94_368),
    ],
)
def test_a_budget_year_and_its_report(
    head: Desk,
    school: int,
    clock: Clock,
    code: str,
    paid: list[str],
    expected: dict[str, tuple[int, int, int]],
    arrears: int,
    of_months: int,
) -> None:
    in_force.enter(head, as_entered(example(code), date(2025, 9, 1)))
    application = award(head, reimbursement_entry(school))
    total = sum(pay(head, each).total for each in paid)
    clock.move_to(date(2026, 2, 2))
    found = forecast.forecast(head, Assumptions(2026))
    assert _named(found.periods) == expected
    assert (found.arrears, found.entitled) == (arrears, of_months)
    lines = forecast_paper.lines(found, "ru")
    for period in found.periods:
        assert any(wording.period(period, "ru") in line for line in lines), period
    told = report.of_period(head, date(2024, 1, 1), date(2026, 12, 31), "ru")
    assert sum(each.paid for each in told.periods) == total
    for name in expected:
        period = periods.resolve(head, name)
        (account,) = (
            each
            for each in balances.accounts(head, application.child_id, period)
            if each.quarter == period
        )
        assert account.entitled == expected[name][0]
