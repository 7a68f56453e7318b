"""The checks before a payout is approved: what blocks it, what is ticked, what is no finding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payout_checks import (
    CheckKind,
    PayoutCheck,
    checks_from_json,
    checks_to_json,
)
from desktop_app.records.people import Office
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage.people import on_file as people
from tests.builders import SCHOOL_YEAR, Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.import_samples import PAID, a_row, write
from tests.ready_made import ready_made
from tests.services import import_acts
from tests.services.acts import award, pay

Q4, Q1, Q2 = Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)
K = CheckKind
FOURTH = a_child(4, given_name="Томирис")


@pytest.fixture
@ready_made
def paid(head: Desk, school: int, clock: Clock) -> list[int]:
    """Three families who were paid the autumn; it is the end of March 2026. Their children."""
    entries = [
        reimbursement_entry(school, serial, child=a_child(serial, given_name=name))
        for serial, name in enumerate(("Әлия", "Камила", "Мерей"), 1)
    ]
    children = [award(head, entry).child_id for entry in entries]
    pay(head, "2025Q3")
    pay(head, "2025Q4")
    clock.move_to(date(2026, 3, 25))
    return children


def found(desk: Desk, quarter: Quarter = Q1) -> list[tuple[CheckKind, int]]:
    return [(check.kind, check.child_id) for check in cycle.look(desk, quarter).checks]


def change(desk: Desk, statement: str, **values: object) -> None:
    with desk.database.begin() as connection:
        connection.execute(text(statement), values)


def test_a_sheet_like_the_one_before_has_no_finding(accountant: Desk, paid: list[int]) -> None:
    """The sum of a full quarter grew with the MCI: that is no change to look at."""
    assert found(accountant) == []
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    assert draft.checks == ()


def test_at_the_end_of_the_school_year_certificates_are_no_finding(
    accountant: Desk, paid: list[int], clock: Clock
) -> None:
    pay(accountant, "2026Q1")
    clock.move_to(date(2026, 6, 25))
    assert found(accountant, Q2) == []


def test_months_before_the_office_s_first_decision_are_missing_from_no_period(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """December 2024 is the first that a decision pays for: alone it is the whole quarter."""
    year = replace(SCHOOL_YEAR, issued_on=date(2024, 11, 29), first_day=date(2024, 12, 1))
    year = replace(year, last_day=date(2025, 5, 25))
    award(head, reimbursement_entry(school, applied_on=date(2024, 12, 2), certificate=year))
    pay(head, "2024Q4")
    clock.move_to(date(2025, 3, 25))
    before, now = (cycle.draw_up(accountant, each) for each in (Quarter(2024, 4), Quarter(2025, 1)))
    assert before.lines == ()
    assert len(now.lines) == 1
    assert found(accountant, Quarter(2025, 1)) == []


def _wrong_account(desk: Desk, child: int) -> None:
    change(desk, "UPDATE decisions SET iban = 'KZ12' WHERE child_id = :child", child=child)


def _payee_iin(desk: Desk, child: int) -> None:
    statement = (
        "UPDATE people SET iin = '140311601017' WHERE id = "
        "(SELECT payee_id FROM decisions WHERE child_id = :child)"
    )
    change(desk, statement, child=child)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [(_wrong_account, K.WRONG_ACCOUNT), (_payee_iin, K.PAYEE_IIN)],
    ids=["account", "iin"],
)
def test_what_must_be_mended_keeps_the_sheet_from_being_approved(
    head: Desk,
    accountant: Desk,
    paid: list[int],
    spoil: Callable[[Desk, int], None],
    kind: CheckKind,
) -> None:
    spoil(head, paid[1])
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    blocking = [check for check in draft.checks if check.blocks]
    assert [(check.kind, check.child_id) for check in blocking] == [(kind, paid[1])]
    draft = cycle.mark_seen(accountant, draft, {check.key for check in draft.checks})
    assert all(not check.seen_by for check in draft.checks if check.blocks)
    with pytest.raises(Trouble, match="must be mended"):
        cycle.approve(head, draft)


def test_a_payee_with_the_child_s_own_iin(
    head: Desk, accountant: Desk, paid: list[int], clock: Clock
) -> None:
    change(
        head,
        "UPDATE decisions SET payee_id = child_id WHERE child_id = :child",
        child=paid[0],
    )
    assert (K.PAYEE_IIN, paid[0]) in found(accountant)


def test_an_account_of_two_payees(head: Desk, accountant: Desk, paid: list[int]) -> None:
    with head.database.read() as connection:
        query = text("SELECT id FROM decisions WHERE child_id = :child")
        award_id = connection.execute(query, {"child": paid[0]}).scalar_one()
    amendments.amend(head, award_id, AccountChanged(make_iban(2)), "Жаңа шот")
    assert found(accountant) == [
        (K.SHARED_ACCOUNT, paid[0]),
        (K.SHARED_ACCOUNT, paid[1]),
        (K.OTHER_ACCOUNT, paid[0]),
    ]


def test_an_account_that_the_bank_returned(
    head: Desk, accountant: Desk, paid: list[int], clock: Clock
) -> None:
    last = cycle.by_id(head, cycle.approved(head)[0].id)
    line = last.lines[0]
    back = LineAnswer(1, line.amount, line.iban, is_paid=False, day=head.today(), why="Шот жабық")
    bank_answers.record(accountant, last.id, [back])
    assert [kind for kind, _ in found(accountant)] == [K.RETURNED_BEFORE]


def test_two_awards_in_one_period(head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    autumn = replace(SCHOOL_YEAR, last_day=date(2025, 10, 31))
    award(head, reimbursement_entry(school, certificate=autumn))
    award(head, reimbursement_entry(school, applicant=a_parent(2, date(1985, 3, 12))))
    clock.move_to(date(2025, 12, 22))
    kinds = [kind for kind, _ in found(accountant, Q4)]
    assert K.TWO_AWARDS in kinds
    assert K.ENDS_INSIDE in kinds


@pytest.mark.parametrize(
    ("until", "inside"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 2, 10), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_disability_that_ends_inside_the_period(
    head: Desk, accountant: Desk, school: int, paid: list[int], until: date, inside: bool
) -> None:
    entry = reimbursement_entry(school, 4, child=FOURTH, facts={"disability_until": until})
    child = award(head, entry, date(2026, 3, 20)).child_id
    assert ((K.ENDS_INSIDE, child) in found(accountant)) is inside


def test_who_joined_who_left_and_whose_sum_is_another(
    head: Desk, accountant: Desk, school: int, paid: list[int], clock: Clock
) -> None:
    joined = award(head, reimbursement_entry(school, 4, child=FOURTH), date(2026, 3, 20)).child_id
    clock.move_to(date(2026, 3, 25))
    events.record(head, paid[0], EventKind.DEATH, date(2025, 12, 30))
    events.record(head, paid[1], EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    assert found(accountant) == [
        (K.ABOVE_LIMIT, joined),
        (K.OTHER_SUM, paid[1]),
        (K.JOINED, joined),
        (K.LEFT, paid[0]),
    ]
    # Once the quarter is paid, a sheet of what is due besides tells nothing of it again.
    pay(accountant, "2026Q1")
    assert found(accountant) == []


def test_the_limit_is_the_office_s_own(head: Desk, accountant: Desk, paid: list[int]) -> None:
    seen = office.save_details(head, Office(), limit="34599")
    assert [kind for kind, _ in found(accountant)] == [K.ABOVE_LIMIT] * 3
    for limit in ("34600", "100000000", ""):  # so much is not above it
        seen = office.save_details(head, Office(), limit=limit, seen=seen)
        assert found(accountant) == []
    for wrong in ("0", "-5", "34 600", "½", "100000001"):
        with pytest.raises(EntryError):
            office.save_details(head, Office(), limit=wrong)


def test_findings_are_ticked_one_by_one_and_stay_with_the_sheet(
    head: Desk, accountant: Desk, school: int, paid: list[int], clock: Clock
) -> None:
    award(head, reimbursement_entry(school, 4, child=FOURTH), date(2026, 3, 20))
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    above, joined = draft.checks
    draft = cycle.mark_seen(accountant, draft, {above.key})
    with pytest.raises(Trouble, match="not been looked at") as caught:
        cycle.approve(head, draft)
    assert caught.value.step.values == {"count": 1}
    # Drawn up anew, what is found again stays ticked.
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    assert [check.seen_by for check in draft.checks] == ["Бухгалтер", ""]
    draft = cycle.mark_seen(head, draft, {joined.key})
    closed = cycle.approve(head, draft)
    told = [(check.kind, check.seen_by, check.seen_at) for check in closed.checks]
    assert told == [
        (K.ABOVE_LIMIT, "Бухгалтер", clock()),
        (K.JOINED, "Басшы", clock()),
    ]


def test_who_ticked_first_stays(
    head: Desk, accountant: Desk, school: int, paid: list[int], clock: Clock
) -> None:
    award(head, reimbursement_entry(school, 4, child=FOURTH), date(2026, 3, 20))
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q1))
    above, joined = draft.checks
    draft = cycle.mark_seen(accountant, draft, {above.key})
    first = clock()
    clock.pass_by(minutes=5)

    draft = cycle.mark_seen(head, draft, {above.key, joined.key})

    told = [(check.seen_by, check.seen_at) for check in draft.checks]
    assert told == [("Бухгалтер", first), ("Басшы", clock())]
    # Nor does it become another's who draws the sheet up anew.
    clock.pass_by(minutes=5)
    again = cycle.keep_draft(head, cycle.draw_up(head, Q1))
    assert [(check.seen_by, check.seen_at) for check in again.checks] == told


def test_what_is_found_anew_is_looked_at_anew() -> None:
    first = PayoutCheck(K.OTHER_SUM, 1, "Бала", Step("x", "D-7", {"amount": 1}))
    second = replace(first, step=Step("x", "D-7", {"amount": 2}))
    assert first.key != second.key
    assert replace(first, seen_by="Басшы").key == first.key
    assert checks_from_json(checks_to_json([first, second])) == (first, second)


def test_who_was_paid_by_the_old_register_did_not_join(
    head: Desk, accountant: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """A payment that was brought in is what was paid before; whoever has none joins."""
    rows = [a_row(1, **{"2025Q4": PAID}), a_row(2, **{"2025Q4": ""})]
    import_acts.bring_in(head, import_acts.checked(head, write(tmp_path / "old.xlsx", rows)))
    clock.move_to(date(2026, 12, 1))
    joined = [
        check.child_id for check in cycle.look(accountant, Q1).checks if check.kind is K.JOINED
    ]
    with head.database.read() as connection:
        paid, not_paid = (people.by_iin(connection, a_child(serial).iin) for serial in (1, 2))
    assert paid is not None
    assert not_paid is not None
    assert joined == [not_paid.id]
