"""The words for what a decision on reimbursement fixes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from desktop_app import translation, wording
from desktop_app.gui.decisions.clauses_field import MEANINGS
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.services.law_values.school_year import SCHOOL_MONTHS
from desktop_app.translation import N_, _

WORDS: Mapping[StrEnum, str] = {
    RatePeriod.MONTH: N_("for each month"),
    RatePeriod.QUARTER: N_("for the whole period"),
    PartialQuarter.BY_SCHOOL_MONTHS: N_("shared among its school months"),
    PartialQuarter.BY_THIRDS: N_("a third for each entitled month"),
    PartialQuarter.FULL: N_("in full, if any month is entitled"),
    MciRule.OF_EACH_MONTH: N_("of each month"),
    MciRule.OF_PERIOD_START: N_("of the period's first school month"),
    MciRule.OF_YEAR_START: N_("of 1 January"),
    Rounding.HALF_UP: N_("half a tenge up"),
    Rounding.DOWN: N_("down"),
    Rounding.UP: N_("up"),
}


def choices(items: Iterable[StrEnum]) -> list[tuple[StrEnum, str]]:
    """What a `ChoiceField` offers."""
    return [(item, _(WORDS[item])) for item in items]


def rate_words(profile: DecisionProfile) -> str:
    """``8 MCI a quarter``."""
    if profile.rate_period is RatePeriod.MONTH:
        words = _("{mci} MCI a month")
    elif profile.terms:
        words = _("{mci} MCI a school term")
    else:
        words = _("{mci} MCI a quarter")
    return words.format(mci=rate_number(profile))


def rate_number(profile: DecisionProfile) -> str:
    """The rate as one types it: ``2,5``."""
    text = str(float(profile.rate)) if profile.rate.denominator > 1 else str(profile.rate)
    return text.replace(".", ",")


def months_words(profile: DecisionProfile) -> str:
    """The names of the school months, in the order of a school year."""
    language = translation.current()
    wanted = [number for number in SCHOOL_MONTHS if number in profile.school_months]
    return ", ".join(wording.month_name(number, language) for number in wanted)


def terms_words(profile: DecisionProfile) -> str:
    """Calendar quarters, or the days of the school terms."""
    if not profile.terms:
        return _("calendar quarters")
    return "; ".join(map(_term_words, profile.terms))


def _term_words(term: SchoolTerm) -> str:
    return _("term {number}: {first}–{last}").format(
        number=term.number,
        first=wording.day(term.first_day),
        last=wording.day(term.last_day),
    )


def citation(profile: DecisionProfile) -> str:
    """The citation in the language of the interface."""
    return profile.citation_kk if translation.current() == "kk" else profile.citation_ru


def clauses_words(profile: DecisionProfile) -> str:
    """``7: how much; 9: what was overpaid``."""
    return "; ".join(f"{number}: {_(MEANINGS[code])}" for code, number in profile.clauses)


def profile_facts(profile: DecisionProfile) -> list[tuple[str, str]]:
    """Everything a decision fixes, as names and values."""
    partial = profile.rate_period is RatePeriod.QUARTER
    return [
        (_("Rate"), rate_words(profile)),
        (_("Pays by"), terms_words(profile)),
        (_("School months"), months_words(profile)),
        (_("Part of a period"), _(WORDS[profile.partial]) if partial else ""),
        (_("MCI"), _(WORDS[profile.mci_rule])),
        (_("Rounding to a whole tenge"), _(WORDS[profile.rounding])),
        (_("Acts"), citation(profile)),
        *([(_("Which clause says"), clauses_words(profile))] if profile.clauses else []),
    ]
