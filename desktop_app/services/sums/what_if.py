"""What if: payments as they would be under suppositions, beside what they are. Nothing is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop_app.law.award_papers import about, or_of
from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step
from desktop_app.law.suppositions import (
    AppliedOn,
    CertificateUntil,
    DisabilityUntil,
    Happened,
    MciFrom,
    OfLaw,
    RateFrom,
    Supposition,
    supposed_facts,
    supposed_law,
)
from desktop_app.records.decisions import AwardRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, settled, telling_steps
from desktop_app.services.sums.every_child import PeriodSums, Progress, every_child
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.payouts import approved as storage


@dataclass(frozen=True)
class Reckoned:
    """A child's period: whole tenge, over all awards; ``steps`` say how it comes about."""

    entitled: int
    due: int
    overpaid: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Compared:
    """A period as it is and as it would be; None where a value of the law is not known."""

    period: Period
    paid: int
    now: Reckoned | None
    then: Reckoned | None

    @property
    def change(self) -> int | None:
        """Whole tenge more than now, or less."""
        if self.then is None or self.now is None:
            return None
        return self.then.entitled - self.now.entitled


@dataclass(frozen=True)
class ChildWhatIf:
    """``lost`` and ``gained`` are school months. ``unknown`` names what keeps periods of the
    supposed state from being counted."""

    periods: tuple[Compared, ...]
    lost: tuple[Month, ...]
    gained: tuple[Month, ...]
    unknown: Step | None


@dataclass(frozen=True)
class _State:
    """Everything that a child's payments follow from."""

    facts: Mapping[int, Facts]
    law: LawInForce
    owned: Mapping[Month, int]

    @classmethod
    def of(cls, facts: Mapping[int, Facts], law: LawInForce) -> "_State":
        return cls(facts, law, owners(facts))

    def months_by_period(self) -> dict[Period, list[Month]]:
        """The entitled school months whose decision is known, by the period that pays for them."""
        found: dict[Period, list[Month]] = {}
        for month in self.owned:
            try:
                if self.law.is_school_month(month) and (period := self.law.period_of(month)):
                    found.setdefault(period, []).append(month)
            except NotInForceError:
                continue
        return found


def award_for(awards: Sequence[AwardRow], today: date) -> AwardRow:
    """The award that suppositions concern unless another one is chosen: the one that pays now or
    next, or else the last one."""
    owned = owners(facts_of(awards))
    coming = [decision for month, decision in sorted(owned.items()) if month >= Month.of(today)]
    wanted = coming[0] if coming else awards[-1].decision_id
    return next(award for award in awards if award.decision_id == wanted)


def for_child(
    desk: Desk, child_id: int, suppositions: Sequence[Supposition], decision_id: int = 0
) -> ChildWhatIf:
    """Each period of a child as it is and as it would be.

    What is supposed of a certificate, a disability term or an application concerns the award of
    ``decision_id``, or the one of `award_for`. Raises EntryError where the suppositions contradict
    themselves or the award, Trouble where the child has no award.
    """
    with desk.reading() as connection:
        awards = stored_awards.awards(connection, child_id)
        if not awards:
            raise Trouble(N_("The child has no award yet: there is nothing to suppose about it."))
        law, paid = law_data.in_force(connection), storage.paid(connection, child_id)
    chosen = decision_id or award_for(awards, desk.today()).decision_id
    now = _State.of(facts_of(awards), law)
    _check(now.facts[chosen], suppositions)
    then = _State.of(
        _supposed(now.facts, chosen, suppositions),
        _law(law, [each for each in suppositions if isinstance(each, MciFrom | RateFrom)]),
    )
    return _compared(awards, now, then, paid)


def _supposed(
    facts: Mapping[int, Facts], chosen: int, suppositions: Sequence[Supposition]
) -> dict[int, Facts]:
    """An event concerns the child and so every award; anything else the chosen one."""
    result = dict(facts)
    for each in suppositions:
        if isinstance(each, MciFrom | RateFrom):
            continue
        for decision, before in result.items():
            if decision == chosen or isinstance(each, Happened):
                result[decision] = supposed_facts(before, each)
    return result


def _law(law: LawInForce, suppositions: Sequence[OfLaw]) -> LawInForce:
    try:
        return supposed_law(law, suppositions)
    except NotInForceError as error:
        raise not_in_force(error) from error


_BEGINS = or_of(
    N_("The certificate begins on {date}: enter that day or a later one."),
    N_("The document begins on {date}: enter that day or a later one."),
)


def _check(facts: Facts, suppositions: Sequence[Supposition]) -> None:
    """What is supposed must be possible."""
    slips = []
    for each in suppositions:
        match each:
            case CertificateUntil(day) if facts.certificate and day < facts.certificate.first_day:
                label = about(facts.paper, _BEGINS)
                slips.append(Slip("certificate", label, {"date": facts.certificate.first_day}))
            case Happened(event) if event.ended_on and event.ended_on < event.happened_on:
                slips.append(Slip("until", N_("The period ends before it begins.")))
            case CertificateUntil() | DisabilityUntil() | AppliedOn() | Happened():
                pass
            case MciFrom() | RateFrom():
                slips.extend(_slips_of_law(each))
    if slips:
        raise EntryError(*slips)


def _slips_of_law(supposed: OfLaw) -> list[Slip]:
    match supposed:
        case MciFrom(tenge=tenge) if tenge <= 0:
            return [Slip("mci", N_("Enter the MCI in tenge, above zero."))]
        case RateFrom(rate=rate) if rate <= Fraction(0):
            return [Slip("rate", N_("Enter how many MCI are paid, above zero."))]
    return []


def _compared(awards: Sequence[AwardRow], now: _State, then: _State, paid: Paid) -> ChildWhatIf:
    before, after = now.months_by_period(), then.months_by_period()
    periods = {*before, *after, *(period for _decision, period in paid)}
    unknown: list[Step] = []
    rows = tuple(
        Compared(
            period,
            sum(paid.get((award.decision_id, period), 0) for award in awards),
            _reckoned(awards, now, period, paid, []),
            _reckoned(awards, then, period, paid, unknown),
        )
        for period in sorted(periods, key=lambda each: each.first_day)
    )
    months_now = {month for months in before.values() for month in months}
    months_then = {month for months in after.values() for month in months}
    return ChildWhatIf(
        rows,
        lost=tuple(sorted(months_now - months_then)),
        gained=tuple(sorted(months_then - months_now)),
        unknown=unknown[0] if unknown else None,
    )


def _reckoned(
    awards: Sequence[AwardRow], state: _State, period: Period, paid: Paid, unknown: list[Step]
) -> Reckoned | None:
    try:
        given = shares_of(state.facts, state.owned, period, state.law)
    except NotInForceError as error:
        unknown.append(not_in_force(error).step)
        return None
    each = settled(awards, given, period, paid)
    return Reckoned(
        entitled=sum(share.amount for _award, share, _before in each),
        due=sum(max(0, share.amount - before) for _award, share, before in each),
        overpaid=sum(max(0, before - share.amount) for _award, share, before in each),
        steps=telling_steps(given.values()),
    )


@dataclass(frozen=True)
class OfficeSum:
    """Children and whole tenge of one period; None tenge where a value of the law is missing."""

    children: int = 0
    tenge: int | None = 0

    def plus(self, tenge: int | None) -> "OfficeSum":
        if tenge is None or self.tenge is None:
            return replace(self, children=self.children + 1, tenge=None)
        return replace(self, children=self.children + 1, tenge=self.tenge + tenge)


@dataclass(frozen=True)
class OfficePeriod:
    """What the office is to pay for a period as it is and as it would be."""

    period: Period
    now: OfficeSum
    then: OfficeSum


def for_office(
    desk: Desk, suppositions: Sequence[OfLaw], progress: Progress | None = None
) -> list[OfficePeriod]:
    """The periods from the first supposed day on, over all children: entitled now and then.

    Raises EntryError for values that can't be, Trouble where there is no decision to vary.
    """
    slips = [slip for each in suppositions for slip in _slips_of_law(each)]
    if slips:
        raise EntryError(*slips)
    first = min((each.first_day for each in suppositions), default=desk.today())
    now: dict[Period, OfficeSum] = {}
    then: dict[Period, OfficeSum] = {}
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        sides = ((now, PeriodSums(law)), (then, PeriodSums(_law(law, suppositions))))
        for awards, _paid in every_child(connection, progress):
            facts = facts_of(awards)
            owned = owners(facts)
            for totals, sums in sides:
                _add(totals, sums, facts, owned, first)
    return [
        OfficePeriod(period, now.get(period, OfficeSum()), then.get(period, OfficeSum()))
        for period in sorted({*now, *then}, key=lambda each: each.first_day)
    ]


def _add(
    totals: dict[Period, OfficeSum],
    sums: PeriodSums,
    facts: Mapping[int, Facts],
    owned: Mapping[Month, int],
    first: date,
) -> None:
    """Add one child's periods that end on a day or later."""
    try:
        periods = sums.periods(owned)
    except NotInForceError as error:
        raise not_in_force(error) from error
    for period in periods:
        if period.last_day < first:
            continue
        tenge: int | None
        try:
            tenge = sum(each.amount for each in sums.shares(facts, owned, period).values())
        except NotInForceError:
            tenge = None
        if tenge != 0:
            totals[period] = totals.get(period, OfficeSum()).plus(tenge)
