"""Kazakhstan's public holidays and moved days, with their names; which years are surely known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from desktop_app import wording
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.services.law_values.law_data import reading

_FILE = "holidays.toml"


@dataclass(frozen=True)
class KnownYears:
    """Years are known up to ``checked``; up to ``last`` an office can confirm them itself."""

    first: int
    checked: int
    last: int

    @property
    def all(self) -> range:
        return range(self.first, self.last + 1)

    def may_be_confirmed(self, year: int, this_year: int) -> bool:
        """What the government moves is published shortly before a year begins."""
        return self.checked < year <= min(self.last, this_year + 1)


@dataclass(frozen=True)
class PublicDay:
    """A public holiday, a day off that was moved, or a weekend that is ``worked`` for one.

    ``estimated``: the moon decides, and the day was computed.
    """

    day: date
    worked: bool
    name: Words
    moved: bool = False
    estimated: bool = False


def not_known(year: int) -> Step:
    """That the days off of a year are not known, and where to say that they are right."""
    years = known_years()
    label = N_("The holidays of {year} are not known. Check the date.")
    if years.checked < year <= years.last:
        label = N_(
            "The days off of {year} are not confirmed yet, so no deadline can be counted there. "
            "Confirm them in Settings, Calendar."
        )
    return Step(label, "", {"year": as_is(year)})


@cache
def known_years() -> KnownYears:
    """LawDataError where the file is wrong."""
    with reading(_FILE) as data:
        return KnownYears(data["first_year"], data["checked_through"], data["last_year"])


@cache
def _added_by_office() -> Words:
    with reading(_FILE) as data:
        return Words(data["added_by_office"]["kk"], data["added_by_office"]["ru"])


def added_by_office(name: Words) -> Words:
    """The name of a day that the office added, which says so."""
    return _named(_added_by_office(), name)


@cache
def public_days() -> tuple[PublicDay, ...]:
    """All days that are known or can be confirmed, in order. LawDataError for a wrong file."""
    import holidays

    found = holidays.country_holidays("KZ", years=known_years().all, language="kk")
    with reading(_FILE) as data:
        reader = _Reader(data, found)
        days = [reader.day_off(day, names) for day, names in found.items()]
        return tuple(sorted([*days, *reader.worked()], key=lambda each: each.day))


def read_anew() -> None:
    """Read all that the file holds; LawDataError where something is wrong with it."""
    for reader in (known_years, _added_by_office, public_days):
        reader.__wrapped__()


class _Reader:
    """Turns the package's names, which carry its remarks, into names of ours."""

    def __init__(self, data: Mapping[str, Any], found: Any) -> None:
        self._names: Mapping[str, str] = data["names"]
        self._moved_holiday, self._day_off_instead, self._worked_instead = (
            Words(data[pattern]["kk"], data[pattern]["ru"])
            for pattern in ("moved_holiday", "day_off_instead", "worked_instead")
        )
        self._moved = _around(found.observed_label)
        self._estimated = _around(found.estimated_label)
        self._instead = _around(found.substituted_label)
        self._date_form = found.substituted_date_format
        self._free_for: dict[date, date] = {}

    def day_off(self, day: date, names: str) -> PublicDay:
        """Two holidays may fall on one day."""
        parts = [self._one(day, name) for name in names.split("; ")]
        return PublicDay(
            day,
            worked=False,
            name=Words(
                ", ".join(part.name.kk for part in parts), ", ".join(part.name.ru for part in parts)
            ),
            moved=all(part.moved for part in parts),
            estimated=all(part.estimated for part in parts),
        )

    def _one(self, day: date, name: str) -> PublicDay:
        instead = _between(name, self._instead)
        if instead is not None:
            worked = datetime.strptime(instead, self._date_form).date()
            self._free_for[worked] = day
            words = _dated(self._day_off_instead, worked)
            return PublicDay(day, worked=False, name=words, moved=True)
        estimated, observed = _between(name, self._estimated), _between(name, self._moved)
        plain = estimated or observed or name
        # A name that nobody translated yet is told in Kazakh.
        words = Words(plain, self._names.get(plain, plain))
        if observed is not None:
            words = _named(self._moved_holiday, words)
        return PublicDay(
            day,
            worked=False,
            name=words,
            moved=observed is not None,
            estimated=estimated is not None,
        )

    def worked(self) -> Iterator[PublicDay]:
        """The weekends that are worked; asked when every day off was read."""
        for day, free in self._free_for.items():
            name = _dated(self._worked_instead, free)
            yield PublicDay(day, worked=True, name=name, moved=True)


def _dated(pattern: Words, day: date) -> Words:
    shown = wording.day(day)
    return Words(pattern.kk.format(date=shown), pattern.ru.format(date=shown))


def _named(pattern: Words, name: Words) -> Words:
    return Words(pattern.kk.format(name=name.kk), pattern.ru.format(name=name.ru))


def _around(label: str) -> tuple[str, str]:
    before, _mark, after = label.partition("%s")
    return before, after


def _between(text: str, around: tuple[str, str]) -> str | None:
    """What a text has between two others; None where it does not begin and end with them."""
    before, after = around
    fits = text.startswith(before) and text.endswith(after)
    return text[len(before) : len(text) - len(after)] if fits else None
