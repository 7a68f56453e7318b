"""A family is heard before what goes against it, or it stands on file why not (APC 73)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.law.quarters import Month
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.hearings import Hearing, Intended
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Status
from desktop_app.services.applications import home_education
from desktop_app.services.awards import amendments, deciding, terminations
from desktop_app.services.debts import demands
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import hearings, tray
from desktop_app.services.post import signing
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import hearings as stored
from tests.builders import (
    Clock,
    a_child,
    a_document,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import (
    LEFT_OUT,
    application_now,
    award,
    decision,
    history,
    papers_of,
    register,
    text_of,
)
from tests.services.debt_acts import overpaid_family

FIRST = datetime(2025, 9, 8, 10, 0)
"""Three working days after 3 September 2025, a Wednesday."""
PLACE = "14-кабинет"


@pytest.fixture
def application(head: Desk, school: int) -> Application:
    """Of a child on full state support: by the law it is refused (D-3)."""
    facts = {"full_state_support": True}
    entry = reimbursement_entry(school, language=PaperLanguage.BOTH, facts=facts)
    return register(head, entry)


def _intended(desk: Desk, application: Application) -> Intended:
    return deciding.intended(deciding.proposal(desk, application.id))


def _of(desk: Desk, application: Application) -> list[Hearing]:
    with desk.database.read() as connection:
        return stored.of_application(connection, application.id)


def test_nobody_is_refused_unheard(head: Desk, application: Application) -> None:
    with pytest.raises(hearings.NotHeard):
        deciding.decide(head, application)
    assert application_now(head, application.id).status is Status.REGISTERED
    deciding.decide(head, application, left_out=LEFT_OUT)
    assert application_now(head, application.id).status is Status.REFUSED
    assert "Nobody was heard. Reason: {why}" in [what for _who, what in history(head, application)]
    assert [each.left_out_why for each in _of(head, application)] == [LEFT_OUT]


def test_called_put_down_and_then_decided(
    head: Desk, desk: Desk, clock: Clock, application: Application
) -> None:
    paper = hearings.call(desk, _intended(desk, application), FIRST, PLACE)
    said = text_of(desk, paper)
    for words in (
        "шығындарды өтеуден бас тарту көзделіп",
        "предполагается отказать в возмещении затрат",
        "8 сентября 2025 года в 10:00",
        "2025 жылғы 8 қыркүйек, сағат 10:00",
        PLACE,
        "73-бабы",
        "статья 73",
        "қосымшаның 3 және 8-тармақтары",
        "пункты 3 и 8 приложения к решению",
        "на полном государственном обеспечении",
    ):
        assert words in said
    (called,) = _of(desk, application)
    assert (called.held_at, called.notice_id, called.is_settled) == (FIRST, paper.id, False)
    with pytest.raises(hearings.NotHeard):
        deciding.decide(head, application)
    clock.move_to(FIRST.date())
    heard = hearings.put_down(desk, called, "Келіспейді", FIRST.date())
    assert heard.is_settled
    deciding.decide(head, application)
    assert application_now(head, application.id).status is Status.REFUSED


@pytest.mark.parametrize(
    ("day", "slips"),
    [
        (datetime(2025, 9, 5, 10), ["held_at"]),
        (datetime(2025, 9, 8, 10), []),
        (datetime(2025, 9, 13, 10), ["held_at"]),
        (datetime(2025, 9, 15, 10), []),
        (datetime(2025, 9, 16, 10), ["held_at"]),
        (None, ["held_at"]),
    ],
)
def test_its_day_leaves_time_for_the_notice_and_lies_inside_the_term(
    desk: Desk, application: Application, day: datetime | None, slips: list[str]
) -> None:
    assert application.deadline == date(2025, 9, 15)
    intended = _intended(desk, application)
    if not slips:
        hearings.call(desk, intended, day, PLACE)
        return
    with pytest.raises(EntryError) as caught:
        hearings.call(desk, intended, day, " ")
    assert [each.field for each in caught.value.slips] == [*slips, "place"]
    assert _of(desk, application) == []


def test_a_hearing_is_called_on_no_day_off_and_in_no_year_that_is_not_known(
    desk: Desk, application: Application
) -> None:
    """Before a termination, which has no term."""
    intended = replace(_intended(desk, application), before=NoticeKind.TERMINATION)
    said = []
    for day in (datetime(2025, 9, 13, 10), datetime(2035, 9, 13, 10)):
        with pytest.raises(EntryError) as caught:
            hearings.call(desk, intended, day, PLACE)
        said += [(each.field, each.step.label) for each in caught.value.slips]
    assert [field for field, _label in said] == ["held_at", "held_at"]
    assert said[0][1] == "This is a day off. Choose a working day."
    assert said[1] != said[0]


def test_nobody_was_heard_before_they_were_called_or_once_more(
    desk: Desk, application: Application, clock: Clock
) -> None:
    hearings.call(desk, _intended(desk, application), FIRST, PLACE)
    (called,) = _of(desk, application)
    clock.move_to(FIRST.date())
    with pytest.raises(EntryError) as caught:
        hearings.put_down(desk, called, "Келіспейді", date(2024, 9, 8))
    assert [each.field for each in caught.value.slips] == ["said_on"]
    heard = hearings.put_down(desk, called, "Келіспейді", date(2025, 9, 4))
    with pytest.raises(Trouble):
        hearings.put_down(desk, heard, "Келіседі", FIRST.date())
    assert _of(desk, application) == [heard]


def test_a_term_that_holds_no_hearing_is_known(
    desk: Desk, clock: Clock, application: Application
) -> None:
    def holds_one(day: date) -> bool:
        with desk.database.read() as connection:
            return hearings.window(connection, day, application).holds_one

    assert holds_one(date(2025, 9, 10))
    assert not holds_one(date(2025, 9, 11))


def test_it_is_called_once_and_put_down_with_words_and_a_day_that_was(
    desk: Desk, head: Desk, application: Application
) -> None:
    intended = _intended(desk, application)
    hearings.call(desk, intended, FIRST, PLACE)
    with pytest.raises(Trouble):
        hearings.call(desk, intended, FIRST, PLACE)
    (called,) = _of(desk, application)
    with pytest.raises(EntryError) as caught:
        hearings.put_down(desk, called, " ", FIRST.date())
    assert [each.field for each in caught.value.slips] == ["said", "said_on"]
    assert hearings.leave_out(head, intended, LEFT_OUT).id == called.id
    with pytest.raises(Trouble):
        hearings.leave_out(head, intended, LEFT_OUT)


def test_nobody_is_refused_on_what_was_not_put_to_them(
    desk: Desk, head: Desk, clock: Clock, application: Application
) -> None:
    """Heard on full state support, refused on what was found later: that is another hearing."""
    hearings.call(desk, _intended(desk, application), FIRST, PLACE)
    clock.move_to(FIRST.date())
    hearings.put_down(desk, _of(desk, application)[0], "Келіспейді", FIRST.date())
    later = deciding.Refusal(1, "Анықтама жалған")
    with pytest.raises(hearings.NotHeard):
        deciding.decide(head, application, later)
    intended = deciding.intended(deciding.proposal(desk, application.id, later))
    second = hearings.call(desk, intended, datetime(2025, 9, 11, 10), PLACE)
    assert "Анықтама жалған" in text_of(desk, second)
    with pytest.raises(hearings.NotHeard):
        deciding.decide(head, application, later)
    clock.move_to(date(2025, 9, 11))
    hearings.put_down(desk, _of(desk, application)[0], "Жалған емес", date(2025, 9, 11))
    deciding.decide(head, application, later)  # each fact at a hearing of its own
    assert application_now(head, application.id).status is Status.REFUSED


def test_why_nobody_was_heard_on_another_fact_stays_beside_what_was_said(
    desk: Desk, head: Desk, clock: Clock, application: Application
) -> None:
    hearings.call(desk, _intended(desk, application), FIRST, PLACE)
    clock.move_to(FIRST.date())
    hearings.put_down(desk, _of(desk, application)[0], "Келіспейді", FIRST.date())
    deciding.decide(head, application, deciding.Refusal(1, "Анықтама жалған"), left_out=LEFT_OUT)
    kept = [(each.said, each.left_out_why) for each in _of(desk, application)]
    assert kept == [("", LEFT_OUT), ("Келіспейді", "")]


def test_nobody_is_called_to_answer_nothing(desk: Desk, application: Application) -> None:
    intended = replace(_intended(desk, application), facts=())
    with pytest.raises(EntryError) as caught:
        hearings.call(desk, intended, FIRST, PLACE)
    assert [slip.field for slip in caught.value.slips] == ["facts"]


def test_a_refusal_on_appendix_two_asks_for_none(head: Desk, school: int) -> None:
    """R-4, R-5 want it at once."""
    documents = a_document("medical_conclusion", DocumentState.MISSING)
    refused = register(head, home_education_entry(school, 3, documents=documents))
    assert refused.status is Status.REFUSED
    assert NoticeKind.APPENDIX_TWO_REFUSAL in {row.kind for row in papers_of(head, refused)}
    assert _of(head, refused) == []


def test_a_termination_asks_for_one_of_its_own(head: Desk, school: int, clock: Clock) -> None:
    child = a_child(1, date(2008, 1, 30))
    awarded = award(head, reimbursement_entry(school, child=child))
    clock.move_to(date(2026, 2, 10))
    (proposal,) = terminations.proposals(head, Month(2026, 2))
    with pytest.raises(hearings.NotHeard):
        terminations.prepare(head, proposal)
    assert terminations.to_hear(head, proposal).clauses == ("D-5",)
    terminations.prepare(head, proposal, LEFT_OUT)
    assert [each.about for each in _of(head, awarded)] == [proposal.stop.key]


def test_a_demand_asks_for_one_of_its_own(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    overpaid = overpaid_family(head, accountant, school, clock)
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    (due,) = demands.proposals(head).due
    with pytest.raises(hearings.NotHeard):
        demands.prepare(accountant, due)
    with pytest.raises(Trouble, match="Only the head"):
        hearings.leave_out(accountant, demands.to_hear(accountant, due), LEFT_OUT)
    hearings.leave_out(head, demands.to_hear(accountant, due), LEFT_OUT)
    assert set(demands.to_hear(accountant, due).clauses) == {"D-5", "D-9"}
    demands.prepare(accountant, due)
    (left_out,) = _of(head, overpaid)
    assert (left_out.before, left_out.about) == (NoticeKind.REPAYMENT_DEMAND, due.key)


def test_what_was_said_is_not_written_over_nor_said_before_the_call(
    desk: Desk, head: Desk, application: Application
) -> None:
    hearings.call(head, _intended(head, application), FIRST, PLACE)
    (called,) = _of(head, application)
    with pytest.raises(EntryError, match="said_on"):
        hearings.put_down(desk, called, "Келіседі", date(2025, 9, 2))
    heard = hearings.put_down(desk, called, "Келіспейді", desk.today())
    with pytest.raises(Trouble, match="heard already"):
        hearings.put_down(desk, heard, "Келіседі", desk.today())
    assert _of(head, application)[0].said == "Келіспейді"


def test_who_may_not_decide_proposes_why_nobody_is_heard_and_the_head_says_so(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    overpaid = overpaid_family(head, accountant, school, clock)
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    (due,) = demands.proposals(head).due
    demands.prepare(accountant, due, LEFT_OUT)
    (waits,) = tray.waiting(head)
    assert waits.proposed_why == LEFT_OUT
    assert signing.preview(accountant, waits)
    assert signing.preview(head, waits)
    assert _of(head, overpaid) == []  # proposed, looked at, and not yet decided
    signing.approve(head, waits)
    (left_out,) = _of(head, overpaid)
    assert left_out.left_out_why == LEFT_OUT
    assert ("Басшы", "Nobody was heard. Reason: {why}") in history(head, overpaid)


def test_a_hearing_that_was_held_meanwhile_leaves_the_proposal_behind(
    head: Desk, desk: Desk, school: int, clock: Clock
) -> None:
    child = a_child(1, date(2008, 1, 30))
    awarded = award(head, reimbursement_entry(school, child=child))
    clock.move_to(date(2026, 2, 10))
    (proposal,) = terminations.proposals(head, Month(2026, 2))
    terminations.prepare(desk, proposal, LEFT_OUT)
    hearings.call(head, terminations.to_hear(head, proposal), datetime(2026, 2, 16, 10), PLACE)
    (called,) = _of(head, awarded)
    clock.move_to(date(2026, 2, 16))
    hearings.put_down(head, called, "Келіседі", date(2026, 2, 16))
    (waits,) = tray.waiting(head)
    signing.approve(head, waits)
    assert [each.left_out_why for each in _of(head, awarded)] == [""]


# Before a change that takes months


def _shorter(head: Desk, school: int, child_id: int, number: str, last: date) -> int:
    entry = CertificateEntry(number, date(2025, 12, 1), date(2025, 9, 1), last)
    home_education.record_certificate(head, child_id, school, entry)
    with head.database.read() as connection:
        found = applications.certificates_of(connection, child_id)
    return next(each.id for each in found if each.number == number)


def test_no_certificate_takes_months_from_a_family_unheard(
    head: Desk, school: int, clock: Clock
) -> None:
    given = award(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    award_id = decision(head, given).id
    clock.move_to(date(2025, 12, 1))
    first, second = (
        amendments.CertificateReplaced(_shorter(head, school, given.child_id, number, last))
        for number, last in (("31", date(2026, 2, 27)), ("32", date(2026, 3, 13)))
    )
    with pytest.raises(hearings.NotHeard):
        amendments.amend(head, award_id, first, "Мектеп қысқартты")
    proposed = amendments.propose(head, award_id, first).to_hear
    assert proposed is not None
    paper = hearings.call(head, proposed, datetime(2025, 12, 8, 10), PLACE)
    text = text_of(head, paper)
    for words in (
        "изменить назначение возмещения затрат, уменьшив число оплачиваемых месяцев",
        "01.09.2025 – 27.02.2026",
        "төленетін айлардың санын азайту көзделіп отыр",
        "пункты 2 и 4 приложения",
    ):
        assert words in text, text
    (called,) = _of(head, given)
    clock.move_to(date(2025, 12, 8))
    hearings.put_down(head, called, "Қарсы емес", date(2025, 12, 8))
    assert amendments.propose(head, award_id, first).to_hear is None
    with pytest.raises(hearings.NotHeard):  # they were heard on the other certificate
        amendments.amend(head, award_id, second, "Мектеп қысқартты")
    changed = amendments.amend(head, award_id, first, "Мектеп қысқартты")
    assert changed is not None
    assert "Справка подтверждает обучение на дому только по 27.02.2026" in text_of(head, changed)


def test_what_takes_no_month_is_changed_at_once(head: Desk, school: int, clock: Clock) -> None:
    given = award(head, reimbursement_entry(school))
    clock.move_to(date(2025, 12, 1))
    same = _shorter(head, school, given.child_id, "33", date(2026, 5, 4))
    change = amendments.CertificateReplaced(same)
    assert amendments.amend(head, decision(head, given).id, change, "Соңғы күні") is not None
