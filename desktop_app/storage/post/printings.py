"""Each time a stored paper went to a printer or into a file: the original, then its copies."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from desktop_app.records.deliveries import Printed, Printing
from desktop_app.records.kinds import PrintingWay
from desktop_app.storage.rows import all_of
from desktop_app.storage.tables import printings

_AT_ONCE = 500


def add(
    connection: Connection, notice_id: int, *, way: PrintingWay, sheets: int, who: str, at: datetime
) -> None:
    values = {"notice_id": notice_id, "way": way, "sheets": sheets, "who": who, "at": at}
    connection.execute(insert(printings).values(values))


def of_notice(connection: Connection, notice_id: int) -> list[Printing]:
    """The original first, then the copies as they were made."""
    query = select(printings).where(printings.c.notice_id == notice_id)
    return all_of(Printing, connection, query.order_by(printings.c.id))


def printed(connection: Connection, notice_ids: list[int]) -> dict[int, Printed]:
    """How often each of the papers was printed; those that never were are left out."""
    of = printings.c.notice_id
    query = select(of, func.min(printings.c.at).label("first_at"), func.count().label("times"))
    found = {}
    for start in range(0, len(notice_ids), _AT_ONCE):
        some = query.where(of.in_(notice_ids[start : start + _AT_ONCE])).group_by(of)
        for row in connection.execute(some):
            found[row.notice_id] = Printed(row.first_at, row.times - 1)
    return found
