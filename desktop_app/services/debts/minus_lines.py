"""Minus lines of a payout: what a payee agreed in writing to have taken out of it (D-9).

Without an agreement there is none. A minus line stands for the period that was overpaid; it counts
as a payment below zero, so that the overpayment shrinks by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import PayoutLine
from desktop_app.services.debts import overpayments
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.debts.entries import Agreement
from desktop_app.storage.payouts import approved as payouts


def lines(
    connection: Connection,
    due: Sequence[PayoutLine],
    law: LawInForce,
    moment: datetime | None = None,
) -> list[PayoutLine]:
    """The minus lines that go with the lines that are due, by the agreements that stand.

    Never more than the payee gets on the same sheet, nor more than is agreed and still owed.
    Raises NotInForceError as `overpayments.of_child` does.
    """
    room: dict[str, int] = defaultdict(int)
    for line in due:
        room[line.payee_iin] += line.amount
    gets = dict(room)
    found: list[PayoutLine] = []
    for agreement in debts.agreements(connection, moment):
        awards = stored_awards.awards(connection, agreement.child_id, moment)
        award = next((a for a in awards if a.decision_id == agreement.decision_id), None)
        if award is None or not award.payee_iin or not room[award.payee_iin]:
            continue  # whose IIN is to follow is set off once it is there
        owed = _owed(connection, awards, law, award, moment)
        if owed is None:
            continue
        most = min(agreement.left, room[award.payee_iin], _most(agreement, gets[award.payee_iin]))
        minus = list(_minus(award, owed, agreement, most))
        room[award.payee_iin] += sum(line.amount for line in minus)
        found.extend(minus)
    return found


def placed(due: Sequence[PayoutLine], minus: Sequence[PayoutLine]) -> tuple[PayoutLine, ...]:
    """All lines, each minus line right after the last one of its payee."""
    after: dict[str, list[PayoutLine]] = defaultdict(list)
    for line in minus:
        after[line.payee_iin].append(line)
    last = {line.payee_iin: number for number, line in enumerate(due)}
    every: list[PayoutLine] = []
    for number, line in enumerate(due):
        every.append(line)
        if last[line.payee_iin] == number:
            every.extend(after[line.payee_iin])
    return tuple(every)


def _owed(
    connection: Connection,
    awards: Sequence[AwardRow],
    law: LawInForce,
    award: AwardRow,
    moment: datetime | None,
) -> Overpayment | None:
    paid = payouts.paid(connection, award.child_id, moment)
    kept = debts.settled(connection, [award.child_id], moment)
    found: Iterable[Overpayment] = overpayments.of_child(connection, awards, law, paid, kept)
    return next((each for each in found if each.decision_id == award.decision_id), None)


def _most(agreement: Agreement, gets: int) -> int:
    """What one payout may take: a sum, a share of what the payee gets, or all of it."""
    if agreement.per_payout:
        return agreement.per_payout
    return gets * agreement.share // 100 if agreement.share else gets


def _minus(
    award: AwardRow, overpayment: Overpayment, agreement: Agreement, most: int
) -> Iterator[PayoutLine]:
    """The earliest periods first."""
    for each in overpayment.owed:
        amount = min(each.amount, most)
        most -= amount
        if not amount:
            continue
        named = as_is(agreement.document)
        yield PayoutLine(
            decision_id=award.decision_id,
            child_id=award.child_id,
            child_name=award.child_name,
            child_iin=award.child_iin,
            payee_name=award.payee_name,
            payee_iin=award.payee_iin,
            iban=award.iban,
            period=each.period,
            months=each.months,
            amount=-amount,
            steps=(
                Step(
                    N_("Overpaid for {quarter}"),
                    "D-9",
                    {"quarter": each.period},
                    Fraction(each.amount),
                ),
                Step(
                    N_("Set off by the payee's written agreement {document}, {date}"),
                    "D-9",
                    {"document": named, "date": agreement.day},
                    Fraction(-amount),
                ),
            ),
            kind=LineKind.SET_OFF,
        )
