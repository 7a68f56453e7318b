"""Which months a family may have expected of an award, and why they are not paid (D-2 to D-7)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop_app.law.award_papers import or_of, said_of
from desktop_app.law.eligibility import may_be_paid
from desktop_app.law.entitlement import covered_months, last_month, no_right, suspension
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.readings import LastMonth
from desktop_app.law.steps import N_, Step, Value
from desktop_app.law.stops import CAUSE_WORDS, stop_of


@dataclass(frozen=True)
class NotPaid:
    """Months that follow on each other, the last one included, and why they are not paid."""

    first: Month
    last: Month
    why: Step


_CERTIFIED_FROM = or_of(
    N_("The certificate confirms home education only from {date} on"),
    N_("The document is valid only from {date} on: {paper}"),
)
_CERTIFIED_UNTIL = or_of(
    N_("The certificate confirms home education only until {date}"),
    N_("The document is valid only until {date}: {paper}"),
)
_CERTIFIED_BEFORE = or_of(
    N_("The certificate is until {date}: the month in which it ends is not paid"),
    N_("The document is until {date}: the month in which it ends is not paid ({paper})"),
)


def not_paid(
    facts: Facts, given: Collection[Month], law: LawInForce, others: Collection[Month] = ()
) -> tuple[NotPaid, ...]:
    """What lacks between the application, or the document where that begins earlier, and the end of
    the school year in which the document ends.

    ``given`` are the school months that the award gives, ``others`` those that other payees have.
    Months of holidays are told where payment would run in them. Nothing where there is no right at
    all: that is told as the reason of a refusal.
    """
    if facts.certificate is None or no_right(facts):
        return ()
    told: list[tuple[Month, Step | None]] = []
    for month in _expected(facts, law):
        why = None if month in given else _why(facts, month, law, others)
        if why is not None or month in given:
            told.append((month, why))
    runs = [(why, list(each)) for why, each in groupby(told, key=lambda pair: pair[1])]
    return tuple(NotPaid(run[0][0], run[-1][0], why) for why, run in runs if why is not None)


def _expected(facts: Facts, law: LawInForce) -> Iterator[Month]:
    """From the earlier of application and document to the end of the document's school year."""
    assert facts.certificate is not None
    first, last = (Month.of(day) for day in (facts.applied_on, facts.certificate.last_day))
    yield from months_between(min(first, Month.of(facts.certificate.first_day)), last)
    month = last.shifted(1)
    while _is_known_school_month(month, law) and month < last.shifted(12):
        yield month
        month = month.shifted(1)


def _is_known_school_month(month: Month, law: LawInForce) -> bool:
    try:
        return law.is_school_month(month)
    except NotInForceError:
        return False


def _why(facts: Facts, month: Month, law: LawInForce, others: Collection[Month]) -> Step | None:
    """Why a month that is not given is not paid; None where nobody expects that it is."""
    school = may_be_paid(month, law)
    certified = Month.of(facts.certificate.first_day) if facts.certificate else month
    if month < Month.of(facts.applied_on):
        label = N_("The application was filed on {date}; it is paid from the month of that on")
        return Step(label, "D-4", {"date": facts.applied_on}) if school else None
    if not school:
        covered = month < certified or month in covered_months(facts)
        return Step(N_("It is paid for the months of the school year"), "D-7") if covered else None
    if month < certified and facts.certificate is not None:
        step = Step(_CERTIFIED_FROM, "D-4", {"date": facts.certificate.first_day})
        return said_of(facts.paper, step)
    if month > last_month(facts):
        return _after_the_end(facts, month)
    for event in facts.suspensions:
        if event.suspends(month):
            return suspension(event)
    if month in others:
        label = N_("Awarded to another parent or legal representative: one of them is paid")
        return Step(label, "D-3")
    return Step(N_("Awarded by another decision already"), "D-3")


def _after_the_end(facts: Facts, month: Month) -> Step:
    """What ended the award before this month: the first of what D-4 and D-5 name."""
    stop, certificate = stop_of(facts), facts.certificate
    assert certificate is not None
    if stop is not None:
        values: dict[str, Value] = {
            "cause": CAUSE_WORDS[stop.circumstance],
            "date": stop.happened_on,
        }
        return Step(N_("{cause}: {date}"), stop.clause, values)
    label = _CERTIFIED_UNTIL
    if facts.readings.last_month is LastMonth.EXCLUSIVE and month == Month.of(certificate.last_day):
        label = _CERTIFIED_BEFORE
    return said_of(facts.paper, Step(label, "D-4", {"date": certificate.last_day}))
