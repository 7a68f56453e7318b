"""Reads the tables of cases: columns between bars, remarks after a hash, one header per table."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest

from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.in_force import Dated, InForce, NotInForceError
from desktop_app.law.profile import (
    DecisionProfile,
    LawInForce,
    MciRule,
    PartialQuarter,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.steps import Step, Words
from desktop_app.services.law_values.law_data import example_profiles
from tests.law.values import invented_mci, numbers

_FOLDER = Path(__file__).parent / "cases"
_EVENTS = {"boarding": EventKind.STATE_INSTITUTION, "death": EventKind.DEATH}

Case = Mapping[str, str]


def cases(name: str) -> pytest.MarkDecorator:
    """Every row of a file as one test; the test gets it as ``case``."""
    rows = read(name)
    return pytest.mark.parametrize("case", [pytest.param(row, id=row["case"]) for row in rows])


def read(name: str) -> list[Case]:
    """The rows by the names of their columns. ValueError for a row that does not fit its header."""
    found: list[Case] = []
    header: list[str] = []
    for number, line in enumerate((_FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if cells[0] == "case":
            header = cells
        elif len(cells) != len(header):
            raise ValueError(f"{name}, line {number}: {len(cells)} columns, not {len(header)}")
        else:
            found.append(dict(zip(header, cells, strict=True)))
    if not found:
        raise ValueError(f"{name}: no cases")
    return found


def or_error(found: Callable[[], object]) -> str:
    """What was found, or the error that names the month."""
    try:
        return str(found())
    except NotInForceError as error:
        return str(error)


def day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()


def day_or_none(text: str) -> date | None:
    return None if text == "-" else day(text)


def words(text: str, separator: str = ";") -> list[str]:
    return [] if text == "-" else [part.strip() for part in text.split(separator)]


def certificate(text: str) -> Certificate | None:
    if text == "-":
        return None
    first, last = text.split("–")
    return Certificate(day(first), day(last))


def months(text: str) -> frozenset[Month]:
    """``2025-09 to 2026-05``, all included."""
    if text == "-":
        return frozenset()
    first, last = text.split(" to ")
    return frozenset(months_between(Month.parse(first), Month.parse(last)))


def events(told: list[str]) -> tuple[Event, ...]:
    return tuple(_event(text) for text in told if text.split()[0] in _EVENTS)


def _event(text: str) -> Event:
    kind, period = text.split()
    first, _, last = period.partition("–")
    return Event(_EVENTS[kind], day(first), day(last) if last else None)


def ending(told: list[str]) -> Ending | None:
    """``ended moved away 20.01.2026``."""
    for text in told:
        if text.startswith("ended "):
            reason, on = text.removeprefix("ended ").rsplit(" ", 1)
            return Ending(day(on), EndReason(reason))
    return None


def facts(case: Case, told: str) -> Facts:
    """The facts of a row; ``told`` names the column with events and other circumstances."""
    circumstances = words(case[told])
    known = {"state support", "deprived", "no consent"}
    strange = [text for text in circumstances if text.split()[0] not in {*_EVENTS, "ended"}]
    assert set(strange) <= known, strange
    return Facts(
        birth_date=day(case["born"]),
        applied_on=day(case["applied"]),
        certificate=certificate(case["certificate"]),
        disability_until=day_or_none(case["disability until"]),
        full_state_support="state support" in circumstances,
        parental_rights_deprived="deprived" in circumstances,
        consent="no consent" not in circumstances,
        events=events(circumstances),
        ended=ending(circumstances),
    )


def told(step: Step) -> str:
    """``D-7 Due for 2026Q1, rounded to a whole tenge = 34600``."""
    values = {
        name: f"{value:%d.%m.%Y}" if isinstance(value, date) else value
        for name, value in step.values.items()
    }
    amount = "" if step.amount is None else f" = {step.amount}".replace("/", "÷")
    return f"{step.clause} {step.label.format(**values)}{amount}"


def award(text: str) -> Facts:
    """``03.09.2025, 01.09.2025–25.05.2026``, then ``taken 2025-09 to 2025-10`` and an ending."""
    applied, certified, *more = words(text, ",")
    taken = [months(part.removeprefix("taken ")) for part in more if part.startswith("taken ")]
    return Facts(
        birth_date=date(2015, 4, 7),
        applied_on=day(applied),
        certificate=certificate(certified),
        disability_until=None,
        ended=ending(more),
        taken=frozenset().union(*taken),
    )


def entitled_in(text: str) -> Facts:
    """A family entitled in exactly these months: what lies between them is another award's."""
    wanted = [Month.parse(month) for month in text.split()]
    first, last = wanted[0], wanted[-1]
    period = Certificate(first.first_day, last.last_day)
    others = frozenset(months_between(first, last)) - set(wanted)
    return Facts(date(last.year - 8, 4, 7), first.first_day, period, None, taken=others)


def law(decisions: str, mci: str) -> LawInForce:
    """Decisions as a table writes them: ``8 a quarter; from 01.02.2026: 2 a month``."""
    dated = []
    for text in words(decisions):
        if text.startswith("from "):
            first, _, text = text.removeprefix("from ").partition(": ")
        else:
            first = "01.01.2015"
        dated.append(Dated(day(first), None, decision(text), Words("", "")))
    return LawInForce(invented_mci(mci), InForce("profile", dated))


def decision(text: str) -> DecisionProfile:
    """``8 a quarter, by thirds, MCI of 1 January, rounded down, months 9-12 1-6``, or a code.

    ``by terms`` are those of the example; ``terms 01.09.2025–14.11.2025 …`` are others, of one
    school year.
    """
    examples = {dated.value.code: dated.value for dated in example_profiles()}
    if text in examples:
        return examples[text]
    rate, *more = words(text, ",")
    mci_rules = [part.removeprefix("MCI ") for part in more if part.startswith("MCI ")]
    rounded = [part.removeprefix("rounded ") for part in more if part.startswith("rounded ")]
    school = [part.removeprefix("months ") for part in more if part.startswith("months ")]
    partial = [PartialQuarter(part) for part in more if part in list(PartialQuarter)]
    terms = [_terms(part.removeprefix("terms ")) for part in more if part.startswith("terms ")]
    if "by terms" in more:
        terms = [examples["example-school-terms"].terms]
    assert len([*mci_rules, *rounded, *school, *partial, *terms]) == len(more), text
    return DecisionProfile(
        code=text,
        rate=Fraction(rate.split()[0]),
        school_months=numbers((school or ["9-12 1-5"])[0]),
        citation_kk="",
        citation_ru="",
        rate_period=RatePeriod.MONTH if rate.endswith(" a month") else RatePeriod.QUARTER,
        terms=tuple(chain.from_iterable(terms)),
        partial=(partial or [PartialQuarter.BY_SCHOOL_MONTHS])[0],
        mci_rule=MciRule((mci_rules or ["of each month"])[0]),
        rounding=Rounding((rounded or ["half up"])[0]),
    )


def _terms(text: str) -> tuple[SchoolTerm, ...]:
    """Of the school year in which the first of them begins, in the order that is written."""
    periods = [period.split("–") for period in text.split()]
    year = min(day(first).year for first, _ in periods)
    return tuple(
        SchoolTerm(year, number, day(first), day(last))
        for number, (first, last) in enumerate(periods, 1)
    )
