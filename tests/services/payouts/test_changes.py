"""What differs between a payout and the period before, and why (D-3, D-4, D-5, D-7)."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import select, update

from desktop_app.law.facts import EndReason, EventKind
from desktop_app.records.payout_changes import Change, ChangeKind
from desktop_app.records.payouts import NAME_ORDER
from desktop_app.services.awards import amendments, events
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import changes as payout_changes
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts import sheet as payout_sheets
from desktop_app.storage import tables as t
from tests.builders import (
    SCHOOL_YEAR,
    Clock,
    a_child,
    a_parent,
    a_school,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import award, decision, pay


def _brief(changes: tuple[Change, ...]) -> list[tuple[object, ...]]:
    return [(change.kind, change.before, change.after) for change in changes]


def _labels(change: Change) -> list[str]:
    return [step.label for step in change.why]


def test_nothing_to_compare_with(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    closed = pay(head, "2025Q3")
    assert payout_changes.compared(head, closed) == payout_changes.Compared((), ())


def test_nothing_has_changed(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    before = pay(head, "2025Q3")
    found = payout_changes.compared(head, pay(head, "2025Q4"))
    assert found == payout_changes.Compared((), (before.number,))


def test_who_joined_says_when_it_was_awarded(head: Desk, school: int, clock: Clock) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q3")
    clock.move_to(date(2025, 11, 14))
    late = award(head, reimbursement_entry(school, 2, applied_on=date(2025, 11, 14)))
    (change,) = payout_changes.changes(head, pay(head, "2025Q4"))
    assert (change.kind, change.before, change.after) == (ChangeKind.JOINED, None, 20_971)
    (why,) = change.why
    assert why.clause == "D-4"
    assert why.values["date"] == date(2025, 11, 14)
    assert change.child_id == late.child_id


def test_who_left_says_why(head: Desk, school: int, clock: Clock) -> None:
    child = a_child(1, date(2008, 1, 30))
    award(head, reimbursement_entry(school, child=child))
    award(head, reimbursement_entry(school, 2))
    pay(head, "2025Q4")
    pay(head, "2026Q1")
    found = payout_changes.changes(head, pay(head, "2026Q2"))
    assert _brief(found) == [(ChangeKind.LEFT, 11_533, None)]
    assert found[0].why[0].clause == "D-5"


def test_another_sum_says_what_was_counted_otherwise(head: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    clock.move_to(date(2026, 2, 20))
    events.record(head, awarded.child_id, EventKind.STATE_INSTITUTION, date(2026, 2, 16))
    found = payout_changes.changes(head, pay(head, "2026Q1"))
    assert _brief(found) == [(ChangeKind.AMOUNT, 31_456, 23_067)]
    labels = _labels(found[0])
    assert labels[0] == "Studies in a state institution since {date}"
    assert "Months paid: {before} before, {now} now" in labels
    assert "MCI: {before} tenge before, {now} now" in labels


def test_a_part_of_a_quarter_and_then_the_whole_of_one_say_of_how_many_months(
    head: Desk, school: int, clock: Clock
) -> None:
    """Two of three months, then two of two: as many, and another sum."""
    clock.move_to(date(2026, 2, 3))
    award(head, reimbursement_entry(school, applied_on=date(2026, 2, 3)))
    pay(head, "2026Q1")
    found = payout_changes.changes(head, pay(head, "2026Q2"))
    assert _brief(found) == [(ChangeKind.AMOUNT, 23_067, 34_600)]
    (why,) = found[0].why
    assert why.label == (
        "Months paid: {before} of {of_before} school months before, {now} of {of_now} now"
    )
    assert [why.values[each] for each in ("before", "of_before", "now", "of_now")] == [2, 3, 2, 2]


def test_another_account_says_what_was_amended(head: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, reimbursement_entry(school))
    pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 20))
    made = decision(head, awarded)
    amendments.amend(head, made.id, amendments.AccountChanged(make_iban(77)), "шот жабылды")
    found = payout_changes.changes(head, pay(head, "2026Q2"))
    assert _brief(found) == [(ChangeKind.ACCOUNT, make_iban(1), make_iban(77))]
    assert "The account was {old}, now {new}" in _labels(found[0])


def test_another_payee_says_the_award_of_the_new_one(head: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    clock.move_to(date(2025, 12, 31))
    ended = amendments.Ended(EndReason.ANOTHER_PAYEE, date(2025, 12, 31))
    amendments.amend(head, decision(head, awarded).id, ended, "әкесі өтініш берді")
    entry = reimbursement_entry(
        school,
        applied_on=date(2026, 1, 5),
        applicant=a_parent(9),
        facts={"iban": make_iban(9)},
        certificate=SCHOOL_YEAR,
    )
    award(head, entry)
    found = payout_changes.changes(head, pay(head, "2026Q1"))
    kinds = [change.kind for change in found]
    assert kinds == [ChangeKind.AMOUNT, ChangeKind.PAYEE, ChangeKind.ACCOUNT]
    assert found[2].before == make_iban(1)
    assert found[2].after == make_iban(9)
    assert found[1].why[0].values["date"] == date(2026, 1, 5)


def test_an_annulled_payout_is_not_compared_with(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    first = pay(head, "2025Q3")
    cycle.annul(head, pay(head, "2025Q4").id, "қате")
    assert payout_changes.compared(head, pay(head, "2026Q1")).numbers == (first.number,)


def test_arrears_are_no_change(head: Desk, school: int, clock: Clock) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    late = reimbursement_entry(school, 2)
    award(head, late, date(2026, 1, 20))
    found = payout_changes.changes(head, pay(head, "2026Q1"))
    assert [change.kind for change in found] == [ChangeKind.JOINED, ChangeKind.AMOUNT]
    assert found[0].after == 34_600


def test_the_workbook_shows_changes_schools_and_the_fingerprint(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    award(head, reimbursement_entry(school, 2, applied_on=date(2026, 1, 20)))
    closed = pay(head, "2026Q1")
    sheet = payout_sheets.sheet(head, closed, "ru")
    assert sheet.fingerprint == closed.fingerprint
    assert sheet.approved_by == closed.closed_by != sheet.prepared_by
    assert {line.school for line in sheet.lines} == {a_school().name_ru}
    cycle.save_workbook(head, closed, tmp_path / "a.xlsx", "ru")
    names = load_workbook(tmp_path / "a.xlsx").defined_names
    assert {"lines", "sheet_number", "sheet_fingerprint"} <= set(names)


def test_what_an_approved_sheet_says_stays(head: Desk, school: int, clock: Clock) -> None:
    awarded = award(head, reimbursement_entry(school))
    before = pay(head, "2025Q4")
    clock.move_to(date(2026, 2, 20))
    events.record(head, awarded.child_id, EventKind.STATE_INSTITUTION, date(2026, 2, 16))
    closed = pay(head, "2026Q1")
    said = payout_changes.compared(head, closed)
    clock.pass_by(days=9)
    cycle.annul(head, before.id, "қате")
    with head.database.read() as connection:
        event_id = connection.execute(select(t.events.c.id)).scalar_one()
    events.annul(head, event_id, awarded.child_id, "қате")
    assert payout_changes.compared(head, closed) == said


def test_a_sheet_that_was_approved_before_the_alphabet_keeps_its_order(
    head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q3")
    clock.move_to(date(2025, 11, 14))
    for serial, surname in enumerate(("Әлиев", "Борисов"), 2):
        child = a_child(serial, surname=surname)
        entry = reimbursement_entry(school, serial, child=child, applied_on=date(2025, 11, 14))
        award(head, entry)
    closed = pay(head, "2025Q4")

    def joined() -> list[str]:
        found = payout_changes.compared(head, cycle.by_id(head, closed.id)).changes
        return [change.child_name.split()[0] for change in found]

    assert joined() == ["Әлиев", "Борисов"]
    values = {name: value for name, value in closed.values.items() if name != NAME_ORDER}
    with head.database.begin() as connection:
        query = update(t.payouts).where(t.payouts.c.id == closed.id)
        connection.execute(query.values({"values": values}))
    assert joined() == ["Борисов", "Әлиев"]
