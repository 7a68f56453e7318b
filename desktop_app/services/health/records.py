"""The check of what is on file: the database itself, registers, papers, payouts, overpayments."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from sqlalchemy import Connection

from desktop_app.law.entitlement import owners
from desktop_app.law.iin import problem_of
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.kinds import LineKind, LineState, PayoutKind, Register
from desktop_app.records.numbering import usual_pattern
from desktop_app.records.payouts import ApprovedPayout, PayoutLine, fingerprint
from desktop_app.records.stored_steps import facts_from_json, steps_from_json
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.registers.numbering import REGISTER_WORDS
from desktop_app.services.sums.balances import facts_of, period_balances
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.health import awards as kept_awards
from desktop_app.storage.health import numbers, whole
from desktop_app.storage.health import papers as kept_papers
from desktop_app.storage.health.awards import KeptAward
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.registers import numbers as stored_registers
from desktop_app.storage.schema import HEAD
from desktop_app.storage.shape import compared as shape

_SHOWN = 5
"""Of many findings of one kind the first few are told, and how many more there are."""


@dataclass(frozen=True)
class Finding:
    """What was found; ``wrong`` False is only good to know."""

    step: Step
    wrong: bool = True


def wrong(label: str, **values: Value) -> Finding:
    return Finding(Step(label, "", values))


def database(connection: Connection, *, is_file: bool) -> Iterator[Finding]:
    """The file, its references, its version and its tables."""
    if is_file:
        label = N_("The database file is damaged: {what}. Work on with the newest backup.")
        for what in whole.damages(connection, _SHOWN):
            yield wrong(label, what=as_is(what))
        for table, count in whole.rows_left_alone(connection).items():
            label = N_("Table {table}: {count} rows belong to something that is gone.")
            yield wrong(label, table=as_is(table), count=count)
    revision = whole.revision(connection)
    if revision != HEAD:
        label = N_("The database is of version {found}, this program needs {wanted}.")
        yield wrong(label, found=as_is(revision), wanted=as_is(HEAD))
    for name in shape.differences(connection)[:_SHOWN]:
        label = N_("The database has other tables than this program: {what}.")
        yield wrong(label, what=as_is(name))


def registers(connection: Connection) -> Iterator[Finding]:
    """Every series runs from 1 to its last number, none missing and none strange."""
    last = numbers.last_given(connection)
    for register in Register:
        given = stored_registers.given(connection, register)
        used = numbers.used(connection, register)
        for number in sorted(used - {each for year in given.values() for each in year.values()}):
            label = N_("{register}: {number} is none of its numbers.")
            yield wrong(label, register=REGISTER_WORDS[register], number=as_is(number))
        ends = last.get(register, {})
        for year in sorted({*given, *ends}):
            series = given.get(year, {})
            yield from _series(register, year, ends.get(year, 0), series, used)


def _series(
    register: Register, year: int, last: int, given: dict[int, str], used: set[str]
) -> Iterator[Finding]:
    """``given`` by serial; a number that was given but is used nowhere is missing as well."""
    missing = [each for each in range(1, last + 1) if given.get(each) not in used]
    beyond = sorted(each for each in given if not 0 < each <= last)
    where = REGISTER_WORDS[register]
    for serials, label in (
        (missing, N_("{register}: the number {number} is missing.")),
        (beyond, N_("{register}: the number {number} was used but never given.")),
    ):
        for serial in serials[:_SHOWN]:
            number = given.get(serial) or usual_pattern(register).number(year, serial)
            yield wrong(label, register=where, number=as_is(number))
        if len(serials) > _SHOWN:
            label = N_("{register}: {count} more such numbers in {year}.")
            yield wrong(label, register=where, count=len(serials) - _SHOWN, year=as_is(year))


def papers(connection: Connection) -> Iterator[Finding]:
    """Every paper still has the bytes that it was issued with; one without is drawn on entering."""
    for paper in kept_papers.papers(connection):
        if not paper.sha256 and not paper.pdf:
            label = N_("The paper {number} has no file yet. Open it, and it is drawn.")
            yield Finding(Step(label, "R-8", {"number": as_is(paper.number)}), wrong=False)
        elif sha256(paper.pdf).hexdigest() != paper.sha256:
            label = N_("The paper {number} is no longer what was issued. Take it from a backup.")
            yield wrong(label, number=as_is(paper.number))


def payouts(connection: Connection) -> Iterator[Finding]:
    """What was paid can have been paid: periods, months, sums, people and accounts."""
    awarded = kept_awards.ever_awarded(connection)
    for row in stored.approved_rows(connection):
        if kept_awards.line_numbers(connection, row.id) != list(range(1, row.lines + 1)):
            yield wrong(N_("Payout {number}: a line is missing."), number=as_is(row.number))
        try:
            payout = stored.by_id(connection, row.id)
            for line in payout.lines:
                tuple(line.steps)  # they are read when they are asked for
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
            yield wrong(N_("Payout {number} can't be read."), number=as_is(row.number))
            continue
        if payout.fingerprint and fingerprint(payout.lines) != payout.fingerprint:
            label = N_("Payout {number}: its lines are no longer those that were approved.")
            yield wrong(label, number=as_is(row.number))
        yield from _lines(payout, awarded)
        yield from _answers(payout)


def _answers(payout: ApprovedPayout) -> Iterator[Finding]:
    """What became of it fits together: answers, the day of payment, the annulment."""
    states = [standing.state for standing in payout.standings]
    number = as_is(payout.number)
    # What was imported is taken back as a whole, though it had been paid before the program.
    of_the_office = payout.kind is not PayoutKind.IMPORTED
    if payout.annulled_at is not None and LineState.PAID in states and of_the_office:
        yield wrong(N_("Payout {number}: it is annulled, and lines of it are paid."), number=number)
    if payout.paid_on is not None and LineState.APPROVED in states:
        label = N_("Payout {number}: it is paid, and lines of it have no answer of the bank.")
        yield wrong(label, number=number)
    for line, standing in enumerate(payout.standings, 1):
        if standing.state is not LineState.APPROVED and standing.settled_on is None:
            label = N_("Payout {number}, line {line}: the day of the bank's answer is missing.")
            yield wrong(label, number=number, line=line)


def _lines(payout: ApprovedPayout, awarded: set[tuple[int, int]]) -> Iterator[Finding]:
    for number, line in enumerate(payout.lines, 1):
        for label in _slips(payout, line, awarded):
            yield wrong(label, number=as_is(payout.number), line=number)


def _slips(
    payout: ApprovedPayout, line: PayoutLine, awarded: set[tuple[int, int]]
) -> Iterator[str]:
    if (line.decision_id, line.child_id) not in awarded:
        yield N_("Payout {number}, line {line}: there is no award behind it.")
    is_minus = line.kind is LineKind.SET_OFF
    later = line.period.last_day > payout.quarter.last_day and not is_minus
    if later or not set(line.months) <= set(line.period.months):
        yield N_("Payout {number}, line {line}: its months do not belong to its period.")
    signed = -line.amount if is_minus else line.amount
    if signed <= 0 or not line.steps or line.steps[-1].amount != line.amount:
        yield N_("Payout {number}, line {line}: the sum is not what its steps say.")
    if any(iin and problem_of(iin) for iin in (line.child_iin, line.payee_iin)):
        yield N_("Payout {number}, line {line}: an IIN can't exist.")
    if iban_slip("", line.iban):
        yield N_("Payout {number}, line {line}: the account (IBAN) can't exist.")


def amendments(connection: Connection) -> Iterator[Finding]:
    """Every change of an award belongs to an award, and it and the decisions can be read."""
    awarded = kept_awards.award_ids(connection)
    case_of = kept_awards.application_numbers(connection)
    for award in kept_awards.awards(connection):
        if not _readable(award):
            label = N_("Application {number}: the facts of its award can't be read.")
            yield wrong(label, number=as_is(case_of[award.decision_id]))
    for change in kept_awards.amendments(connection):
        number = as_is(case_of.get(change.decision_id, change.decision_id))
        if change.decision_id not in awarded:
            label = N_("Application {number}: an award was changed that was never made.")
            yield wrong(label, number=number)
        if not _readable(change):
            label = N_("Application {number}: a change of its award can't be read.")
            yield wrong(label, number=number)


def _readable(kept: KeptAward) -> bool:
    """Whether facts, steps and months of an award or its change say something."""
    try:
        facts_from_json(kept.facts)
        steps_from_json(kept.steps)
        for month in (kept.first_month, kept.last_month):
            if month:
                Month.parse(month)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        return False
    return True


def overpaid(connection: Connection, law: LawInForce) -> Iterator[Finding]:
    """What was paid above what is due, as it is known now: to be returned, not an error (D-9)."""
    paid, written_off = stored.paid(connection), debts.written_off(connection)
    case_of = kept_awards.application_numbers(connection)
    label = N_("Application {number}: {amount} tenge are overpaid and to be returned (D-9).")
    for _, group in groupby(stored_awards.awards(connection), key=lambda award: award.child_id):
        awards = list(group)
        owned = owners(facts_of(awards))
        amounts: dict[int, int] = {award.decision_id: 0 for award in awards}
        for period in {period for decision, period in paid if decision in amounts}:
            try:
                found = period_balances(awards, owned, period, law, paid)
            except NotInForceError:
                continue  # said once, of the law itself
            for account in found:
                idle = written_off.get((account.decision_id, period), 0)
                amounts[account.decision_id] += max(0, account.overpaid - idle)
        for decision, amount in amounts.items():
            if amount:
                values: dict[str, Value] = {"number": as_is(case_of[decision]), "amount": amount}
                yield Finding(Step(label, "D-9", values), wrong=False)
