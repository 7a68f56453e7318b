"""An office of any version is looked at; what is none says nothing."""

import lzma
from pathlib import Path

import pytest

from desktop_app.storage.database import Database
from desktop_app.storage.logins import earlier

OLD = Path(__file__).parents[2] / "old_databases"


@pytest.mark.parametrize("name", [file.name for file in sorted(OLD.glob("*.xz"))])
def test_workers_of_any_version(name: str, tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    file.write_bytes(lzma.decompress((OLD / name).read_bytes()))
    database = Database(file)
    with database.read() as connection:
        found = earlier.read(connection)
    database.close()
    assert found.revision == name[:4]
    assert len(found.workers) > 2
    assert found.setting("no such") == ""


def test_what_is_no_office(tmp_path: Path) -> None:
    database = Database(tmp_path / "empty.sqlite")
    with database.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE workers (id)")
    with database.read() as connection:
        assert earlier.read(connection) == earlier.Earlier()
    database.close()
