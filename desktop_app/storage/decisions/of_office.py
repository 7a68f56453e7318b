"""The office's own decisions on reimbursement, and those that it took out of force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop_app.law.in_force import Dated
from desktop_app.law.profile import DecisionProfile
from desktop_app.records.profiles import dated_profile, profile_from_values, profile_to_values
from desktop_app.storage.rows import asked_once, insert_row
from desktop_app.storage.standing import annul
from desktop_app.storage.tables import decision_profiles


@dataclass(frozen=True)
class StoredProfile:
    """A decision that the office entered or took out of force, with who did and when."""

    id: int
    profile: Dated[DecisionProfile]
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str
    about: Mapping[str, str]
    """Who took the decision, its number and its day, as they were typed."""


def standing_profiles(connection: Connection, as_of: datetime | None = None) -> list[StoredProfile]:
    """The decisions that the office entered and that stand, or stood at a moment."""
    return [_stored(row) for row in _recorded(connection) if _stands(row, as_of)]


@asked_once
def _recorded(connection: Connection) -> list[Row[Any]]:
    """All of them, in the order of recording: an office has a few in all its years."""
    return list(connection.execute(select(decision_profiles).order_by(decision_profiles.c.id)))


def _stands(row: Row[Any], as_of: datetime | None) -> bool:
    if as_of is None:
        return row.annulled_at is None
    return row.recorded_at <= as_of and (row.annulled_at is None or row.annulled_at > as_of)


def annulled_profiles(connection: Connection) -> list[StoredProfile]:
    """The decisions that were taken out of force, with the reason; shipped ones among them."""
    query = select(decision_profiles).where(decision_profiles.c.annulled_at.is_not(None))
    found = connection.execute(query.order_by(decision_profiles.c.id))
    return [_stored(row) for row in found]


def _stored(row: Row[Any]) -> StoredProfile:
    return StoredProfile(
        row.id,
        dated_profile(row.first_day, profile_from_values(row.content)),
        row.recorded_at,
        row.recorded_by,
        row.annulled_at,
        row.annulled_by,
        row.annulled_why,
        row.content.get("about", {}),
    )


def annulled_codes(connection: Connection, as_of: datetime | None = None) -> set[str]:
    """The codes of decisions that were taken out of force, shipped ones among them."""
    return {
        row.code
        for row in _recorded(connection)
        if row.annulled_at is not None and (as_of is None or row.annulled_at <= as_of)
    }


def recorded(connection: Connection) -> int:
    """How many decisions were ever recorded: a part of the next one's code."""
    return connection.scalar(select(func.count()).select_from(decision_profiles)) or 0


def add_profile(
    connection: Connection,
    dated: Dated[DecisionProfile],
    who: str,
    when: datetime,
    about: Mapping[str, str] | None = None,
    **more: Any,
) -> int:
    """Keep a decision; ``more`` are the columns of an annulment, where it never was in force."""
    content = profile_to_values(dated.value) | ({"about": dict(about)} if about else {})
    values = {
        "code": dated.value.code,
        "first_day": dated.first,
        "content": content,
        "recorded_at": when,
        "recorded_by": who,
        **more,
    }
    return insert_row(connection, decision_profiles, values)


def annul_profile(
    connection: Connection, profile_id: int, who: str, when: datetime, why: str
) -> bool:
    """Take a decision out of force, with the reason; False where it is out of force already."""
    return annul(connection, decision_profiles, profile_id, who, when, why)
