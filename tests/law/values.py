"""Values of the law for tests: those that ship, and invented ones."""

from datetime import date
from fractions import Fraction

from desktop_app.law.in_force import Dated, InForce
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Words
from desktop_app.services.law_data import dated_mci, shipped_mci, shipped_profiles

SHIPPED = LawInForce(dated_mci(shipped_mci()), InForce("profile", shipped_profiles()))


def invented(rate: str, school_months: str, mci: str) -> LawInForce:
    """``8``, ``9-12 1-5`` and ``2026-01 4325, 2026-02 4600``."""
    profile = DecisionProfile("invented", Fraction(rate), _numbers(school_months), "", "")
    values = [part.split() for part in mci.split(",")]
    return LawInForce(
        dated_mci(
            (Month.parse(month).first_day, int(tenge), Words("", "")) for month, tenge in values
        ),
        InForce("profile", [Dated(date(2000, 1, 1), None, profile, Words("", ""))]),
    )


def _numbers(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split():
        first, last = part.split("-")
        found.update(range(int(first), int(last) + 1))
    return frozenset(found)
