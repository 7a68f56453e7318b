"""What an upgrade must leave as it was: how many rows there are, and how much money they say."""

from collections.abc import Mapping

from sqlalchemy import Connection, column, func, inspect, select, table

from desktop_app.storage.opening.first_look import VERSIONS
from desktop_app.storage.trouble import DatabaseTrouble

_MONEY = frozenset({"amount", "per_payout", "quarter_amount", "share", "tenge"})
"""What columns of whole tenge are called, in every version of the tables."""

_SETTINGS = frozenset({"office"})
"""Tables of settings, one a row: a version may begin with more of them, and never loses one."""

_FOLLOWS = frozenset({"task_marks"})
"""What is to be reckoned anew: a version that keeps more of it marks whom that concerns."""

Totals = Mapping[str, Mapping[str, int]]
"""By table: its rows under an empty name, and each column of money with its sum; of settings each
one by its key."""


def totals(connection: Connection) -> Totals:
    return {name: _of(connection, name) for name in _tables(connection)}


def require_same(connection: Connection, before: Totals) -> None:
    """DatabaseTrouble “counts differ”, naming the tables, where one that stays says otherwise.

    A table or a column that is gone is the migration's to answer for.
    """
    now = totals(connection)
    both = sorted(before.keys() & now.keys())
    differ = [name for name in both if _other(name, before[name], now[name])]
    if differ:
        raise DatabaseTrouble("counts differ", ", ".join(differ))


def _other(table: str, before: Mapping[str, int], now: Mapping[str, int]) -> bool:
    if table in _SETTINGS:
        return not before.keys() <= now.keys()
    return any(now[name] != number for name, number in before.items() if name in now)


def _tables(connection: Connection) -> list[str]:
    names = inspect(connection).get_table_names()
    return [name for name in names if name != VERSIONS and name not in _FOLLOWS]


def _of(connection: Connection, name: str) -> Mapping[str, int]:
    if name in _SETTINGS:
        found: list[str] = list(connection.scalars(select(column("key")).select_from(table(name))))
        return dict.fromkeys(found, 1)
    there = {each["name"] for each in inspect(connection).get_columns(name)}
    sums = sorted(there & _MONEY)
    wanted = [func.count(), *(func.coalesce(func.sum(column(each)), 0) for each in sums)]
    row = connection.execute(select(*wanted).select_from(table(name))).one()
    return dict(zip(("", *sums), map(int, row), strict=True))
