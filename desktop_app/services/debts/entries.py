"""What the office writes into the ledger of an overpayment, and takes back with a reason (D-9).

Every act is given the debt as it was seen; where somebody else has written into the ledger since,
ChangedMeanwhile tells. What is written is checked against the debt as it stands then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.debts import (
    CourtEntry,
    DebtEntry,
    Instalment,
    RepaymentEntry,
    ScheduleEntry,
    SetOffEntry,
    WriteOffEntry,
)
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import DebtEntryKind
from desktop_app.services import history
from desktop_app.services.debts import ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.debts import entries as storage
from desktop_app.storage.payouts import payments

Parts = tuple[tuple[Period, int], ...]
_MOST_TEXT = 200


@dataclass(frozen=True)
class _Write:
    """What an entry puts into the ledger; ``replaces`` is the one that ends with it."""

    kind: DebtEntryKind
    act: Step
    values: dict[str, Any]
    parts: Parts = ()
    instalments: tuple[Instalment, ...] = ()
    replaces: DebtEntry | None = None


def repay(desk: Desk, seen: Debt, entry: RepaymentEntry) -> None:
    """Money came back: it counts for the earliest periods first, and is paid no longer."""
    with desk.writing(Act.RECORD_REPAYMENT) as connection:
        debt = _now(connection, desk, seen)
        slips = [
            *_sum_slips("amount", entry.amount, debt.owed),
            *_day_slips(connection, desk, debt, entry.day),
            *_document_slips(entry.document),
        ]
        _refuse(slips)
        act = _act(N_("{amount} tenge were returned, {document}"), entry.document, entry.amount)
        parts = _oldest_first(debt, entry.amount)
        kind = DebtEntryKind.REPAYMENT
        _keep(connection, desk, debt, _Write(kind, act, _values(entry), parts))


def write_off(desk: Desk, seen: Debt, entry: WriteOffEntry) -> None:
    """The head records a decision by which a sum is asked for no longer; it stays paid."""
    with desk.writing(Act.WRITE_OFF) as connection:
        debt = _now(connection, desk, seen)
        slips = [
            *_sum_slips("amount", entry.amount, debt.owed),
            *_day_slips(connection, desk, debt, entry.day),
            *_document_slips(entry.document),
        ]
        _refuse(slips)
        label = N_("{amount} tenge were written off by {document}")
        act = _act(label, entry.document, entry.amount)
        parts = _oldest_first(debt, entry.amount)
        kind = DebtEntryKind.WRITE_OFF
        _keep(connection, desk, debt, _Write(kind, act, _values(entry), parts))


def agree_schedule(desk: Desk, seen: Debt, entry: ScheduleEntry) -> None:
    """Record the instalments that were agreed; they take the place of those agreed before."""
    with desk.writing(Act.AGREE_SCHEDULE) as connection:
        debt = _now(connection, desk, seen)
        slips = [
            *_day_slips(connection, desk, debt, entry.day),
            *_document_slips(entry.document),
            *_instalment_slips(debt, entry),
        ]
        _refuse(slips)
        total = sum(each.amount for each in entry.instalments)
        label = N_("{amount} tenge are returned by instalments, {document}")
        write = _Write(
            DebtEntryKind.SCHEDULE,
            _act(label, entry.document, total),
            {**_common(entry), "amount": total},
            instalments=entry.instalments,
            replaces=debt.standing(DebtEntryKind.SCHEDULE),
        )
        _keep(connection, desk, debt, write)


def agree_set_off(desk: Desk, seen: Debt, entry: SetOffEntry) -> None:
    """Record the payee's written agreement: only with it payouts have a minus line."""
    with desk.writing(Act.AGREE_SET_OFF) as connection:
        debt = _now(connection, desk, seen)
        slips = [
            *_sum_slips("amount", entry.amount, debt.owed),
            *_limit_slips(entry),
            *_day_slips(connection, desk, debt, entry.day),
            *_document_slips(entry.document),
        ]
        _refuse(slips)
        label = N_("{amount} tenge are set off against payouts, {document}")
        limits = {"per_payout": entry.per_payout, "share": entry.share}
        write = _Write(
            DebtEntryKind.SET_OFF,
            _act(label, entry.document, entry.amount),
            {**_values(entry), **limits, "payout_id": storage.newest_payout(connection)},
            replaces=debt.standing(DebtEntryKind.SET_OFF),
        )
        _keep(connection, desk, debt, write)


def record_court(desk: Desk, seen: Debt, entry: CourtEntry) -> None:
    """Record that the debt went to court, or what the court has decided (D-9)."""
    labels = {
        DebtEntryKind.COURT: N_("The debt was handed over to the court, {document}"),
        DebtEntryKind.COURT_DECISION: N_("The court has decided, {document}"),
    }
    with desk.writing(Act.RECORD_COURT) as connection:
        debt = _now(connection, desk, seen)
        slips = [
            *_day_slips(connection, desk, debt, entry.day),
            *_document_slips(entry.document),
        ]
        if not debt.owed and entry.kind is DebtEntryKind.COURT:
            slips.append(Slip("document", N_("Nothing is owed any more.")))
        if entry.kind is DebtEntryKind.COURT_DECISION and not entry.note.strip():
            slips.append(Slip("note", N_("Say what the court has decided.")))
        _refuse(slips)
        act = _act(labels[entry.kind], entry.document)
        _keep(connection, desk, debt, _Write(entry.kind, act, _common(entry)))


def annul(desk: Desk, seen: Debt, entry_id: int, why: str) -> None:
    """Take an entry back; it stays in the ledger with the reason. A write-off only by the head."""
    why = reason(why, N_("Write why the entry is annulled."))
    with desk.writing(Act.ANNUL_DEBT_ENTRY) as connection:
        debt = _now(connection, desk, seen)
        entry = next(each for each in debt.entries if each.id == entry_id)
        if entry.kind is DebtEntryKind.WRITE_OFF:
            desk.require_in(connection, Act.WRITE_OFF)
        if not entry.stands:
            raise Trouble(N_("This entry is annulled already. Nothing was saved."))
        assert debt.opened is not None
        storage.touch(connection, debt.opened, desk.worker.name, desk.now())
        storage.annul_entry(connection, entry_id, desk.worker.name, desk.now(), why)
        label = N_("An entry of the debt was annulled, {document}: {why}")
        act = _act(label, entry.document, why=why)
        case = applications.by_id(connection, debt.application_id)
        history.record(connection, desk, act, case)


# Keeping


def _now(connection: Connection, desk: Desk, seen: Debt) -> Debt:
    """The debt as it stands; ChangedMeanwhile where its ledger is not what was seen."""
    debt = ledger.read(connection, desk.today(), seen.decision_id)
    if debt is None:
        raise Trouble(N_("Nothing is overpaid on this award any more. Nothing was saved."))
    if debt.version != seen.version:
        assert debt.opened is not None
        raise ChangedMeanwhile(debt.opened.changed_by, debt.opened.changed_at)
    return debt


def _keep(connection: Connection, desk: Desk, debt: Debt, write: _Write) -> None:
    who, when = desk.worker.name, desk.now()
    opened = storage.open_debt(connection, debt.decision_id, debt.child_id, who, when)
    storage.touch(connection, opened, who, when)
    if write.replaces is not None:
        why = str(write.values["document"])
        storage.annul_entry(connection, write.replaces.id, who, when, why)
    values = {"kind": write.kind, **write.values}
    storage.add_entry(
        connection,
        opened.id,
        values,
        who=who,
        when=when,
        parts=write.parts,
        instalments=write.instalments,
    )
    history.record(connection, desk, write.act, applications.by_id(connection, debt.application_id))


def _common(
    entry: RepaymentEntry | WriteOffEntry | SetOffEntry | ScheduleEntry | CourtEntry,
) -> dict[str, Any]:
    texts = {"document": entry.document.strip(), "note": entry.note.strip()}
    return {"day": entry.day, **texts}


def _values(entry: RepaymentEntry | WriteOffEntry | SetOffEntry) -> dict[str, Any]:
    return {**_common(entry), "amount": entry.amount}


def _act(label: str, document: str, amount: int | None = None, why: str = "") -> Step:
    """What the history says; texts that people typed are the same in both languages."""
    values: dict[str, Value] = {"document": as_is(document.strip())}
    if amount is not None:
        values["amount"] = amount
    if why:
        values["why"] = as_is(why)
    return Step(label, "D-9", values)


def _oldest_first(debt: Debt, amount: int) -> Parts:
    parts = []
    for each in debt.overpayment.owed:
        part = min(amount, each.amount)
        amount -= part
        if part:
            parts.append((each.period, part))
    return tuple(parts)


# What can't be


def _refuse(slips: Sequence[Slip]) -> None:
    if slips:
        raise EntryError(*slips)


def _sum_slips(field: str, amount: int, owed: int) -> Iterator[Slip]:
    if amount <= 0:
        yield Slip(field, N_("Enter a sum above zero, in whole tenge."))
    elif amount > owed:
        yield Slip(field, N_("Only {amount} tenge are owed."), {"amount": owed})


def _day_slips(connection: Connection, desk: Desk, debt: Debt, day: date) -> Iterator[Slip]:
    """A debt can't be acted on before anything was paid, or in the future."""
    if day > desk.today():
        yield Slip("day", N_("This day is still to come."))
        return
    lines = payments.paid_lines(connection, [debt.decision_id])
    first = min((line.closed_at.date() for line in lines), default=day)
    if day < first:
        label = N_("Nothing had been paid on this award before {date}.")
        yield Slip("day", label, {"date": first})


def _document_slips(document: str) -> Iterator[Slip]:
    if not document.strip():
        yield Slip("document", N_("Name the document: its number and date."))
    elif len(document) > _MOST_TEXT:
        yield Slip("document", N_("This is too long."))


def _limit_slips(entry: SetOffEntry) -> Iterator[Slip]:
    if entry.per_payout < 0:
        yield Slip("per_payout", N_("Enter a sum above zero, in whole tenge."))
    elif entry.per_payout and entry.share:
        yield Slip("per_payout", N_("Enter either a sum for a payout or a share of it."))
    if not 0 <= entry.share <= 100:
        yield Slip("share", N_("A share is from 1 to 100 per cent."))


def _instalment_slips(debt: Debt, entry: ScheduleEntry) -> Iterator[Slip]:
    days = [each.due_on for each in entry.instalments]
    total = sum(each.amount for each in entry.instalments)
    if not days:
        yield Slip("instalments", N_("Enter at least one instalment."))
    elif any(each.amount <= 0 for each in entry.instalments):
        yield Slip("instalments", N_("Enter a sum above zero, in whole tenge."))
    elif sorted(set(days)) != days:
        yield Slip("instalments", N_("Enter each day once, the earliest first."))
    elif days[0] < entry.day:
        yield Slip("instalments", N_("An instalment is due before the agreement."))
    elif total != debt.balance:
        label = N_("The instalments come to {sum} tenge, {amount} tenge are to be returned.")
        yield Slip("instalments", label, {"sum": total, "amount": debt.balance})
