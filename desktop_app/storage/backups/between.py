"""What stands between two states of one office: what a backup would lack, or bring back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Connection, Table, select

from desktop_app.storage.tables import acts, applications, notices, payouts

_NUMBERED: Mapping[str, tuple[Table, Column[datetime]]] = {
    "applications": (applications, applications.c.registered_at),
    "payouts": (payouts, payouts.c.closed_at),
    "papers": (notices, notices.c.issued_at),
}


@dataclass(frozen=True)
class State:
    """``numbered``: by kind, the numbers that were given with their days; ``acts`` by their ids."""

    acts: Mapping[int, date]
    numbered: Mapping[str, Mapping[str, date]]


@dataclass(frozen=True)
class Difference:
    """What one state has and another lacks. ``numbers`` by kind, in order, each with its day."""

    acts: int
    first: date | None
    last: date | None
    numbers: Mapping[str, tuple[tuple[str, date], ...]]

    @property
    def is_empty(self) -> bool:
        return not self.acts and not any(self.numbers.values())


def state(connection: Connection) -> State:
    done = connection.execute(select(acts.c.id, acts.c.at))
    return State(
        {row.id: row.at.date() for row in done},
        {
            kind: {row[0]: row[1].date() for row in connection.execute(select(table.c.number, at))}
            for kind, (table, at) in _NUMBERED.items()
        },
    )


def lacking(has: State, lacks: State, parted: int) -> Difference:
    """What ``has`` holds and ``lacks`` does not; their histories are the same up to ``parted``."""
    days = [day for act, day in has.acts.items() if act > parted]
    numbers = {
        kind: tuple(
            (number, day)
            for number, day in sorted(found.items(), key=lambda each: (each[1], each[0]))
            if number not in lacks.numbered[kind]
        )
        for kind, found in has.numbered.items()
    }
    return Difference(len(days), min(days, default=None), max(days, default=None), numbers)
