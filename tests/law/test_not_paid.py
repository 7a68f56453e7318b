"""Which months lack and why: each month has one reason, the first that takes it (D-2 to D-7)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.entitlement import covered_months
from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.not_paid import not_paid
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution, LastMonth, Readings
from tests.law.values import invented

LAW = invented("8", "9-12 1-5", "-")
WHOLE = Facts(
    birth_date=date(2015, 1, 1),
    applied_on=date(2025, 9, 1),
    certificate=Certificate(date(2025, 9, 1), date(2026, 5, 25)),
    disability_until=None,
)
EXCLUSIVE = Readings(last_month=LastMonth.EXCLUSIVE)
SUSPENDS = Readings(institution=Institution.SUSPENDS)
AWAY = Event(EventKind.STATE_INSTITUTION, date(2025, 10, 3), date(2026, 1, 9))


def told(facts: Facts, *others: Month) -> list[tuple[str, str, str]]:
    school = [month for month in covered_months(facts) if LAW.is_school_month(month)]
    given = {month for month in school if month not in facts.taken}
    return [
        (str(each.first), str(each.last), each.why.clause)
        for each in not_paid(facts, given, LAW, others)
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"applied_on": date(2025, 11, 1)}, [("2025-09", "2025-10", "D-4")]),
        ({"applied_on": date(2025, 10, 31)}, [("2025-09", "2025-09", "D-4")]),
        ({"applied_on": date(2025, 8, 31)}, [("2025-08", "2025-08", "D-7")]),
        ({"disability_until": date(2026, 4, 1)}, [("2026-05", "2026-05", "D-5")]),
        ({"disability_until": date(2026, 5, 1)}, []),
        (
            {"ended": Ending(date(2026, 3, 1), EndReason.STATE_SUPPORT)},
            [("2026-04", "2026-05", "D-3")],
        ),
        ({"taken": frozenset({Month(2025, 9)})}, [("2025-09", "2025-09", "D-3")]),
        ({"readings": EXCLUSIVE}, [("2026-05", "2026-05", "D-4")]),
        ({"readings": SUSPENDS, "events": (AWAY,)}, [("2025-11", "2025-12", "D-5")]),
        ({"consent": False}, []),
        ({"certificate": None}, []),
        (
            {"certificate": Certificate(date(2025, 10, 6), date(2026, 3, 10))},
            [("2025-09", "2025-09", "D-4"), ("2026-04", "2026-05", "D-4")],
        ),
    ],
)
def test_each_reason_with_its_months_and_clause(
    changed: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert told(replace(WHOLE, **changed)) == expected  # type: ignore[arg-type]


def test_whose_the_months_are_that_others_have() -> None:
    facts = replace(WHOLE, taken=frozenset({Month(2025, 9), Month(2025, 10)}))
    first, second = not_paid(facts, {*covered_months(WHOLE)} - facts.taken, LAW, [Month(2025, 10)])
    assert "another decision" in first.why.label
    assert "another parent" in second.why.label


def test_another_paper_is_named_where_it_gives_the_months() -> None:
    facts = replace(WHOLE, paper=AwardPaper.MEDICAL, readings=EXCLUSIVE)
    (lacks,) = not_paid(facts, set(covered_months(facts)), LAW)
    assert "paper" in lacks.why.values
