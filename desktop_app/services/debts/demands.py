"""Demanding back what was overpaid: cause, months, sum, account and term (D-9).

It is taken out of another payment only where the payee agreed to it in writing; what is agreed
so needs no demand. A demand is proposed until exactly its sums were
demanded or wait in the head's tray; when other sums were overpaid it is proposed again, and the
new demand says that it takes the place of the one before. What comes back changes no demand.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import MonthSpan
from desktop_app.documents.notices.sum_kinds import OwedOnPaper, RepaymentDemand
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.people import Author
from desktop_app.records.tasks import TaskKind
from desktop_app.services import history
from desktop_app.services.debts import overpayments, paid_too_much
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.overpayments import Overpayment, Owed
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.law_values import law_data, remedies
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.papers import hearings, issuing, letterheads, tray
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.post import approvals
from desktop_app.storage.tasks import kept as tasks
from desktop_app.wording import period as period_words
from desktop_app.wording import step as step_words

_KIND = NoticeKind.REPAYMENT_DEMAND


@dataclass(frozen=True)
class Demands:
    """``unknown`` names a value of the law without which some period could not be counted.

    ``lacks_account``: the office has not said yet where money is to be returned to.
    """

    due: tuple[Overpayment, ...]
    unknown: Step | None
    lacks_account: bool = False


def proposals(desk: Desk) -> Demands:
    """Every overpayment whose sums were not demanded yet and don't wait in the tray."""
    with desk.reading() as connection:
        law, kinds = law_data.in_force(connection), (TaskKind.DEMAND, TaskKind.UNCOUNTED)
        children = tasks.children(connection, kinds, law.fingerprint, desk.today())
        children = paid_too_much.narrowed(connection, law, children)
        due, unknown = of_children(connection, law, children)
        lacks_account = not repayment_terms.stored(connection).iban
    return Demands(tuple(due), unknown, lacks_account)


def of_children(
    connection: Connection, law: LawInForce, children: Collection[int]
) -> tuple[list[Overpayment], Step | None]:
    """What is to be demanded of some children, and a value of the law that is missing."""
    found = overpayments.counted(connection, law, children)
    if not found.overpayments:
        return [], found.unknown
    case_of = awards.applications_of_children(connection, children)
    done = told_or_waiting(connection, set(case_of.values()))
    agreed = agreed_in(connection)
    dead = payee_ends.of_the_dead(connection, {each.decision_id for each in found.overpayments})
    due = [
        each
        for each in found.overpayments
        if each.total
        and each.decision_id not in dead
        and (case_of[each.decision_id], each.key) not in done
        and each.total > agreed.get(each.decision_id, 0)
    ]
    return due, found.unknown


def told_or_waiting(connection: Connection, cases: Collection[int]) -> set[tuple[int | None, str]]:
    """Which sums of which of these cases were demanded, or wait in the head's tray to be."""
    return notices.told_of(connection, [_KIND], cases) | waiting(connection)


def agreed_in(connection: Connection) -> dict[int, int]:
    """What is still to be set off by agreement, award by award."""
    return {each.decision_id: each.left for each in debts.agreements(connection)}


def waiting(connection: Connection) -> set[tuple[int | None, str]]:
    """Which sums of which case wait in the head's tray to be demanded."""
    return {(each.application_id, each.about) for each in approvals.waiting(connection, _KIND)}


def to_hear(desk: Desk, overpayment: Overpayment) -> Intended:
    """What the payee is heard before."""
    with desk.reading() as connection:
        return intended(connection, overpayment)


def intended(connection: Connection, overpayment: Overpayment) -> Intended:
    """The demand that the payee is heard before: other sums are another one."""
    application_id = _application_of(connection, overpayment)
    causes, counts_on = tuple(overpayment.causes), overpayment.owed[-1].period.last_day
    return Intended(_KIND, application_id, overpayment.key, causes, counts_on)


def prepare(desk: Desk, overpayment: Overpayment, left_out: str = "") -> NoticeRow | Approval:
    """The head issues the demand; what anybody else prepares waits in the head's tray.

    NoAccount while the office has not said where to; Trouble where the sums are others by now,
    were demanded, or wait already; NotHeard where the payee was not heard, and ``left_out`` does
    not say why, or propose it to the head.
    """
    return prepare_of(desk, overpayment.decision_id, overpayment.key, left_out)


def prepare_of(desk: Desk, decision_id: int, key: str, left_out: str = "") -> NoticeRow | Approval:
    """The same by what was seen of it: the award, and the key of its periods and sums."""
    with desk.writing(Act.PREPARE_DEMAND) as connection:
        repayment_terms.required(connection)
        standing = _standing(connection, decision_id, key)
        proposed = hearings.require(connection, desk, intended(connection, standing), left_out)
        if desk.may_in(connection, Act.SIGN):
            return _issue(connection, desk, standing)
        application_id = _application_of(connection, standing)
        application = applications.by_id(connection, application_id)
        matter = history.matter_of(connection, application, standing.key)
        content = {"decision": standing.decision_id, **proposed}
        return tray.submit(connection, desk, _KIND, matter, content)


def build(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """The demand that waited in the tray, if its sums still are what is overpaid."""
    standing = _standing(connection, int(approval.content["decision"]), approval.about)
    hearings.require(connection, desk, intended(connection, standing), approval.proposed_why)
    return _issue(connection, desk, standing, approval.author)


def _standing(connection: Connection, decision_id: int, key: str) -> Overpayment:
    """What is overpaid now; Trouble where the sums are others, or were demanded already, or where
    its payee has died."""
    if payee_ends.of_the_dead(connection, [decision_id]):
        raise Trouble(N_("The payee has died: no demand is written to them. Nothing was issued."))
    child_id = applications.child_of_decision(connection, decision_id)
    all_awards, law = awards.awards(connection, child_id), law_data.in_force(connection)
    paid = payouts.paid(connection, child_id)
    case_of = awards.applications_of(connection, child_id)
    told = notices.told_of(connection, [_KIND], set(case_of.values()))
    try:
        for each in overpayments.of_child(connection, all_awards, law, paid):
            case = (case_of[each.decision_id], key)
            wanted = (each.decision_id, each.key) == (decision_id, key) and each.total > 0
            if wanted and case not in told:
                return each
    except NotInForceError as error:
        raise not_in_force(error) from error
    raise Trouble(
        N_(
            "What was overpaid is another sum now, or was demanded already. "
            "Nothing was issued: look at the child's card."
        )
    )


def _application_of(connection: Connection, overpayment: Overpayment) -> int:
    return awards.applications_of(connection, overpayment.child_id)[overpayment.decision_id]


def _issue(
    connection: Connection, desk: Desk, overpayment: Overpayment, prepared_by: Author | None = None
) -> NoticeRow:
    terms = repayment_terms.required(connection)
    application = applications.by_id(connection, _application_of(connection, overpayment))
    decision = applications.decision_of(connection, application.id)
    assert decision is not None
    executor = letterheads.desk_of(connection, desk, prepared_by)
    shared = letterheads.heading(connection, executor, application).__dict__
    last_day = overpayment.owed[-1].period.last_day
    citation = law_data.clause(connection, last_day, "D-9").__dict__
    award_number = issuing.number_of(connection, application.id, NoticeKind.AWARD)
    causes = (*overpayment.causes, *_replaced(connection, application.id))
    clauses = {"D-9", *(cause.clause for cause in causes)}
    causes_by = law_data.clause(connection, last_day, *sorted(clauses))
    law = law_data.in_force(connection)
    remedy = remedies.on_paper(_KIND, shared["letterhead"]).__dict__

    def make(number: str) -> RepaymentDemand:
        return RepaymentDemand(
            **shared,
            **citation,
            **remedy,
            number=number,
            issued_on=desk.today(),
            decision_number=award_number,
            decision_date=decision.decided_at.date(),
            causes_kk=tuple(step_words(step, "kk") for step in causes),
            causes_ru=tuple(step_words(step, "ru") for step in causes),
            causes_by_kk=causes_by.citation_kk,
            causes_by_ru=causes_by.citation_ru,
            owed=tuple(_on_paper(overpayment.owed, law)),
            total=overpayment.total,
            return_iban=terms.iban,
            return_bank_kk=bank_of(terms.iban, "kk"),
            return_bank_ru=bank_of(terms.iban, "ru"),
            return_by=desk.today() + timedelta(days=int(terms.days)),
        )

    child_id, who, when = overpayment.child_id, desk.worker.name, desk.now()
    debts.open_debt(connection, overpayment.decision_id, child_id, who, when)
    matter = history.matter_of(connection, application, overpayment.key)
    return issuing.issue(connection, desk, _KIND, matter, make, prepared_by=prepared_by)


def _replaced(connection: Connection, application_id: int) -> tuple[Step, ...]:
    """The demand of other sums that this one takes the place of."""
    issued = notices.of_application(connection, application_id)
    before = [row for row in issued if row.kind is _KIND and row.annulled_at is None]
    if not before:
        return ()
    number, day = before[-1].number, before[-1].issued_at.date()
    label = N_("This demand takes the place of the demand {number} of {date}")
    return (Step(label, "D-9", {"number": as_is(number), "date": day}),)


def _on_paper(owed: Sequence[Owed], law: LawInForce) -> list[OwedOnPaper]:
    return [
        OwedOnPaper(
            name_kk=period_words(each.period, "kk"),
            name_ru=period_words(each.period, "ru"),
            months=tuple(MonthSpan(*span) for span in law.spans(each.months)),
            amount=each.amount,
        )
        for each in owed
    ]
