"""The ring of a server is kept whole, slot by slot."""

from desktop_app.storage.database import Database
from desktop_app.storage.logins import server_slots


def test_slots_are_those_that_were_kept_last(database: Database) -> None:
    with database.begin() as connection:
        assert server_slots.are_possible(connection)
        assert server_slots.contents(connection) == []
        server_slots.keep(connection, {2: {"name": "Ә"}, 0: {"name": ""}})
        server_slots.keep(connection, {1: {"name": "Б"}, 0: {"name": "!"}})
    with database.read() as connection:
        assert server_slots.contents(connection) == [{"name": "!"}, {"name": "Б"}]
    with database.begin() as connection:
        server_slots.keep(connection, {})
        assert server_slots.contents(connection) == []
