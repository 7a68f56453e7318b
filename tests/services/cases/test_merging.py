"""Two records of one person are made into one: nothing is paid twice, and it can be undone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import as_is
from desktop_app.records.kinds import Service
from desktop_app.records.likeness import Said, TwoAre
from desktop_app.services.awards import events
from desktop_app.services.cases import merging
from desktop_app.services.children import file
from desktop_app.services.debts import ledger
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health.check import check
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people
from desktop_app.wording import step as words
from tests.builders import Clock, a_parent, home_education_entry
from tests.services.acts import pay, register
from tests.services.twice_on_file import (
    FIRST_IIN,
    SECOND_IIN,
    Twice,
    dana,
    id_by,
    sums,
    to_be_paid,
    twice_awarded,
)

Q4, Q1 = Quarter(2025, 4), Quarter(2026, 1)
WHY = "Туу туралы куәлік № 5"
A_QUARTER = 31_456


@pytest.fixture
def twice(head: Desk, school: int) -> Twice:
    return twice_awarded(head, school)


def merged(head: Desk, twice: Twice) -> int:
    kept, gone = twice.ids
    return merging.merge(head, merging.propose(head, kept, gone), WHY)


FOLLOWS = {"version", "changed_by", "changed_at"}
ADDED_TO = {"acts", "amendments", "looks", "merges"}
"""Tables that say what was done: nothing in them goes away."""


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a merge moves rows of, without who changed it when."""
    with desk.database.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name not in FOLLOWS}
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in t.metadata.sorted_tables
        }


def test_two_records_are_paid_twice_and_one_is_paid_once(
    head: Desk, accountant: Desk, twice: Twice
) -> None:
    assert [amount for _who, amount in to_be_paid(accountant, Q4)] == [A_QUARTER, A_QUARTER]
    merged(head, twice)
    assert to_be_paid(accountant, Q4) == [("Сейтова Дана Ержанқызы", A_QUARTER)]


def test_the_card_shows_the_award_that_paid_and_not_the_one_that_gave_all_up(
    head: Desk, twice: Twice, clock: Clock
) -> None:
    kept = merged(head, twice)
    clock.move_to(date(2026, 8, 1))
    shown = file.read(head, kept).award
    assert shown is not None
    assert shown.decision.application_id == twice.first.id
    assert shown.first <= shown.last


def test_months_and_money_are_shown_before(head: Desk, accountant: Desk, twice: Twice) -> None:
    pay(accountant, "2025Q4")
    shown = merging.propose(head, *twice.ids)
    (given_up,) = shown.given_up
    assert len(given_up.months) == 9
    assert (shown.effect.overpaid_before, shown.effect.overpaid_after) == (0, 2 * A_QUARTER)
    (_q3, period) = [each for each in shown.effect.periods if each.after.overpaid]
    assert (period.period, period.before.entitled, period.after.entitled) == (Q4, A_QUARTER, 0)
    assert shown.rows["applications.child_id"] == 1
    assert sums(head, twice.first.child_id, Q4) == (A_QUARTER, A_QUARTER, 0, 0)


def test_what_was_paid_twice_is_a_debt_of_the_later_award(
    head: Desk, accountant: Desk, twice: Twice
) -> None:
    pay(accountant, "2025Q4")
    merged(head, twice)
    assert sums(head, twice.first.child_id, Q4) == (A_QUARTER, 2 * A_QUARTER, 0, A_QUARTER)
    (debt,) = ledger.overview(head).debts
    assert (debt.arisen, debt.child_id) == (2 * A_QUARTER, twice.first.child_id)
    with head.database.read() as connection:
        later = applications.decision_of(connection, twice.second.id)
    assert later is not None
    assert debt.decision_id == later.id
    assert [words(each, "en") for each in debt.overpayment.causes] == [
        "Months that were paid belong to another award of the child"
    ]
    assert [finding for finding in check(head) if finding.wrong] == []


def test_the_earlier_decision_keeps_its_months_whichever_record_is_kept(
    head: Desk, accountant: Desk, twice: Twice
) -> None:
    kept, gone = reversed(twice.ids)
    shown = merging.propose(head, kept, gone)
    merging.merge(head, shown, WHY)
    with head.database.read() as connection:
        ids = {
            decision.id: application.id
            for application in (twice.first, twice.second)
            if (decision := applications.decision_of(connection, application.id)) is not None
        }
    assert [ids[line.decision_id] for line in _lines(accountant)] == [twice.first.id]


def _lines(desk: Desk) -> Any:
    from desktop_app.services.payouts import cycle

    return [line for line in cycle.draw_up(desk, Q4).lines if line.period == Q4]


def test_everything_of_the_one_is_of_the_other(
    head: Desk, desk: Desk, twice: Twice, clock: Clock
) -> None:
    kept, gone = twice.ids
    clock.move_to(date(2025, 10, 20))
    events.record(desk, gone, EventKind.STATE_INSTITUTION, date(2025, 10, 2))
    merged(head, twice)
    with head.database.read() as connection:
        assert len(applications.of_child(connection, kept)) == 2
        assert applications.of_child(connection, gone) == []
        assert len(applications.events_of(connection, kept)) == 1
    assert sums(head, kept, Q1) == (0, 0, 0, 0)


def test_the_record_that_is_gone_is_hidden_and_leads_on(head: Desk, twice: Twice) -> None:
    kept, _gone = twice.ids
    merged(head, twice)
    assert id_by(head, SECOND_IIN) == id_by(head, FIRST_IIN) == kept
    with head.database.read() as connection:
        assert people.child_ids(connection) == [kept]
        for sought in ("сейтова", FIRST_IIN, SECOND_IIN, ""):
            found = [each.id for each in people.matching(connection, sought)]
            assert [each for each in found if each in twice.ids] == [kept]


def test_who_comes_under_the_number_that_is_gone_is_the_one_on_file(
    head: Desk, desk: Desk, school: int, twice: Twice
) -> None:
    kept, _gone = twice.ids
    merged(head, twice)
    entry = home_education_entry(
        school, child=dana(SECOND_IIN), applicant=a_parent(), applied_on=date(2025, 9, 8)
    )
    again = register(desk, entry)
    assert again.child_id == kept
    with head.database.read() as connection:
        found = applications.open_for(connection, kept, Service.HOME_EDUCATION)
    assert found is not None
    assert found.id == again.id


def test_taken_apart_every_row_is_as_it_was(head: Desk, accountant: Desk, twice: Twice) -> None:
    pay(accountant, "2025Q4")
    before = everything(head)
    merge_id = merged(head, twice)
    assert everything(head)["applications"] != before["applications"]
    merging.take_apart(head, merge_id, "Егіздер")
    after = everything(head)
    for table in set(before) - ADDED_TO:
        assert after[table] == before[table], table
    for table in ADDED_TO:
        assert after[table][: len(before[table])] == before[table], table
    for child_id in twice.ids:
        assert sums(head, child_id, Q4) == (A_QUARTER, A_QUARTER, 0, 0)
    assert [finding for finding in check(head) if finding.wrong] == []


def test_after_the_next_sheet_it_stays_one(head: Desk, accountant: Desk, twice: Twice) -> None:
    merge_id = merged(head, twice)
    (joined,) = merging.joined_into(head, twice.first.child_id)
    assert joined.too_late is None
    pay(accountant, "2025Q4")
    (joined,) = merging.joined_into(head, twice.first.child_id)
    assert joined.too_late is not None
    with pytest.raises(Trouble, match="A sheet was approved since"):
        merging.take_apart(head, merge_id, "Егіздер")


def test_it_is_taken_apart_once(head: Desk, twice: Twice) -> None:
    merge_id = merged(head, twice)
    merging.take_apart(head, merge_id, "Егіздер")
    with pytest.raises(Trouble, match="taken apart already"):
        merging.take_apart(head, merge_id, "Егіздер")
    assert merging.joined_into(head, twice.first.child_id) == ()


def test_the_later_of_two_is_taken_apart_first(
    head: Desk, desk: Desk, school: int, twice: Twice, clock: Clock
) -> None:
    third = register(desk, home_education_entry(school, 9, applied_on=date(2025, 9, 10)))
    first_merge = merged(head, twice)
    kept = twice.first.child_id
    merging.merge(head, merging.propose(head, third.child_id, kept), WHY)
    assert id_by(head, SECOND_IIN) == third.child_id
    with pytest.raises(Trouble, match="Take apart first"):
        merging.take_apart(head, first_merge, "Егіздер")
    (latest,) = merging.joined_into(head, third.child_id)
    merging.take_apart(head, latest.merge.id, "Басқа бала")
    assert id_by(head, SECOND_IIN) == kept
    merging.take_apart(head, first_merge, "Егіздер")
    assert id_by(head, SECOND_IIN) == twice.second.child_id


def test_two_of_one_family_are_not_made_one(head: Desk, twice: Twice) -> None:
    for pair in (
        (twice.first.child_id, twice.first.applicant_id),
        (twice.first.applicant_id, twice.first.child_id),
    ):
        with pytest.raises(Trouble, match="two people"):
            merging.propose(head, *pair)
    with pytest.raises(Trouble, match="one record already"):
        merging.propose(head, twice.first.child_id, twice.first.child_id)


def test_what_has_changed_since_it_was_shown_is_looked_at_again(
    head: Desk, accountant: Desk, twice: Twice
) -> None:
    shown = merging.propose(head, *twice.ids)
    pay(accountant, "2025Q4")
    before = everything(head)
    with pytest.raises(Trouble, match="not what was shown"):
        merging.merge(head, shown, WHY)
    assert everything(head) == before


def test_two_applications_that_are_then_under_way_are_told(head: Desk, school: int) -> None:
    """Each was the only one of its record; nobody would see that they are of one child."""
    one = register(head, home_education_entry(school, child=dana()))
    said = (TwoAre("child", one.child_id, Said.ANOTHER),)
    entry = home_education_entry(school, child=dana(SECOND_IIN), alike=said)
    other = register(head, entry)
    (step,) = merging.propose(head, one.child_id, other.child_id).waiting
    assert step.values == {"one": as_is(one.number), "other": as_is(other.number)}


def test_of_two_services_nothing_waits_twice(head: Desk, twice: Twice) -> None:
    assert merging.propose(head, *twice.ids).waiting == ()


def test_it_has_a_reason(head: Desk, twice: Twice) -> None:
    shown = merging.propose(head, *twice.ids)
    with pytest.raises(EntryError) as refused:
        merging.merge(head, shown, "  ")
    assert [slip.field for slip in refused.value.slips] == ["why"]
    merge_id = merging.merge(head, shown, WHY)
    with pytest.raises(EntryError):
        merging.take_apart(head, merge_id, "")


def test_two_records_of_a_parent_are_one_payee(
    head: Desk, accountant: Desk, school: int, desk: Desk
) -> None:
    twice = twice_awarded(head, school)
    other = register(
        desk,
        home_education_entry(
            school, 5, applicant=replace(a_parent(2), phone=""), applied_on=date(2025, 9, 10)
        ),
    )
    kept, gone = twice.first.applicant_id, other.applicant_id
    merging.merge(head, merging.propose(head, kept, gone), WHY)
    with head.database.read() as connection:
        moved = applications.by_id(connection, other.id)
    assert moved.applicant_id == kept
    assert len(to_be_paid(accountant, Q4)) == 2
