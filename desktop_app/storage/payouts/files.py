"""The files for a bank that an approved sheet was taken out in, one after the other."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from desktop_app.records.payouts import TakenFile
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of


def of_payout(connection: Connection, payout_id: int) -> tuple[TakenFile, ...]:
    """The oldest first."""
    columns = t.payout_files.c
    query = select(t.payout_files).where(columns.payout_id == payout_id).order_by(columns.id)
    return tuple(all_of(TakenFile, connection, query))


def add(
    connection: Connection, payout_id: int, file: tuple[str, str, str], who: str, when: datetime
) -> None:
    """``file`` is its bank by the code, its kind, and its name."""
    bank, kind, name = file
    values = {"payout_id": payout_id, "bank": bank, "kind": kind, "file": name}
    connection.execute(insert(t.payout_files).values(**values, taken_at=when, taken_by=who))
