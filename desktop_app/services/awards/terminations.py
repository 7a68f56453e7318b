"""Telling payees that payment stops, and why: notices of termination (D-5, D-2, D-3).

An award ends by itself on the day that the law says; the notice tells it. It is proposed once the
circumstance has come, and until it was told or waits in the head's tray. The notice of a corrected
award tells what the correction itself brought about.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import Termination
from desktop_app.law.amendments import given_months
from desktop_app.law.entitlement import no_right, owners
from desktop_app.law.facts import EndReason, EventKind, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.readings import Institution, Renewal
from desktop_app.law.steps import N_, Step, Value, Words
from desktop_app.law.stops import CAUSE_WORDS, Circumstance, Stop, Turning, stop_of
from desktop_app.records.act_documents import read as read_document
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import AwardRow, NoticeRow
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.people import Author
from desktop_app.records.tasks import TaskKind
from desktop_app.services import history
from desktop_app.services.awards.payee_ends import REASON_OF
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data, remedies
from desktop_app.services.papers import hearings, issuing, letterheads, tray
from desktop_app.services.sums.balances import facts_of
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments, payee_ends
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import approvals
from desktop_app.storage.tasks import kept as tasks
from desktop_app.wording import step as step_words

CAUSES = tuple(CAUSE_WORDS.values())
"""Every circumstance in words, for a list of them."""


@dataclass(frozen=True)
class Proposal:
    """An award that a circumstance stops; ``last`` is the last month paid, None where none is,
    ``is_over``: the study in a state institution that stopped it has ended since."""

    decision_id: int
    application_id: int
    child_id: int
    child_name: str
    payee_name: str
    stop: Stop
    last: Month | None
    institution: Institution
    is_over: bool = False


def proposals(desk: Desk, last: Month, first: Month | None = None) -> list[Proposal]:
    """What is to be told: awards stopped with a month up to ``last``, the earliest stop first."""
    with desk.reading() as connection:
        law, today = law_data.in_force(connection), desk.today()
        kinds = (TaskKind.TERMINATION,)
        waiting = tasks.children(connection, kinds, law.fingerprint, today)
        found = [
            proposal
            for proposal in every(connection, law, waiting, today)
            if proposal.stop.last <= last and (first is None or proposal.stop.last >= first)
        ]
    return sorted(found, key=lambda proposal: proposal.stop.day)


def due_in(connection: Connection, law: LawInForce, today: date) -> int:
    """How many are to be told up to this month."""
    marked = tasks.to_reckon(connection, law.fingerprint)
    waiting = tasks.months(connection, TaskKind.TERMINATION, today, but=marked)
    anew = [each.stop.last for each in every(connection, law, marked, today)]
    return sum(last <= Month.of(today) for last in (*waiting, *anew))


def every(
    connection: Connection, law: LawInForce, children: Collection[int], today: date
) -> Iterator[Proposal]:
    """What is to be told of some children's awards by a day, child by child."""
    stopped = awards.children_stopped(connection, children)
    known = _Known(connection, law, today, stopped)
    for of_child in awards.awards_of_children(connection, stopped):
        yield from known.of_child(of_child)


class _Known:
    """What the awards of some children are held against: the law, what was told, what waits."""

    def __init__(
        self, connection: Connection, law: LawInForce, today: date, children: Collection[int]
    ) -> None:
        self.today, self.law = today, law
        self.applications = awards.applications_of_children(connection, children)
        self.told = notices.told_of(connection, _TELLING, set(self.applications.values()))
        self.waiting = (
            {
                (each.application_id, each.about)
                for each in approvals.waiting(connection, NoticeKind.TERMINATION)
            }
            if children
            else set()
        )

    def of_child(self, all_awards: Sequence[AwardRow]) -> Iterator[Proposal]:
        """One for each payee and circumstance: the award that was decided last tells it."""
        seen: set[tuple[int, Stop]] = set()
        for award in reversed(all_awards):
            stop = None if no_right(award.facts) else stop_of(award.facts)
            if stop is None or stop.circumstance is EndReason.PAYEE_DIED:
                continue  # there is nobody left to be told
            if not stop.has_come(self.today) or not _takes(award, stop, self.law):
                continue
            if (award.payee_id, stop) in seen:
                continue
            seen.add((award.payee_id, stop))
            application_id = self.applications[award.decision_id]
            if (application_id, stop.key) in self.told | self.waiting:
                continue
            yield Proposal(
                decision_id=award.decision_id,
                application_id=application_id,
                child_id=award.child_id,
                child_name=award.child_name,
                payee_name=award.payee_name,
                stop=stop,
                last=_last_paid(award, all_awards, self.law),
                institution=award.facts.readings.institution,
                is_over=_is_over(award, stop, self.today),
            )


def _is_over(award: AwardRow, stop: Stop, today: date) -> bool:
    return any(
        event.kind is stop.circumstance
        and event.happened_on == stop.day
        and event.ended_on is not None
        and event.ended_on <= today
        for event in award.facts.events
    )


_TELLING = (NoticeKind.TERMINATION, NoticeKind.CORRECTION)


def _takes(award: AwardRow, stop: Stop, law: LawInForce) -> bool:
    """Whether the stop takes a school month away that the certificate would have given."""
    facts = award.facts
    certified = facts.certified_until
    if certified is None:
        return False
    first = max(stop.last.shifted(1), Month.of(facts.begins))
    later = months_between(first, certified)
    return any(_is_school_month(month, law) for month in later if month not in facts.taken)


def _is_school_month(month: Month, law: LawInForce) -> bool:
    """A month that no decision covers counts: better told than not."""
    try:
        return law.is_school_month(month)
    except NotInForceError:
        return True


def _last_paid(award: AwardRow, all_awards: Sequence[AwardRow], law: LawInForce) -> Month | None:
    """The last school month that the award gives and that is its own (D-3)."""
    owned = owners(facts_of(all_awards))
    months = [month for month in _given(award.facts, law) if owned.get(month) == award.decision_id]
    return months[-1] if months else None


def _given(facts: Facts, law: LawInForce) -> tuple[Month, ...]:
    try:
        return given_months(facts, law)
    except NotInForceError:
        return ()


def cause(stop: Stop) -> Step:
    """The circumstance in words, as the notice and the list name it."""
    return Step(CAUSE_WORDS[stop.circumstance], stop.clause)


def to_hear(desk: Desk, proposal: Proposal) -> Intended:
    """What the payee is heard before."""
    with desk.reading() as connection:
        return intended(connection, proposal)


def intended(connection: Connection, proposal: Proposal) -> Intended:
    """The termination that the payee is heard before, with the act that shows its circumstance."""
    label = N_("{cause}: {date}")
    values: dict[str, Value] = {
        "cause": CAUSE_WORDS[proposal.stop.circumstance],
        "date": proposal.stop.happened_on,
    }
    document = shown_by(connection, proposal)
    if document is not None:
        label, values = (
            N_("{cause}: {date}. The document that shows it: {document}"),
            {**values, "document": document},
        )
    fact = Step(label, proposal.stop.clause, values)
    about = proposal.stop.key
    day = proposal.stop.day
    return Intended(NoticeKind.TERMINATION, proposal.application_id, about, (fact,), day)


def shown_by(connection: Connection, proposal: Proposal) -> Words | None:
    """The act that shows why the office ended it, as it is recorded; None where there is none."""
    reason = proposal.stop.circumstance
    if not isinstance(reason, EndReason):
        return None
    payee_id = applications.by_id(connection, proposal.application_id).applicant_id
    end = payee_ends.of_person(connection, payee_id)
    of_payee = end is not None and (REASON_OF[end.kind], end.happened_on) == (
        reason,
        proposal.stop.day,
    )
    if end is not None and of_payee:
        return read_document(end.document)
    kept = amendments.one_after_another(connection, proposal.decision_id)
    for before, changed in reversed([*pairwise(kept)]):
        if stop_of(before.facts) != stop_of(changed.facts):  # later changes are of something else
            return read_document(changed.ended_by) if changed.ended_by else None
    return None


def prepare(desk: Desk, proposal: Proposal, left_out: str = "") -> NoticeRow | Approval:
    """The head issues the notice; what anybody else prepares waits in the head's tray.

    Trouble where the circumstance stands no longer, was told, or waits already; NotHeard where the
    payee was not heard, and ``left_out`` does not say why, or propose it to the head.
    """
    return prepare_of(desk, proposal.decision_id, proposal.stop.key, left_out)


def prepare_of(desk: Desk, decision_id: int, key: str, left_out: str = "") -> NoticeRow | Approval:
    """The same by what was seen of it: the award, and the key of its circumstance."""
    with desk.writing(Act.PREPARE_TERMINATION) as connection:
        standing = _standing(connection, desk, decision_id, key)
        proposed = hearings.require(connection, desk, intended(connection, standing), left_out)
        if desk.may_in(connection, Act.SIGN):
            return _issue(connection, desk, standing)
        application = applications.by_id(connection, standing.application_id)
        matter = history.matter_of(connection, application, standing.stop.key)
        content = {"decision": standing.decision_id, **proposed}
        return tray.submit(connection, desk, NoticeKind.TERMINATION, matter, content)


def build(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """The notice that waited in the tray, if what it tells still stands."""
    decision_id = int(approval.content["decision"])
    standing = _standing(connection, desk, decision_id, approval.about, waits=True)
    hearings.require(connection, desk, intended(connection, standing), approval.proposed_why)
    return _issue(connection, desk, standing, approval.author)


def _standing(
    connection: Connection, desk: Desk, decision_id: int, key: str, *, waits: bool = False
) -> Proposal:
    """What the records say now; Trouble where that is something else."""
    child_id = applications.child_of_decision(connection, decision_id)
    known = _Known(connection, law_data.in_force(connection), desk.today(), [child_id])
    if waits:
        known.waiting.clear()
    for proposal in known.of_child(awards.awards(connection, child_id)):
        if (proposal.decision_id, proposal.stop.key) == (decision_id, key):
            return proposal
    raise Trouble(
        N_(
            "What this notice would tell stands no longer, or was told already. "
            "Nothing was issued: look at the child's card."
        )
    )


def _issue(
    connection: Connection, desk: Desk, proposal: Proposal, prepared_by: Author | None = None
) -> NoticeRow:
    application = applications.by_id(connection, proposal.application_id)
    decision = applications.decision_of(connection, application.id)
    assert decision is not None
    executor = letterheads.desk_of(connection, desk, prepared_by)
    shared = letterheads.heading(connection, executor, application).__dict__
    citation = law_data.clause(connection, proposal.stop.day, proposal.stop.clause)
    award_number = issuing.number_of(connection, application.id, NoticeKind.AWARD)
    renewal = law_data.readings(connection, proposal.stop.day).renewal
    what_next = next_of(proposal.stop, proposal.institution, renewal, desk.today())
    if proposal.is_over and what_next is not None:
        what_next = Step(_STUDY_IS_OVER, "D-4")
    document = shown_by(connection, proposal)
    remedy = remedies.on_paper(NoticeKind.TERMINATION, shared["letterhead"]).__dict__

    def make(number: str) -> Termination:
        return Termination(
            **shared,
            **remedy,
            **citation.__dict__,
            number=number,
            issued_on=desk.today(),
            decision_number=award_number,
            decision_date=decision.decided_at.date(),
            cause_kk=step_words(cause(proposal.stop), "kk"),
            cause_ru=step_words(cause(proposal.stop), "ru"),
            happened_on=proposal.stop.happened_on,
            last_month=proposal.last,
            next_kk=step_words(what_next, "kk") if what_next else "",
            next_ru=step_words(what_next, "ru") if what_next else "",
            from_month_after=proposal.stop.clause == "D-5",
            document_kk=document.kk if document else "",
            document_ru=document.ru if document else "",
        )

    matter = history.matter_of(connection, application, proposal.stop.key)
    kind = NoticeKind.TERMINATION
    return issuing.issue(connection, desk, kind, matter, make, prepared_by=prepared_by)


def next_of(
    stop: Stop, institution: Institution, renewal: Renewal, today: date | None = None
) -> Step | None:
    """What the family can do to be paid again, and by when, as the decision is read (D-4, D-5).

    None where there is nothing to do. A month that is over on ``today`` is no time to do it in.
    """
    reading: Mapping[Circumstance, Renewal | Institution] = {
        Turning.DISABILITY: renewal,
        EventKind.STATE_INSTITUTION: institution,
    }
    label = _NEXT.get(reading.get(stop.circumstance))
    if label is None:
        return None
    following = stop.last.shifted(1)
    if today is not None and following < Month.of(today):
        label = _NEXT_WHEN_LATE.get(label, label)
    return Step(label, "D-4", {"last": stop.last, "next": following})


_IN_TIME = N_(
    "If the disability is confirmed again, file a new application by the end of this month: "
    "{next}. Applied for later, it is paid only from the month of the application."
)
_NEXT_WHEN_LATE: Mapping[str, str] = {
    _IN_TIME: N_(
        "If the disability is confirmed again, file a new application without waiting: "
        "it is paid only from the month of the application."
    )
}
"""What is said by a notice that comes when the month to apply in is over."""

_STUDY_IS_OVER = N_(
    "The study in the state institution is over: bring the paper that says so, and file a new "
    "application without waiting. It is paid only from the month of the application."
)
_NEXT: Mapping[Renewal | Institution | None, str] = {
    Renewal.NEW_APPLICATION: _IN_TIME,
    Renewal.CONTINUES: N_(
        "If the disability is confirmed again without a break, bring the new certificate: "
        "the award goes on without a new application."
    ),
    Institution.SUSPENDS: N_(
        "When the study in the state institution is over, bring the paper that says so: the award "
        "goes on from the month in which it ended, without a new application."
    ),
    Institution.ENDS: N_(
        "When the study in the state institution is over, bring the paper that says so, and file "
        "a new application in the same month: it is paid only from the month of the application."
    ),
}
