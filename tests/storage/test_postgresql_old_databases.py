"""Old databases on PostgreSQL: as if their office had had a server, brought to today's tables."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, insert, select, text

from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.storage.old_databases import unpack

pytestmark = pytest.mark.postgresql

FIRST_FORMS = ("0001-first", "0002-first", "0003-first", "0004-first")


def _move(file: Path, url: str) -> None:
    """The same tables, indices and rows on the server."""
    old, new, found = Database(file), Database(url), MetaData()
    with old.read() as source, new.begin_migration() as target:
        found.reflect(source)
        for table in found.tables.values():
            for column in table.columns:
                column.type = column.type.as_generic()
            for index in table.indexes:
                where = index.dialect_options["sqlite"]["where"]
                index.dialect_options["postgresql"]["where"] = where
        found.create_all(target)
        for table in found.sorted_tables:
            rows = [dict(row._mapping) for row in source.execute(select(table))]
            if rows:
                target.execute(insert(table), rows)
            if "id" in table.c:
                _count_on(target, table.name)
    old.close()
    new.close()


def _count_on(target: Connection, table: str) -> None:
    newest = f"SELECT coalesce(max(id), 0) + 1 FROM {table}"
    numbers = f"pg_get_serial_sequence('{table}', 'id')"
    target.execute(text(f"SELECT setval({numbers}, ({newest}), false)"))


@pytest.mark.parametrize("name", FIRST_FORMS)
def test_the_first_forms_get_todays_tables(name: str, url: str, tmp_path: Path) -> None:
    _move(unpack(name, tmp_path), url)
    database = open_database(url, must_exist=True, upgrade=True)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, t.metadata) == []
        assert len(connection.scalars(select(t.notices.c.id)).all()) > 40
        found = health.check(Desk(database, clock=Clock()))
    database.close()
    assert [each.step.label for each in found if each.wrong] == []
