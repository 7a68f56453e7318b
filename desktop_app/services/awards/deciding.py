"""The decision on reimbursement: what the law proposes, and what the head decides (D-2 to D-8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app import wording
from desktop_app.documents.notices.kinds import AwardNotice, AwardRefusal, MonthSpan
from desktop_app.law.amendments import changes
from desktop_app.law.award_papers import AwardPaper, AwardPapers, about
from desktop_app.law.checklist import Presented
from desktop_app.law.eligibility import (
    GROUND_REQUIREMENTS,
    Judgement,
    Reason,
    gives_less,
    judge,
)
from desktop_app.law.entitlement import NO_CERTIFICATE
from desktop_app.law.evidence import FACT_OF
from desktop_app.law.facts import Certificate, Ending, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.act_documents import in_both
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.decisions import AwardRow, NoticeRow
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind, Status
from desktop_app.services import history
from desktop_app.services.applications import evidence
from desktop_app.services.applications.evidence import Proof
from desktop_app.services.applications.registering import move
from desktop_app.services.awards import keeping as amending
from desktop_app.services.awards import take_over
from desktop_app.services.awards.payee_ends import REASON_OF
from desktop_app.services.awards.take_over import TakeOver
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.law_values import law_data, remedies
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.papers import hearings, issuing, letterheads, requests
from desktop_app.services.sums import award_table, balances
from desktop_app.services.sums.award_table import TableLine
from desktop_app.services.sums.not_paid import not_paid
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.awards import deciding as keeping
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.people import on_file as people
from desktop_app.wording import step as step_words


@dataclass(frozen=True)
class Proposal:
    """What the law says of an application, and what each period gives as far as it is known.

    ``take_over`` says that months could pass from another payee (D-3, D-6); with ``from_month``
    they do from that month on, and ``others`` are the child's awards as they are then. ``proofs``
    are the documents behind the facts; while some are ``awaited``, nothing is proposed.
    """

    application: Application
    facts: Facts
    judgement: Judgement
    table: tuple[TableLine, ...]
    take_over: TakeOver | None = None
    from_month: Month | None = None
    others: tuple[AwardRow, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def awaited(self) -> tuple[Proof, ...]:
        """What is lacking before the law awards; nothing where it refuses without that."""
        if not self.judgement.awards and self.take_over is None:
            return ()
        return tuple(proof for proof in self.proofs if proof.stops)

    @property
    def outcome(self) -> tuple[object, ...]:
        """What is decided; two proposals with the same outcome are one to the head."""
        return self.judgement, self.table, self.take_over, self.from_month, self.awaited


@dataclass(frozen=True)
class Refusal:
    """What people established beyond the records: a ground of D-8 and its facts in words.

    ``fact`` is in Kazakh, or in the one language of the paper; where ``fact_ru`` is empty it stands
    in the Russian paper too, and the other way round.
    """

    ground: int
    fact: str
    fact_ru: str = ""

    @property
    def reason(self) -> Reason:
        return Reason(self.ground, Step("{fact}", "D-8", {"fact": self.typed}))

    @property
    def typed(self) -> Words:
        return in_both(self.fact, self.fact_ru)


def facts_of(
    connection: Connection, application: Application, others: Sequence[AwardRow], law: LawInForce
) -> Facts:
    """The facts of an application, with the events that stand and the months of other awards."""
    child = people.by_id(connection, application.child_id)
    if child.birth_date is None:
        raise Trouble(
            N_("The child's date of birth is not on file. Enter it on the child's card first.")
        )
    papers = law_data.papers_on(law.profiles, application.applied_on)
    kept = evidence.certificate_of(connection, application, papers)
    certificate = Certificate(kept.first_day, kept.last_day) if kept else None
    return Facts(
        birth_date=child.birth_date,
        applied_on=application.applied_on,
        certificate=certificate,
        disability_until=application.disability_until,
        full_state_support=application.full_state_support,
        parental_rights_deprived=application.parental_rights_deprived,
        consent=application.consent,
        ended=_ended(connection, application.applicant_id),
        events=awards.events_in_force(connection, [child.id]).get(child.id, ()),
        taken=frozenset(take_over.owned_months(others)),
        readings=law_data.readings_on(law.profiles, application.applied_on),
        paper=papers.months_by,
    )


def _ended(connection: Connection, payee_id: int) -> Ending | None:
    """Nothing is awarded through who died or lost their rights, from the month after on (D-3)."""
    end = payee_ends.of_person(connection, payee_id)
    return Ending(end.happened_on, REASON_OF[end.kind]) if end is not None else None


def proposal(
    desk: Desk, application_id: int, *found: Refusal, from_month: Month | None = None
) -> Proposal:
    """Award or refusal with the clauses; Trouble where a value of the law is not in force.

    With ``from_month`` the award passes from another payee from that month on (D-3); Trouble where
    there is nothing to pass from it on.
    """
    with desk.reading() as connection:
        application = applications.by_id(connection, application_id)
        return proposed(connection, application, found, from_month)


def proposed(
    connection: Connection,
    application: Application,
    found: tuple[Refusal, ...] = (),
    from_month: Month | None = None,
) -> Proposal:
    """What `proposal` gives, in a unit of work that has read the application already."""
    law, payee = law_data.in_force(connection), people.by_id(connection, application.applicant_id)
    others = awards.awards(connection, application.child_id)
    reasons = tuple(item.reason for item in found)
    papers = law_data.papers_on(law.profiles, application.applied_on)
    reasons += _document_reasons(connection, application, papers)
    reasons += requests.negative(connection, application.id)
    facts = facts_of(connection, application, others, law)
    try:
        offer = take_over.offered(connection, others, payee.id, facts, law)
        if offer is not None and not _passing(facts, others, payee.id, offer.first, law, reasons):
            offer = None
        if from_month is not None:
            if offer is None or from_month not in offer.months:
                raise Trouble(_NOTHING_TO_PASS, month=from_month)
            others = take_over.ended(others, payee.id, from_month)
            facts = replace(facts, taken=frozenset(take_over.owned_months(others)))
        judgement = judge(facts, law, reasons)
        proofs = evidence.proofs(connection, application, facts, papers)
        judgement = _without_unasked(judgement, facts, proofs)
        table = _table(facts, others, law) if judgement.awards else ()
    except NotInForceError as error:
        raise not_in_force(error) from error
    return Proposal(application, facts, judgement, table, offer, from_month, tuple(others), proofs)


def _table(facts: Facts, others: Sequence[AwardRow], law: LawInForce) -> tuple[TableLine, ...]:
    """What the award would give: it is decided after all the others."""
    before = balances.facts_of(others)
    new = max(before, default=0) + 1
    return award_table.of_award({**before, new: facts}, new, law)


def _without_unasked(judgement: Judgement, facts: Facts, proofs: Sequence[Proof]) -> Judgement:
    """No certificate refuses nobody before an information system was asked for it (R-5)."""
    fact = FACT_OF[facts.paper]
    if not any(each.stops and each.fact is fact for each in proofs):
        return judgement
    lacks = about(facts.paper, NO_CERTIFICATE)
    left = tuple(each for each in judgement.reasons if each.fact.label != lacks)
    return replace(judgement, reasons=left, steps=tuple(each.fact for each in left))


_NOTHING_TO_PASS = N_(
    "From {month} on there is nothing that could pass from another payee. "
    "Nothing was saved: look at the case again."
)


def _passing(
    facts: Facts,
    others: Sequence[AwardRow],
    payee_id: int,
    month: Month,
    law: LawInForce,
    reasons: tuple[Reason, ...],
) -> bool:
    """Whether the law awards once it passes from a month on: nothing else may refuse (D-8)."""
    then = take_over.owned_months(take_over.ended(others, payee_id, month))
    return judge(replace(facts, taken=frozenset(then)), law, reasons).awards


def _document_reasons(
    connection: Connection, application: Application, papers: AwardPapers
) -> tuple[Reason, ...]:
    """What gives the months and the consent refuse by what they say, not again as papers."""
    outcome = evidence.presented(connection, application, papers)
    judged_by_facts = {papers.months_by, "consent"}
    missing = [
        Step(N_("Not presented: {document}"), "D-6", {"document": _name(document)})
        for document in outcome.missing
        if document.item.code not in judged_by_facts
    ]
    expired = [
        Step(
            N_("Expired on {date}: {document}"),
            "D-6",
            {"date": document.expires_on or date.min, "document": _name(document)},
        )
        for document in outcome.expired
        if document.item.code not in judged_by_facts
    ]
    return tuple(Reason(GROUND_REQUIREMENTS, step) for step in (*missing, *expired))


def _name(document: Presented) -> Words:
    return Words(document.item.name_kk, document.item.name_ru)


def decide(
    desk: Desk,
    application: Application,
    *found: Refusal,
    seen: Proposal | None = None,
    from_month: Month | None = None,
    left_out: str = "",
) -> NoticeRow:
    """The head decides as the law says, and the notice is issued.

    ``found`` are grounds that people established; without any, the proposal itself is decided, and
    Trouble tells when it is no longer the one that was ``seen``. The facts, values and steps are
    stored as they are now. With ``from_month`` the awards of other payees end with the month before
    it, in the same transaction: the months are divided, and none is paid twice (D-3).
    NotHeard where it refuses and nobody was heard; ``left_out`` says why nobody is.
    """
    for refusal in found:
        if not refusal.typed.kk:
            raise EntryError(Slip("fact", N_("Write the facts behind the ground of refusal.")))
    with desk.writing(Act.DECIDE) as connection:
        found_now = proposed(connection, application, found, from_month)
        judgement = found_now.judgement
        if seen is not None and seen.outcome != found_now.outcome:
            raise Trouble(
                N_(
                    "What the law says of this case has changed. "
                    "Nothing was saved: look at it again."
                )
            )
        if found_now.awaited:
            raise Trouble(_NOT_PROVEN)
        if not judgement.awards:
            hearings.require(connection, desk, intended(found_now), left_out)
        if judgement.awards and keeping.follows_another(
            connection, application.id, application.child_id
        ):
            raise Trouble(_ANOTHER_SINCE)
        status = Status.AWARDED if judgement.awards else Status.REFUSED
        moved = move(connection, desk, application, status)
        keeping.add(
            connection,
            moved,
            found_now.facts,
            judgement,
            who=desk.worker.name,
            when=desk.now(),
        )
        _end_others(connection, desk, found_now)
        if judgement.awards:
            return _award_notice(connection, desk, moved, found_now)
        return _refusal_notice(connection, desk, moved, found_now)


def intended(proposed: Proposal) -> Intended:
    """The refusal that the applicant is heard before: one case has one, whatever its grounds."""
    facts = tuple(reason.fact for reason in proposed.judgement.reasons)
    application = proposed.application
    return Intended(NoticeKind.AWARD_REFUSAL, application.id, "", facts, application.applied_on)


_NOT_PROVEN = N_(
    "Nothing can be awarded yet: proof is lacking. Record the documents on the case, or refuse it "
    "on ground 2."
)


_ANOTHER_SINCE = N_(
    "The award on this application was annulled, and another one of the child was given since. "
    "Nothing was saved: withdraw this application, and register it again with its own day."
)


def _end_others(connection: Connection, desk: Desk, proposed: Proposal) -> None:
    """End the awards that pass to this one; each says to which application and why."""
    law, month = law_data.in_force(connection), proposed.from_month
    now = {each.decision_id: each for each in proposed.others}
    for before in awards.awards(connection, proposed.application.child_id):
        after = now.get(before.decision_id, before)
        if month is None or after == before:
            continue
        number = as_is(proposed.application.number)
        passes = Step(take_over.PASSES, "D-6", {"month": month, "number": number})
        amending.keep(
            connection,
            desk,
            before,
            after.facts,
            law,
            steps=(passes, *changes(before.facts, after.facts, law)),
            act=passes,
        )


def _award_notice(
    connection: Connection, desk: Desk, application: Application, proposed: Proposal
) -> NoticeRow:
    shared = letterheads.heading(connection, desk, application).__dict__
    law = law_data.in_force(connection)
    months, payee = proposed.judgement.months, application.applicant_id
    lacking = not_paid(proposed.facts, months, law, payee, proposed.others)
    # What the months end by is said with its clause: a birthday's or a disability's is not D-4.
    clauses = {"D-4", "D-7", proposed.judgement.steps[-1].clause, *lacking.clauses}
    citation = law_data.citation(connection, application.applied_on, *sorted(clauses)).__dict__
    first, last = proposed.judgement.first, proposed.judgement.last
    assert first is not None
    assert last is not None
    profile = law.profile(first)
    rule, payment = award_table.rule(profile), award_table.payment(profile)
    # Whoever is told that months are not paid is told where that can be contested, too.
    less = gives_less(proposed.judgement, proposed.facts, law) or bool(lacking.on_paper)
    remedy = remedies.on_paper(NoticeKind.AWARD, shared["letterhead"], printed=less).__dict__

    rests_on = _rests_on(law_data.papers(connection, application.applied_on), proposed.proofs)

    def make(number: str) -> AwardNotice:
        return AwardNotice(
            **shared,
            **citation,
            **remedy,
            number=number,
            issued_on=desk.today(),
            first_month=first,
            last_month=last,
            spans=tuple(MonthSpan(*span) for span in proposed.judgement.spans),
            rule_kk=rule.kk,
            rule_ru=rule.ru,
            payment_kk=payment.kk,
            payment_ru=payment.ru,
            sums=tuple(line.on_paper for line in proposed.table),
            iban=application.iban,
            bank_kk=bank_of(application.iban, "kk"),
            bank_ru=bank_of(application.iban, "ru"),
            rests_on_kk=rests_on.kk,
            rests_on_ru=rests_on.ru,
            not_paid=lacking.on_paper,
        )

    matter = history.matter_of(connection, application)
    return issuing.issue(connection, desk, NoticeKind.AWARD, matter, make)


def _rests_on(papers: AwardPapers, proofs: Sequence[Proof]) -> Words:
    """The documents with their numbers and days; the school's certificate alone is not named."""
    if papers.required == (AwardPaper.CERTIFICATE,):
        return Words("", "")
    facts = [FACT_OF[paper] for paper in papers.required]
    named = [(each, _of_its_day(each)) for each in proofs if each.fact in facts]
    return Words(
        "; ".join(f"{each.item.name_kk} {told}" for each, told in named),
        "; ".join(f"{each.item.name_ru} {told}" for each, told in named),
    )


def _of_its_day(proof: Proof) -> str:
    day = f", {wording.day(proof.issued_on)}" if proof.issued_on else ""
    return f"№ {proof.number}{day}"


def _refusal_notice(
    connection: Connection, desk: Desk, application: Application, proposed: Proposal
) -> NoticeRow:
    refusal = intended(proposed)
    shared = letterheads.heading(connection, desk, application).__dict__
    citation = law_data.citation(connection, refusal.counts_on, *refusal.clauses).__dict__
    remedy = remedies.on_paper(NoticeKind.AWARD_REFUSAL, shared["letterhead"]).__dict__

    def make(number: str) -> AwardRefusal:
        return AwardRefusal(
            **shared,
            **citation,
            **remedy,
            number=number,
            issued_on=desk.today(),
            grounds=proposed.judgement.grounds,
            facts_kk=tuple(step_words(fact, "kk") for fact in refusal.facts),
            facts_ru=tuple(step_words(fact, "ru") for fact in refusal.facts),
        )

    matter = history.matter_of(connection, application)
    return issuing.issue(connection, desk, NoticeKind.AWARD_REFUSAL, matter, make)
