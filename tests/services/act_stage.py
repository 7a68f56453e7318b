"""One office in which every act can be done: what tests of all acts begin from."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import Application
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import Complaint
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.drafts import Seen
from desktop_app.records.hearings import Hearing
from desktop_app.records.imports import ImportRecord
from desktop_app.records.kinds import (
    ComplaintBody,
    InstructionLanguage,
    NoticeKind,
    PaperLanguage,
    Role,
)
from desktop_app.records.likeness import Said, TwoAre
from desktop_app.records.messages import Message, MessageEntry
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.payouts import ApprovedPayout, PayoutDraft
from desktop_app.records.people import Office, Person, Worker
from desktop_app.records.requests import Request, RequestEntry, RequestKind
from desktop_app.records.substitutions import Substitution
from desktop_app.services.applications import evidence, home_education
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.awards import calculation_slip, events, payee_ends, terminations
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.cases import merging
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.debts import demands, ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.importing import register as importing
from desktop_app.services.law_values import calendar
from desktop_app.services.law_values.calendar import CalendarDay
from desktop_app.services.messages import proactive
from desktop_app.services.office import beginning, schools
from desktop_app.services.office import details as office
from desktop_app.services.office.schools import Joining
from desktop_app.services.papers import hearings, requests, tray
from desktop_app.services.payouts import bank_answers, substitutions
from desktop_app.services.payouts import cycle as payouts
from desktop_app.services.post import delivery
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.awards import payee_ends as stored_ends
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.papers import hearings as stored_hearings
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers import requests as stored_requests
from desktop_app.storage.people import on_file as people
from tests.builders import (
    Clock,
    a_child,
    a_parent,
    a_school,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)
from tests.import_samples import a_row, write
from tests.services.act_paper import AN_ACT
from tests.services.acts import LEFT_OUT, application_now, award, decision, register
from tests.services.complaint_acts import OTHER_SUBJECT, a_complaint
from tests.services.debt_acts import overpaid_family, repay
from tests.services.decision_acts import a_decision
from tests.services.evidence_acts import FOUND
from tests.services.import_acts import NOBODY
from tests.services.payout_acts import an_order

NOW = date(2026, 11, 16)
FIRST, LAST = date(2026, 12, 1), date(2027, 5, 25)
YEAR_END = Month(2026, 12)
A_REQUEST = RequestEntry(
    RequestKind.SCHOOL, "№ 8 мектеп", "Анықтама берілді ме?", date(2026, 11, 25)
)
DECREE = ("Үкімет қаулысы", "Постановление Правительства")


@dataclass(frozen=True)
class Stage:
    """What is on file, as somebody saw it. ``second`` is a second clerk."""

    school: int
    two_schools: Joining
    workers: dict[Role, Worker]
    second: Worker
    registered: Application
    considered: Application
    ordered: Application
    to_decide: Application
    overpaid: Application
    awarded: Application
    decision_id: int
    event_id: int
    evidence_id: int
    end_id: int
    foreigner: Person
    message: Message
    complaint: Complaint
    elsewhere: Complaint
    payouts: tuple[ApprovedPayout, ...]
    draft: PayoutDraft
    order: Substitution
    debt: Debt
    demand: Overpayment
    stop: Proposal
    hearing: Hearing
    request: Request
    prepared: tuple[Approval, ...]
    papers: tuple[NoticeRow, ...]
    applicant: Person
    brought_in: ImportRecord
    registers: tuple[Path, Path]
    day: CalendarDay
    typed: Seen
    alike: tuple[int, int]
    shown: merging.Proposed
    merge_id: int


def set_up(empty: Desk, clock: Clock, folder: Path, details: Office | None = None) -> Stage:
    """Bring the office to the morning of ``NOW``, everything by who does it in earnest.

    It is one to practise in, unless it was begun as a real one; then it needs ``details``.
    """
    workers = _workers(empty)
    clerk, head, accountant = (
        empty.taken_by(workers[role]) for role in (Role.CLERK, Role.HEAD, Role.ACCOUNTANT)
    )
    administrator = empty.taken_by(workers[Role.ADMINISTRATOR])
    school = office.save_school(clerk, a_school())
    other = office.save_school(
        clerk, a_school(bin="", name_kk="Ауыл мектебі", name_ru="Сельская школа")
    )
    office.save_details(head, details or Office(), RepaymentTerms(make_iban(77)), "1000")
    second = Worker(0, "Екінші маман", Role.CLERK)
    second = replace(second, id=office.save_worker(administrator, second))
    awarded = award(head, reimbursement_entry(school, 2))
    grown_up = a_child(4, date(2008, 1, 30))
    of_grown_up = award(head, reimbursement_entry(school, 4, child=grown_up)).applicant_id
    overpaid = overpaid_family(head, accountant, school, clock)
    repay(accountant, 100)
    clock.move_to(NOW)
    events.record(clerk, awarded.child_id, EventKind.STATE_INSTITUTION, date(2026, 6, 1))
    with head.database.read() as connection:
        closed = tuple(payouts.by_id(head, row.id) for row in payouts.approved(head))
        (event,) = stored.events_of(connection, awarded.child_id)
    bank_answers.all_paid(accountant, closed[1].id, NOW)
    registered, considered, ordered = (
        register(clerk, home_education_entry(school, serial, applied_on=NOW))
        for serial in (11, 12, 13)
    )
    merge_id = _made_one(head, clerk, school)
    alike = _alike(clerk, school)
    _put_before_the_head(clerk, head, accountant, school)
    _delivered_and_explained(clerk, accountant, awarded)
    office.add_mci(head, date(2027, 1, 1), 4_700, "заң")
    profiles.enter(head, a_decision(FIRST))
    calendar.add_day(clerk, date(2026, 12, 30), False, *DECREE)
    paths = [folder / "brought.xlsx", folder / "other.xlsx"]
    found = write(paths[0], [a_row(41)]), write(paths[1], [a_row(42)], named={"iban": "Қайда"})
    return Stage(
        school=school,
        alike=alike,
        shown=merging.propose(head, *alike),
        merge_id=merge_id,
        workers=workers,
        second=second,
        registered=registered,
        considered=_considered(head, considered),
        ordered=_ordered(head, ordered),
        to_decide=register(clerk, reimbursement_entry(school, 3, applied_on=NOW)),
        overpaid=overpaid,
        awarded=awarded,
        decision_id=decision(head, awarded).id,
        event_id=event.id,
        evidence_id=evidence.record(clerk, awarded, FOUND),
        end_id=_payee_end(clerk, of_grown_up),
        foreigner=_foreigner(clerk, school),
        message=proactive.send(clerk, a_message(school, 5, clock)),
        complaint=complaints.register(clerk, a_complaint()).complaint,
        elsewhere=complaints.register(
            clerk, a_complaint(body=ComplaintBody.QUALITY, subject=OTHER_SUBJECT)
        ).complaint,
        payouts=closed,
        debt=ledger.overview(head).debts[0],
        demand=demands.proposals(head).due[0],
        stop=terminations.proposals(head, YEAR_END)[0],
        hearing=_called(clerk, head),
        request=_asked(clerk, registered),
        prepared=tuple(tray.waiting(head)),
        papers=_papers(head),
        applicant=_person(head, awarded.applicant_id),
        brought_in=importing.bring_in(
            head, importing.check(head, importing.open_register(head, found[0]), answers=NOBODY)
        ),
        registers=found,
        draft=payouts.keep_draft(accountant, payouts.draw_up(accountant, Quarter(2026, 2))),
        order=substitutions.record(administrator, an_order(accountant, head)),
        day=_own_day(head),
        typed=drafts.add(clerk, {"child.iin": "15040"}),
        two_schools=schools.propose(head, other, school),
    )


def _workers(desk: Desk) -> dict[Role, Worker]:
    beginning.prepare(desk)
    with desk.database.read() as connection:
        return {worker.role: worker for worker in office_staff.at_work(connection)}


def _called(clerk: Desk, head: Desk) -> Hearing:
    """Called before the demand, and not put down yet."""
    intended = demands.to_hear(head, demands.proposals(head).due[0])
    hearings.call(clerk, intended, datetime(2026, 11, 23, 15), "14-кабинет")
    with head.database.read() as connection:
        found = stored_hearings.of_application(connection, intended.application_id)
    return next(each for each in found if each.held_at is not None)


def _asked(clerk: Desk, application: Application) -> Request:
    requests.send(clerk, application.id, A_REQUEST)
    with clerk.database.read() as connection:
        (found,) = stored_requests.of_application(connection, application.id)
    return found


def _papers(desk: Desk) -> tuple[NoticeRow, ...]:
    kinds = (NoticeKind.RECEIPT_SLIP, NoticeKind.CALCULATION_SLIP, NoticeKind.AWARD)
    with desk.database.read() as connection:
        return tuple(each for kind in kinds for each in notices.of_kind(connection, kind))


def _person(desk: Desk, person_id: int) -> Person:
    with desk.database.read() as connection:
        return people.by_id(connection, person_id)


def _payee_end(clerk: Desk, person_id: int) -> int:
    """Of a payee whose award had ended before."""
    payee_ends.record(clerk, person_id, PayeeEndKind.DIED, date(2026, 3, 2), AN_ACT)
    with clerk.database.read() as connection:
        found = stored_ends.of_person(connection, person_id)
    assert found is not None
    return found.id


def _foreigner(clerk: Desk, school: int) -> Person:
    """A child whose IIN is to follow."""
    child = a_child(15, iin="", document_kind="Паспорт", document_number="FR 123456")
    entry = home_education_entry(school, 15, applied_on=NOW, child=child)
    return _person(clerk, register(clerk, entry).child_id)


def _own_day(desk: Desk) -> CalendarDay:
    with desk.database.read() as connection:
        return next(each for each in calendar.days_of(connection, NOW.year) if each.id)


def _considered(head: Desk, application: Application) -> Application:
    home_education.consider(head, application, "5 А", InstructionLanguage.KAZAKH)
    return application_now(head, application.id)


def _ordered(head: Desk, application: Application) -> Application:
    entry = OrderEntry(FIRST, LAST, "", "")
    home_education.issue_order(head, _considered(head, application), entry)
    return application_now(head, application.id)


def _put_before_the_head(clerk: Desk, head: Desk, accountant: Desk, school: int) -> None:
    """A certificate that the clerk prepared, and a notice that the accountant did."""
    entry = home_education_entry(school, 14, applied_on=NOW)
    ordered = _ordered(head, register(clerk, entry))
    home_education.prepare_certificate(clerk, ordered, FIRST, LAST)
    terminations.prepare(accountant, terminations.proposals(accountant, YEAR_END)[0], LEFT_OUT)


def _delivered_and_explained(clerk: Desk, accountant: Desk, awarded: Application) -> None:
    with clerk.database.read() as connection:
        paper = notices.of_application(connection, awarded.id)[0]
    delivery.hand_over(clerk, paper.id)
    calculation_slip.issue(accountant, awarded.child_id, PaperLanguage.KAZAKH)


def _made_one(head: Desk, clerk: Desk, school: int) -> int:
    """Two records made into one, which can still be taken apart."""
    kept, gone = (
        register(clerk, home_education_entry(school, serial, applied_on=NOW)).child_id
        for serial in (21, 22)
    )
    return merging.merge(head, merging.propose(head, kept, gone), "Туу туралы куәлік № 5")


def _alike(clerk: Desk, school: int) -> tuple[int, int]:
    """Two who look alike, of whom it was said that they are not one."""
    first = register(clerk, home_education_entry(school, 23, applied_on=NOW))
    entry = home_education_entry(
        school, 24, child=replace(a_child(23), iin=a_child(24).iin), applied_on=NOW
    )
    said = (TwoAre("child", first.child_id, Said.ANOTHER),)
    with clerk.database.begin() as connection:  # and two from before anybody was asked
        for number in (25, 26):
            before = replace(a_child(25), iin=a_child(number).iin)
            people.save(connection, before, clerk.worker.name, clerk.now())
    return first.child_id, register(clerk, replace(entry, alike=said)).child_id


def a_message(school: int, serial: int, clock: Clock) -> MessageEntry:
    return MessageEntry(
        child=a_child(serial),
        parent=a_parent(serial),
        provider_id=school,
        phone="8 701 234 56 78",
        language=PaperLanguage.KAZAKH,
        sent_at=clock(),
    )
