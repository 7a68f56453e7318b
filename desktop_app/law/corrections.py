"""A fact that an award rests on was wrong from the beginning: what it is rightly, fact by fact.

Other changes of an award come later than the decision (`law.amendments`); these put the decision's
own facts right, so that the months are those that the right facts would have given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.steps import N_, Step, Value


class WrongFact(StrEnum):
    """What of an award can have been wrong; the relation decides no month."""

    BIRTH_DATE = "birth date"
    APPLICATION_DAY = "day of application"
    CERTIFICATE_DAYS = "days of the certificate"
    DISABILITY_TERM = "disability term"
    STATE_SUPPORT = "full state support"
    PARENTAL_RIGHTS = "parental rights"
    CONSENT = "consent"
    CHILD = "child"
    RELATION = "relation"


@dataclass(frozen=True)
class BirthDate:
    """The child was born on another day (D-5)."""

    birth_date: date


@dataclass(frozen=True)
class ApplicationDay:
    """The family applied on another day (D-4)."""

    applied_on: date


@dataclass(frozen=True)
class CertificateDays:
    """The certificate that the award rests on confirms other days than were read off it (D-4)."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class DisabilityTerm:
    """The disability is confirmed until another day; None: it is indefinite (D-5)."""

    until: date | None


@dataclass(frozen=True)
class StateSupport:
    """Whether the child was on full state support when it was decided (D-3)."""

    given: bool


@dataclass(frozen=True)
class ParentalRights:
    """Whether the parents were deprived of their rights when it was decided (D-3)."""

    deprived: bool


@dataclass(frozen=True)
class Consent:
    """Whether the applicant had consented to the use of restricted data (D-8)."""

    given: bool


@dataclass(frozen=True)
class Child:
    """Whether the award was given to the wrong child: then it is annulled (D-2)."""

    wrong: bool


Right = (
    BirthDate
    | ApplicationDay
    | CertificateDays
    | DisabilityTerm
    | StateSupport
    | ParentalRights
    | Consent
    | Child
)

FACT_OF: Mapping[type, WrongFact] = {
    BirthDate: WrongFact.BIRTH_DATE,
    ApplicationDay: WrongFact.APPLICATION_DAY,
    CertificateDays: WrongFact.CERTIFICATE_DAYS,
    DisabilityTerm: WrongFact.DISABILITY_TERM,
    StateSupport: WrongFact.STATE_SUPPORT,
    ParentalRights: WrongFact.PARENTAL_RIGHTS,
    Consent: WrongFact.CONSENT,
    Child: WrongFact.CHILD,
}

SET_RIGHT_BY: Mapping[str, type] = {
    "birth_date": BirthDate,
    "applied_on": ApplicationDay,
    "certificate": CertificateDays,
    "disability_until": DisabilityTerm,
    "full_state_support": StateSupport,
    "parental_rights_deprived": ParentalRights,
    "consent": Consent,
    "wrong_child": Child,
}
"""What sets each field of `Facts` right."""

SET_RIGHT_ELSEWHERE: Mapping[str, str] = {
    "events": "an event is corrected or annulled as it was recorded, for all awards of the child",
    "ended": "an ending is the head's own act: taken back, or made anew",
    "taken": "it follows from the child's other awards, and is never typed (D-3)",
    "readings": "it is how the decision of the award is read, and no fact of a family",
    "paper": "the decision of the award says which document gives the months",
}
"""The other fields of `Facts`, and why."""


def corrected(facts: Facts, right: Right) -> Facts:
    """The facts as they should have been; all others stay."""
    match right:
        case BirthDate(birth_date):
            return replace(facts, birth_date=birth_date)
        case ApplicationDay(applied_on):
            return replace(facts, applied_on=applied_on)
        case CertificateDays(first_day, last_day):
            return replace(facts, certificate=Certificate(first_day, last_day))
        case DisabilityTerm(until):
            return replace(facts, disability_until=until)
        case StateSupport(given):
            return replace(facts, full_state_support=given)
        case ParentalRights(deprived):
            return replace(facts, parental_rights_deprived=deprived)
        case Consent(given):
            return replace(facts, consent=given)
        case Child(wrong):
            return replace(facts, wrong_child=wrong)


def told(old: Facts, new: Facts) -> Iterator[Step]:
    """What was wrong and what is right; certificate and disability are told as any change is."""
    days = (
        (N_("The date of birth was {old}, now {new}"), "D-5", old.birth_date, new.birth_date),
        (N_("The day of application was {old}, now {new}"), "D-4", old.applied_on, new.applied_on),
    )
    for label, clause, was, now in days:
        if was != now:
            values: dict[str, Value] = {"old": was, "new": now}
            yield Step(label, clause, values)
    for field, (clause, holds, holds_not) in _YES_OR_NO.items():
        now_holds = getattr(new, field)
        if getattr(old, field) != now_holds:
            yield Step(holds if now_holds else holds_not, clause)


def other_than(fact: WrongFact, facts: Facts) -> str:
    """What is told once a fact that holds or does not is the other way; empty of any other one."""
    for field, (_clause, holds, holds_not) in _YES_OR_NO.items():
        if FACT_OF[SET_RIGHT_BY[field]] is fact:
            return holds_not if getattr(facts, field) else holds
    return ""


_YES_OR_NO: Mapping[str, tuple[str, str, str]] = {
    "full_state_support": (
        "D-3",
        N_("It turned out that the child was on full state support"),
        N_("It turned out that the child was not on full state support"),
    ),
    "parental_rights_deprived": (
        "D-3",
        N_("It turned out that the parents were deprived of parental rights"),
        N_("It turned out that the parents were not deprived of parental rights"),
    ),
    "consent": (
        "D-8",
        N_("It turned out that the applicant had consented to the use of restricted data"),
        N_("It turned out that the applicant had not consented to the use of restricted data"),
    ),
    "wrong_child": (
        "D-2",
        N_("The award was given to the wrong child and is annulled"),
        N_("The award was given to the right child: it is not annulled any more"),
    ),
}
