"""Above which sum for one child a payout sheet is looked at twice: the office may say."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.law.steps import N_
from desktop_app.services.errors import Slip
from desktop_app.storage.office import details as offices

KEY = "payout.limit"
_MOST = 100_000_000


def stored(connection: Connection) -> str:
    """Whole tenge as typed; empty where the office says nothing."""
    return offices.value(connection, KEY)


def save(connection: Connection, limit: str, who: str, when: datetime) -> None:
    offices.save_values(connection, {KEY: limit}, who, when)


def slips(limit: str) -> Iterator[Slip]:
    if limit and not (limit.isascii() and limit.isdigit() and 0 < int(limit) <= _MOST):
        yield Slip("payout_limit", N_("Enter whole tenge, or nothing."))
