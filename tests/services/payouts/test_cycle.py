"""Payouts: the worked examples lived through, arrears, overpayments, and closing (D-4 to D-9)."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import ApplicationEntry, CertificateEntry
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import DrawnPayout
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts import sheet as payout_sheets
from desktop_app.services.sums.balances import accounts as balances_now
from desktop_app.services.sums.balances import explain
from desktop_app.storage import tables as t
from desktop_app.storage.payouts import approved as stored
from tests.builders import (
    SCHOOL_YEAR,
    Clock,
    Period,
    a_child,
    a_parent,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import award, close, pay
from tests.services.people_acts import person, set_right

BOARDING = EventKind.STATE_INSTITUTION
FATHER = a_parent(2, date(1985, 3, 12))


def _sums(payout: DrawnPayout) -> list[tuple[str, int]]:
    return [(str(line.period), line.amount) for line in payout.lines]


def _reasons(payout: DrawnPayout) -> list[tuple[str, str]]:
    return [(line.reason.clause, line.reason.label) for line in payout.not_paid]


def _example(
    school: int,
    *,
    applied_on: date = date(2025, 9, 3),
    born: date = date(2015, 4, 7),
    certificate: CertificateEntry = SCHOOL_YEAR,
) -> ApplicationEntry:
    child = replace(a_child(1, born), sex=Sex.FEMALE.value)
    return reimbursement_entry(school, applied_on=applied_on, child=child, certificate=certificate)


YEAR = ("2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3")
_OCTOBER = CertificateEntry("17", date(2025, 10, 6), date(2025, 10, 6), date(2026, 5, 25))


@pytest.mark.parametrize(
    ("example", "sums"),
    [
        ({}, (31_456, 31_456, 34_600, 34_600, 0)),
        ({"applied_on": date(2025, 11, 14)}, (0, 20_971, 34_600, 34_600, 0)),
        ({"born": date(2008, 1, 30)}, (31_456, 31_456, 11_533, 0, 0)),
        ({"born": date(2008, 2, 1)}, (31_456, 31_456, 23_067, 0, 0)),
        ({"born": date(2008, 2, 29)}, (31_456, 31_456, 23_067, 0, 0)),
        ({"applied_on": date(2025, 8, 20)}, (31_456, 31_456, 34_600, 34_600, 0)),
        (
            {"applied_on": date(2025, 9, 10), "certificate": _OCTOBER},
            (0, 31_456, 34_600, 34_600, 0),
        ),
    ],
    ids=["1", "2", "3", "4", "7", "8 August", "8 October"],
)
def test_worked_examples(
    head: Desk, school: int, clock: Clock, example: dict[str, date], sums: tuple[int, ...]
) -> None:
    entry = _example(school, **example)  # type: ignore[arg-type]
    awarded = award(head, entry, max(entry.applied_on, date(2025, 9, 1)))
    for quarter, expected in zip(YEAR, sums, strict=True):
        clock.move_to(Quarter.parse(quarter).last_day)
        drawn = cycle.draw_up(head, Quarter.parse(quarter))
        assert _sums(drawn) == ([(quarter, expected)] if expected else [])
        if expected:
            close(head, drawn)
        else:
            assert len(drawn.not_paid) == 1
    accounts = balances_now(head, awarded.child_id, Quarter(2026, 3))
    assert all(account.due == account.overpaid == 0 for account in accounts)
    assert sum(account.paid for account in accounts) == sum(sums)


def test_worked_example_5_an_overpayment_makes_no_line(
    head: Desk, school: int, clock: Clock
) -> None:
    awarded = award(head, _example(school))
    for quarter in YEAR[:3]:
        pay(head, quarter)
    clock.move_to(date(2026, 5, 14))
    events.record(head, awarded.child_id, BOARDING, date(2026, 1, 20))
    drawn = cycle.draw_up(head, Quarter(2026, 2))
    assert drawn.lines == ()
    (line,) = drawn.not_paid
    assert line.reason.clause == "D-9"
    assert line.reason.values == {"amount": 23_067}
    accounts = {str(a.quarter): a for a in balances_now(head, awarded.child_id, Quarter(2026, 2))}
    first = accounts["2026Q1"]
    assert (first.entitled, first.paid, first.overpaid, first.due) == (11_533, 34_600, 23_067, 0)
    assert accounts["2025Q4"].overpaid == 0
    with pytest.raises(Trouble, match="Nothing is due"):
        close(head, drawn)


def test_worked_example_6_arrears_on_lines_of_their_own(
    head: Desk, school: int, clock: Clock
) -> None:
    award(head, _example(school), decided_on=date(2026, 1, 20))
    clock.move_to(date(2026, 3, 30))
    closed = pay(head, "2026Q1")
    assert _sums(closed) == [("2025Q3", 31_456), ("2025Q4", 31_456), ("2026Q1", 34_600)]
    assert closed.total == 34_600 + 62_912
    assert [line.months for line in closed.lines][:2] == [
        (Month(2025, 9),),
        (Month(2025, 10), Month(2025, 11), Month(2025, 12)),
    ]
    sheet = payout_sheets.sheet(head, closed, "kk")
    assert [line.kind is LineKind.ARREARS for line in sheet.lines] == [True, True, False]
    assert (sheet.number, sheet.closed_on) == ("Т-2026-00001", date(2026, 3, 30))


def test_an_annulled_event_brings_the_months_back(head: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, _example(school))
    clock.move_to(date(2026, 3, 2))
    events.record(head, awarded.child_id, BOARDING, date(2026, 1, 20))
    assert _sums(pay(head, "2026Q1"))[-1] == ("2026Q1", 11_533)
    with head.database.read() as connection:
        event_id = connection.execute(select(t.events.c.id)).scalar_one()
    events.annul(head, event_id, awarded.child_id, "Басқа бала")
    drawn = cycle.draw_up(head, Quarter(2026, 1))
    (line,) = drawn.lines
    assert (str(line.period), line.amount) == ("2026Q1", 23_067)
    assert [step.amount for step in line.steps[-2:]] == [-11_533, 23_067]
    close(head, drawn)
    assert cycle.draw_up(head, Quarter(2026, 1)).lines == ()


def test_closing_twice_pays_nothing_twice(head: Desk, school: int) -> None:
    award(head, _example(school))
    drawn = cycle.draw_up(head, Quarter(2025, 3))
    first = close(head, drawn)
    with pytest.raises(Trouble, match="has changed since"):
        close(head, drawn)
    again = cycle.draw_up(head, Quarter(2025, 3))
    assert _reasons(again) == [("D-7", "{quarter} is paid already")]
    with pytest.raises(Trouble, match="Nothing is due"):
        close(head, again)
    with head.database.read() as connection:
        (row,) = stored.approved_rows(connection)
        last = connection.execute(
            select(func.max(t.register_numbers.c.last)).where(
                t.register_numbers.c.register == "payouts"
            )
        ).scalar_one()
    assert (row.id, row.number, row.lines, row.total, last) == (
        first.id,
        first.number,
        1,
        31_456,
        1,
    )


def test_a_payout_that_changed_since_it_was_seen_is_not_closed(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    awarded = award(head, _example(school))
    drawn = cycle.draw_up(accountant, Quarter(2025, 4))
    award(head, reimbursement_entry(school, 2))
    clock.move_to(date(2025, 12, 30))
    with pytest.raises(Trouble, match="has changed since"):
        close(accountant, drawn)
    drawn = cycle.draw_up(accountant, Quarter(2025, 4))
    events.record(head, awarded.child_id, EventKind.DEATH, date(2025, 9, 3))
    with pytest.raises(Trouble, match="has changed since"):
        close(accountant, drawn)
    assert len(pay(accountant, "2025Q4").lines) == 3


def test_a_quarter_that_has_not_begun_is_looked_at_and_not_closed(
    head: Desk, school: int, clock: Clock
) -> None:
    award(head, _example(school))
    drawn = cycle.draw_up(head, Quarter(2025, 4))
    clock.move_to(date(2025, 9, 30))
    with pytest.raises(Trouble, match="has not begun yet"):
        close(head, drawn)
    clock.move_to(date(2025, 10, 1))
    assert len(close(head, drawn).lines) == 2


def test_only_the_accountant_or_the_head_closes(
    desk: Desk, head: Desk, accountant: Desk, school: int
) -> None:
    award(head, _example(school))
    drawn = cycle.draw_up(desk, Quarter(2025, 3))
    with pytest.raises(Trouble, match="Only the accountant or the head"):
        close(desk, drawn)
    assert close(accountant, drawn).closed_by == "Бухгалтер"


def test_a_closed_payout_is_frozen(head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, _example(school))
    clock.move_to(datetime(2025, 10, 1, 16, 30))
    drawn = cycle.draw_up(accountant, Quarter(2025, 3))
    closed = close(accountant, drawn)
    assert (closed.lines, closed.not_paid) == (drawn.lines, drawn.not_paid)
    assert (closed.closed_at, closed.closed_by) == (datetime(2025, 10, 1, 16, 30), "Бухгалтер")
    events.record(head, awarded.child_id, EventKind.DEATH, date(2025, 8, 1))
    assert cycle.by_id(head, closed.id) == closed


def test_why_a_child_is_not_on_the_sheet(head: Desk, school: int, clock: Clock) -> None:
    future = Period(date(2026, 2, 2), date(2026, 5, 25)).entry
    award(head, reimbursement_entry(school, 1, certificate=future))
    award(head, reimbursement_entry(school, 2, child=a_child(2, date(2008, 1, 30))))
    pay(head, "2025Q4")
    drawn = cycle.draw_up(head, Quarter(2025, 4))
    assert sorted(_reasons(drawn)) == [
        ("D-4", "Entitled only from {month}"),
        ("D-7", "{quarter} is paid already"),
    ]
    clock.move_to(date(2026, 6, 1))
    pay(head, "2026Q1")
    ended = cycle.draw_up(head, Quarter(2026, 2))
    assert ("D-5", "The child turns eighteen on {date}: {last} is paid") in _reasons(ended)


def test_a_month_without_an_mci_stops_the_payout_and_adding_it_helps(
    head: Desk, school: int, clock: Clock
) -> None:
    coming = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    award(head, reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=coming))
    clock.move_to(date(2027, 1, 11))
    with pytest.raises(Trouble, match="The MCI of") as caught:
        cycle.draw_up(head, Quarter(2027, 1))
    assert caught.value.step.values == {"month": Month(2027, 1)}
    office.add_mci(head, date(2027, 1, 1), 4_700, "Бюджет туралы заң")
    assert _sums(cycle.draw_up(head, Quarter(2027, 1)))[-1] == ("2027Q1", 37_600)


def test_two_parents_each_get_their_months(head: Desk, school: int) -> None:
    autumn = Period(date(2025, 9, 1), date(2025, 10, 31)).entry
    whole = Period(date(2025, 9, 1), date(2026, 5, 25), "18").entry
    award(head, reimbursement_entry(school, certificate=autumn))
    award(head, reimbursement_entry(school, certificate=whole, applicant=FATHER))
    closed = pay(head, "2025Q4")
    assert _sums(closed) == [("2025Q3", 31_456), ("2025Q4", 10_485), ("2025Q4", 20_971)]
    assert closed.lines[1].payee_iin == a_parent(1).iin
    assert closed.lines[2].payee_iin == FATHER.iin


def test_an_event_that_is_annulled_gives_back_only_what_no_later_award_has(
    head: Desk, school: int, clock: Clock
) -> None:
    """The mother's award covers all months again; the father keeps those he was awarded (D-3)."""
    mother = award(head, _example(school))
    clock.move_to(date(2026, 2, 2))
    events.record(head, mother.child_id, BOARDING, date(2025, 12, 20), date(2026, 1, 31))
    father = reimbursement_entry(school, applicant=FATHER, applied_on=date(2026, 2, 3))
    award(head, father)
    clock.move_to(date(2026, 3, 30))
    assert _sums(pay(head, "2026Q1"))[-1] == ("2026Q1", 23_067)
    with head.database.read() as connection:
        event_id = connection.execute(select(t.events.c.id)).scalar_one()
    events.annul(head, event_id, mother.child_id, "Қате жазылған")
    (line,) = pay(head, "2026Q1").lines
    assert (line.payee_iin, line.amount) == (a_parent(1).iin, 11_533)
    accounts = balances_now(head, mother.child_id, Quarter(2026, 1))
    assert [(a.entitled, a.paid, a.overpaid) for a in accounts][-2:] == [
        (11_533, 11_533, 0),
        (23_067, 23_067, 0),
    ]


def test_two_children_of_one_payee_have_their_own_lines_and_debts(
    head: Desk, school: int, clock: Clock
) -> None:
    """One payee, one account: what was overpaid for one child is not taken from the other (D-9)."""
    account = {"iban": make_iban(1)}
    sister = award(head, _example(school))
    younger = a_child(2, date(2016, 9, 12))
    entry = reimbursement_entry(school, 2, child=younger, applicant=a_parent(1), facts=account)
    brother = award(head, entry)
    lines = pay(head, "2026Q1").lines
    assert {(line.payee_iin, line.iban) for line in lines} == {(a_parent(1).iin, make_iban(1))}
    assert sorted(line.child_id for line in lines) == [sister.child_id] * 3 + [brother.child_id] * 3
    clock.move_to(date(2026, 5, 14))
    events.record(head, sister.child_id, BOARDING, date(2026, 1, 20))
    (line,) = cycle.draw_up(head, Quarter(2026, 2)).lines
    assert (line.child_id, line.amount) == (brother.child_id, 34_600)
    overpaid = [a.overpaid for a in balances_now(head, sister.child_id, Quarter(2026, 2))]
    assert overpaid == [0, 0, 23_067]


def test_a_month_is_not_paid_again_to_the_same_payee_on_a_later_award(
    head: Desk, school: int, clock: Clock
) -> None:
    """All of a quarter was paid; then it becomes known that the child was away in between (D-3)."""
    first = award(head, _example(school))
    pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 1))
    events.record(head, first.child_id, BOARDING, date(2026, 1, 20), date(2026, 2, 20))
    award(head, reimbursement_entry(school, applied_on=date(2026, 3, 3)), date(2026, 4, 2))
    assert _sums(cycle.draw_up(head, Quarter(2026, 1))) == []
    # January and March are due, February was paid too much: one debt, and nothing twice.
    accounts = balances_now(head, first.child_id, Quarter(2026, 1))
    of_quarter = [a for a in accounts if a.quarter == Quarter(2026, 1)]
    assert sum(a.entitled for a in of_quarter) == 23_067
    assert sum(a.paid for a in of_quarter) == 34_600
    assert sum(a.overpaid for a in of_quarter) == 11_533
    assert all(a.due == 0 for a in of_quarter)


def test_the_steps_of_a_sum_are_explained(head: Desk, school: int) -> None:
    entry = _example(school, applied_on=date(2025, 11, 14))
    award(head, entry)
    steps = explain(head, entry.child.iin, Quarter(2025, 4))
    assert steps[-1].amount == 20_971
    with pytest.raises(Trouble, match="No child with this IIN"):
        explain(head, entry.applicant.iin, Quarter(2025, 4))


def test_the_workbook_is_written(
    head: Desk, school: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    award(head, _example(school))
    closed = pay(head, "2025Q3")
    file = tmp_path_factory.mktemp("sheets") / "төлем.xlsx"
    cycle.save_workbook(head, closed, file, "en")
    cells = [c for row in load_workbook(file).active.iter_rows(values_only=True) for c in row]  # type: ignore[union-attr]
    assert 31_456 in cells
    with pytest.raises(Trouble, match="can't be written"):
        cycle.save_workbook(head, closed, file.parent / "none" / "x.xlsx", "en")


def test_a_name_or_a_reason_that_changed_since_it_was_seen_is_not_closed_unseen(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """Names and reasons are frozen with the sums, so they too must have been seen."""
    quarter, later = Quarter(2025, 4), Period(date(2026, 1, 12), date(2026, 5, 25)).entry
    awarded = award(head, _example(school))
    drawn = cycle.draw_up(accountant, quarter)
    renamed = replace(a_parent(1), surname="Жаңатегі")
    set_right(head, person(head, awarded.applicant_id), renamed)
    clock.move_to(date(2025, 12, 30))
    with pytest.raises(Trouble, match="has changed since"):
        close(accountant, drawn)
    drawn = cycle.draw_up(accountant, quarter)
    assert {line.payee_name for line in drawn.lines} == {renamed.full_name}
    award(head, reimbursement_entry(school, 2, certificate=later), date(2025, 12, 30))
    with pytest.raises(Trouble, match="has changed since"):
        close(accountant, drawn)
    assert len(pay(accountant, "2025Q4").not_paid) == 1
