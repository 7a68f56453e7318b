"""A PIN is its worker's, while they are on the list."""

from sqlalchemy import update

from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.logins import pins


def test_a_pin_is_its_workers_until_they_leave(desk: Desk) -> None:
    own = desk.worker.id
    with desk.database.begin() as connection:
        assert pins.stored(connection, own) == ""
        pins.keep(connection, own, "$argon2id$")
        assert pins.stored(connection, own) == "$argon2id$"
        assert pins.stored(connection, own + 1) == ""
        connection.execute(update(t.workers).where(t.workers.c.id == own).values(active=False))
        assert pins.stored(connection, own) == ""
