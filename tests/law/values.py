"""Values of the law for tests: those that ship, and invented ones."""

from datetime import date
from fractions import Fraction

from desktop_app.law.in_force import Dated, InForce
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Words
from desktop_app.services.law_values.law_data import dated_mci, shipped_mci, shipped_profiles
from tests.law.oracle import Values

SHIPPED = LawInForce(dated_mci(shipped_mci()), InForce("profile", shipped_profiles()))
_NO_WORDS = Words("", "")


def law_of(values: Values) -> LawInForce:
    """What the second reading counts with, as the program has it."""
    return LawInForce(
        dated_mci((first, tenge, _NO_WORDS) for first, tenge in values.mci),
        InForce("profile", [Dated(day, None, each, _NO_WORDS) for day, each in values.decisions]),
    )


def invented(rate: str, school_months: str, mci: str) -> LawInForce:
    """``8``, ``9-12 1-5`` and ``2026-01 4325, 2026-02 4600``."""
    profile = DecisionProfile("invented", Fraction(rate), numbers(school_months), "", "")
    return LawInForce(invented_mci(mci), InForce("profile", [_since_2000(profile)]))


def _since_2000(profile: DecisionProfile) -> Dated[DecisionProfile]:
    return Dated(date(2000, 1, 1), None, profile, _NO_WORDS)


def invented_mci(text: str) -> InForce[int]:
    """``2026-01 4325, 2026-12-31 4600``; those that ship for ``-``."""
    if text == "-":
        return SHIPPED.mci
    values = [part.split() for part in text.split(",")]
    return dated_mci((_first_day(first), int(tenge), _NO_WORDS) for first, tenge in values)


def _first_day(text: str) -> date:
    return Month.parse(text).first_day if len(text) == len("2026-01") else date.fromisoformat(text)


def numbers(text: str) -> frozenset[int]:
    """``9-12 1-5``."""
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)
