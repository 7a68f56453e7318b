"""An award, a refusal, a change: annulled with its paper while that is in the office."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.facts import EndReason
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage, PrintingWay, Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import amendments, calculation_slip, deciding
from desktop_app.services.awards.amendments import AccountChanged, Ended
from desktop_app.services.awards.deciding import Refusal
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Trouble
from desktop_app.services.health.check import check
from desktop_app.services.papers import issued
from desktop_app.services.payouts import cycle
from desktop_app.services.post import taking_back
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.awards import decided as awards
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.services.acts import (
    LEFT_OUT,
    application_now,
    award,
    decision,
    papers_of,
    pay,
    register,
)
from tests.services.awards.test_take_over import applies
from tests.services.taken_back import WHY, told_back

Q4 = Quarter(2025, 4)


@pytest.fixture
def registered(head: Desk, school: int) -> Application:
    return register(head, reimbursement_entry(school))


def another_applicant(school: int) -> ApplicationEntry:
    applicant = a_parent(2, given_name="Айгүл")
    return reimbursement_entry(school, 2, child=a_child(1), applicant=applicant)


def newest(desk: Desk, case: Application) -> NoticeRow:
    return papers_of(desk, case)[-1]


def why_not(desk: Desk, paper: NoticeRow) -> str:
    return " ".join(step.label for step in taking_back.annulling(desk, paper.id).why_not)


def test_an_award_waits_to_be_decided_again(
    head: Desk, accountant: Desk, registered: Application
) -> None:
    deciding.decide(head, registered)
    first = newest(head, registered)
    drawn = cycle.draw_up(head, Quarter(2025, 3)).lines
    assert [line.amount for line in drawn] == [31_456]
    taking_back.take_back(head, first.id, WHY)
    assert application_now(head, registered.id).status is Status.REGISTERED
    with head.database.read() as connection:
        assert stored.decision_of(connection, registered.id) is None
        assert stored.decisions_of_child(connection, registered.child_id) == []
        assert awards.awards(connection) == []
    assert cycle.draw_up(head, Quarter(2025, 3)).lines == ()
    assert check(head) == []
    # What there was once is there once more, under the next number, and is paid once.
    told_back(head, lambda: deciding.decide(head, application_now(head, registered.id)))
    deciding.decide(head, application_now(head, registered.id))
    numbers = [each.number for each in papers_of(head, registered)]
    assert len(set(numbers)) == len(numbers) == 4
    assert decision(head, registered).awarded
    assert sum(line.amount for line in pay(accountant, "2025Q3").lines) == 31_456
    assert check(head) == []


def test_a_refusal_may_become_an_award(head: Desk, registered: Application) -> None:
    found = Refusal(1, "Құжат шынайы емес")
    refused = deciding.decide(head, registered, found, left_out=LEFT_OUT)
    assert refused.kind is NoticeKind.AWARD_REFUSAL
    taking_back.take_back(head, refused.id, WHY)
    again = application_now(head, registered.id)
    assert again.status is Status.REGISTERED
    told_back(head, lambda: deciding.decide(head, again, found))  # they were heard once
    paper = deciding.decide(head, application_now(head, registered.id))
    assert paper.kind is NoticeKind.AWARD
    assert decision(head, registered).grounds == ()
    assert check(head) == []


def test_what_passed_from_the_mother_is_hers_again(head: Desk, school: int, clock: Clock) -> None:
    mother = award(head, reimbursement_entry(school))
    father = applies(head, school, 2, date(2026, 2, 10))
    with head.database.read() as connection:
        (before,) = awards.awards(connection)
    paper = deciding.decide(head, father, from_month=Month(2026, 2))
    # The mother's own award can't be annulled under the father's.
    assert "changed since" in why_not(head, papers_of(head, mother)[-1])
    taking_back.take_back(head, paper.id, WHY)
    with head.database.read() as connection:
        (after,) = awards.awards(connection)
    assert after == before
    assert application_now(head, father.id).status is Status.REGISTERED
    assert check(head) == []
    again = deciding.decide(head, application_now(head, father.id), from_month=Month(2026, 3))
    with head.database.read() as connection:
        first, second = awards.awards(connection)
    assert (first.last, second.first) == (Month(2026, 2), Month(2026, 3))
    amendments.amend(
        head, first.decision_id, Ended(EndReason.MOVED_AWAY, date(2025, 11, 5)), "Көшті"
    )
    assert "changed since" in why_not(head, again)


def test_an_award_follows_no_later_one(head: Desk, school: int, registered: Application) -> None:
    """Its months would stand before those of an award that was given since."""
    annulled = deciding.decide(head, registered)
    taking_back.take_back(head, annulled.id, WHY)
    other = another_applicant(school)
    with pytest.raises(EntryError) as told:
        registering.register(head, other)
    confirmed = tuple(each.confirmed for each in told.value.slips if isinstance(each, Doubt))
    made = registering.register(head, replace(other, confirmed=confirmed))
    deciding.decide(head, made.application)
    with pytest.raises(Trouble, match="another one of the child was given since"):
        deciding.decide(head, application_now(head, registered.id), from_month=Month(2025, 12))


def test_a_change_of_an_award_is_as_if_it_were_never_made(
    head: Desk, school: int, clock: Clock
) -> None:
    case = award(head, reimbursement_entry(school))
    own = decision(head, case).id

    def row() -> object:
        with head.database.read() as connection:
            return awards.awards(connection)

    before = row()
    clock.pass_by(days=1)
    paper = amendments.amend(head, own, AccountChanged(make_iban(9)), "Банк ауысты")
    assert paper is not None
    assert row() != before
    assert "changed since" in why_not(head, papers_of(head, case)[-2])
    taking_back.take_back(head, paper.id, WHY)
    assert row() == before
    assert check(head) == []
    assert taking_back.annulling(head, paper.id).is_shown is False


def test_never_once_it_was_paid_on(head: Desk, accountant: Desk, school: int) -> None:
    case = award(head, reimbursement_entry(school))
    paper = newest(head, case)
    assert why_not(head, paper) == ""
    pay(accountant, "2025Q3")
    assert "The payout {number} was approved" in why_not(head, paper)
    with pytest.raises(Trouble, match="was approved since"):
        taking_back.take_back(head, paper.id, WHY)
    assert application_now(head, case.id).status is Status.AWARDED


def test_never_once_another_paper_of_the_case_came_after_it(head: Desk, school: int) -> None:
    case = award(head, reimbursement_entry(school))
    paper = newest(head, case)
    slip = calculation_slip.issue(head, case.child_id, PaperLanguage.KAZAKH, Q4)
    assert "was issued on the case after it" in why_not(head, paper)
    issued.annul(head, slip.id, WHY)
    assert why_not(head, paper) == ""
    issued.record_printing(head, paper.id, PrintingWay.FILE)
    assert "may have left the office" in why_not(head, paper)


def test_a_clerk_annuls_no_decision(desk: Desk, head: Desk, school: int) -> None:
    case = award(head, reimbursement_entry(school))
    paper = newest(head, case)
    assert not taking_back.annulling(desk, paper.id).is_shown
    with pytest.raises(Trouble, match="Only the head"):
        taking_back.take_back(desk, paper.id, WHY)
