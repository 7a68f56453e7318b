"""An award lives on after the decision: new facts from old ones, and what changes by them.

The functions never change ``taken``: which months other awards had is a fact of the decision (D-3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.law.award_papers import AwardPaper, about, or_of, said_of
from desktop_app.law.corrections import told as told_corrected
from desktop_app.law.days import ONE_DAY, Days
from desktop_app.law.entitlement import covered_months, ending_bound, what_ends
from desktop_app.law.facts import Certificate, Ending, EndReason, Facts, goes_on
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Renewal
from desktop_app.law.steps import N_, Step, Value


class Continued(StrEnum):
    """What an award can be continued by."""

    CERTIFICATE = "certificate"
    DISABILITY = "disability"


@dataclass
class GapError(Exception):
    """What follows does not go on with what ended before: ``gap`` are the days between.

    Payment has stopped from the month after the end (D-4, D-5), so that the family needs a new
    application, from the month of which it is paid again (D-4).
    """

    what: Continued
    gap: Days


def certificate_replaced(facts: Facts, certificate: Certificate) -> Facts:
    """Another certificate stands in the place of the old one: shorter, longer, other dates."""
    return replace(facts, certificate=certificate)


def certificate_continued(facts: Facts, following: Certificate) -> Facts:
    """A certificate of another school, or an extension: both periods count as one (D-4).

    Raises GapError where a month lies between them that payment stops from.
    """
    if facts.certificate is None:
        return replace(facts, certificate=following)
    earlier, later = sorted((facts.certificate, following), key=lambda each: each.first_day)
    _require_no_gap(Continued.CERTIFICATE, earlier.last_day, later.first_day)
    last_day = max(earlier.last_day, later.last_day)
    return replace(facts, certificate=Certificate(earlier.first_day, last_day))


@dataclass
class NewApplicationError(Exception):
    """A disability confirmed again needs a new application, as the decision is read (D-4, D-5).

    ``last`` is the last month that the award gives, so that the family should apply in the next.
    """

    last: Month


def disability_renewed(
    facts: Facts,
    begins_on: date,
    until: date | None,
    renewal: Renewal = Renewal.CONTINUES,
) -> Facts:
    """The disability was confirmed again from a day on; ``until`` None is indefinite (D-5).

    Raises GapError where payment has stopped in between, NewApplicationError where the decision
    does not let an award go on by it.
    """
    if renewal is Renewal.NEW_APPLICATION:
        raise NewApplicationError(Month.of(facts.disability_until or begins_on))
    if facts.disability_until is not None:
        _require_no_gap(Continued.DISABILITY, facts.disability_until, begins_on)
    return replace(facts, disability_until=until)


def ended_by_office(facts: Facts, ending: Ending) -> Facts:
    """The office ends the award: the month of the ending's day is the last one."""
    return replace(facts, ended=ending)


def ending_taken_back(facts: Facts) -> Facts:
    """As if the office had never ended the award."""
    return replace(facts, ended=None)


def passed_on(facts: Facts, month: Month) -> Facts:
    """Another payee is paid from this month on, so it ends with the month before (D-3)."""
    return ended_by_office(facts, Ending(month.shifted(-1).last_day, EndReason.ANOTHER_PAYEE))


def _require_no_gap(what: Continued, ended_on: date, begins_on: date) -> None:
    if not goes_on(ended_on, begins_on):
        raise GapError(what, Days(ended_on + ONE_DAY, begins_on - ONE_DAY))


def given_months(facts: Facts, law: LawInForce) -> tuple[Month, ...]:
    """The school months that an award gives; those that were taken are not among them (D-3, D-4).

    Raises NotInForceError where no decision profile covers a month.
    """
    school = (month for month in covered_months(facts) if law.is_school_month(month))
    return tuple(month for month in school if month not in facts.taken)


def changes(
    old: Facts, new: Facts, law: LawInForce, elsewhere: Iterable[Month] = ()
) -> tuple[Step, ...]:
    """What is another fact now, and which school months are gained or lost by it, and
    what ends the award now.

    ``elsewhere`` are months that later awards of the child have: they are neither gained nor lost.
    Nothing at all where nothing changes. Raises NotInForceError as `given_months` does.
    """
    if old == new:
        return ()
    facts = [
        *told_corrected(old, new),
        *_certificate(old, new),
        *_disability(old, new),
        *_ending(old, new),
    ]
    steps = [*facts, *_months(old, new, law, frozenset(elsewhere))]
    ends = what_ends(new)
    return tuple(steps if ends in steps else [*steps, ends])


def _certificate(old: Facts, new: Facts) -> list[Step]:
    before, after = old.certificate, new.certificate
    if before == after or after is None:
        return []
    values: dict[str, Value] = {"first": after.first_day, "last": after.last_day}
    if before is None:
        return [said_of(new.paper, Step(_IS_NOW, "D-4", values))]
    values.update(old_first=before.first_day, old_last=before.last_day)
    return [said_of(new.paper, Step(_WAS, "D-4", values))]


_IS_NOW = or_of(
    N_("The certificate is now from {first} to {last}"),
    N_("The document is now from {first} to {last}: {paper}"),
)
_WAS = or_of(
    N_("The certificate was from {old_first} to {old_last}, now from {first} to {last}"),
    N_("The document was from {old_first} to {old_last}, now from {first} to {last}: {paper}"),
)


def _disability(old: Facts, new: Facts) -> list[Step]:
    before, after = old.disability_until, new.disability_until
    if before == after:
        return []
    if before is not None and after is not None:
        return [Step(_TERM, "D-5", {"old": before, "new": after})]
    if before is not None:
        return [Step(_TERM_NO_MORE, "D-5", {"old": before})]
    assert after is not None
    return [Step(_TERM_NOW, "D-5", {"new": after})]


_TERM = N_("The disability term was until {old}, now until {new}")
_TERM_NO_MORE = N_("The disability term was until {old}, now it is indefinite")
_TERM_NOW = N_("The disability was indefinite, now it is until {new}")


_RIGHT = or_of(
    N_(
        "Days of the certificate: {old_first} to {old_last} were wrong, right are {first} to {last}"
    ),
    N_(
        "Days of the document: {old_first} to {old_last} were wrong, right are {first} to {last} "
        "({paper})"
    ),
)
_WAS_WRONG = {
    **{about(paper, _WAS): about(paper, _RIGHT) for paper in AwardPaper},
    _TERM: N_("Disability term: until {old} was wrong, right is until {new}"),
    _TERM_NO_MORE: N_("Disability term: until {old} was wrong, right is indefinite"),
    _TERM_NOW: N_("Disability term: indefinite was wrong, right is until {new}"),
}


def said_as_wrong(steps: Iterable[Step]) -> tuple[Step, ...]:
    """What was wrong from the beginning: nothing of it changed in the life of the child."""
    return tuple(replace(step, label=_WAS_WRONG.get(step.label, step.label)) for step in steps)


def _ending(old: Facts, new: Facts) -> list[Step]:
    steps = []
    if old.ended is not None and new.ended != old.ended:
        bound = ending_bound(old.ended)
        label = N_("The ending of {date} is taken back")
        steps.append(Step(label, bound.clause, {"date": bound.day}))
    if new.ended is not None and new.ended != old.ended:
        steps.append(ending_bound(new.ended).step)
    return steps


def _months(old: Facts, new: Facts, law: LawInForce, elsewhere: frozenset[Month]) -> list[Step]:
    before = [month for month in given_months(old, law) if month not in elsewhere]
    after = [month for month in given_months(new, law) if month not in elsewhere]
    gained = [month for month in after if month not in before]
    lost = [month for month in before if month not in after]
    steps = [*_told(gained, law, _GAINED_ONE, _GAINED), *_told(lost, law, _LOST_ONE, _LOST)]
    return steps or [Step(_NEITHER, "D-4")]


_GAINED_ONE = N_("School month gained: {month}")
_GAINED = N_("School months gained: {first} – {last}")
_LOST_ONE = N_("School month lost: {month}")
_LOST = N_("School months lost: {first} – {last}")
_NEITHER = N_("No school month is gained or lost")
FOLLOWS = frozenset({_GAINED_ONE, _GAINED, _LOST_ONE, _LOST, _NEITHER})
"""The steps that tell what follows from a change: none of them is what it rests on."""
TAKES = frozenset({_LOST_ONE, _LOST})
"""Those that tell that months are lost."""


def _told(months: Sequence[Month], law: LawInForce, one: str, several: str) -> list[Step]:
    return [
        Step(one, "D-4", {"month": first})
        if first == last
        else Step(several, "D-4", {"first": first, "last": last})
        for first, last in law.spans(months)
    ]
