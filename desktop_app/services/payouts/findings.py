"""How a check tells what it found: of whom, and once for each award."""

from collections.abc import Iterable

from desktop_app.law.steps import Step
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import PayoutLine
from desktop_app.storage.payouts.before import LastTime


def finding(kind: CheckKind, line: PayoutLine | LastTime, step: Step) -> PayoutCheck:
    return PayoutCheck(kind, line.child_id, line.child_name, step)


def one_each(lines: Iterable[PayoutLine]) -> list[PayoutLine]:
    """The last line of each award: its names and account are those of all its lines."""
    return list({line.decision_id: line for line in lines}.values())
