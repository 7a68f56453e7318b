"""What Argon2id made of a worker's PIN."""

from sqlalchemy import Connection, select, update

from desktop_app.storage.tables import workers


def stored(connection: Connection, worker_id: int) -> str:
    """Empty where somebody has no PIN, or is on the list no more."""
    query = select(workers.c.pin).where(workers.c.id == worker_id, workers.c.active)
    return connection.scalar(query) or ""


def keep(connection: Connection, worker_id: int, stretched: str) -> None:
    connection.execute(update(workers).where(workers.c.id == worker_id).values(pin=stretched))
