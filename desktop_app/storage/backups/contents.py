"""What is in a database: counted, summed and chained, to be compared with a copy of it."""

from sqlalchemy import Connection, Integer, Table, func, select

from desktop_app.records.backups import Contents
from desktop_app.storage.backups import chain
from desktop_app.storage.health.whole import revision
from desktop_app.storage.office import details as offices
from desktop_app.storage.tables import metadata

_MONEY = frozenset({"amount", "per_payout", "quarter_amount", "share", "tenge"})
"""What columns of whole tenge are called."""


def contents(connection: Connection) -> Contents:
    """Everything of one moment, where the connection sees one."""
    counts, sums = {}, {}
    for table in metadata.sorted_tables:
        money = [column for column in table.columns if _is_money(table, column.name)]
        wanted = [func.count(), *(func.coalesce(func.sum(column), 0) for column in money)]
        row = connection.execute(select(*wanted).select_from(table)).one()
        counts[table.name] = int(row[0])
        for column, total in zip(money, row[1:], strict=True):
            sums[f"{table.name}.{column.name}"] = int(total)
    link = chain.head(connection)
    return Contents(
        office=offices.value(connection, "identity"),
        schema=revision(connection) or "",
        counts=counts,
        sums=sums,
        last_act=link.act,
        chain=link.head,
    )


def _is_money(table: Table, name: str) -> bool:
    return name in _MONEY and isinstance(table.c[name].type, Integer)
