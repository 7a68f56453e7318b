"""The examples that ship, entered as decisions of an office and counted to the tenge."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Month, SchoolYear
from desktop_app.law.readings import AS_SHIPPED, Institution, LastMonth, Readings, Renewal
from desktop_app.law.steps import Words
from desktop_app.records.kinds import LineKind
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions.worked_example import worked_example
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import periods
from desktop_app.services.law_values.law_data import example_profiles
from desktop_app.services.payouts import cycle
from tests.builders import Clock, reimbursement_entry
from tests.law.values import SHIPPED
from tests.services.acts import award, pay, put_award
from tests.services.decision_acts import as_entered, example

TERMS_OF_THE_YEAR = ["2025T1", "2025T2", "2025T3", "2025T4"]


def sums(desk: Desk, school: int, code: str, applied: date, quarters: list[str]) -> list[int]:
    """What a child who applied on a day gets for each quarter of 2018 by an example."""
    profiles.enter(desk, as_entered(example(code), date(2018, 1, 1)))
    facts = Facts(date(2010, 4, 7), applied, Certificate(date(2017, 9, 1), date(2018, 5, 25)), None)
    with desk.database.begin() as connection:
        put_award(connection, school, 1, 1, facts)
    found = []
    for name in quarters:
        period = periods.resolve(desk, name)
        drawn = cycle.draw_up(desk, period)
        found.append(sum(line.amount for line in drawn.lines if line.period == period))
    return found


@pytest.mark.parametrize(
    ("code", "applied", "expected"),
    [
        ("example-2-a-month", date(2018, 1, 10), [14_430, 9_620]),
        ("example-2-a-month", date(2018, 3, 31), [4_810, 9_620]),
        ("example-2-a-month", date(2018, 5, 1), [0, 4_810]),
        ("example-5-a-quarter", date(2018, 1, 31), [12_025, 12_025]),
        ("example-5-a-quarter", date(2018, 3, 1), [12_025, 12_025]),
        ("example-5-a-quarter", date(2018, 5, 25), [0, 12_025]),
        ("example-6-a-quarter", date(2018, 1, 1), [14_430, 14_430]),
        ("example-6-a-quarter", date(2018, 2, 1), [9_620, 14_430]),
        ("example-6-a-quarter", date(2018, 5, 2), [0, 4_810]),
    ],
)
def test_examples_by_calendar_quarters_in_2018(
    head: Desk, school: int, code: str, applied: date, expected: list[int]
) -> None:
    assert sums(head, school, code, applied, ["2018Q1", "2018Q2"]) == expected


def test_school_terms_are_drawn_up_closed_and_saved_as_workbooks(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    profiles.enter(head, as_entered(example("example-school-terms"), date(2025, 9, 1)))
    award(head, reimbursement_entry(school))
    closed = [pay(head, term) for term in TERMS_OF_THE_YEAR]
    assert [payout.total for payout in closed] == [31_456, 31_456, 34_600, 34_600]
    assert all(len(payout.lines) == 1 for payout in closed)
    path = tmp_path / "term.xlsx"
    cycle.save_workbook(head, closed[2], path, "ru")
    book = load_workbook(path)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("3 четверть 2025–2026 учебного года" in cell for cell in cells)
    assert "34600" in cells
    book.close()


def test_an_application_within_a_term_is_paid_from_its_month(head: Desk, school: int) -> None:
    profiles.enter(head, as_entered(example("example-school-terms"), date(2025, 9, 1)))
    award(head, reimbursement_entry(school, applied_on=date(2025, 10, 31)))
    assert pay(head, "2025T1").total == 15_728
    assert pay(head, "2025T4").total == 31_456 + 34_600 + 34_600


def test_three_mci_a_month_are_paid_month_by_month(head: Desk, school: int, tmp_path: Path) -> None:
    """The whole cycle and the workbook by months; one that was missed is arrears of the next."""
    profiles.enter(head, as_entered(example("example-3-a-month-monthly"), date(2025, 9, 1)))
    award(head, reimbursement_entry(school))
    first = pay(head, "2025-09")
    assert [(line.period, line.amount) for line in first.lines] == [(Month(2025, 9), 11_796)]
    later = pay(head, "2025-11")
    assert [(line.period, line.kind, line.amount) for line in later.lines] == [
        (Month(2025, 10), LineKind.ARREARS, 11_796),
        (Month(2025, 11), LineKind.CURRENT, 11_796),
    ]
    january = pay(head, "2026-01")
    assert january.total == 11_796 + 12_975
    path = tmp_path / "month.xlsx"
    cycle.save_workbook(head, january, path, "ru")
    book = load_workbook(path)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("январь 2026 года" in cell.lower() for cell in cells)
    book.close()
    with pytest.raises(Trouble, match="No decision in force pays for"):
        periods.resolve(head, "2026-07")


def test_six_and_a_half_mci_a_quarter(head: Desk, school: int) -> None:
    profiles.enter(head, as_entered(example("example-6-5-a-quarter"), date(2025, 9, 1)))
    award(head, reimbursement_entry(school, applied_on=date(2025, 11, 14)))
    assert pay(head, "2025Q4").total == 17_039  # 6.5 × 3 932 × 2 ÷ 3 = 17 038.67
    assert pay(head, "2026Q1").total == 28_113  # 6.5 × 4 325 = 28 112.5


def test_one_sum_a_school_year_is_paid_once(head: Desk, school: int) -> None:
    profiles.enter(head, as_entered(example("example-once-a-school-year"), date(2025, 9, 1)))
    award(head, reimbursement_entry(school))
    award(head, reimbursement_entry(school, 2, applied_on=date(2025, 11, 14)))
    closed = pay(head, "2025Y")
    assert sorted(line.amount for line in closed.lines) == [73_397, 94_368]  # 7 and 9 months
    assert {line.period for line in closed.lines} == {SchoolYear(2025)}
    with pytest.raises(Trouble, match="Nothing is due"):
        pay(head, "2025Y")


# The example beside a decision that is being typed


def test_the_worked_example_counts_by_terms() -> None:
    shown = worked_example(example("example-school-terms"), SHIPPED.mci, date(2026, 11, 22))
    assert shown.school_year == 2025
    assert shown.totals == (132_112, 100_656)
    assert [periods.code(each.period) for each in shown.periods] == TERMS_OF_THE_YEAR
    assert [[one.amount for one in each.sums] for each in shown.periods[:2]] == [
        [31_456, 0],
        [31_456, 31_456],
    ]
    steps = shown.periods[1].sums[1].steps
    assert steps[-1].amount == 31_456


@pytest.mark.parametrize(
    ("readings", "paid"),
    [
        (AS_SHIPPED, ["сентябрь – ноябрь", "сентябрь – январь", "сентябрь – май"]),
        (
            Readings(Institution.SUSPENDS, Renewal.CONTINUES, LastMonth.EXCLUSIVE),
            ["сентябрь – ноябрь, февраль – апрель", "сентябрь – апрель", "сентябрь – апрель"],
        ),
    ],
)
def test_each_reading_is_shown_on_a_child(readings: Readings, paid: list[str]) -> None:
    profile = replace(example("example-6-a-quarter"), readings=readings)
    shown = worked_example(profile, SHIPPED.mci, date(2026, 3, 2)).readings
    months = [step.values["months"] for step in shown]
    assert [each.ru for each in months if isinstance(each, Words)] == paid
    assert [step.clause for step in shown] == ["D-5", "D-5", "D-4"]
    by_application = "new application" in shown[1].label
    assert by_application == (readings.renewal is Renewal.NEW_APPLICATION)


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2026, 9, 2), 2026)],
)
def test_the_worked_example_is_of_the_present_school_year(today: date, year: int) -> None:
    shown = worked_example(example("example-2-a-month"), SHIPPED.mci, today)
    assert shown.certificate == Certificate(date(year, 9, 1), date(year + 1, 5, 25))
    assert shown.applied == (date(year, 9, 3), date(year, 11, 14))


def test_an_mci_that_is_not_known_is_said() -> None:
    shown = worked_example(example("example-2-a-month"), SHIPPED.mci, date(2026, 11, 22))
    amounts = [[one.amount for one in each.sums] for each in shown.periods]
    assert amounts == [[8_650, 0], [25_950, 17_300], [None, None], [None, None]]
    assert shown.totals == (None, None)
    assert "MCI" in shown.missing[0].label


def test_every_example_says_that_it_is_one() -> None:
    for each in example_profiles():
        assert each.value.citation_kk.startswith("Мысал:")
        assert each.value.citation_ru.startswith("Пример:")
