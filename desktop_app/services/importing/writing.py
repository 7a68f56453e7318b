"""Awards and payments of an old register put on file, many at once, in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import ImportPayment
from desktop_app.records.kinds import (
    Channel,
    LineKind,
    LineState,
    PayoutKind,
    Register,
    Service,
    Status,
)
from desktop_app.records.people import Person, PersonEntry, full_name
from desktop_app.records.stored_steps import facts_to_json, steps_to_json, values_to_json
from desktop_app.services.desk import Desk
from desktop_app.services.importing.checks import Judged
from desktop_app.services.importing.headings import normalised
from desktop_app.storage import tables as t
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.registers import numbers as registers

NOTE = "ескі тіркеуден енгізілді / внесено из старого реестра"
"""Data, as a clerk would write it: whoever reads the case reads either language."""


@dataclass
class _Made:
    """What was made so far, for `import_rows`."""

    records: list[tuple[int, str, int]]

    def add(self, table: Any, ids: Sequence[int], lines: Sequence[int]) -> None:
        pairs = zip(lines, ids, strict=True)
        self.records += [(line, table.name, record) for line, record in pairs]


def write(connection: Connection, desk: Desk, good: Sequence[Judged], sha256: str) -> int:
    """Everything, or with any error nothing; the id of the import."""
    made = _Made([])
    schools = _schools(connection, desk, good, made)
    persons = _people(connection, desk, good, made)
    applications, numbers = _applications(connection, desk, good, schools, persons, made)
    decisions = _decisions(connection, desk, good, applications, persons, made)
    _acts(connection, desk, good, applications, numbers, persons, made)
    _payouts(connection, desk, good, decisions, persons, made)
    return imports.keep(connection, sha256, desk.worker.name, desk.now(), made.records, len(good))


def _edited(desk: Desk) -> dict[str, Any]:
    return {"version": 1, "changed_by": desk.worker.name, "changed_at": desk.now()}


def _schools(
    connection: Connection, desk: Desk, good: Sequence[Judged], made: _Made
) -> Mapping[str, int]:
    """Schools by their names; those that are not on file yet come under the name as written."""
    known = schools_on_file(connection)
    new: dict[str, tuple[str, int]] = {}
    for each in good:
        name = normalised(each.row.school)
        if name not in known:
            new.setdefault(name, (each.row.school, each.row.number))
    rows = [{"name_kk": text, "name_ru": text, **_edited(desk)} for text, _line in new.values()]
    ids = imports.insert_many(connection, t.providers, rows)
    made.add(t.providers, ids, [line for _text, line in new.values()])
    return {**known, **dict(zip(new, ids, strict=True))}


def schools_on_file(connection: Connection) -> dict[str, int]:
    return {
        normalised(name): school.id
        for school in offices.schools(connection)
        for name in (school.name_ru, school.name_kk)
    }


def _people(
    connection: Connection, desk: Desk, good: Sequence[Judged], made: _Made
) -> Mapping[str, Person]:
    """Everybody by IIN; who is on file stays as on file, for that is newer."""
    iins = {iin for each in good for iin in (each.row.child.iin, each.row.payee.iin)}
    known = dict(imports.on_file(connection, iins).people)
    new: dict[str, tuple[PersonEntry, int]] = {}
    for each in good:
        for entry in (each.row.child, each.row.payee):
            if entry.iin not in known:
                new.setdefault(entry.iin, (entry, each.row.number))
    rows = [
        {**entry.__dict__, "search": people.search_text(entry), **_edited(desk)}
        for entry, _line in new.values()
    ]
    ids = imports.insert_many(connection, t.people, rows)
    made.add(t.people, ids, [line for _entry, line in new.values()])
    for person_id, (entry, _line) in zip(ids, new.values(), strict=True):
        known[entry.iin] = Person(**entry.__dict__, id=person_id)
    return known


def _applications(
    connection: Connection,
    desk: Desk,
    good: Sequence[Judged],
    schools: Mapping[str, int],
    persons: Mapping[str, Person],
    made: _Made,
) -> tuple[list[int], list[str]]:
    lines = [each.row.number for each in good]
    places = [schools[normalised(each.row.school)] for each in good]
    certificates = imports.insert_many(
        connection,
        t.certificates,
        [
            {
                **each.row.certificate.__dict__,
                "child_id": persons[each.row.child.iin].id,
                "provider_id": place,
            }
            for each, place in zip(good, places, strict=True)
        ],
    )
    made.add(t.certificates, certificates, lines)
    now = desk.now()
    numbers = registers.take_numbers(connection, Register.APPLICATIONS, now.year, len(good))
    rows = [
        {
            "service": Service.REIMBURSEMENT,
            "number": number,
            "registered_at": now,
            "applied_on": each.row.applied_on,
            "channel": Channel.OFFICE,
            "child_id": persons[each.row.child.iin].id,
            "applicant_id": persons[each.row.payee.iin].id,
            "relation": each.row.relation,
            "provider_id": place,
            "language": each.row.language,
            "status": Status.AWARDED,
            # It was answered long ago: no time limit of the office runs from today.
            "deadline": now.date(),
            "certificate_id": certificate,
            "disability_until": each.row.disability_until,
            "iban": each.row.iban,
            "note": NOTE,
            **_edited(desk),
        }
        for each, number, place, certificate in zip(
            good, numbers, places, certificates, strict=True
        )
    ]
    ids = imports.insert_many(connection, t.applications, rows)
    made.add(t.applications, ids, lines)
    return ids, numbers


def _decisions(
    connection: Connection,
    desk: Desk,
    good: Sequence[Judged],
    applications: Sequence[int],
    persons: Mapping[str, Person],
    made: _Made,
) -> list[int]:
    """Decided at the moment of the import: before it, the program knew of no such award.

    When and by which number the office decided stands in the first step.
    """
    rows = [
        {
            "application_id": application,
            "child_id": persons[each.row.child.iin].id,
            "payee_id": persons[each.row.payee.iin].id,
            "awarded": True,
            "decided_at": desk.now(),
            "decided_by": desk.worker.name,
            "facts": facts_to_json(each.facts),
            "steps": steps_to_json((_by_old_register(each), *each.judgement.steps)),
            "grounds": [],
            "first_month": str(each.judgement.first or ""),
            "last_month": str(each.judgement.last or ""),
            "quarter_amount": each.quarter_amount,
            "iban": each.row.iban,
            **_edited(desk),
        }
        for each, application in zip(good, applications, strict=True)
    ]
    ids = imports.insert_many(connection, t.decisions, rows)
    made.add(t.decisions, ids, [each.row.number for each in good])
    return ids


def _by_old_register(each: Judged) -> Step:
    number, day = each.row.decision_number, each.row.decision_on
    if number and day:
        label = N_("Awarded before the program: decision {number} of {date}")
        return Step(label, "D-6", {"number": as_is(number), "date": day})
    if number:
        label = N_("Awarded before the program: decision {number}")
        return Step(label, "D-6", {"number": as_is(number)})
    if day:
        return Step(N_("Awarded before the program: decision of {date}"), "D-6", {"date": day})
    return Step(N_("Awarded before the program, by the old register"), "D-6")


def _acts(
    connection: Connection,
    desk: Desk,
    good: Sequence[Judged],
    applications: Sequence[int],
    numbers: Sequence[str],
    persons: Mapping[str, Person],
    made: _Made,
) -> None:
    rows = [
        {
            "at": desk.now(),
            "who": desk.worker.name,
            "label": N_("Brought in from the old register, row {row}: application {number}"),
            "values": values_to_json({"row": each.row.number, "number": as_is(number)}),
            "application_id": application,
            "child_id": persons[each.row.child.iin].id,
        }
        for each, application, number in zip(good, applications, numbers, strict=True)
    ]
    ids = imports.insert_many(connection, t.acts, rows)
    made.add(t.acts, ids, [each.row.number for each in good])


@dataclass(frozen=True)
class _Paid:
    """What was paid on one award for one period."""

    each: Judged
    decision_id: int
    payment: ImportPayment


def _payouts(
    connection: Connection,
    desk: Desk,
    good: Sequence[Judged],
    decisions: Sequence[int],
    persons: Mapping[str, Person],
    made: _Made,
) -> None:
    """One payout for each period, paid already: nothing of it is paid again."""
    by_period: dict[Period, list[_Paid]] = defaultdict(list)
    for each, decision in zip(good, decisions, strict=True):
        for payment in _summed(each.row.payments):
            by_period[payment.period].append(_Paid(each, decision, payment))
    periods = sorted(by_period, key=lambda period: (period.first_day, period.last_day))
    year, now, who = desk.now().year, desk.now(), desk.worker.name
    numbers = registers.take_numbers(connection, Register.PAYOUTS, year, len(periods))
    rows = [
        {
            "quarter": str(period),
            "number": number,
            "kind": PayoutKind.IMPORTED,
            "closed_at": now,
            "closed_by": who,
            "not_paid": [],
            "paid_on": max(_day(paid.payment) for paid in by_period[period]),
            "paid_at": now,
            "paid_by": who,
            **_edited(desk),
        }
        for period, number in zip(periods, numbers, strict=True)
    ]
    ids = imports.insert_many(connection, t.payouts, rows)
    made.add(t.payouts, ids, [by_period[period][0].each.row.number for period in periods])
    for payout_id, period in zip(ids, periods, strict=True):
        lines = [
            _line(paid, persons, payout_id, number, desk)
            for number, paid in enumerate(by_period[period], 1)
        ]
        imports.insert_many(connection, t.payout_lines, lines)


def _summed(payments: Sequence[ImportPayment]) -> list[ImportPayment]:
    """Several payments for a period are one line, of the last day that money went out."""
    found: dict[Period, ImportPayment] = {}
    for payment in payments:
        before = found.get(payment.period)
        if before is not None:
            payment = replace(
                payment,
                amount=before.amount + payment.amount,
                paid_on=max(filter(None, (before.paid_on, payment.paid_on)), default=None),
            )
        found[payment.period] = payment
    return list(found.values())


def _day(payment: ImportPayment) -> Any:
    return payment.paid_on or payment.period.last_day


def _line(
    paid: _Paid, persons: Mapping[str, Person], payout_id: int, number: int, desk: Desk
) -> dict[str, Any]:
    row, payment = paid.each.row, paid.payment
    child, payee = persons[row.child.iin], persons[row.payee.iin]
    months = [month for month in payment.period.months if month in paid.each.judgement.months]
    label = N_("Paid before the program, by the old register")
    return {
        "payout_id": payout_id,
        "number": number,
        "kind": LineKind.CURRENT,
        "decision_id": paid.decision_id,
        "child_id": child.id,
        "period": str(payment.period),
        "months": [str(month) for month in months],
        "amount": payment.amount,
        "steps": steps_to_json((Step(label, "D-7", amount=Fraction(payment.amount)),)),
        "child_name": full_name(child.surname, child.given_name, child.patronymic),
        "child_iin": child.iin,
        "payee_name": full_name(payee.surname, payee.given_name, payee.patronymic),
        "payee_iin": payee.iin,
        "iban": payment.iban or row.iban,
        "state": LineState.PAID,
        "settled_on": _day(payment),
        "settled_at": desk.now(),
        "settled_by": desk.worker.name,
    }
