"""The words for what a decision on reimbursement fixes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from desktop_app import translation, wording
from desktop_app.gui.award_papers import LAST_MONTH, said
from desktop_app.gui.decisions.clauses_field import MEANINGS
from desktop_app.law.award_papers import SHORT_NAMES
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.readings import Institution, LastMonth, OwnDesk, Renewal
from desktop_app.services.decisions.entry import PaperRole, roles_of
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
    Institution.ENDS: N_("ends it"),
    Institution.SUSPENDS: N_("suspends it until the study ends"),
    Renewal.NEW_APPLICATION: N_("needs a new application"),
    Renewal.CONTINUES: N_("continues it"),
    OwnDesk.TAKES: N_("takes applications"),
    OwnDesk.SENDS_ON: N_("takes no applications"),
    LastMonth.INCLUSIVE: N_("is still paid"),
    LastMonth.EXCLUSIVE: N_("is not paid any more"),
    PaperRole.MONTHS: N_("its days give the months"),
    PaperRole.REQUIRED: N_("required besides"),
    PaperRole.IF_ANY: N_("where the family has it"),
    PaperRole.NOT_ASKED: N_("not asked for"),
    Rounding.HALF_UP: N_("half a tenge up"),
    Rounding.DOWN: N_("down"),
    Rounding.UP: N_("up"),
}


_PAYS_BY = {
    PaymentPeriod.MONTH: N_("months"),
    PaymentPeriod.QUARTER: N_("calendar quarters"),
    PaymentPeriod.TERM: N_("school terms"),
    PaymentPeriod.SCHOOL_YEAR: N_("school years"),
}
_A_PERIOD = {
    PaymentPeriod.MONTH: N_("{mci} MCI a month"),
    PaymentPeriod.QUARTER: N_("{mci} MCI a quarter"),
    PaymentPeriod.TERM: N_("{mci} MCI a school term"),
    PaymentPeriod.SCHOOL_YEAR: N_("{mci} MCI a school year"),
}


def choices(items: Iterable[StrEnum]) -> list[tuple[StrEnum, str]]:
    """What a `ChoiceField` offers."""
    return [(item, _(WORDS[item])) for item in items]


def payment_periods() -> list[tuple[PaymentPeriod, str]]:
    """The same for what a decision pays by; some of them are called as what a rate is for."""
    return [(item, _(words)) for item, words in _PAYS_BY.items()]


def rate_words(profile: DecisionProfile) -> str:
    """``8 MCI a quarter``."""
    if profile.rate_period is RatePeriod.MONTH:
        words = _("{mci} MCI a month")
    else:
        words = _(_A_PERIOD[profile.payment_period])
    return words.format(mci=rate_number(profile))


def rate_number(profile: DecisionProfile) -> str:
    """The rate as one types it: ``2,5``."""
    return wording.rate(profile.rate)


def months_words(profile: DecisionProfile) -> str:
    """The names of the school months, in the order of a school year."""
    language = translation.current()
    wanted = [number for number in SCHOOL_MONTHS if number in profile.school_months]
    return ", ".join(wording.month_name(number, language) for number in wanted)


def terms_words(profile: DecisionProfile) -> str:
    """Calendar quarters, or the days of the school terms."""
    if not profile.terms:
        return _(_PAYS_BY[profile.pays_by])
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


def papers_words(profile: DecisionProfile) -> str:
    """``the school's certificate: its days give the months; …``."""
    roles = {
        paper: role
        for paper, role in roles_of(profile.papers).items()
        if role is not PaperRole.NOT_ASKED
    }
    return "; ".join(f"{_(SHORT_NAMES[paper])}: {_(WORDS[role])}" for paper, role in roles.items())


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
        (_("Study in a state institution"), _(WORDS[profile.readings.institution])),
        (_("A disability that is confirmed again"), _(WORDS[profile.readings.renewal])),
        (_("The department's own desk"), _(WORDS[profile.own_desk])),
        (_("An award rests on"), papers_words(profile)),
        (said(profile.papers.months_by, LAST_MONTH), _(WORDS[profile.readings.last_month])),
        (_("Acts"), citation(profile)),
        *([(_("Which clause says"), clauses_words(profile))] if profile.clauses else []),
    ]
