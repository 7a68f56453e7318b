"""The office's own details, schools, workers and added MCI values."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from desktop_app.records.mci import AddedMci
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.storage.edits import change
from desktop_app.storage.rows import all_of, insert_row, one_of
from desktop_app.storage.standing import standing
from desktop_app.storage.tables import mci_values, office, providers, workers


def details(connection: Connection) -> Office:
    stored = {row.key: row.value for row in connection.execute(select(office))}
    known = set(Office.__dataclass_fields__)
    return Office(**{key: value for key, value in stored.items() if key in known})


def save_details(connection: Connection, values: Office) -> None:
    save_values(connection, asdict(values))


def value(connection: Connection, key: str) -> str:
    """One of the office's own settings; empty where it was never set."""
    return connection.execute(select(office.c.value).where(office.c.key == key)).scalar() or ""


def save_values(connection: Connection, values: Mapping[str, str]) -> None:
    connection.execute(delete(office).where(office.c.key.in_(list(values))))
    rows = [{"key": key, "value": value} for key, value in values.items()]
    connection.execute(insert(office), rows)


def schools(connection: Connection) -> list[Provider]:
    return all_of(Provider, connection, select(providers).order_by(providers.c.name_kk))


def school(connection: Connection, provider_id: int) -> Provider:
    found = one_of(Provider, connection, select(providers).where(providers.c.id == provider_id))
    if found is None:
        raise LookupError("no such school")
    return found


def save_school(connection: Connection, entry: Provider, who: str, when: datetime) -> int:
    values = asdict(entry)
    del values["id"], values["version"]
    if entry.id:
        change(connection, providers, entry.id, entry.version, values, who=who, when=when)
        return entry.id
    values |= {"version": 1, "changed_by": who, "changed_at": when}
    return insert_row(connection, providers, values)


def staff(connection: Connection) -> list[Worker]:
    query = select(workers).where(workers.c.active).order_by(workers.c.name)
    return all_of(Worker, connection, query)


def retired(connection: Connection) -> list[Worker]:
    """Workers who left; their names stay taken, because acts are on file under them."""
    return all_of(Worker, connection, select(workers).where(~workers.c.active))


def save_worker(connection: Connection, entry: Worker) -> int:
    """Put a worker on file, or change one; whoever had left is back."""
    values = {**asdict(entry), "active": True}
    del values["id"]
    if entry.id:
        connection.execute(update(workers).where(workers.c.id == entry.id).values(**values))
        return entry.id
    return insert_row(connection, workers, values)


def retire_worker(connection: Connection, worker_id: int) -> None:
    connection.execute(update(workers).where(workers.c.id == worker_id).values(active=False))


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
