"""The budget year ahead: what the awards on file will cost, and who drops out when and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.entitlement import CERTIFICATE_ENDS, Bound, Share, bounds, owners
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, months_between
from desktop_app.law.steps import N_
from desktop_app.law.suppositions import last_known_mci, law_continued
from desktop_app.records.decisions import AwardRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, settled
from desktop_app.services.sums.every_child import PeriodSums, Progress, every_child
from desktop_app.storage.awards import decided as stored_awards

FIRST_YEAR, LAST_YEAR = 2015, 2099


@dataclass(frozen=True)
class Assumptions:
    """What is not known of a budget year and taken as given.

    ``mci``, in whole tenge, is that of years without one; None: the last known one goes on.
    ``renewed``: whose certificate ends with a school year gets one for the next.
    """

    year: int
    mci: int | None = None
    renewed: bool = False


@dataclass
class ForecastMonth:
    """Children entitled and whole tenge of a school month; ``renewed`` is the part of it that
    rests on certificates assumed to be renewed. ``assumed_mci``: counted with an assumed MCI."""

    month: Month
    assumed_mci: bool
    children: int = 0
    tenge: int = 0
    renewed_children: int = 0
    renewed: int = 0


@dataclass
class ForecastPeriod:
    """Whole tenge of a payment period: entitled, paid already to children who are entitled, and
    still to pay."""

    period: Period
    children: int = 0
    entitled: int = 0
    paid: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class DropOut:
    """A child whose last month lies in the year, and what ends it; no award goes on after it."""

    child_id: int
    last: Month
    bound: Bound


@dataclass
class Forecast:
    """The periods that end in the year, their months, and what is still due for earlier periods.

    ``mci`` is the assumed MCI in whole tenge, None where every MCI is known. ``arrears`` fall due
    in the year only if they are not paid before; ``paper`` gives the months. Months add up to what
    periods are entitled to.
    """

    assumptions: Assumptions
    made_on: date
    mci: int | None
    months: dict[Month, ForecastMonth]
    periods: dict[Period, ForecastPeriod] = field(default_factory=dict)
    arrears: int = 0
    drop_outs: list[DropOut] = field(default_factory=list)
    paper: AwardPaper = AwardPaper.CERTIFICATE

    @property
    def year(self) -> int:
        return self.assumptions.year

    @property
    def entitled(self) -> int:
        """Whole tenge of all months of the year."""
        return sum(month.tenge for month in self.months.values())

    @property
    def to_pay(self) -> int:
        """What the payouts of the year would pay: still due, and the arrears."""
        return sum(period.due for period in self.periods.values()) + self.arrears


@dataclass(frozen=True)
class Beginning:
    """What the forecast of a year begins with.

    ``mci`` is the newest one up to the year, in whole tenge; ``is_of_year`` where it was set for
    that year. ``children`` is how many are to be counted.
    """

    mci: int | None
    is_of_year: bool
    children: int


def beginning(desk: Desk, year: int) -> Beginning:
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        children = stored_awards.count_children(connection)
    _law, assumed = law_continued(law, year, 1)
    return Beginning(last_known_mci(law, year), year not in assumed, children)


def forecast(desk: Desk, assumptions: Assumptions, progress: Progress | None = None) -> Forecast:
    """Count a budget year over all awards as they stand today; nothing is saved.

    Raises EntryError where an MCI is assumed for a year that has one, Trouble where no decision
    covers a month.
    """
    with desk.reading() as connection:
        found = law_data.in_force(connection)
        mci = _mci(found, assumptions)
        law, assumed = law_continued(found, assumptions.year, mci)
        try:
            count = _Count(desk.today(), assumptions, law, assumed, mci)
            for awards, paid in every_child(connection, progress):
                count.add(awards, paid)
        except NotInForceError as error:
            raise not_in_force(error) from error
    return count.result()


def _mci(law: LawInForce, assumptions: Assumptions) -> int:
    _continued, unknown = law_continued(law, assumptions.year, 1)
    if assumptions.mci is None:
        known = last_known_mci(law, assumptions.year)
        if known is None:
            raise not_in_force(NotInForceError("mci", date(assumptions.year, 1, 1)))
        return known
    if assumptions.mci <= 0:
        raise EntryError(Slip("mci", N_("Enter the MCI in tenge, above zero.")))
    if not unknown:
        label = N_("The MCI of {year} is known: leave out the assumed one.")
        raise EntryError(Slip("mci", label, {"year": str(assumptions.year)}))
    return assumptions.mci


class _Count:
    """Adds up one child after another."""

    def __init__(
        self,
        today: date,
        assumptions: Assumptions,
        law: LawInForce,
        assumed: frozenset[int],
        mci: int,
    ) -> None:
        self.today, self.assumptions, self.law = today, assumptions, law
        self._assumed = assumed
        self._sums = PeriodSums(law)
        self._bounds: dict[Bound, Bound] = {}
        self._years: dict[Period, int] = {}
        year = assumptions.year
        months = months_between(Month(year, 1), Month(year, 12))
        school = [month for month in months if law.is_school_month(month)]
        self._found = Forecast(
            assumptions,
            today,
            mci if assumed else None,
            {month: self._month(month) for month in school},
            paper=law_data.papers_on(law.profiles, today).months_by,
        )

    def _month(self, month: Month) -> ForecastMonth:
        return ForecastMonth(month, month.year in self._assumed)

    def add(self, awards: Sequence[AwardRow], paid: Paid) -> None:
        facts = facts_of(awards)
        owned = owners(facts)
        if not owned:
            return
        certain: Mapping[Month, int] = owned
        if self.assumptions.renewed and (renewed := self._renewed(facts, owned)):
            facts = {**facts, **renewed}
            owned = owners(facts)
        for period in self._sums.periods(owned):
            if self._year_of(period) <= self.assumptions.year:
                given = self._sums.shares(facts, owned, period)
                self._add_period(awards, period, given, paid, certain)
        last = _last(owned, facts)
        if last.year == self.assumptions.year:
            bound = bounds(facts[owned[last]])[0]
            shared = self._bounds.setdefault(bound, bound)
            self._found.drop_outs.append(DropOut(awards[0].child_id, last, shared))

    def _year_of(self, period: Period) -> int:
        """The budget year that pays a period: the one in which it ends."""
        found = self._years.get(period)
        if found is None:
            found = self._years[period] = period.last_day.year
        return found

    def _add_period(
        self,
        awards: Sequence[AwardRow],
        period: Period,
        given: Mapping[int, Share],
        paid: Paid,
        certain: Mapping[Month, int],
    ) -> None:
        due = before_in_all = 0
        for _award, share, before in settled(awards, given, period, paid):
            due += max(0, share.amount - before)
            before_in_all += before
        if self._year_of(period) < self.assumptions.year:
            self._found.arrears += due
            return
        total = self._found.periods.get(period)
        if total is None:
            total = self._found.periods[period] = ForecastPeriod(period)
        total.due += due
        total.paid += before_in_all
        by_month: Counter[Month] = Counter()
        for share in given.values():
            by_month.update(share.by_month)
        total.entitled += sum(by_month.values())
        total.children += bool(by_month)
        for month, tenge in by_month.items():
            row = self._found.months.get(month)
            if row is None:
                row = self._found.months[month] = self._month(month)
            row.children += 1
            row.tenge += tenge
            if month not in certain:
                row.renewed_children += 1
                row.renewed += tenge

    def _renewed(
        self, facts: Mapping[int, Facts], owned: Mapping[Month, int]
    ) -> Mapping[int, Facts]:
        """The last award with its certificate going on past the year, if it would be renewed.

        That is one that ends with a school year, and after which no school month has passed yet:
        a family that did not come back in autumn is not expected to.
        """
        decision = owned[_last(owned, facts)]
        award = facts[decision]
        assert award.certificate is not None
        ended = Month.of(award.certificate.last_day)
        if bounds(award)[0].label != CERTIFICATE_ENDS or self.law.is_school_month(ended.shifted(1)):
            return {}
        since = months_between(ended.shifted(1), Month.of(self.today).shifted(-1))
        if any(self.law.is_school_month(month) for month in since):
            return {}
        until = date(self.assumptions.year + 1, 1, 31)
        period = Certificate(award.certificate.first_day, max(until, award.certificate.last_day))
        return {decision: replace(award, certificate=period)}

    def result(self) -> Forecast:
        found = self._found
        found.months = dict(sorted(found.months.items()))
        found.periods = dict(sorted(found.periods.items(), key=lambda item: item[0].first_day))
        found.drop_outs.sort(key=lambda drop_out: drop_out.last)
        return found


def _last(owned: Mapping[Month, int], facts: Mapping[int, Facts]) -> Month:
    """The last month of all awards; those of a single one are in order."""
    return next(reversed(list(owned))) if len(facts) == 1 else max(owned)
