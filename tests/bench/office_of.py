"""An office with so many children who are paid, made in bulk: awards, accounts, sheets before.

Each child has an award of this school year and every second one an award of the year before; no two
families are alike. The sheets of five periods are approved, each line with the steps that the law
gives it, as the program would have frozen it. To one child in thirty something has happened.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, insert

from desktop_app.identity.folding import folded
from desktop_app.identity.sorting import sort_key
from desktop_app.law.entitlement import shares
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Quarter
from desktop_app.records.stored_steps import facts_to_json, steps_to_json
from desktop_app.services.law_values import law_data
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from tests.builders import a_child, make_iban, make_iin

SHEETS = {
    Quarter(2025, 3): datetime(2025, 9, 28, 12),
    Quarter(2025, 4): datetime(2025, 12, 18, 12),
    Quarter(2026, 1): datetime(2026, 3, 20, 12),
    Quarter(2026, 2): datetime(2026, 5, 28, 12),
    Quarter(2026, 3): datetime(2026, 9, 28, 12),
}
"""The periods and when their sheets were approved."""
DUE = Quarter(2026, 4)
"""The period that is to be paid."""
_YEARS = {
    2025: (date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25))),
    2026: (date(2026, 9, 3), Certificate(date(2026, 9, 1), date(2027, 5, 25))),
}
_AT_ONCE = 5_000
_BEGAN = datetime(2025, 9, 1)
_SURNAMES = ("Ахмет", "Әлімқұл", "Беген", "Дүйсен", "Жұма", "Қожағұл", "Мұқан", "Оспан", "Өтеген")


def fill(connection: Connection, children: int) -> None:
    """An empty office becomes one with so many children."""
    school = {"name_kk": "№5 мектеп", "name_ru": "Школа № 5"}
    connection.execute(insert(t.providers), [school])
    a_row = people.save(connection, a_child(), "", _BEGAN)
    pattern = dict(connection.execute(t.people.select()).mappings().one())
    connection.execute(t.people.delete().where(t.people.c.id == a_row))
    law = law_data.in_force(connection)
    _sheets(connection)
    for start in range(0, children, _AT_ONCE):
        rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        for number in range(start, min(start + _AT_ONCE, children)):
            _family(rows, pattern, law, number)
        for table, made in rows.items():
            if made:
                connection.execute(insert(table), made)


_TABLES = (
    t.people, t.certificates, t.applications, t.decisions, t.payout_lines, t.events,
)  # fmt: skip


def _sheets(connection: Connection) -> None:
    for number, (period, when) in enumerate(SHEETS.items(), start=1):
        values = {
            "id": number,
            "quarter": str(period),
            "number": f"Т-{period.year - 1}-{number:05}",
            "closed_at": when,
            "closed_by": "Д. Оспанов",
            "values": {"name order": "kk"},
            "not_paid": [],
        }
        connection.execute(insert(t.payouts).values(values))


def _family(
    rows: dict[Table, list[dict[str, Any]]], pattern: dict[str, Any], law: LawInForce, number: int
) -> None:
    child, payee = 2 * number + 1, 2 * number + 2
    surname = f"{_SURNAMES[number % len(_SURNAMES)]}{_letters(number)}ова"
    born = date(2012 + number % 6, 1 + number % 12, 1 + number % 28)
    of_payee = date(1980 + number % 5, 1 + number % 12, 1 + number % 28)
    given = ("Гүлнұр", "Мерей", "Томирис")[number % 3]
    rows[t.people] += (
        _person(pattern, child, born, number // 84 + 1, (surname, given, "Жұмағалиқызы")),
        _person(pattern, payee, of_payee, number // 420 + 1, (surname, "Айгүл", "")),
    )
    iban = make_iban(number + 1)
    event = None
    if number % 30 == 29:
        event = Event(EventKind.STATE_INSTITUTION, date(2026, 11, 3))
        values = {"child_id": child, "kind": event.kind, "happened_on": event.happened_on}
        by = {"recorded_at": datetime(2026, 11, 5), "recorded_by": "М. Ержанова"}
        rows[t.events].append({**values, **by})
    for year, (applied, certificate) in _YEARS.items():
        if year == 2026 or number % 2:
            facts = Facts(born, applied, certificate, None)
            decision = _award(rows, 2 * number + year - 2024, (child, payee), facts, iban)
            people_of = (rows[t.people][-2], rows[t.people][-1])
            _paid(rows, (decision, facts, iban), people_of, law)


def _letters(number: int) -> str:
    letters = "абвгдежзик"
    return "".join(letters[int(digit)] for digit in str(number))


def _person(
    pattern: dict[str, Any], row_id: int, born: date, serial: int, names: tuple[str, str, str]
) -> dict[str, Any]:
    surname, given, patronymic = names
    name = " ".join(filter(None, names))
    iin = make_iin(born, serial=serial)
    return {
        **pattern,
        "id": row_id,
        "iin": iin,
        "surname": surname,
        "given_name": given,
        "patronymic": patronymic,
        "birth_date": born,
        "search": folded(f"{name} {iin}"),
        "sort": sort_key(name),
    }


def _award(
    rows: dict[Table, list[dict[str, Any]]],
    number: int,
    people_ids: tuple[int, int],
    facts: Facts,
    iban: str,
) -> int:
    child, payee = people_ids
    certificate = facts.certificate
    assert certificate is not None
    days = {"first_day": certificate.first_day, "last_day": certificate.last_day}
    rows[t.certificates].append(
        {
            "id": number,
            "child_id": child,
            "provider_id": 1,
            "number": str(number),
            "issued_on": certificate.first_day,
            **days,
        }
    )
    registered = datetime(facts.applied_on.year, 9, 3, 10)
    rows[t.applications].append(
        {
            "id": number,
            "service": "reimbursement",
            "number": f"Ө-{number}",
            "registered_at": registered,
            "applied_on": facts.applied_on,
            "channel": "office",
            "child_id": child,
            "applicant_id": payee,
            "relation": "mother",
            "provider_id": 1,
            "language": "kk",
            "status": "awarded",
            "deadline": date(facts.applied_on.year, 9, 15),
            "certificate_id": number,
            "iban": iban,
        }
    )
    rows[t.decisions].append(
        {
            "id": number,
            "application_id": number,
            "child_id": child,
            "payee_id": payee,
            "awarded": True,
            "decided_at": registered.replace(day=10),
            "decided_by": "Ә. Қожағұлова",
            "facts": facts_to_json(facts),
            "steps": [],
            "grounds": [],
            "first_month": f"{certificate.first_day:%Y-%m}",
            "last_month": f"{certificate.last_day:%Y-%m}",
            "iban": iban,
        }
    )
    return number


def _paid(
    rows: dict[Table, list[dict[str, Any]]],
    award: tuple[int, Facts, str],
    people_of: tuple[dict[str, Any], dict[str, Any]],
    law: LawInForce,
) -> None:
    decision, facts, iban = award
    child, payee = people_of
    for sheet, (period, months, amount, steps) in enumerate(_shares(facts, law), start=1):
        if amount:
            rows[t.payout_lines].append(
                {
                    "payout_id": sheet,
                    "number": child["id"] // 2 + 1,
                    "decision_id": decision,
                    "child_id": child["id"],
                    "child_name": _full(child),
                    "child_iin": child["iin"],
                    "payee_name": _full(payee),
                    "payee_iin": payee["iin"],
                    "iban": iban,
                    "period": period,
                    "months": months,
                    "amount": amount,
                    "steps": steps,
                    "state": "paid",
                    "settled_on": SHEETS[Quarter.parse(period)].date(),
                }
            )


def _full(person: dict[str, Any]) -> str:
    return " ".join(filter(None, (person["surname"], person["given_name"], person["patronymic"])))


_KNOWN: dict[Facts, list[tuple[str, list[str], int, Any]]] = {}


def _shares(facts: Facts, law: LawInForce) -> Iterator[tuple[str, list[str], int, Any]]:
    alike = replace(facts, birth_date=date(2015, 1, 1))
    if alike not in _KNOWN:
        given = [shares({1: alike}, period, law)[1] for period in SHEETS]
        _KNOWN[alike] = [
            (str(s.period), [str(month) for month in s.months], s.amount, steps_to_json(s.steps))
            for s in given
        ]
    yield from _KNOWN[alike]
