"""Everything the page of a case shows, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES, AwardPapers
from desktop_app.law.calendar import WorkingCalendar
from desktop_app.law.checklist import Outcome
from desktop_app.law.steps import Step
from desktop_app.records.applications import Application, Certificate, Document, Order
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.decisions import Act, Amendment, Decision, NoticeRow
from desktop_app.records.hearings import Hearing, counting
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Relation, Service, Status
from desktop_app.records.looks import Subject
from desktop_app.records.outside_numbers import Bearer, Numbers
from desktop_app.records.people import Person, Provider
from desktop_app.records.requests import Request
from desktop_app.services.applications import evidence, rivals
from desktop_app.services.applications.evidence import Proof
from desktop_app.services.applications.registering import outcome_of
from desktop_app.services.awards import deciding
from desktop_app.services.awards.deciding import Proposal
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import calendar, law_data
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import hearings
from desktop_app.services.papers.hearings import Window
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.awards import amendments
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import hearings as stored_hearings
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers import requests as stored_requests
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.people import on_file as people
from desktop_app.storage.post import approvals


@dataclass(frozen=True)
class CaseFile:
    """One application with all that grew out of it.

    ``why_due`` is how the deadline was counted; ``proposal`` is what the law says while a decision
    is due, ``trouble`` why it can't say; ``reimbursement`` is the application that followed on the
    order, ``waiting`` are papers in the head's tray, ``change`` the newest change of the award,
    ``paid_out`` and, of it, ``returned`` in whole tenge, ``relation`` as it counts now: it may have
    been set right since.
    ``to_hear`` are the days on which a family called today can be heard, while it is to decide.
    ``proofs`` are the documents behind the facts of a reimbursement, and what is lacking of them;
    none of what was withdrawn or refused, for nothing rests on it.
    ``beside`` are other applicants' open applications for the child, ``outside_numbers`` what
    others and the office's own journals numbered this one, ``outgoing`` its papers, by their ids.
    ``lacking`` is what the checklist of a refused one lacked on the day of receipt; on
    ``papers_asked`` an award rests that follows on home education (D-2).
    """

    application: Application
    child: Person
    applicant: Person
    school: Provider
    documents: tuple[Document, ...]
    papers: tuple[NoticeRow, ...]
    history: tuple[Act, ...]
    order: Order | None
    certified: bool
    lacking: Outcome | None
    complaints: tuple[ComplaintRow, ...]
    waiting: tuple[Approval, ...]
    reimbursement: Application | None
    decision: Decision | None
    change: Amendment | None
    paid_out: int
    returned: int
    relation: Relation
    calendar: WorkingCalendar
    why_due: tuple[Step, ...]
    beside: tuple[Application, ...]
    outside_numbers: Numbers
    proofs: tuple[Proof, ...]
    proposal: Proposal | None
    trouble: Step | None
    hearings: tuple[Hearing, ...] = ()
    to_hear: Window | None = None
    requests: tuple[Request, ...] = ()
    outgoing: Mapping[int, Numbers] = field(default_factory=dict)
    papers_asked: AwardPapers = AS_THE_SCHOOL_CERTIFIES

    @property
    def paper_language(self) -> PaperLanguage:
        """In which the applicant's papers are printed: as their card says, or the application."""
        return self.applicant.papers_in or self.application.language

    @property
    def heard_of_refusal(self) -> Hearing | None:
        """The hearing before a refusal (D-8) that counts for the facts that refuse now."""
        found = [each for each in self.hearings if each.before is NoticeKind.AWARD_REFUSAL]
        reasons = self.proposal.judgement.reasons if self.proposal else ()
        return counting(found, [reason.fact for reason in reasons])

    def paper(self, *kinds: NoticeKind) -> NoticeRow | None:
        """The latest paper of one of the kinds that stands, or else the latest annulled one."""
        found = [paper for paper in self.papers if paper.kind in kinds]
        standing = [paper for paper in found if paper.annulled_at is None]
        return next(iter(standing or found), None)


def read(desk: Desk, application_id: int) -> CaseFile:
    """Papers and history the newest first."""
    with desk.reading() as connection:
        on_file = _on_file(connection, application_id)
        if on_file.order is not None:
            papers = law_data.papers(connection, desk.today())
            on_file = replace(on_file, papers_asked=papers)
        found = _with_proposal(connection, on_file, desk.today())
    look(desk, Subject.CHILD, found.child.id)
    return found


def _with_proposal(connection: Connection, case: CaseFile, today: date) -> CaseFile:
    application = case.application
    if application.service is not Service.REIMBURSEMENT:
        return case
    if application.status is Status.AWARDED:
        return replace(case, proofs=evidence.proofs(connection, application, None))
    if application.status is not Status.REGISTERED:
        return case
    try:
        days = hearings.window(connection, today, application)
        case = replace(case, to_hear=days)
    except Trouble:  # the term itself says which year is not known
        pass
    try:
        proposal = deciding.proposed(connection, application)
        return replace(case, proposal=proposal, proofs=proposal.proofs)
    except Trouble as error:
        proofs = evidence.proofs(connection, application, None)
        return replace(case, trouble=error.step, proofs=proofs)


def _on_file(connection: Connection, application_id: int) -> CaseFile:
    application = applications.by_id(connection, application_id)
    is_at_home = application.service is Service.HOME_EDUCATION
    order = applications.order_of(connection, application_id) if is_at_home else None
    decision = applications.decision_of(connection, application_id)
    documents = tuple(applications.documents_of(connection, application_id))
    certificates = _on_order(connection, application, order)
    nothing: payouts.Sums = {}
    paid, returned = (
        payouts.paid_and_returned(connection, decision.child_id) if decision else (nothing, nothing)
    )
    issued = notices.of_application(connection, application_id)
    acts = notices.history(connection, application_id=application_id)
    return CaseFile(
        application=application,
        child=people.by_id(connection, application.child_id),
        applicant=people.by_id(connection, application.applicant_id),
        school=offices.school(connection, application.provider_id),
        documents=documents,
        papers=tuple(reversed(issued)),
        history=tuple(reversed(acts)),
        order=order,
        certified=bool(certificates),
        lacking=_lacking(connection, application, documents),
        complaints=tuple(complaints.of_application(connection, application_id)),
        waiting=tuple(approvals.of_application(connection, application_id)),
        reimbursement=_following(connection, application, certificates),
        decision=decision,
        change=_newest_change(connection, decision),
        paid_out=_of_decision(paid, decision) + _of_decision(returned, decision),
        returned=_of_decision(returned, decision),
        relation=known_of_child.relation_of(connection, application),
        calendar=calendar.working_calendar(connection),
        why_due=calendar.why_due(connection, application),
        beside=rivals.beside(connection, application),
        outside_numbers=outside_numbers.of(connection, Bearer.APPLICATION, application_id),
        proofs=(),
        proposal=None,
        trouble=None,
        requests=tuple(stored_requests.of_application(connection, application_id)),
        hearings=tuple(stored_hearings.of_application(connection, application_id)),
        outgoing=outside_numbers.of_many(connection, Bearer.PAPER, [each.id for each in issued]),
    )


def _lacking(
    connection: Connection, application: Application, documents: tuple[Document, ...]
) -> Outcome | None:
    if application.status is not Status.REFUSED:
        return None
    asked = law_data.rules_on(connection, application.service, application.applied_on)
    return outcome_of(asked, documents, application.applied_on)


def _on_order(
    connection: Connection, application: Application, order: Order | None
) -> list[Certificate]:
    """The school's certificates for the time of the order."""
    if order is None:
        return []
    return [
        certificate
        for certificate in applications.certificates_of(connection, application.child_id)
        if certificate.provider_id == application.provider_id
        and certificate.first_day <= order.last_day
        and order.first_day <= certificate.last_day
    ]


def _following(
    connection: Connection, application: Application, certificates: list[Certificate]
) -> Application | None:
    """The reimbursement that was applied for with one of the certificates, and still stands."""
    known = {certificate.id for certificate in certificates}
    if not known:
        return None
    return next(
        (
            other
            for other in applications.of_child(connection, application.child_id)
            if other.certificate_id in known
            and other.status not in (Status.REFUSED, Status.WITHDRAWN)
        ),
        None,
    )


def _newest_change(connection: Connection, decision: Decision | None) -> Amendment | None:
    if decision is None:
        return None
    changes = amendments.of_child(connection, decision.child_id)
    return next((each for each in changes[::-1] if each.decision_id == decision.id), None)


def _of_decision(sums: payouts.Sums, decision: Decision | None) -> int:
    mine = decision.id if decision else None
    return sum(amount for (award, _period), amount in sums.items() if award == mine)
