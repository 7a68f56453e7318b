"""A busy office: what was drawn up is approved while its own lines are right."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import update

from desktop_app import wording
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.payouts import PayoutDraft, fingerprint
from desktop_app.records.people import PersonEntry
from desktop_app.services.awards import amendments, deciding, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.storage.people import on_file as people
from desktop_app.storage.tables import payout_drafts
from tests.builders import Clock, a_child, make_iban, reimbursement_entry
from tests.services.acts import register, seen
from tests.services.people_acts import set_right

Q4 = Quarter(2025, 4)
DRAWN, LATER = datetime(2025, 12, 22, 9, 0), datetime(2025, 12, 22, 9, 1)


@pytest.fixture
def draft(accountant: Desk, two: tuple[int, int], clock: Clock) -> PayoutDraft:
    clock.move_to(DRAWN)
    kept = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    clock.move_to(LATER)
    return kept


def _awarded_since(head: Desk, school: int, serial: int) -> None:
    """Another family, while the sheet waits."""
    application = register(head, reimbursement_entry(school, serial))
    clock = head.clock
    assert isinstance(clock, Clock)
    clock.move_to(LATER)
    deciding.decide(head, application)


def test_what_comes_due_since_goes_into_the_next_sheet(
    head: Desk, accountant: Desk, school: int, draft: PayoutDraft
) -> None:
    for serial in (7, 8):
        _awarded_since(head, school, serial)
    looked = cycle.look(accountant, Q4)
    assert looked.is_current
    assert {line.child_iin for line in looked.since} == {a_child(7).iin, a_child(8).iin}
    told = {line.child_iin: wording.step(line.reason, "en") for line in looked.payout.not_paid}
    assert "go into the next one" in told[a_child(7).iin]

    closed = cycle.approve(head, seen(head, draft))

    assert closed.fingerprint == draft.fingerprint
    assert closed.lines == looked.payout.lines
    assert {line.child_iin for line in closed.not_paid} >= {a_child(7).iin, a_child(8).iin}
    following = cycle.draw_up(accountant, Q4)
    assert following.lines == looked.since
    paid = [(line.decision_id, line.period) for line in (*closed.lines, *following.lines)]
    assert len(paid) == len(set(paid))


def test_it_can_be_drawn_up_again_with_what_came(
    head: Desk, accountant: Desk, school: int, draft: PayoutDraft
) -> None:
    _awarded_since(head, school, 7)
    looked = cycle.look(accountant, Q4)
    assert looked.anew is not None
    again = cycle.keep_draft(accountant, looked.anew)
    closed = cycle.approve(head, seen(head, again))
    assert a_child(7).iin in {line.child_iin for line in closed.lines}
    with pytest.raises(Trouble, match="drawn this payout up anew"):
        cycle.approve(head, draft)


def test_a_line_that_changed_refuses_and_names_the_child(
    head: Desk, accountant: Desk, school: int, two: tuple[int, int], draft: PayoutDraft
) -> None:
    line = cycle.look(accountant, Q4).payout.lines[0]
    _awarded_since(head, school, 7)
    amendments.amend(head, line.decision_id, AccountChanged(make_iban(77)), "Жаңа шот")
    assert not cycle.look(accountant, Q4).is_current
    with pytest.raises(Trouble, match="has changed since") as caught:
        cycle.approve(head, draft)
    told = wording.step(caught.value.step, "en")
    assert f"in the lines of: {line.child_name}. Nothing" in told
    assert cycle.approved(head) == []


def test_a_line_that_is_gone_refuses_and_names_the_child(
    head: Desk, accountant: Desk, two: tuple[int, int], draft: PayoutDraft
) -> None:
    line = next(x for x in cycle.look(accountant, Q4).payout.lines if x.child_id == two[0])
    events.record(head, two[0], EventKind.DEATH, date(2025, 9, 3))
    with pytest.raises(Trouble) as caught:
        cycle.approve(head, draft)
    assert line.child_name in wording.step(caught.value.step, "ru")


def test_a_person_who_was_renamed_refuses_and_names_the_child(
    head: Desk, accountant: Desk, draft: PayoutDraft
) -> None:
    line = cycle.look(accountant, Q4).payout.lines[0]
    with head.database.read() as connection:
        payee = people.by_iin(connection, line.payee_iin)
    assert payee is not None
    fields = {name: getattr(payee, name) for name in PersonEntry.__dataclass_fields__}
    set_right(head, payee, PersonEntry(**{**fields, "surname": "Жаңатегі"}))
    with pytest.raises(Trouble) as caught:
        cycle.approve(head, draft)
    assert line.child_name in wording.step(caught.value.step, "kk")


def test_a_sheet_of_before_the_alphabet_is_approved_in_its_own_order(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    for child_id, surname in zip(two, ("Әлиев", "Борисов"), strict=True):
        with head.reading() as connection:
            child = people.by_id(connection, child_id)
        fields = {name: getattr(child, name) for name in PersonEntry.__dataclass_fields__}
        set_right(head, child, PersonEntry(**{**fields, "surname": surname}))
    clock.move_to(DRAWN)
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    now = cycle.look(accountant, Q4).payout.lines
    first = [line for line in now if line.child_id == two[0]]
    second = [line for line in now if line.child_id == two[1]]
    assert now == (*first, *second)
    with head.database.begin() as connection:
        earlier = {"fingerprint": fingerprint([*second, *first])}
        connection.execute(update(payout_drafts).values(earlier))
    draft = replace(draft, fingerprint=earlier["fingerprint"])

    looked = cycle.look(accountant, Q4)
    assert looked.is_current
    assert looked.payout.lines == (*second, *first)
    closed = cycle.approve(head, seen(head, draft))
    assert closed.fingerprint == draft.fingerprint == fingerprint(closed.lines)
