"""Awards and payments of an old register put on file, many at once, in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from sqlalchemy import Connection

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import ImportPayment, row_of
from desktop_app.records.kinds import Channel, PayoutKind, Register, Service, Status
from desktop_app.records.payouts import PayoutLine
from desktop_app.records.people import PersonEntry
from desktop_app.services.desk import Desk
from desktop_app.services.importing import looking_alike
from desktop_app.services.importing.again import accounts
from desktop_app.services.importing.again.adding import Added
from desktop_app.services.importing.checks import Judged
from desktop_app.services.importing.looking_alike import Looked
from desktop_app.services.importing.reading.heading_names import normalised
from desktop_app.services.office import schools
from desktop_app.storage.importing import bringing_in
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.importing.bringing_in import (
    NewApplication,
    NewAward,
    NewCertificate,
    NewEntry,
    NewPayout,
    Work,
)
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import joined
from desktop_app.storage.registers import numbers as registers

NOTE = "ескі тіркеуден енгізілді / внесено из старого реестра"
"""Data, as a clerk would write it: whoever reads the case reads either language."""


def write(
    connection: Connection,
    desk: Desk,
    good: Sequence[Judged],
    added: Sequence[Added],
    sha256: str,
    looked: Looked,
) -> int:
    """Everything, or with any error nothing; the id of the import."""
    work = Work(connection, desk.worker.name, desk.now())
    places = _schools(work, desk, good)
    looking_alike.give_iins(connection, desk, (each.row for each in good), looked)
    persons = _people(work, good)
    looking_alike.keep(connection, desk, persons, looked)
    applications, numbers = _applications(work, good, places, persons)
    decisions = _awards(work, good, applications, persons)
    _history(work, good, applications, numbers, persons)
    paid = [
        *(
            _Paid(payment, each, decision)
            for each, decision in zip(good, decisions, strict=True)
            for payment in _summed(each.row.payments)
        ),
        *(_Paid(payment, each, 0) for each in added for payment in _summed(each.payments)),
    ]
    _payouts(work, paid, persons)
    accounts.add(work, desk, added)
    return bringing_in.keep(work, sha256, len(good) + len(added))


class _OnFile(NamedTuple):
    """Somebody who is on file by now, under the name that is kept there."""

    id: int
    card: PersonEntry


_People = Mapping[str, _OnFile]
"""By their IINs."""


def _schools(work: Work, desk: Desk, good: Sequence[Judged]) -> Mapping[str, int]:
    """Schools by their names; those that are not on file yet come under the name as written."""
    known, before = schools_on_file(work.connection), offices.schools(work.connection)
    new: dict[str, tuple[int, str]] = {}
    for each in good:
        name = normalised(each.row.school)
        if name not in known:
            new.setdefault(name, (each.row.number, each.row.school))
    ids = bringing_in.add_schools(work, list(new.values()))
    schools.ask_about(work.connection, desk, ids, before)
    return {**known, **dict(zip(new, ids, strict=True))}


def schools_on_file(connection: Connection) -> dict[str, int]:
    """By their names; under the name of one that was made part of another, the one that goes on."""
    going_on = joined.goes_on_in(connection)
    return {
        normalised(name): going_on.get(school.id, school.id)
        for school in offices.every_school(connection)
        for name in (school.name_ru, school.name_kk)
    }


def _people(work: Work, good: Sequence[Judged]) -> _People:
    """Everybody; who is on file stays as on file, for that is newer."""
    iins = {iin for each in good for iin in (each.row.child.iin, each.row.payee.iin)}
    on_file = imports.on_file(work.connection, iins).people
    known = {iin: _OnFile(person.id, person) for iin, person in on_file.items()}
    new: dict[str, tuple[int, PersonEntry]] = {}
    for each in good:
        for entry in (each.row.child, each.row.payee):
            if entry.iin not in known:
                new.setdefault(entry.iin, (each.row.number, entry))
    ids = bringing_in.add_people(work, new.values())
    for person_id, (_line, entry) in zip(ids, new.values(), strict=True):
        known[entry.iin] = _OnFile(person_id, entry)
    return known


def _applications(
    work: Work,
    good: Sequence[Judged],
    by_name: Mapping[str, int],
    persons: _People,
) -> tuple[Sequence[int], list[str]]:
    places = [by_name[normalised(each.row.school)] for each in good]
    certificates = bringing_in.add_certificates(
        work,
        (
            NewCertificate(
                each.row.number, persons[each.row.child.iin].id, place, each.row.certificate
            )
            for each, place in zip(good, places, strict=True)
        ),
    )
    numbers = registers.take_numbers(
        work.connection, Register.APPLICATIONS, work.when.year, len(good)
    )
    new = (
        NewApplication(
            line=each.row.number,
            service=Service.REIMBURSEMENT,
            number=number,
            applied_on=each.row.applied_on,
            channel=Channel.OFFICE,
            child_id=persons[each.row.child.iin].id,
            applicant_id=persons[each.row.payee.iin].id,
            relation=each.row.relation,
            provider_id=place,
            language=each.row.language,
            status=Status.AWARDED,
            # It was answered long ago: no time limit of the office runs from today.
            deadline=work.when.date(),
            certificate_id=certificate,
            disability_until=each.row.disability_until,
            iban=each.row.iban,
            note=NOTE,
        )
        for each, number, place, certificate in zip(
            good, numbers, places, certificates, strict=True
        )
    )
    return bringing_in.add_applications(work, new), numbers


def _awards(
    work: Work,
    good: Sequence[Judged],
    applications: Sequence[int],
    persons: _People,
) -> Sequence[int]:
    """Decided at the moment of the import: before it, the program knew of no such award.

    When and by which number the office decided stands in the first step.
    """
    new = (
        NewAward(
            line=each.row.number,
            application_id=application,
            child_id=persons[each.row.child.iin].id,
            payee_id=persons[each.row.payee.iin].id,
            facts=each.facts,
            steps=(_by_old_register(each), *each.judgement.steps),
            first=each.judgement.first,
            last=each.judgement.last,
            iban=each.row.iban,
        )
        for each, application in zip(good, applications, strict=True)
    )
    return bringing_in.add_awards(work, new)


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


def _history(
    work: Work,
    good: Sequence[Judged],
    applications: Sequence[int],
    numbers: Sequence[str],
    persons: _People,
) -> None:
    label = N_("Brought in from the old register, row {row}: application {number}")
    new = (
        NewEntry(
            each.row.number,
            application,
            persons[each.row.child.iin].id,
            Step(label, "R-8", {"row": row_of(each.row.number), "number": as_is(number)}),
        )
        for each, application, number in zip(good, applications, numbers, strict=True)
    )
    bringing_in.add_history(work, new)


class _Paid(NamedTuple):
    """What was paid on one award for one period, by a row of the register.

    ``decision_id`` is that of a new award.
    """

    payment: ImportPayment
    by: Judged | Added
    decision_id: int

    def line(self, persons: _People) -> PayoutLine:
        if isinstance(self.by, Added):
            return _line_added(self.by, self.payment)
        return _line(self.by, self.decision_id, self.payment, persons)


def _payouts(work: Work, paid: Sequence[_Paid], persons: _People) -> None:
    """One payout for each period, paid already: nothing of it is paid again."""
    by_period: dict[Period, list[_Paid]] = defaultdict(list)
    for each in paid:
        by_period[each.payment.period].append(each)
    periods = sorted(by_period, key=lambda period: (period.first_day, period.last_day))
    numbers = registers.take_numbers(
        work.connection, Register.PAYOUTS, work.when.year, len(periods)
    )
    new = [
        NewPayout(
            by_period[period][0].by.row.number,
            number,
            PayoutKind.IMPORTED,
            period,
            max(_day(each.payment) for each in by_period[period]),
        )
        for period, number in zip(periods, numbers, strict=True)
    ]
    for payout_id, period in zip(bringing_in.add_payouts(work, new), periods, strict=True):
        lines = ((each.line(persons), _day(each.payment)) for each in by_period[period])
        bringing_in.add_paid_lines(work, payout_id, lines)


def _summed(payments: Sequence[ImportPayment]) -> list[ImportPayment]:
    """Several payments for a period are one line, of the last day that money went out."""
    if len(payments) <= 1:
        return list(payments)
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


def _day(payment: ImportPayment) -> date:
    return payment.paid_on or payment.period.last_day


_BY_REGISTER = N_("Paid before the program, by the old register")


def _line(each: Judged, decision_id: int, payment: ImportPayment, persons: _People) -> PayoutLine:
    child, payee = persons[each.row.child.iin], persons[each.row.payee.iin]
    return PayoutLine(
        decision_id=decision_id,
        child_id=child.id,
        child_name=child.card.full_name,
        child_iin=child.card.iin,
        payee_name=payee.card.full_name,
        payee_iin=payee.card.iin,
        iban=payment.iban or each.row.iban,
        period=payment.period,
        months=_months(each, payment.period),
        amount=payment.amount,
        steps=(Step(_BY_REGISTER, "D-7", amount=Fraction(payment.amount)),),
    )


def _line_added(each: Added, payment: ImportPayment) -> PayoutLine:
    """To whom it was paid by the award on file; for the months that the award has of the period."""
    award = each.award
    months = tuple(
        month
        for month in payment.period.months
        if award.first is not None and award.last is not None and award.first <= month <= award.last
    )
    return PayoutLine(
        decision_id=award.decision_id,
        child_id=award.child_id,
        child_name=award.child_name,
        child_iin=award.child_iin,
        payee_name=award.payee_name,
        payee_iin=award.payee_iin,
        iban=payment.iban or each.row.iban,
        period=payment.period,
        months=months,
        amount=payment.amount,
        steps=(Step(_BY_REGISTER, "D-7", amount=Fraction(payment.amount)),),
    )


def _months(each: Judged, period: Period) -> tuple[Month, ...]:
    """The months that are due, or every school month where the register paid for more of them."""
    due = tuple(month for month in period.months if month in each.judgement.months)
    return each.beyond.get(period, due)
