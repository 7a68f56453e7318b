"""How much is overpaid in all (D-9), for an office of any size: by what is kept of every debt."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.steps import Step
from desktop_app.services.debts.listed import DebtList


@dataclass(frozen=True)
class StillOwed:
    """Awards that are overpaid now, and by how many whole tenge; ``unknown`` as in `Report`."""

    count: int
    sum: int
    unknown: Step | None


def still_owed(connection: Connection, today: date) -> StillOwed:
    """What is overpaid now, less what was repaid or written off."""
    every, unknown = DebtList(today).every(connection)
    owed = [each.amount for each in every if each.amount]
    return StillOwed(len(owed), sum(owed), unknown)
