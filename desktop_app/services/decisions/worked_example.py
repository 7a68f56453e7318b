"""Two children counted through a school year with a decision as it is being typed (D-4, D-7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.law.amendments import NewApplicationError, disability_renewed
from desktop_app.law.award_papers import AwardPaper, or_of, said_of
from desktop_app.law.entitlement import Share, covered_months, shares
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.in_force import InForce, NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step, Words
from desktop_app.records.profiles import dated_profile
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.law_values.school_year import school_year_of
from desktop_app.wording import month_names

_LONG_AGO = date(2000, 1, 1)
_AGE = 10


@dataclass(frozen=True)
class ExampleSum:
    """What one child gets for a period; ``amount`` None where a value of the law is not known."""

    amount: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ExamplePeriod:
    """One payment period, with a sum for each of the children."""

    period: Period
    sums: tuple[ExampleSum, ...]


@dataclass(frozen=True)
class WorkedExample:
    """``applied`` are the children's days of application; ``missing`` says what is not known.

    ``readings`` show on a third child what each reading of the decision gives (D-4, D-5).
    """

    school_year: int
    certificate: Certificate
    applied: tuple[date, ...]
    periods: tuple[ExamplePeriod, ...]
    missing: tuple[Step, ...]
    readings: tuple[Step, ...] = ()
    paper: AwardPaper = AwardPaper.CERTIFICATE
    """What gives the months; ``certificate`` are its days."""

    @property
    def totals(self) -> tuple[int | None, ...]:
        """The school year's sum of each child; None where something is not known."""
        if self.missing:
            return tuple(None for _ in self.applied)
        return tuple(
            sum(period.sums[place].amount or 0 for period in self.periods)
            for place in range(len(self.applied))
        )


def example_year(profile: DecisionProfile, today: date) -> int:
    """The present school year, or the last one that the decision has terms for."""
    now = school_year_of(Month.of(today))
    years = {term.school_year for term in profile.terms}
    return now if not years or now in years else max(years)


def worked_example(profile: DecisionProfile, mci: InForce[int], today: date) -> WorkedExample:
    """Applied on 3 September and on 14 November, certificates from 1 September to 25 May.

    The decision counts as if it were in force all year long.
    """
    year = example_year(profile, today)
    law = LawInForce(mci, InForce("profile", [dated_profile(_LONG_AGO, profile)]))
    certificate = Certificate(date(year, 9, 1), date(year + 1, 5, 25))
    applied = (date(year, 9, 3), date(year, 11, 14))
    born, paper = date(year - _AGE, 1, 15), profile.papers.months_by
    children = [Facts(born, day, certificate, None, paper=paper) for day in applied]
    missing: list[Step] = []
    periods: set[Period] = set()
    for month in covered_months(children[0]):
        try:
            period = law.period_of(month)
        except NotInForceError as error:
            missing.append(_step(error))
            continue
        if period is not None:
            periods.add(period)
    ordered = sorted(periods, key=lambda period: period.first_day)
    found = [ExamplePeriod(each, _sums(children, each, law)) for each in ordered]
    missing += [one.steps[0] for each in found for one in each.sums if one.amount is None]
    once = [step for place, step in enumerate(missing) if step not in missing[:place]]
    return WorkedExample(
        year, certificate, applied, tuple(found), tuple(once), _readings(profile, year), paper
    )


def _readings(profile: DecisionProfile, year: int) -> tuple[Step, ...]:
    """The months of one family by the readings that are typed."""
    whole = Certificate(date(year, 9, 1), date(year + 1, 5, 25))
    applied = date(year, 9, 3)
    facts = Facts(date(year - _AGE, 1, 15), applied, whole, None, readings=profile.readings)
    facts = replace(facts, paper=profile.papers.months_by)
    began, over = date(year, 11, 10), date(year + 1, 2, 20)
    study = Event(EventKind.STATE_INSTITUTION, began, over)
    until = date(year + 1, 1, 31)
    with_term = replace(facts, disability_until=until)
    try:
        with_term = disability_renewed(
            with_term, date(year + 1, 2, 1), None, profile.readings.renewal
        )
        renewed = N_("Disability until {until}, confirmed again from the next day: paid {months}")
    except NewApplicationError:
        renewed = N_(
            "Disability until {until}, confirmed again from the next day: paid {months}, "
            "then from the month of a new application on"
        )
    return (
        Step(
            N_("Study in a state institution from {began} to {over}: paid {months}"),
            "D-5",
            {"began": began, "over": over, "months": _paid(replace(facts, events=(study,)))},
        ),
        Step(renewed, "D-5", {"until": until, "months": _paid(with_term)}),
        said_of(
            facts.paper,
            Step(_UNTIL, "D-4", {"until": whole.last_day, "months": _paid(facts)}),
        ),
    )


_UNTIL = or_of(
    N_("Certificate until {until}: paid {months}"),
    N_("Document until {until}: paid {months} ({paper})"),
)


def _paid(facts: Facts) -> Words:
    """The months in their runs, without their years: they are of one school year."""
    months = covered_months(facts)
    return Words(*(month_names(months, language) for language in ("kk", "ru")))


def _sums(children: Sequence[Facts], period: Period, law: LawInForce) -> tuple[ExampleSum, ...]:
    return tuple(_sum(facts, period, law) for facts in children)


def _sum(facts: Facts, period: Period, law: LawInForce) -> ExampleSum:
    try:
        share: Share = shares({1: facts}, period, law)[1]
    except NotInForceError as error:
        return ExampleSum(None, (_step(error),))
    return ExampleSum(share.amount, share.steps)


def _step(error: NotInForceError) -> Step:
    """What is not known, in the words of a payout."""
    return not_in_force(error).step
