"""The table of an award is made by the steps of the payout, as far as the law is known (D-7)."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.awards.deciding import decide, proposal
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.award_table import TableLine, of_award
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.papers import issued as papers
from desktop_app.storage.payouts import approved as payouts
from desktop_app.wording import period as period_words
from tests.builders import SCHOOL_YEAR, Clock, reimbursement_entry
from tests.demo_fixture import demo_copy, demo_desk, demo_office
from tests.law import oracle, tables
from tests.law.families import a_child, some_values
from tests.law.values import SHIPPED, law_of
from tests.services.acts import decision, pay, register, text_of

__all__ = ["demo_copy", "demo_desk", "demo_office"]

BORN = date(2015, 4, 7)
_COLUMN = re.compile(r"\$([A-Z]+)")
LATE = Facts(BORN, date(2025, 11, 18), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None)


def told(lines: tuple[TableLine, ...]) -> list[tuple[str, int, int | None]]:
    """Each line's name, number of months, and sum."""
    return [(line.name.ru, len(line.months), line.amount) for line in lines]


def sums_on(text: str, language: str) -> list[tuple[str, int]]:
    """The rows of a table read from a paper: the period's name and its sum."""
    name = r"\d{4} жылғы [1-4]-тоқсан" if language == "kk" else r"[1-4] квартал \d{4} года"
    rows = re.findall(rf"({name})\s[^\d]+?\s(\d{{2,3}}[\s\xa0]\d{{3}})(?!\d)", text)
    return [(row, int(re.sub(r"\D", "", amount))) for row, amount in rows]


def test_who_applied_in_november_is_told_what_november_gives() -> None:
    assert told(of_award({1: LATE}, 1, SHIPPED)) == [
        ("4 квартал 2025 года", 2, 20_971),
        ("1 квартал 2026 года", 3, 34_600),
        ("2 квартал 2026 года", 2, 34_600),
    ]


def test_a_year_whose_mci_is_not_known_has_months_and_no_sum() -> None:
    facts = replace(LATE, certificate=Certificate(date(2026, 9, 1), date(2027, 5, 25)))
    assert told(of_award({1: facts}, 1, SHIPPED)) == [
        ("3 квартал 2026 года", 1, 34_600),
        ("4 квартал 2026 года", 3, 34_600),
        ("1 квартал 2027 года", 3, None),
        ("2 квартал 2027 года", 2, None),
    ]


def test_a_year_whose_school_terms_are_not_known_is_one_line() -> None:
    facts = replace(LATE, certificate=Certificate(date(2026, 4, 1), date(2026, 11, 25)))
    law = tables.law("example-school-terms", "-")
    assert told(of_award({1: facts}, 1, law)) == [
        ("4 четверть 2025–2026 учебного года", 2, 34_600),
        ("2026–2027 учебный год", 3, None),
    ]


def test_months_of_a_later_award_are_not_in_the_table_of_an_earlier() -> None:
    first = replace(LATE, applied_on=date(2025, 9, 3))
    both = {1: first, 2: replace(LATE, applied_on=date(2026, 2, 2))}
    assert told(of_award(both, 1, SHIPPED))[-1] == ("1 квартал 2026 года", 1, 11_533)
    assert told(of_award(both, 2, SHIPPED))[0] == ("1 квартал 2026 года", 2, 23_067)


def test_what_no_decision_covers_is_still_an_error() -> None:
    facts = replace(LATE, applied_on=date(2014, 1, 1))
    facts = replace(facts, certificate=Certificate(date(2014, 1, 1), date(2014, 2, 1)))
    with pytest.raises(NotInForceError):
        of_award({1: facts}, 1, SHIPPED)


def test_tables_agree_with_the_second_reading_to_the_tenge() -> None:
    """Whatever is known has its sum; only where the oracle lacks a value is there none."""
    known = unknown = 0
    for serial in range(150):
        values = some_values(Random(serial))
        law = law_of(values)
        for child in range(10):
            children = a_child(Random(f"{serial} {child}"))
            for key in children:
                try:
                    lines = of_award(children, key, law)
                except NotInForceError:
                    continue
                for line in lines:
                    amount = _right(children, key, line, values)
                    assert line.amount == amount, (serial, child, key)
                    known += amount is not None
                    unknown += amount is None
    assert known > 500
    assert unknown > 20


def _right(
    children: dict[int, Facts], key: int, line: TableLine, values: oracle.Values
) -> int | None:
    """What the second reading gives for the line: all awards' months of that period only."""
    if line.period is None:
        return None
    try:
        return oracle.sum_of_award(children, key, str(line.period), values)
    except oracle.UnknownError:
        return None


# At the desk


def test_the_paper_of_november_equals_the_sheets_that_pay_it(
    head: Desk, accountant: Desk, school: int
) -> None:
    entry = reimbursement_entry(school, applied_on=date(2025, 11, 18))
    application = register(head, entry)
    paper = decide(head, application, seen=proposal(head, application.id))
    found = sums_on(text_of(head, paper), "kk")
    paid = []
    for period in ("2025Q4", "2026Q1", "2026Q2"):
        (line,) = pay(accountant, period).lines
        paid.append((period_words(line.period, "kk"), line.amount))
    assert found == paid
    assert [amount for _, amount in found] == [20_971, 34_600, 34_600]


def test_a_first_month_in_a_year_without_mci_is_decided_and_not_paid(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    entry = reimbursement_entry(
        school,
        certificate=replace(SCHOOL_YEAR, first_day=date(2027, 1, 11), last_day=date(2027, 5, 25)),
        applied_on=date(2026, 12, 1),
    )
    application = register(head, entry)
    paper = decide(head, application, seen=proposal(head, application.id))
    kept = decision(head, application)
    assert (kept.awarded, kept.first, kept.last) == (True, Month(2027, 1), Month(2027, 5))
    assert text_of(head, paper).count("сол жылғы АЕК бойынша") == 2
    clock.move_to(date(2027, 3, 20))
    with pytest.raises(Trouble, match="The MCI of") as caught:
        cycle.draw_up(accountant, Quarter(2027, 1))
    assert caught.value.step.values == {"month": Month(2027, 1)}


def _paid_by_workbooks(desk: Desk, folder: Path, language: str) -> dict[tuple[str, str], int]:
    """What the workbooks of every payout that stands pay, by the child's IIN and the period."""
    found: dict[tuple[str, str], int] = {}
    with desk.database.read() as connection:
        rows = [row for row in payouts.approved_rows(connection) if row.annulled_at is None]
        approved = [payouts.by_id(connection, row.id) for row in rows]
    for payout in approved:
        path = folder / f"{payout.number}-{language}.xlsx"
        cycle.save_workbook(desk, payout, path, language)
        book = load_workbook(path)
        columns = {
            name: column_index_from_string(_COLUMN.findall(book.defined_names[name].value)[0]) - 1
            for name in ("line_child_iin", "line_period", "line_sum", "line_returned")
        }
        for row in book.worksheets[0].iter_rows(values_only=True):
            iin, amount = row[columns["line_child_iin"]], row[columns["line_sum"]]
            if isinstance(amount, int) and not row[columns["line_returned"]] and iin:
                key = str(iin), str(row[columns["line_period"]])
                found[key] = found.get(key, 0) + amount
        book.close()
    return found


def test_twelve_families_of_the_demo_read_what_was_paid_to_them(
    demo_desk: Desk, tmp_path: Path
) -> None:
    """Read back from the papers, held against every line of the workbooks that paid the award."""
    workbooks = {each: _paid_by_workbooks(demo_desk, tmp_path, each) for each in ("kk", "ru")}
    with demo_desk.database.read() as connection:
        paid = payouts.paid(connection)
        amended = awards.newest_amendments(connection)
        cases = awards.applications_of(connection)
        alone = [
            found[0]
            for found in awards.awards_by_child(connection)
            if len(found) == 1 and found[0].decision_id not in amended and not found[0].facts.events
        ]
        notices = {
            award.decision_id: paper
            for award in alone
            for paper in papers.of_application(connection, cases[award.decision_id])
            if paper.kind is NoticeKind.AWARD
        }
    compared = 0
    for award in alone:
        sheets = {
            period: amount
            for (decision_id, period), amount in paid.items()
            if decision_id == award.decision_id
        }
        if not sheets or award.decision_id not in notices:
            continue
        text = text_of(demo_desk, notices[award.decision_id])
        for language, table in ((each, dict(sums_on(text, each))) for each in ("kk", "ru")):
            if table:
                wanted = {period_words(period, language): sheets[period] for period in sheets}
                assert wanted.items() <= table.items()
                by_workbooks = {
                    period: amount
                    for (iin, period), amount in workbooks[language].items()
                    if iin == award.child_iin
                }
                assert by_workbooks == wanted
                compared += 1
    assert compared >= 12
