"""What the rows of a register are held against: what is on file, and the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.eligibility import Judgement, judge
from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.facts import Certificate, Event, Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.readings import Readings
from desktop_app.records.decisions import AwardRow
from desktop_app.services.law_values.law_data import papers_on, readings_on
from desktop_app.storage.importing.brought_in import OnFile
from desktop_app.storage.people.values import Held


@dataclass(frozen=True)
class Known:
    """What is on file of a register's people, and the law."""

    on_file: OnFile
    awards: Mapping[int, Sequence[AwardRow]]
    law: LawInForce
    today: date
    held: Mapping[int, set[Held]] = field(default_factory=dict)
    """What people on file were called before."""
    same: frozenset[str] = frozenset()
    """IINs of which somebody has said that the register means whoever is on file."""
    paid: Mapping[tuple[int, Period], int] = field(default_factory=dict)
    """What was paid on awards on file, in whole tenge by award and period."""
    accounts: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Every account that awards on file have or had, by award."""
    events: Mapping[int, Sequence[Event]] = field(default_factory=dict)
    """What was recorded of children on file."""
    limits: Mapping[Period, int] = field(default_factory=dict)
    """Above so many tenge for one child the office looks twice; 0 where nothing says it."""


class ByLaw:
    """What the law says, asked once for all whose facts make no difference to it."""

    def __init__(self, law: LawInForce) -> None:
        self.law = law
        self._judged: dict[object, Judgement] = {}
        self._shares: dict[object, int] = {}
        self._school: dict[Period, tuple[Month, ...]] = {}
        self._on: dict[date, tuple[AwardPaper, Readings]] = {}
        self._certificates: dict[tuple[date, date], Certificate] = {}

    def on(self, day: date) -> tuple[AwardPaper, Readings]:
        """What gives the months by the decision of a day, and how it is read."""
        found = self._on.get(day)
        if found is None:
            profiles = self.law.profiles
            found = papers_on(profiles, day).months_by, readings_on(profiles, day)
            self._on[day] = found
        return found

    def certificate(self, first: date, last: date) -> Certificate:
        """The same one for all of the same days."""
        return self._certificates.setdefault((first, last), Certificate(first, last))

    def judge(self, facts: Facts) -> Judgement:
        same = _what_matters(facts)
        found = self._judged.get(same)
        if found is None:
            found = self._judged[same] = judge(facts, self.law)
        return found

    def school(self, period: Period) -> tuple[Month, ...]:
        """The school months of a period."""
        found = self._school.get(period)
        if found is None:
            found = tuple(month for month in period.months if self.law.is_school_month(month))
            self._school[period] = found
        return found

    def share(self, awards: Sequence[Facts], place: int, period: Period) -> int:
        """What the law gives one of a child's awards for a period."""
        same = (*map(_what_matters, awards), place, period)
        found = self._shares.get(same)
        if found is None:
            facts = dict(enumerate(awards))
            given = shares_of(facts, owners(facts), period, self.law)
            found = self._shares[same] = given[place].amount
        return found


def _what_matters(facts: Facts) -> tuple[object, ...]:
    """A birth date says nothing where the child stays under age long after the certificate."""
    certificate, born = facts.certificate, facts.birth_date
    assert certificate is not None
    long_after = born.year + _OF_AGE > certificate.last_day.year + 1
    return (
        None if long_after else born,
        certificate.first_day,
        certificate.last_day,
        facts.applied_on,
        facts.disability_until,
        facts.taken,
    )


_OF_AGE = 18
