"""A maslikhat's decision as it is typed: what it must say, and the profile that it becomes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from desktop_app.law.award_papers import AwardPaper, AwardPapers
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.quarters import Term
from desktop_app.law.readings import AS_SHIPPED, OwnDesk, Readings
from desktop_app.law.steps import N_, Value, Words, as_is
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.law_values.citations import citation_kk, citation_ru
from desktop_app.services.law_values.school_year import (
    first_month_counted,
    months_of_school_year,
    school_year_of,
    school_year_words,
)

"""Numbers of the months in the order of a school year."""

HIGHEST_RATE = 50
_FIRST_YEAR = 2015
_CLAUSE = re.compile(r"[0-9]{1,3}(-[0-9]{1,2})?")


class PaperRole(StrEnum):
    """What a document is to an award."""

    MONTHS = "gives the months"
    REQUIRED = "required"
    IF_ANY = "if there is one"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class TermEntry:
    """A school term as typed; ``school_year`` is the year in which the school year begins."""

    school_year: int
    number: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class DecisionEntry:
    """What one types of a decision. Without ``by_terms`` it pays by ``pays_by`` (D-7)."""

    number: str
    decided_on: date | None
    first_day: date | None
    rate: str
    school_months: frozenset[int]
    citation_kk: str
    citation_ru: str
    rate_period: RatePeriod = RatePeriod.QUARTER
    by_terms: bool = False
    terms: tuple[TermEntry, ...] = ()
    partial: PartialQuarter = PartialQuarter.BY_SCHOOL_MONTHS
    mci_rule: MciRule = MciRule.OF_EACH_MONTH
    rounding: Rounding = Rounding.HALF_UP
    body_kk: str = ""
    body_ru: str = ""
    annex: str = ""
    clauses: tuple[tuple[str, str], ...] = ()
    rests_on_kk: str = ""
    rests_on_ru: str = ""
    readings: Readings = AS_SHIPPED
    pays_by: PaymentPeriod = PaymentPeriod.QUARTER
    papers: tuple[tuple[AwardPaper, PaperRole], ...] = ((AwardPaper.CERTIFICATE, PaperRole.MONTHS),)
    own_desk: OwnDesk = OwnDesk.TAKES

    @property
    def about(self) -> dict[str, str]:
        """What is kept besides the profile itself, to begin the next decision from."""
        day = self.decided_on.isoformat() if self.decided_on else ""
        return {
            "body_kk": self.body_kk,
            "body_ru": self.body_ru,
            "number": self.number,
            "decided_on": day,
        }


def counted_values(entry: DecisionEntry, code: str = "as typed") -> DecisionProfile:
    """The profile that sums are counted with; EntryError where a value for it is missing."""
    slips = []
    rate = _rate(entry.rate)
    if rate is None:
        label = N_("Enter the rate in MCI as the decision names it: above 0, at most {most}.")
        slips.append(Slip("rate", label, {"most": HIGHEST_RATE}))
    if not entry.school_months:
        label = N_("Choose the school months that the decision pays for.")
        slips.append(Slip("school_months", label))
    if entry.partial is PartialQuarter.BY_THIRDS and not _has_thirds(entry):
        label = N_("Only a quarter or a school term has thirds: choose another part of a period.")
        slips.append(Slip("partial", label))
    slip = _terms_slip(entry) if entry.by_terms and entry.school_months else None
    if slip is not None:
        slips.append(slip)
    papers = _papers(entry)
    if papers is None:
        slips.append(Slip("papers", N_("Choose the one document whose days give the months.")))
    if slips or rate is None or papers is None:
        raise EntryError(*slips)
    return DecisionProfile(
        code=code,
        rate=rate,
        school_months=entry.school_months,
        citation_kk=entry.citation_kk.strip(),
        citation_ru=entry.citation_ru.strip(),
        rate_period=entry.rate_period,
        terms=_terms(entry) if entry.by_terms else (),
        partial=entry.partial,
        mci_rule=entry.mci_rule,
        rounding=entry.rounding,
        short=Words(citation_kk("", entry.number, None), citation_ru("", entry.number, None)),
        annex=entry.annex,
        clauses=entry.clauses,
        rests_on=_rests_on(entry),
        readings=entry.readings,
        pays_by=entry.pays_by,
        papers=papers,
        own_desk=entry.own_desk,
    )


def _papers(entry: DecisionEntry) -> AwardPapers | None:
    """None unless just one document gives the months."""
    months_by, also, if_any = (
        tuple(paper for paper, role in entry.papers if role is wanted)
        for wanted in (PaperRole.MONTHS, PaperRole.REQUIRED, PaperRole.IF_ANY)
    )
    return AwardPapers(months_by[0], also, if_any) if len(months_by) == 1 else None


def roles_of(papers: AwardPapers) -> dict[AwardPaper, PaperRole]:
    """What each document is to an award by a decision."""
    roles = dict.fromkeys(AwardPaper, PaperRole.NOT_ASKED)
    roles |= dict.fromkeys(papers.also, PaperRole.REQUIRED)
    roles |= dict.fromkeys(papers.if_any, PaperRole.IF_ANY)
    return {**roles, papers.months_by: PaperRole.MONTHS}


def _has_thirds(entry: DecisionEntry) -> bool:
    """Nor are they asked about where the rate is for each month."""
    by_month = entry.rate_period is RatePeriod.MONTH
    return by_month or entry.by_terms or entry.pays_by is PaymentPeriod.QUARTER


def _rests_on(entry: DecisionEntry) -> Words | None:
    kk, ru = entry.rests_on_kk.strip(), entry.rests_on_ru.strip()
    return Words(kk, ru) if kk and ru else None


def read_entry(entry: DecisionEntry, code: str, today: date) -> DecisionProfile:
    """The profile of a whole decision; EntryError with every slip there is."""
    slips = list(_slips_of_the_act(entry, today))
    try:
        profile = counted_values(entry, code)
    except EntryError as error:
        raise EntryError(*slips, *error.slips) from None
    if slips:
        raise EntryError(*slips)
    return profile


def _slips_of_the_act(entry: DecisionEntry, today: date) -> Iterator[Slip]:
    """Its number, its days, and how papers cite it."""
    if not entry.number.strip():
        yield Slip("number", N_("Enter the number of the decision."))
    if entry.decided_on is None:
        yield Slip("decided_on", N_("Enter the day of the decision."))
    elif entry.decided_on > today:
        yield Slip("decided_on", N_("The decision can't be of a day to come. Check its day."))
    if entry.first_day is None:
        yield Slip("first_day", N_("Enter the day from which the decision is in force."))
    elif not _FIRST_YEAR <= entry.first_day.year <= today.year + 1:
        label = N_("A decision is in force from {first} at the earliest, {last} at the latest.")
        values = {"first": date(_FIRST_YEAR, 1, 1), "last": date(today.year + 1, 12, 31)}
        yield Slip("first_day", label, values)
    if not entry.citation_kk.strip():
        yield Slip("citation_kk", N_("Write how papers cite the decision in Kazakh."))
    if not entry.citation_ru.strip():
        yield Slip("citation_ru", N_("Write how papers cite the decision in Russian."))
    for field, other in (("rests_on_kk", "rests_on_ru"), ("rests_on_ru", "rests_on_kk")):
        if getattr(entry, other).strip() and not getattr(entry, field).strip():
            yield Slip(field, N_("Name the rules in both languages, or in neither."))
    for _code, number in entry.clauses:
        if not _CLAUSE.fullmatch(number):
            label = N_("“{number}” is no number of a clause: write it as 9 or 7-1.")
            yield Slip("clauses", label, {"number": as_is(number)})


def _rate(text: str) -> Fraction | None:
    """``8`` or ``2,5``; None for anything else, and where it is zero or too high."""
    written = "".join(text.split()).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,4})?", written):
        return None
    rate = Fraction(written)
    return rate if 0 < rate <= HIGHEST_RATE else None


# --- school terms ---


def _terms(entry: DecisionEntry) -> tuple[SchoolTerm, ...]:
    """The terms of which both days are typed, in the order of their school years and numbers."""
    ordered = sorted(entry.terms, key=lambda term: (term.school_year, term.number))
    return tuple(
        SchoolTerm(term.school_year, term.number, term.first_day, term.last_day)
        for term in ordered
        if term.first_day and term.last_day
    )


def _terms_slip(entry: DecisionEntry) -> Slip | None:
    """The first thing that is wrong with the terms."""
    for term in entry.terms:
        if (term.first_day is None) != (term.last_day is None):
            label = N_("Enter the first and the last day of term {number} of {year}, or neither.")
            return _slip(label, term)
    terms = _terms(entry)
    if not terms:
        return Slip("terms", N_("Enter the first and the last day of each school term."))
    return _slip_of_days(terms) or _slip_of_months(terms, entry)


def _slip_of_days(terms: tuple[SchoolTerm, ...]) -> Slip | None:
    """Each term within its school year, and one after another."""
    for term in terms:
        if term.last_day < term.first_day:
            return _slip(N_("Term {number} of {year} ends before it begins: check its days."), term)
        months = months_of_school_year(term.school_year)
        if term.first_day < months[0].first_day or term.last_day > months[-1].last_day:
            label = N_("Term {number} lies outside the school year {year}: check its days.")
            return _slip(label, term)
    for before, term in pairwise(terms):
        if term.first_day < before.first_day:
            label = N_("Term {number} of {year} begins before term {before}: put them in order.")
            return _slip(label, term, before=before.number)
        if term.first_day <= before.last_day:
            label = N_("Terms {before} and {number} of {year} overlap: check their days.")
            return _slip(label, term, before=before.number)
    return None


def _slip_of_months(terms: tuple[SchoolTerm, ...], entry: DecisionEntry) -> Slip | None:
    """Every school month in a term, and every term with a month that it pays for."""
    years = sorted({term.school_year for term in terms})
    wanted = [
        month
        for year in years
        for month in months_of_school_year(year)
        if month.number in entry.school_months
    ]
    for month in wanted:
        if not any(term.days_in(month) for term in terms):
            label = N_(
                "No term has a day of {month}, a school month: "
                "check the days of the terms, or take the month out."
            )
            return Slip("terms", label, {"month": month})
    profile = DecisionProfile("", Fraction(1), entry.school_months, "", "", terms=terms)
    paid = {profile.period_of(month) for month in wanted}
    with_months = {(term.year, term.number) for term in paid if isinstance(term, Term)}
    for term in terms:
        if (term.school_year, term.number) not in with_months:
            label = N_(
                "No school month lies mostly in term {number} of {year}, "
                "so nothing would be paid for it: check its days."
            )
            return _slip(label, term)
    return _slip_of_first_year(years, entry)


def _slip_of_first_year(years: list[int], entry: DecisionEntry) -> Slip | None:
    """The school year in which the decision begins to count must have its terms."""
    if entry.first_day is None:
        return None
    first = first_month_counted(entry.first_day)
    while first.number not in entry.school_months:
        first = first.shifted(1)
    if school_year_of(first) in years:
        return None
    label = N_("The decision counts from {month}: enter the terms of the school year {year} too.")
    return Slip("terms", label, {"month": first, "year": school_year_words(school_year_of(first))})


def _slip(label: str, term: SchoolTerm | TermEntry, **more: Value) -> Slip:
    values = {"number": term.number, "year": school_year_words(term.school_year), **more}
    return Slip("terms", label, values)
