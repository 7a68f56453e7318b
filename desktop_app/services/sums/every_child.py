"""Going through every child of an office: what each is given, each different case counted once."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from sqlalchemy import Connection

from desktop_app.law.entitlement import Share, periods_of, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.records.decisions import AwardRow
from desktop_app.services.desk import Desk
from desktop_app.services.sums.balances import Paid
from desktop_app.storage.awards.decided import awards_by_child, count_children
from desktop_app.storage.payouts.approved import paid_on

_AT_ONCE = 5_000
"""So many are asked about together: a few questions for an office of any size."""
_TOLD_EVERY = 200
_MOST_CASES = 50_000
"""More cases than any office has: a share that is kept keeps the facts of some child with it."""

Progress = Callable[[int], None]
"""Told how many children are done."""


def every_child(
    connection: Connection, progress: Progress | None = None
) -> Iterator[tuple[list[AwardRow], Paid]]:
    """The awards of one child after another with what was paid on them; memory stays flat."""
    children = awards_by_child(connection)
    done = 0
    while together := list(islice(children, _AT_ONCE)):
        ids = [award.decision_id for awards in together for award in awards]
        paid = paid_on(connection, ids)
        for number, awards in enumerate(together, done + 1):
            yield awards, paid
            if progress is not None and (number % _TOLD_EVERY == 0 or awards is together[-1]):
                progress(number)
        done += len(together)


def children_to_count(desk: Desk) -> int:
    """How many children `every_child` goes through."""
    with desk.reading() as connection:
        return count_children(connection)


class PeriodSums:
    """Shares by one law. Awards give what their months give, so those are counted once for all
    children that have the same ones, one award after the other."""

    def __init__(self, law: LawInForce) -> None:
        self.law = law
        self._periods: dict[tuple[Month, ...], list[Period]] = {}
        self._shares: dict[tuple[object, ...], tuple[Share, ...]] = {}

    def periods(self, owned: Mapping[Month, int]) -> list[Period]:
        """The periods that pay for these months; NotInForceError as `periods_of` raises it."""
        months = tuple(owned)
        found = self._periods.get(months)
        if found is None:
            found = self._periods[months] = periods_of(months, self.law)
        return found

    def shares(
        self, facts: Mapping[int, Facts], owned: Mapping[Month, int], period: Period
    ) -> Mapping[int, Share]:
        """What each award gives for a period; NotInForceError as `shares_of` raises it.

        For sums and months only: the steps of a share may be those of another child.
        """
        months = [month for month in period.months if month in owned]
        case: tuple[object, ...] = (period, *months)
        if len(facts) > 1:
            places = {decision: place for place, decision in enumerate(facts)}
            case = (len(facts), *case, *(places[owned[month]] for month in months))
        found = self._shares.get(case)
        if found is None:
            if len(self._shares) >= _MOST_CASES:
                self._shares.clear()
            found = tuple(shares_of(facts, owned, period, self.law).values())
            self._shares[case] = found
        return dict(zip(facts, found, strict=True))
