"""Values in force: what ships in ``resources/law`` and what the office added."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from sqlalchemy import Connection

from desktop_app import paths
from desktop_app.law.checklist import ChecklistItem, Source
from desktop_app.law.deadlines import WorkingCalendar
from desktop_app.law.in_force import Dated, InForce
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.steps import Words
from desktop_app.records.kinds import Service
from desktop_app.storage import offices

_FIRST_YEAR, _LAST_YEAR = 2024, 2030
_ONLY_SCHEME = ("calendar", "by school months", "half up to a whole tenge")


class LawDataError(Exception):
    """A file of law data is wrong; names the file and what is wrong in it."""


@dataclass(frozen=True)
class ServiceRules:
    """A service: its full name, its term in working days, and its checklist."""

    name_kk: str
    name_ru: str
    term: int
    citation: str
    checklist: tuple[ChecklistItem, ...]

    def item(self, code: str) -> ChecklistItem:
        return next(item for item in self.checklist if item.code == code)


@dataclass(frozen=True)
class Citation:
    """The acts that a notice of the department rests on."""

    citation_kk: str
    citation_ru: str


@contextmanager
def _reading(name: str) -> Iterator[Mapping[str, Any]]:
    """A file of law data; whatever is wrong with it becomes a LawDataError that names it."""
    try:
        yield tomllib.loads(paths.resource("law", name).read_text(encoding="utf-8"))
    except KeyError as error:
        raise LawDataError(f"{name}: {error} is missing") from error
    except (OSError, TypeError, ValueError) as error:
        raise LawDataError(f"{name}: {error}") from error


def dated_mci(values: Iterable[tuple[date, int, Words]]) -> InForce[int]:
    """Each MCI holds until the next one, and never past the year that it was set for."""
    ordered = sorted(values)
    following = [first for first, _, _ in ordered[1:]] + [date.max]
    return InForce(
        "mci",
        [
            Dated(first, min(after - timedelta(days=1), date(first.year, 12, 31)), tenge, citation)
            for (first, tenge, citation), after in zip(ordered, following, strict=True)
        ],
    )


@cache
def shipped_mci() -> tuple[tuple[date, int, Words], ...]:
    with _reading("mci.toml") as data:
        return tuple(
            (entry["from"], entry["tenge"], _citation_of(entry)) for entry in data["value"]
        )


@cache
def profiles() -> InForce[DecisionProfile]:
    with _reading("profiles.toml") as data:
        return InForce("profile", [_profile(entry) for entry in data["profile"]])


def _citation_of(entry: Mapping[str, Any]) -> Words:
    return Words(entry["citation_kk"], entry["citation_ru"])


def _profile(entry: Mapping[str, Any]) -> Dated[DecisionProfile]:
    scheme = (entry["quarters"], entry["partial_quarter"], entry["rounding"])
    if scheme != _ONLY_SCHEME:
        raise LawDataError(f"profiles.toml: {entry['code']}: can't count by {scheme}")
    profile = DecisionProfile(
        code=entry["code"],
        mci_per_quarter=Fraction(entry["mci_per_quarter"]),
        school_months=frozenset(entry["school_months"]),
        citation_kk=entry["citation_kk"],
        citation_ru=entry["citation_ru"],
    )
    return Dated(entry["from"], None, profile, _citation_of(entry))


def in_force(connection: Connection) -> LawInForce:
    """Everything a sum is counted with, the office's own MCI values included."""
    values = {first: (tenge, citation) for first, tenge, citation in shipped_mci()}
    for first, (tenge, source) in offices.added_mci(connection).items():
        values[first] = (tenge, Words(source, source))
    mci = dated_mci((first, tenge, citation) for first, (tenge, citation) in values.items())
    return LawInForce(mci, profiles())


def citation(connection: Connection, day: date) -> Citation:
    """The decision that counts on a day, or the first known one before it."""
    found = in_force(connection).profiles
    covering = [dated.value for dated in found.values if dated.covers(day)] or [
        found.values[0].value
    ]
    return Citation(covering[-1].citation_kk, covering[-1].citation_ru)


@cache
def rules(service: Service) -> ServiceRules:
    with _reading("services.toml") as data:
        entry = data[service]
        return ServiceRules(
            name_kk=entry["name_kk"],
            name_ru=entry["name_ru"],
            term=entry["term"],
            citation=entry["citation"],
            checklist=tuple(_checklist_item(document) for document in entry["document"]),
        )


def _checklist_item(document: Mapping[str, Any]) -> ChecklistItem:
    return ChecklistItem(
        code=document["code"],
        name_kk=document["name_kk"],
        name_ru=document["name_ru"],
        source=Source(document["source"]),
        has_expiry=document.get("has_expiry", False),
        if_applies=document.get("if_applies", False),
        citation=document["citation"],
    )


@cache
def working_calendar() -> WorkingCalendar:
    """Kazakhstan's holidays, moved days included, with the office's corrections."""
    import holidays

    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    known = holidays.country_holidays("KZ", years=years)
    with _reading("holidays.toml") as corrections:
        worked = frozenset(corrections["worked_weekends"])
        off = {day for day in known if day not in worked}
        return WorkingCalendar(
            years=frozenset(years),
            days_off=frozenset(off | set(corrections["days_off"])),
            worked_weekends=worked | frozenset(known.weekend_workdays),
        )
