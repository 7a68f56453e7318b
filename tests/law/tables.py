"""Reads the tables of cases: columns between bars, remarks after a hash, one header per table."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Month, months_between

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


def facts(case: Case, told: str) -> Facts:
    """The facts of a row; ``told`` names the column with events and other circumstances."""
    circumstances = words(case[told])
    known = {"state support", "deprived", "no consent"}
    strange = [text for text in circumstances if text.split()[0] not in _EVENTS]
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
    )
