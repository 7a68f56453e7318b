"""Which awards rest on a date of birth that the child's card does not say any more (D-5)."""

from dataclasses import replace
from datetime import date

from desktop_app.services.awards import amendments
from desktop_app.services.awards.wrong_facts import FactWasWrong
from desktop_app.services.desk import Desk
from desktop_app.services.sums.resting import asked_of, resting
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import LEFT_OUT, award, decision
from tests.services.award_rows import FACTS, an_award_row
from tests.services.people_acts import person, set_right

BORN, RIGHTLY = FACTS.birth_date, date(2008, 1, 30)


def test_an_award_rests_on_the_card_until_the_card_says_otherwise() -> None:
    award = an_award_row(1)
    assert resting([award], BORN) == ()
    assert resting([award], None) == ()
    (found,) = resting([award], RIGHTLY)
    assert (found.award, found.on, found.now) == (award, BORN, RIGHTLY)
    assert found.right.birth_date == RIGHTLY


def test_what_nothing_is_due_on_is_left_alone() -> None:
    annulled = an_award_row(1, facts=replace(FACTS, wrong_child=True))
    excluded = an_award_row(2, facts=replace(FACTS, full_state_support=True))
    (found,) = resting([annulled, excluded, an_award_row(3)], RIGHTLY)
    assert found.award.decision_id == 3


def test_every_award_of_the_child_is_asked_about_in_turn(
    head: Desk, school: int, clock: Clock
) -> None:
    application = award(head, reimbursement_entry(school))
    child = person(head, application.child_id)
    clock.move_to(date(2026, 3, 20))
    set_right(head, child, replace(reimbursement_entry(school).child, birth_date=RIGHTLY))
    (found,) = asked_of(head, child.id)
    assert asked_of(head, application.applicant_id) == ()
    change = FactWasWrong(found.right, "№ 0417")
    amendments.amend(head, decision(head, application).id, change, "Қате", left_out=LEFT_OUT)
    assert asked_of(head, child.id) == ()
