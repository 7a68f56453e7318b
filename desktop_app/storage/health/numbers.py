"""Which numbers the registers gave, and which are used."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, select, union

from desktop_app.records.kinds import NoticeKind, Register, kinds_in
from desktop_app.storage import tables as t


def last_given(connection: Connection) -> Mapping[Register, Mapping[int, int]]:
    """The last serial of each register, by year; without those that have given none."""
    found: dict[Register, dict[int, int]] = {}
    for row in connection.execute(select(t.register_numbers)):
        found.setdefault(Register(row.register), {})[row.year] = row.last
    return found


def used(connection: Connection, register: Register) -> set[str]:
    """The numbers of a register that something on file bears."""
    return set(connection.execute(_numbers(register)).scalars())


def _numbers(register: Register) -> Select[Any] | CompoundSelect[Any]:
    match register:
        case Register.APPLICATIONS:
            return select(t.applications.c.number)
        case Register.ORDERS:
            # An order that was annulled and issued again has its first number on its paper alone.
            of_papers = select(t.notices.c.number).where(t.notices.c.kind == NoticeKind.ORDER)
            return union(select(t.orders.c.number), of_papers)
        case Register.COMPLAINTS:
            return select(t.complaints.c.number)
        case Register.PAYOUTS:
            return select(t.payouts.c.number)
        case _:
            of_register = t.notices.c.kind.in_(kinds_in(register))
            return select(t.notices.c.number).where(of_register)
