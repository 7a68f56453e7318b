"""May the family receive the reimbursement, and on which grounds not (D-2, D-3, D-5, D-8)."""

from dataclasses import dataclass, replace

from desktop_app.law.award_papers import or_of, said_of
from desktop_app.law.entitlement import (
    bounds,
    covered_months,
    excluded,
    first_month,
    last_month,
    no_right,
    suspension,
)
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.steps import N_, Step

GROUND_NOT_AUTHENTIC = 1
GROUND_REQUIREMENTS = 2
GROUND_NEGATIVE_ANSWER = 3
GROUND_NO_CONSENT = 4

GROUND_WORDS = {
    GROUND_NOT_AUTHENTIC: N_("the documents or the data in them are not authentic"),
    GROUND_REQUIREMENTS: N_("the applicant or the materials do not meet the requirements"),
    GROUND_NEGATIVE_ANSWER: N_("a negative answer to a request, or a negative conclusion"),
    GROUND_NO_CONSENT: N_("no consent to the use of restricted personal data"),
}
"""The four grounds of D-8, in short; nothing else refuses."""


@dataclass(frozen=True)
class Reason:
    """One fact that refuses, and the ground of D-8 that it falls under."""

    ground: int
    fact: Step


@dataclass(frozen=True)
class Judgement:
    """What the law says of the facts: the months of an award, or the reasons of a refusal.

    ``months`` are the school months that the award gives, ``spans`` the first and last ones of
    their unbroken runs: another award may have months in between (D-3).
    """

    reasons: tuple[Reason, ...]
    months: tuple[Month, ...]
    steps: tuple[Step, ...]
    spans: tuple[tuple[Month, Month], ...] = ()

    @property
    def first(self) -> Month | None:
        return self.months[0] if self.months else None

    @property
    def last(self) -> Month | None:
        return self.months[-1] if self.months else None

    @property
    def awards(self) -> bool:
        return not self.reasons

    @property
    def grounds(self) -> tuple[int, ...]:
        return tuple(sorted({reason.ground for reason in self.reasons}))


def judge(facts: Facts, law: LawInForce, found: tuple[Reason, ...] = ()) -> Judgement:
    """Award or refuse.

    ``found`` are reasons that people established, such as documents that are not authentic. Raises
    NotInForceError where no decision profile covers a month that the award would.
    """
    reasons = list(found)
    reasons.extend(Reason(GROUND_REQUIREMENTS, step) for step in excluded(facts))
    without_consent = [step for step in no_right(facts) if step not in excluded(facts)]
    reasons.extend(Reason(GROUND_NO_CONSENT, step) for step in without_consent)
    covered = covered_months(replace(facts, consent=True))
    school = [month for month in covered if law.is_school_month(month)]
    free = tuple(month for month in school if month not in facts.taken)
    if not excluded(facts) and not free:
        reasons.append(Reason(GROUND_REQUIREMENTS, _why_no_month(facts, bool(school))))
    if reasons:
        return Judgement(tuple(reasons), (), tuple(reason.fact for reason in reasons))
    spans = law.spans(free)
    return Judgement((), free, _award_steps(facts, spans), spans)


def gives_less(judgement: Judgement, facts: Facts, law: LawInForce) -> bool:
    """Whether an award leaves out a school month that the certificate confirms (D-2, D-4)."""
    assert facts.certificate is not None
    first, last = map(Month.of, (facts.certificate.first_day, facts.certificate.last_day))
    confirmed = {month for month in months_between(first, last) if may_be_paid(month, law)}
    return not confirmed <= set(judgement.months)


def may_be_paid(month: Month, law: LawInForce) -> bool:
    """A month that no decision covers counts: the family may have asked for it."""
    try:
        return law.is_school_month(month)
    except NotInForceError:
        return True


def _why_no_month(facts: Facts, all_taken: bool) -> Step:
    if all_taken:
        return Step(N_("It is already awarded for every month of this period"), "D-3")
    first = first_month(facts)
    if first is not None and last_month(facts) < first:
        return bounds(facts)[0].refusal
    return said_of(facts.paper, Step(_NONE_LEFT, "D-4"))


_NONE_LEFT = or_of(
    N_("No month of the school year is left in the period of the certificate"),
    N_("No month of the school year is left in the period of the document: {paper}"),
)
_CONFIRMS = or_of(
    N_("The certificate confirms home education from {first} to {last}"),
    N_("The document confirms home education from {first} to {last}: {paper}"),
)


def _and_from(facts: Facts, first: Month) -> tuple[str, str]:
    """Why the award goes on only from this month, and the clause that says so."""
    before = first.shifted(-1)
    if any(event.suspends(before) for event in facts.suspensions):
        return N_("And from {first} to {last}: it was suspended in between"), "D-5"
    return N_("And from {first} to {last}: the months between belong to another award"), "D-3"


def _award_steps(facts: Facts, spans: tuple[tuple[Month, Month], ...]) -> tuple[Step, ...]:
    assert facts.certificate is not None
    (first, last), *others = spans
    return (
        said_of(
            facts.paper,
            Step(
                _CONFIRMS,
                "D-2",
                {"first": facts.certificate.first_day, "last": facts.certificate.last_day},
            ),
        ),
        Step(N_("Neither exclusion applies: state support, deprived parental rights"), "D-3"),
        Step(
            N_("Applied on {date}: paid from {first} to {last}"),
            "D-4",
            {"date": facts.applied_on, "first": first, "last": last},
        ),
        *(Step(*_and_from(facts, first), {"first": first, "last": last}) for first, last in others),
        *map(suspension, facts.suspensions),
        bounds(facts)[0].step,
    )
