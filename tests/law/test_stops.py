"""What stops an award, and from which day on it can be told (D-5)."""

from datetime import date, timedelta

import pytest

from desktop_app.law.facts import EndReason, EventKind
from desktop_app.law.stops import CLAUSES, Turning, stop_of
from tests.law import tables
from tests.law.tables import Case, cases


@cases("stops.txt")
def test_stops(case: Case) -> None:
    stop = stop_of(tables.facts(case, "events"))
    if case["stop"] == "-":
        assert stop is None
        return
    assert stop is not None
    assert (stop.key, str(stop.last)) == (case["stop"], case["last"])
    if case["told from"] == "at once":
        assert stop.has_come(date(2015, 1, 1))
        return
    first = tables.day(case["told from"])
    told = [stop.has_come(first + timedelta(days=days)) for days in (-1, 0, 1)]
    assert told == [False, True, True]


@pytest.mark.parametrize("circumstance", [*Turning, *EventKind, *EndReason])
def test_every_circumstance_has_its_clause(circumstance: Turning | EventKind | EndReason) -> None:
    assert CLAUSES[circumstance] in {"D-2", "D-3", "D-5"}
