"""What was overpaid is demanded: from whom, why, how much, and once (D-9)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.corrections import CertificateDays
from desktop_app.law.facts import EndReason, EventKind
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.people import Office
from desktop_app.services.applications import home_education
from desktop_app.services.awards import amendments, events, payee_ends
from desktop_app.services.awards.amendments import AccountChanged, CertificateReplaced, Ended
from desktop_app.services.awards.wrong_facts import FactWasWrong
from desktop_app.services.debts import demands, ledger
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.debts.terms import NoAccount, RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.papers import issued as annulled
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.applications import on_file as stored
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.act_paper import AN_ACT
from tests.services.acts import LEFT_OUT, award, decision, papers_of, pay, text_of

BOARDING = EventKind.STATE_INSTITUTION
RETURN_TO = make_iban(77)
Periods = list[tuple[str, int, list[str]]]


@pytest.fixture
@ready_made
def paid(head: Desk, accountant: Desk, school: int) -> Application:
    """Worked example 1: awarded in September, paid up to the first quarter of 2026."""
    application = award(head, reimbursement_entry(school))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    return application


@pytest.fixture
def account(head: Desk) -> None:
    with head.database.begin() as connection:
        terms = RepaymentTerms(RETURN_TO, "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())


def due(desk: Desk) -> list[Periods]:
    found = demands.proposals(desk).due
    return [
        [(str(o.period), o.amount, [str(month) for month in o.months]) for o in each.owed]
        for each in found
    ]


def only(desk: Desk) -> Overpayment:
    (found,) = demands.proposals(desk).due
    return found


def causes(overpayment: Overpayment) -> list[tuple[str, str]]:
    return [(step.clause, step.label) for step in overpayment.causes]


@ready_made
def late_event(desk: Desk, application: Application, clock: Clock) -> None:
    """Worked example 5: in a boarding school since 20 January, recorded on 12 May."""
    clock.move_to(date(2026, 5, 12))
    events.record(desk, application.child_id, BOARDING, date(2026, 1, 20))


def test_nothing_is_demanded_where_nothing_is_overpaid(head: Desk, paid: Application) -> None:
    assert due(head) == []


def test_an_event_recorded_late(head: Desk, paid: Application, clock: Clock) -> None:
    late_event(head, paid, clock)
    assert due(head) == [[("2026Q1", 23_067, ["2026-02", "2026-03"])]]
    found = only(head)
    assert (found.total, found.key) == (23_067, "2026Q1 23067")
    assert causes(found) == [
        ("D-5", "Studies in a state institution since {date}: {last} is paid"),
        ("D-9", "The office learned of it on {date}, after the payment"),
    ]


def test_an_event_before_the_first_month_leaves_none(
    head: Desk, paid: Application, clock: Clock
) -> None:
    clock.move_to(date(2026, 5, 12))
    events.record(head, paid.child_id, BOARDING, date(2025, 8, 28))
    assert only(head).total == 2 * 31_456 + 34_600
    assert causes(only(head))[0] == (
        "D-5",
        "The child has studied in a state institution since {date}, before the months applied for",
    )


def test_an_event_annulled_takes_the_demand_back(
    head: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, paid.child_id)
    events.annul(head, event.id, paid.child_id, "Қате")
    assert due(head) == []


def test_what_came_at_the_moment_of_the_payment_came_not_after_it(
    head: Desk, paid: Application, clock: Clock
) -> None:
    moment = clock()
    award_id = decision(head, paid).id
    right = FactWasWrong(CertificateDays(date(2025, 9, 1), date(2026, 2, 27)), "№ 5 хат", "")
    amendments.amend(head, award_id, right, "Түзетілді", left_out=LEFT_OUT)
    events.record(head, paid.child_id, BOARDING, date(2026, 1, 20))
    assert [clause for clause, _label in causes(only(head))] == ["D-5"]
    assert clock() == moment
    clock.pass_by(seconds=1)
    amendments.amend(head, award_id, Ended(EndReason.MOVED_AWAY, date(2025, 12, 31)), "Көшті")
    assert [clause for clause, _label in causes(only(head))] == ["D-2", "D-9"]


def test_of_an_event_recorded_twice_only_the_one_that_stands_is_told(
    head: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, paid.child_id)
    events.annul(head, event.id, paid.child_id, "Қате бала")
    clock.move_to(date(2026, 5, 20))
    events.record(head, paid.child_id, BOARDING, date(2026, 1, 20))
    learned = [step.values for step in only(head).causes if step.clause == "D-9"]
    assert learned == [{"date": date(2026, 5, 20)}]


def test_a_certificate_replaced(head: Desk, paid: Application, school: int, clock: Clock) -> None:
    clock.move_to(date(2026, 4, 6))
    entry = CertificateEntry("88", date(2026, 4, 3), date(2025, 10, 6), date(2026, 2, 27))
    home_education.record_certificate(head, paid.child_id, school, entry)
    with head.database.read() as connection:
        certificate = stored.certificates_of(connection, paid.child_id)[0].id
    change = CertificateReplaced(certificate)
    amendments.amend(head, decision(head, paid).id, change, "Мектеп түзетті", left_out=LEFT_OUT)
    assert due(head) == [
        [("2025Q3", 31_456, ["2025-09"]), ("2026Q1", 11_533, ["2026-03"])],
    ]
    assert causes(only(head)) == [
        ("D-4", "Applied on {applied}, certificate from {certified}: entitled from {first}"),
        ("D-4", "The certificate ends on {date}: {last} is the last month"),
        ("D-9", "The award was changed on {date}, after the payment"),
    ]


@pytest.mark.usefixtures("account")
def test_causes_are_of_months_and_in_no_words_of_the_office(
    head: Desk, paid: Application, clock: Clock
) -> None:
    """Another account takes no month; a note typed in one language stands in neither paper."""
    clock.move_to(date(2026, 4, 6))
    award_id, note = decision(head, paid).id, "Шот ауыстырылды"
    amendments.amend(head, award_id, AccountChanged(make_iban(99)), note)
    right = FactWasWrong(CertificateDays(date(2025, 9, 1), date(2026, 2, 27)), "№ 5 хат", "")
    amendments.amend(head, award_id, right, note, left_out=LEFT_OUT)
    assert causes(only(head)) == [
        ("D-4", "The certificate ends on {date}: {last} is the last month"),
        ("D-9", "The award was set right on {date}, after the payment"),
    ]
    paper = demands.prepare(head, only(head), LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert note not in text_of(head, paper)


def test_the_office_ended_it(head: Desk, paid: Application, clock: Clock) -> None:
    clock.move_to(date(2026, 4, 6))
    change = Ended(EndReason.MOVED_AWAY, date(2026, 2, 10))
    amendments.amend(head, decision(head, paid).id, change, "Көшіп кетті")
    assert due(head) == [[("2026Q1", 11_533, ["2026-03"])]]
    assert causes(only(head))[0] == (
        "D-2",
        "The family moved away on {date}: {last} is paid",
    )


@pytest.mark.usefixtures("account")
def test_a_lower_mci_is_counted_anew(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2027, 1, 5))
    office.add_mci(head, date(2027, 1, 1), 4_700, "Қате заң")
    certificate = CertificateEntry("17", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25))
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=certificate)
    award(head, entry)
    pay(accountant, "2027Q1")
    clock.move_to(date(2027, 4, 2))
    office.annul_mci(head, date(2027, 1, 1), "Қате")
    found = demands.proposals(head)
    assert found.due == ()
    assert found.unknown is not None  # without any MCI nothing can be said
    assert "MCI" in found.unknown.label
    office.add_mci(head, date(2027, 1, 1), 4_600, "Заң")
    (period,) = only(head).owed
    assert (str(period.period), period.amount) == ("2027Q1", 800)
    assert [str(month) for month in period.months] == ["2027-01", "2027-02", "2027-03"]
    assert causes(only(head)) == [
        ("D-7", "By the MCI and the decision that count now, less is due for {quarter}")
    ]
    seen = only(head)
    office.annul_mci(head, date(2027, 1, 1), "Қате")
    with pytest.raises(Trouble, match="The MCI of"):
        demands.prepare(head, seen, LEFT_OUT)


@pytest.mark.usefixtures("account")
def test_a_demand_of_one_cause_cites_that_it_is_returned_as_one_of_several_does(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2027, 1, 5))
    office.add_mci(head, date(2027, 1, 1), 4_700, "Қате заң")
    certificate = CertificateEntry("17", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25))
    award(head, reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=certificate))
    pay(accountant, "2027Q1")
    clock.move_to(date(2027, 4, 2))
    office.annul_mci(head, date(2027, 1, 1), "Қате")
    office.add_mci(head, date(2027, 1, 1), 4_600, "Заң")
    assert [clause for clause, _label in causes(only(head))] == ["D-7"]
    paper = demands.prepare(head, only(head), LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert "қосымшаның 7 және 9-тармақтары" in text_of(head, paper)


# The office's account and term


def test_no_demand_without_an_account(
    head: Desk, accountant: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    for whoever in (head, accountant):  # it does not even wait for the head to sign
        with pytest.raises(NoAccount):
            demands.prepare(whoever, only(head), LEFT_OUT)
    assert len(due(head)) == 1
    assert not tray.waiting(head)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (RepaymentTerms("KZ00722C000000000077", "30"), "return_iban"),
        (RepaymentTerms("DE89370400440532013000", "30"), "return_iban"),
        (RepaymentTerms(RETURN_TO, "ай"), "return_days"),
        (RepaymentTerms(RETURN_TO, ""), "return_days"),
        (RepaymentTerms(RETURN_TO, "0"), "return_days"),
        (RepaymentTerms(RETURN_TO, "366"), "return_days"),
    ],
)
def test_slips_of_the_terms(head: Desk, terms: RepaymentTerms, field: str) -> None:
    with pytest.raises(EntryError, match=field):
        office.save_details(head, Office(), terms)
    with head.database.read() as connection:
        assert repayment_terms.stored(connection) == RepaymentTerms()


@pytest.mark.parametrize("days", ["1", "365"])
def test_a_term_is_from_a_day_to_a_year(head: Desk, days: str) -> None:
    office.save_details(head, Office(), RepaymentTerms(RETURN_TO, days))
    with head.database.read() as connection:
        assert repayment_terms.stored(connection).days == days


def test_the_terms_are_saved_with_the_offices_details(head: Desk) -> None:
    office.save_details(head, Office(bin="990140001233"), RepaymentTerms(RETURN_TO, "15"))
    with head.database.read() as connection:
        assert repayment_terms.stored(connection) == RepaymentTerms(RETURN_TO, "15")


# Issuing


@pytest.mark.usefixtures("account")
def test_the_head_demands_once(head: Desk, paid: Application, clock: Clock) -> None:
    late_event(head, paid, clock)
    overpayment = only(head)
    paper = demands.prepare(head, overpayment, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert (paper.kind, paper.about) == (NoticeKind.REPAYMENT_DEMAND, "2026Q1 23067")
    told = text_of(head, paper)
    award_paper = next(p for p in papers_of(head, paid) if p.kind is NoticeKind.AWARD)
    why = "қосымшаның 5 және 9-тармақтары"  # what stopped it (D-5), and that it is returned (D-9)
    numbers, day = (paper.number, award_paper.number), "2026 жылғы 11 маусым"
    for words in (*numbers, "23 067", RETURN_TO, day, why):
        assert words in told.replace("\N{NO-BREAK SPACE}", " ")
    assert due(head) == []
    with pytest.raises(Trouble, match="demanded already"):
        demands.prepare(head, overpayment, LEFT_OUT)


@pytest.mark.usefixtures("account")
def test_what_grows_is_demanded_again_in_the_place_of_the_first(
    head: Desk, accountant: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    first = demands.prepare(head, only(head), LEFT_OUT)
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, paid.child_id)
    events.correct(head, event.id, happened_on=date(2025, 12, 20), why="Күні қате")
    assert due(head) == [[("2026Q1", 34_600, ["2026-01", "2026-02", "2026-03"])]]
    second = demands.prepare(head, only(head), LEFT_OUT)
    assert isinstance(first, NoticeRow)
    assert isinstance(second, NoticeRow)
    assert first.number in text_of(head, second)
    assert due(head) == []


@pytest.mark.usefixtures("account")
def test_a_demand_takes_the_place_of_the_last_one_that_stands(
    head: Desk, paid: Application, clock: Clock
) -> None:
    issued: list[NoticeRow] = []
    late_event(head, paid, clock)
    for day in (date(2026, 1, 25), date(2025, 12, 20), date(2025, 11, 20), date(2025, 10, 20)):
        if issued:
            with head.database.read() as connection:
                event = stored.events_of(connection, paid.child_id)[-1]
            events.correct(head, event.id, happened_on=day, why="Күні қате")
        paper = demands.prepare(head, only(head), LEFT_OUT)
        assert isinstance(paper, NoticeRow)
        issued.append(paper)
        if len(issued) == 3:
            annulled.annul(head, paper.id, "Бүлінді")
    told = [text_of(head, paper) for paper in issued]
    replaced = [
        [number for number, other in enumerate(issued) if other.number in text and other is not own]
        for own, text in zip(issued, told, strict=True)
    ]
    assert replaced == [[], [0], [1], [1]]


@pytest.mark.usefixtures("account")
def test_a_clerks_demand_waits_and_is_held_against_the_sums_of_that_day(
    desk: Desk, head: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    approval = demands.prepare(desk, only(desk), LEFT_OUT)
    assert isinstance(approval, Approval)
    assert due(desk) == []
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, paid.child_id)
    events.correct(head, event.id, happened_on=date(2025, 12, 20), why="Күні қате")
    with pytest.raises(Trouble, match="another sum now"):
        signing.approve(head, approval)
    tray.send_back(head, approval, "Сомасы өзгерді")
    again = demands.prepare(desk, only(desk), LEFT_OUT)
    assert isinstance(again, Approval)
    paper = signing.approve(head, again)
    assert (paper.about, paper.issued_by) == ("2026Q1 34600", "Маман")


@pytest.mark.usefixtures("account")
def test_somebody_else_can_not_change_what_was_seen(
    head: Desk, paid: Application, clock: Clock
) -> None:
    late_event(head, paid, clock)
    seen = only(head)
    (owed,) = seen.owed
    forged = replace(seen, periods=(replace(owed, overpaid=1),))
    with pytest.raises(Trouble, match="another sum now"):
        demands.prepare(head, forged, LEFT_OUT)


def test_nothing_is_demanded_of_the_dead(
    head: Desk, clock: Clock, paid: Application, account: None
) -> None:
    """What was paid for later months stays owed: the heirs and the court are a lawyer's matter."""
    clock.move_to(date(2026, 4, 20))
    payee_ends.record(head, paid.applicant_id, PayeeEndKind.DIED, date(2026, 1, 20), AN_ACT)
    assert not demands.proposals(head).due
    (debt,) = ledger.overview(head).debts
    assert (debt.payee_died, debt.may_be_demanded) == (True, False)
    assert debt.owed > 0
    with pytest.raises(Trouble, match="The payee has died"):
        demands.prepare_of(head, debt.decision_id, debt.overpayment.key, LEFT_OUT)
