"""A program that was left open through an upgrade writes nothing any more."""

from pathlib import Path

import pytest
from sqlalchemy import event, text

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.explaining import is_outdated, message_of
from desktop_app.services.office import beginning, details
from desktop_app.storage.database import Database
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, a_school
from tests.services.acts import taken_by


def _upgrade(database: Database, version: str) -> None:
    with database.begin_migration() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def _refused(place: str | Path) -> None:
    """Two programs: one upgrades, the other's act is refused with nothing written."""
    one, other = open_database(place), open_database(place)
    desk = Desk(one, clock=Clock())
    beginning.prepare(desk)
    desk = taken_by(desk, Role.CLERK)
    details.save_school(desk, a_school())
    _upgrade(other, "9999")
    with pytest.raises(DatabaseTrouble) as caught:
        details.save_school(desk, a_school(name_kk="Екінші мектеп", name_ru="Вторая школа", bin=""))
    assert caught.value.kind == "upgraded meanwhile"
    assert is_outdated(caught.value)
    for language, words in (("kk", "Бағдарламаны"), ("ru", "обновите программу")):
        assert words.casefold() in (message_of(caught.value, language) or "").casefold()
    with one.read() as connection:  # looking goes on
        assert connection.scalar(text("SELECT count(*) FROM providers")) == 1
        assert connection.scalar(text("SELECT max(id) FROM acts")) == 2
    _upgrade(other, HEAD)
    details.save_school(desk, a_school(name_kk="Екінші мектеп", name_ru="Вторая школа", bin=""))
    one.close()
    other.close()


def test_a_file(database_file: Path) -> None:
    _refused(database_file)


@pytest.mark.postgresql
def test_a_server(url: str) -> None:
    _refused(url)


def test_it_costs_one_small_question(database_file: Path) -> None:
    database = open_database(database_file)
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with database.begin():
        pass
    assert asked == ["BEGIN IMMEDIATE", "SELECT version_num FROM alembic_version"]
    database.close()
