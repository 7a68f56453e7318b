"""Decisions of a maslikhat as one would enter them, for tests."""

from datetime import date
from typing import Any

from desktop_app.law.profile import DecisionProfile
from desktop_app.services.decisions.entry import DecisionEntry, TermEntry, roles_of
from desktop_app.services.law_values.law_data import example_profiles
from desktop_app.wording import rate

SCHOOL_MONTHS = frozenset({9, 10, 11, 12, 1, 2, 3, 4, 5})
TERMS = (
    TermEntry(2025, 1, date(2025, 9, 1), date(2025, 10, 26)),
    TermEntry(2025, 2, date(2025, 11, 3), date(2025, 12, 28)),
    TermEntry(2025, 3, date(2026, 1, 8), date(2026, 3, 18)),
    TermEntry(2025, 4, date(2026, 3, 30), date(2026, 5, 25)),
)


def a_decision(first_day: date | None = date(2026, 12, 1), **changes: Any) -> DecisionEntry:
    """8 MCI a calendar quarter, whole in every field."""
    values: dict[str, Any] = {
        "number": "12-3",
        "decided_on": date(2025, 8, 12),
        "first_day": first_day,
        "rate": "8",
        "school_months": SCHOOL_MONTHS,
        "citation_kk": "мәслихаттың № 12-3 шешімі",
        "citation_ru": "решение маслихата № 12-3",
        "body_kk": "Қала мәслихаты",
        "body_ru": "Маслихат города",
    }
    return DecisionEntry(**{**values, **changes})


def by_terms(first_day: date | None, **changes: Any) -> DecisionEntry:
    """8 MCI a school term of 2025–2026."""
    return a_decision(first_day, **{"by_terms": True, "terms": TERMS, **changes})


def example(code: str) -> DecisionProfile:
    """One of the examples that ship with the program."""
    return next(each.value for each in example_profiles() if each.value.code == code)


def as_entered(profile: DecisionProfile, first_day: date) -> DecisionEntry:
    """An example as an office would enter it for its own."""
    terms = (TermEntry(t.school_year, t.number, t.first_day, t.last_day) for t in profile.terms)
    return a_decision(
        first_day,
        rate=rate(profile.rate),
        school_months=profile.school_months,
        rate_period=profile.rate_period,
        by_terms=bool(profile.terms),
        terms=tuple(terms),
        partial=profile.partial,
        mci_rule=profile.mci_rule,
        rounding=profile.rounding,
        readings=profile.readings,
        pays_by=profile.pays_by,
        papers=tuple(roles_of(profile.papers).items()),
        own_desk=profile.own_desk,
    )
