"""The fingerprints of the slots that acts of the office have made, by worker; 0 is the code's."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from desktop_app.storage.tables import known_slots


def fingerprint(connection: Connection, worker_id: int) -> str:
    """Empty where the office has made them none."""
    query = select(known_slots.c.fingerprint).where(known_slots.c.worker_id == worker_id)
    return connection.scalar(query) or ""


def keep(connection: Connection, changed: Mapping[int, str], gone: Iterable[int] = ()) -> None:
    """These in place of those that were there; of whoever is gone, none."""
    old = known_slots.c.worker_id.in_([*changed, *gone])
    connection.execute(delete(known_slots).where(old))
    rows = [{"worker_id": worker, "fingerprint": print_} for worker, print_ in changed.items()]
    if rows:
        connection.execute(insert(known_slots), rows)
