"""Decision profiles as they are kept in files and in the database."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.law.award_papers import AwardPaper, AwardPapers
from desktop_app.law.in_force import Dated
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.readings import OwnDesk
from desktop_app.law.steps import Words
from desktop_app.records.stored_readings import readings_from_values, readings_to_values
from desktop_app.records.stored_words import meaning_of


def profile_from_values(values: Mapping[str, Any]) -> DecisionProfile:
    """Read a profile; KeyError or ValueError where something is missing or unknown."""
    months = frozenset(values["school_months"])
    if not months or not months <= set(range(1, 13)):
        raise ValueError(f"{values['code']}: school_months must be numbers of months, 1 to 12")
    rate = Fraction(values["rate"])
    if rate <= 0:
        raise ValueError(f"{values['code']}: rate must be above zero")
    return DecisionProfile(
        code=values["code"],
        rate=rate,
        school_months=months,
        citation_kk=values["citation_kk"],
        citation_ru=values["citation_ru"],
        rate_period=meaning_of(RatePeriod, values["rate_period"]),
        terms=tuple(_term(each) for each in values.get("terms", ())),
        partial=meaning_of(PartialQuarter, values["partial_quarter"]),
        mci_rule=meaning_of(MciRule, values["mci"]),
        rounding=meaning_of(Rounding, values["rounding"]),
        short=_words(values, "short"),
        annex=values.get("annex", ""),
        clauses=tuple(values.get("clauses", {}).items()),
        rests_on=_words(values, "rests_on"),
        pays_by=meaning_of(PaymentPeriod, values.get("pays_by", PaymentPeriod.QUARTER)),
        readings=readings_from_values(values.get("readings", {})),
        papers=_papers(values.get("papers", {})),
        own_desk=meaning_of(OwnDesk, values.get("own_desk", OwnDesk.TAKES)),
    )


def _papers(values: Mapping[str, Any]) -> AwardPapers:
    """The school's certificate alone, where a decision says nothing of it."""
    named = [
        tuple(meaning_of(AwardPaper, code) for code in values.get(name, ()))
        for name in ("also", "if_any")
    ]
    months_by = meaning_of(AwardPaper, values.get("months_by", AwardPaper.CERTIFICATE))
    found = AwardPapers(months_by, *named)
    if len({*found.required, *found.if_any}) < len(found.required) + len(found.if_any):
        raise ValueError("papers: a document is named twice")
    return found


def _words(values: Mapping[str, Any], name: str) -> Words | None:
    """None where a decision of an earlier version of the program says nothing of it."""
    kk, ru = values.get(f"{name}_kk", ""), values.get(f"{name}_ru", "")
    return Words(kk, ru) if kk and ru else None


def _term(values: Mapping[str, Any]) -> SchoolTerm:
    first, last = _day(values["first_day"]), _day(values["last_day"])
    if first > last:
        raise ValueError(f"a school term ends on {last}, before it begins")
    return SchoolTerm(values["school_year"], values["number"], first, last)


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def profile_to_values(profile: DecisionProfile) -> dict[str, Any]:
    """What `profile_from_values` reads, fit for JSON."""
    return {
        "code": profile.code,
        "rate": str(profile.rate),
        "rate_period": profile.rate_period,
        "school_months": sorted(profile.school_months),
        "terms": [
            {
                "school_year": term.school_year,
                "number": term.number,
                "first_day": term.first_day.isoformat(),
                "last_day": term.last_day.isoformat(),
            }
            for term in profile.terms
        ],
        "partial_quarter": profile.partial,
        "mci": profile.mci_rule,
        "rounding": profile.rounding,
        "citation_kk": profile.citation_kk,
        "citation_ru": profile.citation_ru,
        **_two("short", profile.short),
        "annex": profile.annex,
        "clauses": dict(profile.clauses),
        **_two("rests_on", profile.rests_on),
        "pays_by": profile.pays_by,
        "readings": readings_to_values(profile.readings),
        "papers": {
            "months_by": profile.papers.months_by,
            "also": list(profile.papers.also),
            "if_any": list(profile.papers.if_any),
        },
        "own_desk": profile.own_desk,
    }


def _two(name: str, words: Words | None) -> dict[str, str]:
    return {f"{name}_kk": words.kk, f"{name}_ru": words.ru} if words else {}


def dated_profile(first_day: date, profile: DecisionProfile) -> Dated[DecisionProfile]:
    """In force from a day until another decision is."""
    return Dated(first_day, None, profile, Words(profile.citation_kk, profile.citation_ru))
