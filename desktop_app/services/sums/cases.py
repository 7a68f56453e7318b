"""What children are given, each different case counted once for all who are in it (D-7).

What a child is given follows from the months of its awards alone. Most children of an office have
the same ones, so that a hundred thousand of them are a few hundred cases.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.law.entitlement import Share, own_months, owners_of, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.records.decisions import AwardRow
from desktop_app.services.sums.balances import periods_until

Months = tuple[tuple[Month, ...], ...]
"""The own months of each award of a child, in the order of the decisions."""

ANYBODY = Facts(date.min, date.min, None, None)
"""Whose sums are counted: they follow from the months alone."""


class Case:
    """The awards of whoever has these months; ``periods`` are those that pay for them.

    Raises NotInForceError, as `periods_until` and `shares_of` do.
    """

    def __init__(self, months: Months, until: Period, law: LawInForce) -> None:
        self._law = law
        self._owned: Mapping[Month, int] = owners_of(dict(enumerate(months)))
        self._anybody: Mapping[int, Facts] = dict.fromkeys(range(len(months)), ANYBODY)
        self._given: dict[Period, tuple[Share, ...]] = {}
        self.periods = tuple(periods_until(self._owned, until, law))

    def given(self, period: Period) -> tuple[Share, ...]:
        """What each award gives for a period: sums, months and parts; the facts are nobody's."""
        found = self._given.get(period)
        if found is None:
            shares = shares_of(self._anybody, self._owned, period, self._law)
            found = self._given[period] = tuple(shares.values())
        return found


_MOST_KNOWN = 10_000


class Cases:
    """The cases of an office, up to a period and by one law."""

    def __init__(self, until: Period, law: LawInForce) -> None:
        self.until, self.law = until, law
        self._cases: dict[Months, Case] = {}
        self._known: dict[tuple[int, ...], tuple[Case, Months]] = {}
        """By the very objects that months are: they are held, so that no other takes their id."""

    def of(self, awards: Sequence[AwardRow]) -> Case:
        """The case that a child's awards are; counted where nobody was in it before."""
        months = tuple([own_months(award.facts) for award in awards])
        same = tuple(map(id, months))  # far sooner compared than dozens of months
        known = self._known.get(same)
        if known is None:
            found = self._cases.get(months)
            if found is None:
                found = self._cases[months] = Case(months, self.until, self.law)
            if len(self._known) < _MOST_KNOWN:
                self._known[same] = (found, months)
            return found
        return known[0]

    def __len__(self) -> int:
        """How many different ones were counted."""
        return len(self._cases)
