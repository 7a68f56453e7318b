"""The office's own details, schools, workers and added MCI values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from desktop_app.identity.sorting import sort_key
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.mci import AddedMci
from desktop_app.records.people import Office, Provider
from desktop_app.storage.edits import change
from desktop_app.storage.office.joined import gone_ids
from desktop_app.storage.rows import all_of, insert_row, only
from desktop_app.storage.standing import annul, standing
from desktop_app.storage.tables import mci_values, office, providers

PRACTICE, YES = "practice", "yes"
"""The setting of an office that is there to practise in, and what it says."""


def is_practice(connection: Connection) -> bool:
    return value(connection, PRACTICE) == YES


def details(connection: Connection) -> Office:
    stored = {row.key: row.value for row in connection.execute(select(office))}
    known = set(Office.__dataclass_fields__)
    return Office(**{key: value for key, value in stored.items() if key in known})


def value(connection: Connection, key: str) -> str:
    """One of the office's own settings; empty where it was never set."""
    return connection.execute(select(office.c.value).where(office.c.key == key)).scalar() or ""


def version(connection: Connection, keys: Iterable[str]) -> int:
    """How often these settings were saved: 0 where none of them ever was."""
    query = select(func.coalesce(func.sum(office.c.version), 0))
    return int(connection.execute(query.where(office.c.key.in_(list(keys)))).scalar_one())


def require_version(connection: Connection, keys: Iterable[str], seen: int) -> None:
    """ChangedMeanwhile where somebody has saved one of these settings since they were seen."""
    keys = list(keys)
    if version(connection, keys) == seen:
        return
    query = select(office.c.changed_by, office.c.changed_at).where(office.c.key.in_(keys))
    newest = connection.execute(query.order_by(office.c.changed_at.desc().nulls_last())).first()
    raise ChangedMeanwhile(*(newest or ("", None)))


def save_values(
    connection: Connection, values: Mapping[str, str], who: str, when: datetime
) -> None:
    """Save settings; those that stay as they are keep who changed them and when."""
    query = select(office).where(office.c.key.in_(list(values)))
    stored = {row.key: row for row in connection.execute(query)}
    for key, value in values.items():
        changed = {"value": value, "changed_by": who, "changed_at": when}
        before = stored.get(key)
        if before is None:
            connection.execute(insert(office).values(key=key, version=1, **changed))
        elif before.value != value:
            changed["version"] = before.version + 1
            connection.execute(update(office).where(office.c.key == key).values(**changed))


def schools(connection: Connection) -> list[Provider]:
    """Those that go on; what was made part of another one is offered nowhere."""
    query = select(providers).where(providers.c.id.not_in(gone_ids()))
    return all_of(Provider, connection, query.order_by(providers.c.id))


def every_school(connection: Connection) -> list[Provider]:
    """Also those that were made part of another one."""
    return all_of(Provider, connection, select(providers).order_by(providers.c.id))


def schools_by_name(connection: Connection, language: str) -> list[Provider]:
    """As they are listed to a reader of a language."""
    return sorted(schools(connection), key=lambda school: sort_key(school.named(language)))


def school(connection: Connection, provider_id: int) -> Provider:
    query = select(providers).where(providers.c.id == provider_id)
    return only(Provider, connection, query, "school")


def save_school(connection: Connection, entry: Provider, who: str, when: datetime) -> int:
    values = asdict(entry)
    del values["id"], values["version"]
    if entry.id:
        change(connection, providers, entry.id, entry.version, values, who=who, when=when)
        return entry.id
    values |= {"version": 1, "changed_by": who, "changed_at": when}
    return insert_row(connection, providers, values)


def added_mci(
    connection: Connection, as_of: datetime | None = None
) -> Mapping[date, tuple[int, str]]:
    """The office's own MCI values that stand, or stood at a moment."""
    query = select(mci_values).where(standing(mci_values, as_of)).order_by(mci_values.c.first_day)
    return {row.first_day: (row.tenge, row.citation) for row in connection.execute(query)}


def mci_on_file(connection: Connection) -> list[AddedMci]:
    """Every MCI that the office ever added, those that were taken back among them."""
    return all_of(AddedMci, connection, select(mci_values).order_by(mci_values.c.id))


def add_mci(
    connection: Connection, first_day: date, tenge: int, citation: str, who: str, when: datetime
) -> None:
    connection.execute(
        insert(mci_values).values(
            first_day=first_day, tenge=tenge, citation=citation, recorded_by=who, recorded_at=when
        )
    )


def annul_mci(connection: Connection, mci_id: int, who: str, when: datetime, why: str) -> bool:
    """Take an added MCI back, with the reason; False where it is annulled already."""
    return annul(connection, mci_values, mci_id, who, when, why)
