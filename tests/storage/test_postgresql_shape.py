"""Tables that are not the program's are told on PostgreSQL as well."""

import pytest

from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.postgresql import Server
from tests.storage.spoilt_tables import HARMLESS_ON_A_SERVER, SPOILT, Spoil, spoil

pytestmark = pytest.mark.postgresql


def _opened(url: str) -> None:
    open_database(url, must_exist=True).close()


def _told(url: str) -> str:
    with pytest.raises(DatabaseTrouble) as caught:
        _opened(url)
    assert caught.value.kind == "other tables"
    return caught.value.detail


def test_a_database_made_here_is_ours(url: str) -> None:
    open_database(url).close()
    _opened(url)


def test_every_way_of_being_otherwise(server: Server, url: str) -> None:
    """All in copies of one database: to make its tables anew each time takes long."""
    open_database(url).close()
    name = url.rpartition("/")[2]
    for number, (how, told) in enumerate(SPOILT.values()):
        assert _told(_spoilt(server, f"{name}_{number}", name, how)) == told
    for number, how in enumerate(HARMLESS_ON_A_SERVER.values()):
        _opened(_spoilt(server, f"{name}_h{number}", name, how))


def _spoilt(server: Server, copy: str, name: str, how: Spoil) -> str:
    server.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    spoil(Database(server.url(copy)), how)
    return server.url(copy)


def test_tables_in_another_schema_are_nobodys_business(server: Server, url: str) -> None:
    open_database(url).close()
    name = url.rpartition("/")[2]
    server.execute("CREATE SCHEMA other", name)
    server.execute("CREATE TABLE other.people (id integer)", name)
    _opened(url)


def test_an_index_that_was_never_finished_is_missing(server: Server, url: str) -> None:
    open_database(url).close()
    name = url.rpartition("/")[2]
    broken = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'uq_people_iin'::regclass"
    server.execute(broken, name)
    assert _told(url) == "people (iin)"
