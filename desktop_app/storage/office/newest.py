"""The newest act on file: which state of the office this is."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select

from desktop_app.records.acts import Act
from desktop_app.storage.tables import acts, register_numbers


@dataclass(frozen=True)
class KeptAct:
    """An act's number and moment, and a digest by which another one of its number is known."""

    id: int
    at: datetime
    digest: str


def newest(connection: Connection) -> KeptAct | None:
    """The last act that was put into the history; None where there is none."""
    row = connection.execute(_acts().order_by(acts.c.id.desc()).limit(1)).first()
    return None if row is None else _kept(row)


def of(connection: Connection, act_id: int) -> KeptAct | None:
    row = connection.execute(_acts().where(acts.c.id == act_id)).first()
    return None if row is None else _kept(row)


def _acts() -> Select[Any]:
    return select(acts.c.id, acts.c.at, acts.c.who, acts.c.label, acts.c.act)


def _kept(row: Row[Any]) -> KeptAct:
    said = f"{row.at.isoformat()}\n{row.who}\n{row.label}\n{row.act}"
    return KeptAct(row.id, row.at, sha256(said.encode()).hexdigest())


def last_numbered_year(connection: Connection) -> int | None:
    """The latest year of which a register gave a number."""
    year: int | None = connection.scalar(select(func.max(register_numbers.c.year)))
    return year


def was_done_in(connection: Connection, act: Act, first: datetime, last: datetime) -> bool:
    """Whether such an act stands in the history between two moments, both included."""
    within = acts.c.at.between(first, last)
    return bool(connection.scalar(select(exists().where(acts.c.act == act, within))))
