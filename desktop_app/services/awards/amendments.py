"""The head changes an award that stands: shown before it is made, kept with its reason.

A correction supersedes, nothing is deleted. What was paid stays on the award, so that what is due
and what was overpaid follow by themselves (D-9).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law import amendments as law_of
from desktop_app.law.amendments import Continued, GapError, NewApplicationError
from desktop_app.law.award_papers import AwardPaper, about, or_of, said_of
from desktop_app.law.corrections import corrected
from desktop_app.law.eligibility import judge
from desktop_app.law.entitlement import bounds, owners, what_ends
from desktop_app.law.facts import Certificate, Ending, EndReason, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.act_documents import ActDocument
from desktop_app.records.act_documents import stored as stored_document
from desktop_app.records.acts import Act
from desktop_app.records.decisions import Amendment, AwardRow, NoticeRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import PARENTS, Relation
from desktop_app.services.awards import correction_notice, wrong_facts
from desktop_app.services.awards import keeping as amending
from desktop_app.services.awards.correction_notice import Outcome
from desktop_app.services.awards.effect_on_sums import Effect, effect
from desktop_app.services.awards.keeping import Corrected
from desktop_app.services.awards.wrong_facts import Correction, FactWasWrong, RelationWasWrong
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.papers import act_documents, heard_of_change, hearings
from desktop_app.services.reasons import reason
from desktop_app.services.sums import award_table
from desktop_app.services.sums.award_table import TableLine
from desktop_app.services.sums.balances import facts_of
from desktop_app.services.sums.not_paid import NOTHING, ToldNotPaid, not_paid
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments as stored
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.rows import NotOnFile

END_WORDS = {
    EndReason.STATE_SUPPORT: N_("The child is on full state support"),
    EndReason.RIGHTS_DEPRIVED: N_("Parental rights were deprived"),
    EndReason.GUARDIANSHIP_ENDED: N_("The guardianship or trusteeship ended"),
    EndReason.MOVED_AWAY: N_("The family moved away"),
    EndReason.ANOTHER_PAYEE: N_("Another payee is to be paid"),
}
SHOWN_BY_AN_ACT = frozenset(
    {EndReason.STATE_SUPPORT, EndReason.RIGHTS_DEPRIVED, EndReason.GUARDIANSHIP_ENDED}
)
"""What the office says against a family by somebody else's act: the papers name that."""


@dataclass(frozen=True)
class CertificateReplaced:
    """Another certificate on file stands in the place of the award's: shorter, longer, other."""

    certificate_id: int


@dataclass(frozen=True)
class CertificateContinued:
    """A certificate on file goes on with the award's: of another school, or an extension."""

    certificate_id: int


@dataclass(frozen=True)
class DisabilityRenewed:
    """``until`` None is an indefinite disability."""

    begins_on: date
    until: date | None


@dataclass(frozen=True)
class Ended:
    """The month of ``day`` is the last one; ``document`` shows what is said against somebody."""

    reason: EndReason
    day: date
    document: ActDocument | None = None


@dataclass(frozen=True)
class EndingTakenBack:
    """As if the office had never ended the award."""


@dataclass(frozen=True)
class AccountChanged:
    """Another account of the same payee."""

    iban: str


Change = (
    CertificateReplaced
    | CertificateContinued
    | DisabilityRenewed
    | Ended
    | EndingTakenBack
    | AccountChanged
    | Correction
)


@dataclass(frozen=True)
class Proposed:
    """What a change of an award would do; ``newest`` is the amendment that it builds upon, 0 the
    decision itself. ``months_before`` and ``months_after`` are the award's own school months,
    ``table`` is what the latter give. ``to_hear``: it takes months, and nobody was heard yet."""

    award: AwardRow
    facts: Facts
    iban: str
    relation: Relation
    steps: tuple[Step, ...]
    months_before: tuple[Month, ...]
    months_after: tuple[Month, ...]
    table: tuple[TableLine, ...]
    effect: Effect
    newest: int
    to_hear: Intended | None = field(default=None, compare=False)


def propose(desk: Desk, decision_id: int, change: Change) -> Proposed:
    """What the change does to months and money; nothing is saved.

    EntryError for a slip: something is missing, nothing changes, or a gap lies between (D-4, D-5).
    Trouble where no decision profile covers a month.
    """
    with desk.reading() as connection:
        return _propose(connection, desk, decision_id, as_meant(change))


def _propose(connection: Connection, desk: Desk, decision_id: int, change: Change) -> Proposed:
    award, all_awards = _of_child(connection, decision_id)
    law, paid = law_data.in_force(connection), payouts.paid(connection, award.child_id)
    facts, iban = _changed(connection, desk, award, change)
    was = wrong_facts.relation_of(connection, decision_id)
    relation = change.relation if isinstance(change, RelationWasWrong) else was
    if (facts, iban, relation) == (award.facts, award.iban, was):
        raise EntryError(Slip(field_of(change), N_("This changes nothing in the award.")))
    after = [
        replace(each, facts=facts, iban=iban) if each is award else each for each in all_awards
    ]
    elsewhere = _owned_later(award, all_awards)
    try:
        steps = _basis(connection, change) + law_of.changes(award.facts, facts, law, elsewhere)
        if isinstance(change, FactWasWrong):
            steps = _with_refusal(law_of.said_as_wrong(steps), facts, law)
        months = [
            tuple(month for month in law_of.given_months(each, law) if month not in elsewhere)
            for each in (award.facts, facts)
        ]
        table = award_table.of_award(facts_of(after), decision_id, law)
    except NotInForceError as error:
        raise not_in_force(error) from error
    if iban != award.iban:
        steps += (_account_step(award.iban, iban),)
    if relation != was:
        steps += (wrong_facts.relation_step(was, relation),)
    if isinstance(change, FactWasWrong | RelationWasWrong):
        steps += (wrong_facts.shown_by(change),)
    newest = stored.newest(connection, decision_id)
    return Proposed(
        award=award,
        facts=facts,
        iban=iban,
        relation=relation,
        steps=steps,
        months_before=months[0],
        months_after=months[1],
        table=table,
        effect=effect(all_awards, after, law, paid, desk.today()),
        newest=newest.id if newest is not None else 0,
        to_hear=_to_hear(connection, change, award, facts, steps, months),
    )


def _to_hear(
    connection: Connection,
    change: Change,
    award: AwardRow,
    facts: Facts,
    steps: tuple[Step, ...],
    months: Sequence[tuple[Month, ...]],
) -> Intended | None:
    """What the office ends is heard before its notice of termination."""
    if isinstance(change, Ended):
        return None
    before, after = months
    lost = [month for month in before if month not in after]
    told = _told(change, steps, award.facts, facts)
    is_correction = isinstance(change, Correction)
    return heard_of_change.to_hear(
        connection, award, facts, told, lost, is_correction=is_correction
    )


def _told(change: Change, steps: tuple[Step, ...], old: Facts, new: Facts) -> tuple[Step, ...]:
    """What the notice tells; the document that shows a correction has a line of its own there."""
    shown = steps[:-1] if isinstance(change, Correction) else steps
    return correction_notice.news(shown, old, new)


def _with_refusal(steps: tuple[Step, ...], facts: Facts, law: LawInForce) -> tuple[Step, ...]:
    """Why nothing of it would be given now; what left no month at all is not told a second time."""
    refused = [reason.fact for reason in judge(facts, law).reasons]
    told = [
        bound.step
        for bound in bounds(facts)
        if bound.step != bound.refusal and bound.refusal in refused
    ]
    left = [step for step in steps if step not in told]
    return (*left, *(step for step in refused if step not in left))


def _of_child(connection: Connection, decision_id: int) -> tuple[AwardRow, list[AwardRow]]:
    """The award, and all awards of its child in the order of the decisions."""
    child_id = applications.child_of_decision(connection, decision_id)
    found = awards.awards(connection, child_id)
    award = next((each for each in found if each.decision_id == decision_id), None)
    if award is None:
        raise NotOnFile("no such award")  # a register that was taken back awards nothing any more
    return award, found


def _owned_later(award: AwardRow, all_awards: Sequence[AwardRow]) -> frozenset[Month]:
    """Months that later awards have: whatever happens to this one, they keep them (D-3)."""
    later = [each for each in all_awards if each.decision_id > award.decision_id]
    return frozenset(owners({each.decision_id: each.facts for each in later}))


FIELD_OF: dict[type, str] = {
    CertificateReplaced: "certificate",
    CertificateContinued: "certificate",
    DisabilityRenewed: "until",
    Ended: "day",
    EndingTakenBack: "kind",
    AccountChanged: "iban",
}
"""The field at which a slip of each kind of change is shown."""


def field_of(change: Change) -> str:
    if isinstance(change, FactWasWrong | RelationWasWrong):
        return wrong_facts.FIELD_OF[wrong_facts.fact_of(change)]
    return FIELD_OF[type(change)]


def _changed(
    connection: Connection, desk: Desk, award: AwardRow, change: Change
) -> tuple[Facts, str]:
    """The new facts and account; EntryError where the change can't be made."""
    facts, iban = award.facts, award.iban
    try:
        match change:
            case CertificateReplaced(certificate_id):
                certificate = _certificate(connection, award, certificate_id)
                facts = law_of.certificate_replaced(facts, certificate)
            case CertificateContinued(certificate_id):
                certificate = _certificate(connection, award, certificate_id)
                facts = law_of.certificate_continued(facts, certificate)
            case DisabilityRenewed(begins_on, until):
                if until is not None and until < begins_on:
                    raise EntryError(Slip("until", N_("The period ends before it begins.")))
                renewal = law_data.readings(connection, begins_on).renewal
                facts = law_of.disability_renewed(facts, begins_on, until, renewal)
            case Ended(reason, day):
                if day > desk.today() and reason is not EndReason.ANOTHER_PAYEE:
                    raise EntryError(Slip("day", N_("The day can't lie in the future.")))
                if reason is EndReason.GUARDIANSHIP_ENDED:
                    _require_guardian(connection, award)
                facts = law_of.ended_by_office(facts, Ending(day, reason))
            case EndingTakenBack():
                facts = law_of.ending_taken_back(facts)
            case AccountChanged(new):
                slip = iban_slip("iban", new)
                if slip is not None:
                    raise EntryError(slip)
                iban = new
            case FactWasWrong(right):
                wrong_facts.require_right(change, desk.today())
                facts = corrected(facts, right)
            case RelationWasWrong():
                wrong_facts.require_right(change, desk.today())
    except GapError as error:
        raise EntryError(_gap_slip(error, award.facts.paper)) from error
    except NewApplicationError as error:
        raise EntryError(_new_application_slip(error)) from error
    return facts, iban


def _require_guardian(connection: Connection, award: AwardRow) -> None:
    """EntryError for a parent's award: no guardianship can end there (D-3)."""
    if wrong_facts.relation_of(connection, award.decision_id) in PARENTS:
        raise EntryError(Slip("reason", N_("The payee is a parent: there is no guardianship.")))


def _new_application_slip(error: NewApplicationError) -> Slip:
    label = N_(
        "By the decision a disability that is confirmed again needs a new application (D-4, D-5): "
        "{last} is the last month of this award. It is paid again from the month of the new "
        "application on: no month is lost if the family applies by the end of {next}."
    )
    return Slip("begins_on", label, {"last": error.last, "next": error.last.shifted(1)})


_CERTIFICATES_GAP = or_of(
    N_(
        "The certificates do not go on with each other: {gap} lies between. Payment has "
        "stopped (D-4); to be paid again, the family needs a new application."
    ),
    N_(
        "The documents do not go on with each other: {gap} lies between. Payment has "
        "stopped (D-4); to be paid again, the family needs a new application."
    ),
)


def _gap_slip(error: GapError, paper: AwardPaper) -> Slip:
    if error.what is Continued.CERTIFICATE:
        return Slip("certificate", about(paper, _CERTIFICATES_GAP), {"gap": error.gap})
    label = N_(
        "The disability was not renewed in time: {gap} lies between. Payment has stopped (D-5); "
        "to be paid again, the family needs a new application (D-4)."
    )
    return Slip("begins_on", label, {"gap": error.gap})


CHOOSE_ONE = or_of(
    N_("Choose a certificate that is on file."), N_("Choose a document that is on file.")
)


def _certificate(connection: Connection, award: AwardRow, certificate_id: int) -> Certificate:
    found = applications.certificate(connection, certificate_id)
    paper = award.facts.paper
    if found is None or found.child_id != award.child_id or found.kind is not paper:
        raise EntryError(Slip("certificate", about(paper, CHOOSE_ONE)))
    return Certificate(found.first_day, found.last_day)


def _basis(connection: Connection, change: Change) -> tuple[Step, ...]:
    """The paper behind the change, where there is one on file."""
    if not isinstance(change, CertificateReplaced | CertificateContinued):
        return ()
    found = applications.certificate(connection, change.certificate_id)
    assert found is not None
    values: dict[str, Value] = {"number": as_is(found.number), "date": found.issued_on}
    label = _GOES_ON if isinstance(change, CertificateContinued) else _TAKES_THE_PLACE
    return (said_of(found.kind, Step(label, "D-2", values)),)


_TAKES_THE_PLACE = or_of(
    N_("The certificate {number} of {date} takes the place of the one before"),
    N_("The document {number} of {date} takes the place of the one before: {paper}"),
)
_GOES_ON = or_of(
    N_("The certificate {number} of {date} goes on with the one before"),
    N_("The document {number} of {date} goes on with the one before: {paper}"),
)


def _account_step(old: str, new: str) -> Step:
    if not old:
        return Step(N_("The account is now {new}"), "D-6", {"new": as_is(new)})
    values: dict[str, Value] = {"old": as_is(old), "new": as_is(new)}
    return Step(N_("The account was {old}, now {new}"), "D-6", values)


def amend(
    desk: Desk,
    decision_id: int,
    change: Change,
    why: str,
    seen: Proposed | None = None,
    left_out: str = "",
) -> NoticeRow | None:
    """The head changes an award, with the reason; the notice to the family.

    EntryError as `propose`, and where no reason is given; ChangedMeanwhile where somebody changed
    the award since it was ``seen``, Trouble where anything else of what was shown has changed.
    NotHeard where it takes months and nobody was heard; ``left_out`` says why nobody is.
    """
    why = reason(why, N_("Write why the award is changed."))
    if isinstance(change, Ended):
        _require_act(change, desk.today())
    with desk.writing(Act.AMEND_AWARD) as connection:
        if seen is not None:
            _require_unchanged(connection, decision_id, seen)
        change = as_meant(change)
        proposed = _propose(connection, desk, decision_id, change)
        if seen is not None and seen != proposed:
            raise Trouble(
                N_(
                    "What this change does is not what was shown any more. "
                    "Nothing was saved: look at it again."
                )
            )
        if proposed.to_hear is not None:
            hearings.require(connection, desk, proposed.to_hear, left_out)
        try:
            amending.keep(
                connection,
                desk,
                proposed.award,
                proposed.facts,
                law_data.in_force(connection),
                steps=proposed.steps,
                act=Step(N_("The award was changed: {why}"), "D-4", {"why": as_is(why)}),
                iban=proposed.iban,
                why=why,
                corrected=_kept(change),
            )
            return _told_to_family(connection, desk, change, proposed)
        except NotInForceError as error:
            raise not_in_force(error) from error


def _told_to_family(
    connection: Connection, desk: Desk, change: Change, proposed: Proposed
) -> NoticeRow | None:
    """What the office ends it tells by a notice of termination, whose hearing comes before."""
    if isinstance(change, Ended):
        return None
    law, before = law_data.in_force(connection), proposed.award.facts
    decision_id, months = proposed.award.decision_id, proposed.months_after
    stops = correction_notice.stop_told(before, proposed.facts, desk.today())
    ends = what_ends(proposed.facts)
    lacking = _lacking(connection, proposed, law)
    outcome = Outcome(
        decision_id, months, proposed.table, law, proposed.effect, stops, ends, lacking
    )
    told = _told(change, proposed.steps, before, proposed.facts)
    if not isinstance(change, Correction):
        return correction_notice.issue_change(connection, desk, told, proposed.iban, outcome)
    return correction_notice.issue(connection, desk, told, wrong_facts.document_of(change), outcome)


def _require_act(change: Ended, today: date) -> None:
    """EntryError where the act that shows it is lacking, or is begun and not whole."""
    if change.reason in SHOWN_BY_AN_ACT or change.document is not None:
        slips = tuple(act_documents.slips(change.document, today))
        if slips:
            raise EntryError(*slips)


def _kept(change: Change) -> Corrected | None:
    """What is kept beside the facts: the document behind them, and what was wrong."""
    if isinstance(change, Ended) and change.document is not None:
        return Corrected(document=stored_document(change.document.named))
    return wrong_facts.kept(change)


def _lacking(connection: Connection, proposed: Proposed, law: LawInForce) -> ToldNotPaid:
    """Why months lack after the change; nothing where it is not about months, or leaves none."""
    months = proposed.months_after
    if months == proposed.months_before or not months:
        return NOTHING
    award, all_awards = _of_child(connection, proposed.award.decision_id)
    others = [each for each in all_awards if each.decision_id != award.decision_id]
    return not_paid(proposed.facts, months, law, award.payee_id, others)


def _require_unchanged(connection: Connection, decision_id: int, seen: Proposed) -> None:
    newest = stored.newest(connection, decision_id)
    if newest is not None and newest.id != seen.newest:
        raise ChangedMeanwhile(newest.made_by, newest.made_at)


def history(desk: Desk, child_id: int) -> list[Amendment]:
    """Every change of the child's awards, in the order in which they were made."""
    with desk.reading() as connection:
        return stored.of_child(connection, child_id)
