"""How long the report of a year and the forecast take in an office of 100 000 applications.

    python -m tests.bench.bench_report [APPLICATIONS]

Each child comes back every autumn for two years; to one in thirty something has happened. The
figures are medians of five; of the forecast one, in processor time, with the memory it added.
"""

import statistics
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Connection, Table, insert

from desktop_app.law.facts import Certificate, Facts
from desktop_app.records.kinds import Role
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.reports import forecast, report
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.people import on_file as people
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_child
from tests.services.acts import taken_by

APPLICATIONS, SCHOOLS, ROUNDS = 100_000, 40, 5
FIRST_YEAR, YEARS = 2025, 2
_AT_ONCE = 20_000
_PAPER = b"%PDF" + bytes(4_000)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "office.sqlite")
        began = perf_counter()
        with database.begin() as connection:
            fill(connection, count)
        print(f"{count:,} applications on file, made in {perf_counter() - began:.0f} s")
        measure(database)
        database.close()


def measure(database: Database) -> None:
    nobody = Desk(database, clock=Clock())
    beginning.prepare(nobody)
    desk = taken_by(nobody, Role.HEAD)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    for name, days in (("a year", year), ("a month", (date(2026, 3, 1), date(2026, 3, 31)))):
        taken = []
        for _round in range(ROUNDS):
            began = perf_counter()
            report.of_period(desk, *days, "ru")
            taken.append(perf_counter() - began)
        print(f"{name:8} {statistics.median(taken):.2f} s")
    found = report.of_period(desk, *year, "ru")
    began = perf_counter()
    pages = len(report.pdf(found))
    print(f"the PDF  {perf_counter() - began:.2f} s, {pages / 1024:.0f} KiB")
    children = forecast.beginning(desk, FIRST_YEAR + YEARS).children
    for renewed in (False, True):
        began, before = process_time(), _mib("VmRSS")
        forecast.forecast(desk, forecast.Assumptions(FIRST_YEAR + YEARS, None, renewed))
        seconds, more = process_time() - began, max(0, _mib("VmRSS") - before)
        how = "renewed" if renewed else "as they stand"
        print(f"the forecast of {children:,} children, {how}: {seconds:.2f} s, {more} MiB more")


def _mib(name: str) -> int:
    """What this process has; nothing where the system does not say it."""
    status = Path("/proc/self/status")
    text = status.read_text(encoding="ascii") if status.exists() else ""
    return int(text.partition(f"{name}:")[2].split()[0]) // 1024 if text else 0


def fill(connection: Connection, count: int) -> None:
    """Applications of one and a half years, their papers, decisions, payouts and certificates."""
    chance = Random(2026)
    schools = [
        {"name_kk": f"№ {n} мектеп", "name_ru": f"Школа № {n}"} for n in range(1, SCHOOLS + 1)
    ]
    _add(connection, t.providers, schools)
    child = people.save(connection, a_child(), "", datetime(2025, 1, 1))
    pattern = dict(connection.execute(t.people.select()).mappings().one())
    numbers = range(child + 1, child + count)
    _add(connection, t.people, [{**pattern, "id": n, "iin": f"{n:012}"} for n in numbers])
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    _payouts(rows)
    for number in range(1, count + 1):
        _application(rows, number, chance)
    for table, made in rows.items():
        _add(connection, table, made)


_TABLES = (
    t.payouts, t.certificates, t.applications, t.orders, t.decisions, t.notices, t.documents,
    t.payout_lines, t.events,
)  # fmt: skip
_MONTHS_OF_SHEETS = {4: 12, 1: 3, 2: 5}
_SHEETS = {
    f"{year}Q{quarter}": datetime(year, month, 20)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
    for quarter, month in _MONTHS_OF_SHEETS.items()
    if datetime(year, month, 20) < datetime(2026, 11, 21)
}
"""The periods and when their sheets were approved."""


def _payouts(rows: dict[Table, list[dict[str, Any]]]) -> None:
    for number, (quarter, when) in enumerate(_SHEETS.items(), start=1):
        rows[t.payouts].append(
            {
                "id": number,
                "quarter": quarter,
                "number": f"Т-{number}",
                "closed_at": when,
                "closed_by": "x",
                "not_paid": [],
            }
        )


def _application(rows: dict[Table, list[dict[str, Any]]], number: int, chance: Random) -> None:
    child, year = (number - 1) // YEARS + 1, FIRST_YEAR + (number - 1) % YEARS
    day = date(year, 9, 1) + timedelta(chance.randrange(60))
    when, school = datetime(day.year, day.month, day.day, 10), chance.randrange(1, SCHOOLS + 1)
    at_home = chance.random() < 0.2
    refused = chance.random() < 0.1
    first, last = day.replace(day=1), date(year + 1, 5, 25)
    rows[t.certificates].append(
        {
            "id": number,
            "child_id": child,
            "provider_id": school,
            "number": f"{number}",
            "issued_on": first,
            "first_day": first,
            "last_day": last,
        }
    )
    statuses = ("refused", "ordered") if at_home else ("refused", "awarded")
    rows[t.applications].append(
        {
            "id": number,
            "service": "home_education" if at_home else "reimbursement",
            "number": f"Ө-{number}",
            "registered_at": when,
            "applied_on": day,
            "channel": chance.choice(("office", "portal", "state corporation")),
            "child_id": child,
            "applicant_id": child,
            "relation": "mother",
            "provider_id": school,
            "language": "kk",
            "status": statuses[not refused],
            "deadline": day + timedelta(2 if at_home else 12),
            "certificate_id": None if at_home else number,
        }
    )
    for code in ("application", "medical_conclusion", "identity"):
        state = "missing" if refused and code == "medical_conclusion" else "accepted"
        rows[t.documents].append(
            {
                "application_id": number,
                "code": code,
                "name_kk": code,
                "name_ru": code,
                "source": "applicant",
                "state": state,
            }
        )
    rows[t.notices].append(
        {
            "kind": "receipt slip",
            "number": f"Ш-{number}",
            "issued_at": when,
            "issued_by": "x",
            "application_id": number,
            "child_id": child,
            "language": "kk",
            "sha256": "0" * 64,
            "pdf": _PAPER,
        }
    )
    if at_home:
        return
    _decision(rows, number, child, (first, last), day + timedelta(chance.randrange(16)), refused)
    if year == FIRST_YEAR + YEARS - 1 and chance.random() < 1 / 30:
        rows[t.events].append(
            {
                "child_id": child,
                "kind": "state institution",
                "happened_on": day + timedelta(90),
                "recorded_at": when,
                "recorded_by": "x",
            }
        )


def _decision(
    rows: dict[Table, list[dict[str, Any]]],
    number: int,
    child: int,
    days: tuple[date, date],
    decided: date,
    refused: bool,
) -> None:
    first, last = days
    facts = Facts(date(2015, 1, 1), first, Certificate(first, last), None)
    rows[t.decisions].append(
        {
            "id": number,
            "application_id": number,
            "child_id": child,
            "payee_id": child,
            "awarded": not refused,
            "decided_at": datetime(decided.year, decided.month, decided.day, 15),
            "decided_by": "x",
            "facts": facts_to_json(facts),
            "steps": [],
            "grounds": [2] if refused else [],
            "first_month": "" if refused else f"{first:%Y-%m}",
            "last_month": "" if refused else f"{last:%Y-%m}",
        }
    )
    for payout, (quarter, when) in enumerate(_SHEETS.items(), start=1):
        if not refused and first <= when.date() <= last:
            rows[t.payout_lines].append(
                {
                    "payout_id": payout,
                    "number": number,
                    "decision_id": number,
                    "child_id": child,
                    "period": quarter,
                    "months": [f"{when:%Y-%m}"],
                    "amount": 9_000,
                    "steps": [],
                }
            )


def _add(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(table), rows[start : start + _AT_ONCE])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else APPLICATIONS)
