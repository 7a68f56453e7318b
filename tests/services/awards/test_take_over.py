"""An award passes from one payee to another: months divided, none paid twice (D-3, D-6)."""

from datetime import date

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.decisions import AwardRow, NoticeRow
from desktop_app.records.kinds import NoticeKind, Relation, Status
from desktop_app.services.awards import (
    amendments,
    deciding,
    effect_of_payee,
    events,
    terminations,
)
from desktop_app.services.awards.amendments import EndingTakenBack
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.balances import accounts as balances_now
from desktop_app.storage.awards import decided as awards
from tests.builders import SCHOOL_YEAR, Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import (
    LEFT_OUT,
    application_now,
    award,
    decision,
    papers_of,
    pay,
    register,
    text_of,
)

Q1 = Quarter(2026, 1)


def applies(
    desk: Desk,
    school: int,
    serial: int,
    applied_on: date,
    certificate: CertificateEntry = SCHOOL_YEAR,
) -> Application:
    """Parent ``serial`` applies for the one child of these tests; the first is the mother."""
    given_names = ("Гүлнұр", "Айгүл", "Ботагөз", "Дана", "Жанар", "Ләззат")
    entry = reimbursement_entry(
        school,
        serial,
        child=a_child(1),
        applicant=a_parent(serial, given_name=given_names[serial - 1]),
        relation=Relation.MOTHER,
        applied_on=applied_on,
        certificate=certificate,
        facts={"iban": make_iban(serial)},
    )
    return register(desk, entry)


def rows(desk: Desk) -> list[AwardRow]:
    with desk.database.read() as connection:
        return awards.awards(connection)


def sums(desk: Desk, quarter: Quarter) -> dict[str, int]:
    """What a payout of the quarter would pay, by account, of that quarter alone."""
    drawn = cycle.draw_up(desk, quarter)
    return {line.iban: line.amount for line in drawn.lines if line.period == quarter}


@pytest.fixture
@ready_made
def mother(head: Desk, school: int) -> Application:
    return award(head, reimbursement_entry(school))


def test_the_months_of_a_shared_quarter_add_up(
    head: Desk, school: int, mother: Application, clock: Clock
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    plain = deciding.proposal(head, father.id)
    assert not plain.judgement.awards
    offer = plain.take_over
    assert offer is not None
    assert offer.months == tuple(Month(2026, n) for n in (2, 3, 4, 5))
    assert offer.first == Month(2026, 2)
    seen = effect_of_payee.preview(head, father.id, offer.first)
    assert (seen.effect.overpaid_after, seen.effect.due_before, seen.effect.due_after) == (
        0,
        97_512,
        97_512,
    )
    notice = deciding.decide(head, father, seen=seen.proposal, from_month=seen.proposal.from_month)
    assert notice.application_id == father.id
    first, second = rows(head)
    assert (first.first, first.last) == (Month(2025, 9), Month(2026, 1))
    assert (second.first, second.last) == (Month(2026, 2), Month(2026, 5))
    assert Month(2026, 1) in second.facts.taken
    assert Month(2026, 2) not in second.facts.taken
    assert sums(head, Q1) == {make_iban(1): 11_533, make_iban(2): 23_067}
    (change,) = amendments.history(head, mother.child_id)
    assert change.steps[0].values["month"] == Month(2026, 2)
    assert application_now(head, father.id).status is Status.AWARDED


@pytest.mark.parametrize("month", [2, 3])
def test_each_division_of_a_quarter_is_the_childs_sum(
    head: Desk, school: int, mother: Application, month: int
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    deciding.decide(head, father, from_month=Month(2026, month))
    assert sum(sums(head, Q1).values()) == 34_600
    assert len(sums(head, Q1)) == 2


def test_paid_months_are_passed_by_default_to_nobody(
    head: Desk, accountant: Desk, school: int, mother: Application, clock: Clock
) -> None:
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 4, 3))
    father = applies(head, school, 2, date(2026, 2, 10))
    clock.move_to(date(2026, 4, 3))
    offer = deciding.proposal(head, father.id).take_over
    assert offer is not None
    assert offer.paid == {Month(2026, 2), Month(2026, 3)}
    assert offer.first == Month(2026, 4)
    assert effect_of_payee.preview(head, father.id, offer.first).effect.overpaid_after == 0

    earlier = effect_of_payee.preview(head, father.id, Month(2026, 2))
    assert earlier.effect.overpaid_after == 23_067
    assert [
        (each.payee_name.split()[1], str(each.period), each.after.due, each.after.overpaid)
        for each in earlier.effect.periods
    ] == [
        ("Гүлнұр", "2026Q1", 0, 23_067),
        ("Айгүл", "2026Q1", 23_067, 0),
        ("Гүлнұр", "2026Q2", 0, 0),
        ("Айгүл", "2026Q2", 34_600, 0),
    ]
    deciding.decide(head, father, seen=earlier.proposal, from_month=Month(2026, 2))
    assert sums(head, Q1) == {make_iban(2): 23_067}
    pay(accountant, "2026Q2")
    assert cycle.draw_up(head, Quarter(2026, 2)).lines == ()
    owed = balances_now(head, mother.child_id, Quarter(2026, 2))
    assert sum(each.overpaid for each in owed) == 23_067


def test_where_every_month_was_paid_the_last_is_offered_first(
    head: Desk, accountant: Desk, school: int, mother: Application, clock: Clock
) -> None:
    for quarter in ("2025Q3", "2025Q4", "2026Q1", "2026Q2"):
        pay(accountant, quarter)
    father = applies(head, school, 2, date(2026, 2, 10))
    offer = deciding.proposal(head, father.id).take_over
    assert offer is not None
    assert offer.paid == set(offer.months)
    assert offer.first == Month(2026, 5)


def test_what_was_paid_meanwhile_is_noticed(
    head: Desk, accountant: Desk, school: int, mother: Application, clock: Clock
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    seen = effect_of_payee.preview(head, father.id, Month(2026, 2))
    pay(accountant, "2026Q1")
    with pytest.raises(Trouble):
        deciding.decide(head, father, seen=seen.proposal, from_month=Month(2026, 2))
    assert application_now(head, father.id).status is Status.REGISTERED
    assert amendments.history(head, mother.child_id) == []


def test_to_the_father_and_back_to_the_mother(
    head: Desk, accountant: Desk, school: int, mother: Application, clock: Clock
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    deciding.decide(head, father, from_month=Month(2026, 2))
    again = applies(head, school, 1, date(2026, 4, 6))
    offer = deciding.proposal(head, again.id).take_over
    assert offer is not None
    assert [each.payee_name for each in offer.holders] == ["Әлімқұлова Айгүл Рүстемқызы"]
    deciding.decide(head, again, from_month=Month(2026, 5))
    first, second, third = rows(head)
    assert (third.first, third.last) == (Month(2026, 5), Month(2026, 5))
    assert (second.first, second.last) == (Month(2026, 2), Month(2026, 4))
    assert first.last == Month(2026, 1)
    for quarter, total in (("2026Q1", 34_600), ("2026Q2", 34_600)):
        paid = pay(accountant, quarter)
        of_quarter = [line for line in paid.lines if str(line.period) == quarter]
        assert sum(line.amount for line in of_quarter) == total
        assert len(of_quarter) == 2


def test_a_certificate_that_ended_between_leaves_two_spans(
    head: Desk, school: int, clock: Clock
) -> None:
    """The mother's short award lies inside the time that the father could have."""
    middle = CertificateEntry("5", date(2025, 9, 1), date(2025, 11, 1), date(2026, 1, 30))
    entry = reimbursement_entry(school, certificate=middle, applied_on=date(2025, 9, 3))
    award(head, entry)
    father = applies(head, school, 2, date(2025, 9, 10))
    plain = deciding.proposal(head, father.id)
    assert plain.judgement.spans == (
        (Month(2025, 9), Month(2025, 10)),
        (Month(2026, 2), Month(2026, 5)),
    )
    assert plain.take_over is not None
    paper = deciding.decide(head, father, seen=plain)
    text = text_of(head, paper)
    assert "2025 жылғы қыркүйектен бастап қазанды қоса алғанға дейін; " in text
    assert "2026 жылғы ақпаннан бастап мамырды қоса алғанға дейін" in text


def test_one_span_reads_as_ever(head: Desk, school: int, mother: Application) -> None:
    notice = next(paper for paper in papers_of(head, mother) if paper.kind is NoticeKind.AWARD)
    span = "2025 жылғы қыркүйектен бастап 2026 жылғы мамырды қоса алғанға дейін"
    assert f"{span} Мөлшері" in text_of(head, notice)


def test_other_grounds_refuse_also_the_take_over(
    head: Desk, school: int, mother: Application
) -> None:
    entry = reimbursement_entry(
        school,
        2,
        child=a_child(1),
        applied_on=date(2026, 2, 10),
        facts={"consent": False},
    )
    father = register(head, entry)
    found = deciding.proposal(head, father.id)
    assert found.take_over is None
    with pytest.raises(Trouble):
        deciding.decide(head, father, from_month=Month(2026, 2))


def test_the_same_payee_takes_nothing_over(head: Desk, school: int, mother: Application) -> None:
    again = applies(head, school, 1, date(2026, 2, 10))
    assert deciding.proposal(head, again.id).take_over is None
    with pytest.raises(Trouble):
        deciding.decide(head, again, from_month=Month(2026, 3))


def test_a_month_before_the_new_right_can_not_be_chosen(
    head: Desk, school: int, mother: Application
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    for month in (Month(2026, 1), Month(2026, 9)):
        with pytest.raises(Trouble):
            effect_of_payee.preview(head, father.id, month)


def test_the_ending_taken_back_gives_no_month_of_the_new_payee(
    head: Desk, school: int, mother: Application, clock: Clock
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    deciding.decide(head, father, from_month=Month(2026, 2))
    first = decision(head, mother).id
    seen = amendments.propose(head, first, EndingTakenBack())
    assert seen.months_before == seen.months_after
    assert seen.effect.periods == ()
    amendments.amend(head, first, EndingTakenBack(), "Қате", seen=seen)
    assert sums(head, Q1) == {make_iban(1): 11_533, make_iban(2): 23_067}


@pytest.mark.parametrize("event_first", [True, False])
def test_an_event_before_or_after_stops_both(
    head: Desk, school: int, mother: Application, clock: Clock, event_first: bool
) -> None:
    father = applies(head, school, 2, date(2026, 2, 10))
    clock.move_to(date(2026, 4, 20))

    def event() -> None:
        events.record(head, mother.child_id, EventKind.DEATH, date(2026, 3, 5))

    if event_first:
        event()
    deciding.decide(head, father, from_month=Month(2026, 3))
    if not event_first:
        event()
    assert sums(head, Q1) == {make_iban(1): 23_067, make_iban(2): 11_533}
    assert sums(head, Quarter(2026, 2)) == {}


def test_the_former_payee_is_told_the_day_from_which_the_other_one_is_paid(
    head: Desk, school: int, mother: Application
) -> None:
    """Not the last day of the month before, on which nothing happens."""
    father = applies(head, school, 2, date(2026, 2, 10))
    deciding.decide(head, father, from_month=Month(2026, 3))
    (proposal,) = terminations.proposals(head, Month(2026, 12))
    (fact,) = terminations.to_hear(head, proposal).facts
    assert fact.values["date"] == date(2026, 3, 1)
    paper = terminations.prepare(head, proposal, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    text = text_of(head, paper)
    assert "Туындаған күні: 2026 жылғы 1 наурыз" in text
    assert "2026 жылғы ақпан (осы айды қоса алғанда)" in text
