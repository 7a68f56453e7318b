"""Opening a database: new, current, older, newer, strange, or no database at all."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, String, select, text

from desktop_app import paths
from desktop_app.disk.errors import Kind, kind_of
from desktop_app.disk.long_paths import openable
from desktop_app.records.kinds import Register, Role
from desktop_app.records.numbering import usual_pattern
from desktop_app.records.people import Worker
from desktop_app.storage import schema
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.shape import compared as shape
from desktop_app.storage.tables import mci_values, metadata, payouts
from desktop_app.storage.trouble import DatabaseTrouble

_LATER = f"{int(HEAD) + 1:04}"

_NEXT = '''"""A later migration, for tests"""

from alembic import op
import sqlalchemy as sa

revision = "{later}"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("providers") as batch:
        batch.add_column(sa.Column("email", sa.String(), nullable=False, server_default=""))
    {more}
'''


def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_head_is_the_newest_migration(database: Database) -> None:
    with database.read() as connection:
        script = ScriptDirectory.from_config(schema.alembic_config(connection))
    assert script.get_current_head() == HEAD


def test_opening_again_changes_nothing(database_file: Path) -> None:
    open_database(database_file).close()
    before = database_file.read_bytes()
    open_database(database_file).close()
    assert database_file.read_bytes() == before
    assert [file.name for file in database_file.parent.iterdir()] == [database_file.name]


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "жаңа бума" / "office 100%.sqlite"
    open_database(file).close()
    assert file.is_file()


def _trouble(place: Path | str, *, must_exist: bool = False, upgrade: bool = False) -> str:
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(place, must_exist=must_exist, upgrade=upgrade)
    return caught.value.kind


def test_a_database_that_must_exist_is_not_made(tmp_path: Path) -> None:
    assert _trouble(tmp_path / "none.sqlite", must_exist=True) == "not there"
    assert list(tmp_path.iterdir()) == []


def test_a_newer_database_is_refused_and_left_alone(database_file: Path) -> None:
    database = Database(database_file)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = database_file.read_bytes()
    assert _trouble(database_file) == "newer"
    assert database_file.read_bytes() == before


def test_a_strange_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    database = Database(file)
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE songs (title TEXT)"))
    database.close()
    assert _trouble(file) == "not ours"
    again = Database(file)
    with again.read() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    again.close()
    assert names == ["songs"]


@pytest.mark.parametrize("content", [b"not a database at all\n" * 400, b"PK\x03\x04" + b"\0" * 99])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(content)
    assert _trouble(file) == "not a database"
    assert file.read_bytes() == content


def test_a_cut_off_database_is_known_trouble(database_file: Path) -> None:
    content = database_file.read_bytes()
    database_file.write_bytes(content[: len(content) // 3])
    assert _trouble(database_file) in {"damaged", "not a database"}


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert _trouble(tmp_path) == "folder"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert _trouble(tmp_path / "file" / "office.sqlite") == "folder"


def test_what_the_system_says_is_kept_to_be_told(tmp_path: Path) -> None:
    """Not only that it can't be opened, but why: a file is where a folder should be."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.sqlite").mkdir()
    for place in (tmp_path / "file" / "office.sqlite", tmp_path / "folder.sqlite"):
        with pytest.raises(DatabaseTrouble) as caught:
            open_database(place)
        assert isinstance(caught.value.because, OSError)


def test_a_name_that_can_not_be_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble, match="folder") as caught:
        open_database(tmp_path / "жаңа" / ("ұ" * 300))
    assert caught.value.because is not None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_database_where_there_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "office.sqlite").touch()
    with pytest.raises(DatabaseTrouble, match="not a database"):
        open_database(tmp_path / "office.sqlite", must_exist=True)
    assert (tmp_path / "office.sqlite").stat().st_size == 0


def test_a_database_deep_in_folders_with_kazakh_letters(tmp_path: Path) -> None:
    """Also the copy that is made before a database is migrated."""
    folder = tmp_path.joinpath(*["Өтеген 100 %"] * 18)
    place = folder / "кеңсе.sqlite"
    assert len(str(place)) > 260
    open_database(place).close()
    database = open_database(place, must_exist=True)
    schema.copy_aside(database, HEAD)
    database.close()
    copies = sorted(file.name for file in openable(folder).glob("*.sqlite"))
    assert copies == [f"кеңсе-before-{HEAD}-from-{HEAD}.sqlite", "кеңсе.sqlite"]


def test_a_path_that_sqlite_can_not_take_is_told(tmp_path: Path) -> None:
    place = tmp_path.joinpath(*["Өтеген"] * 90) / "кеңсе.sqlite"
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(place)
    assert caught.value.because is not None
    assert kind_of(caught.value.because) is Kind.TOO_LONG


def test_the_program_may_lie_in_a_folder_of_any_name(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alembic would take a % for the beginning of another setting."""
    folder = tmp_path / "100 % Өтеген"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    with database.read() as connection:
        script = ScriptDirectory.from_config(schema.alembic_config(connection))
    assert Path(script.dir) == folder
    assert script.get_current_head() == HEAD


@pytest.mark.parametrize("place", ["//server/share/office.sqlite", r"\\server\share\o.sqlite"])
def test_a_network_share_is_refused(place: str) -> None:
    assert _trouble(place) == "network share"


@pytest.mark.parametrize("place", ["mysql://office", "http://office/x"])
def test_an_address_that_can_not_be_one(place: str) -> None:
    assert _trouble(place) == "address"


def test_a_server_that_is_not_there() -> None:
    assert _trouble("postgresql://office.invalid/office") == "unreachable"
    assert _trouble("postgresql://127.0.0.1:1/office") == "unreachable"


def test_two_programs_open_a_new_database_at_once(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    command = (
        "from desktop_app.storage.schema import open_database; "
        f"open_database({str(file)!r}).close()"
    )
    started = [subprocess.Popen([sys.executable, "-c", command]) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    open_database(file, must_exist=True).close()


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A program one migration newer than this one; ``more`` is what that migration does last."""

    def install(more: str = "") -> None:
        folder = tmp_path / "migrations"
        if not folder.exists():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(paths.migrations(), folder, ignore=ignored)
        step = _NEXT.replace("{more}", more).replace("{later}", _LATER).replace("{head}", HEAD)
        (folder / "versions" / f"{_LATER}_later.py").write_text(step, encoding="utf-8")
        monkeypatch.setattr(paths, "migrations", lambda: folder)
        monkeypatch.setattr(schema, "HEAD", _LATER)
        monkeypatch.setattr(shape, "metadata", _later_tables())

    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return install


def _later_tables() -> MetaData:
    later = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(later)
    later.tables["providers"].append_column(Column("email", String, nullable=False))
    return later


def _revision_and_columns(file: Path) -> tuple[str, set[str]]:
    database = Database(file)
    with database.read() as connection:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        rows = connection.execute(text("PRAGMA table_info(providers)"))
        columns = {row.name for row in rows}
    database.close()
    return revision, columns


def test_an_older_database_is_migrated_with_a_copy_beside(
    database_file: Path, later_program: Callable[[str], None]
) -> None:
    later_program("")
    open_database(database_file, upgrade=True).close()
    revision, columns = _revision_and_columns(database_file)
    assert (revision, "email" in columns) == (_LATER, True)
    copy = database_file.with_name(f"office-before-{_LATER}-from-{HEAD}.sqlite")
    revision, columns = _revision_and_columns(copy)
    assert (revision, "email" in columns) == (HEAD, False)


def test_a_migration_that_fails_leaves_the_database_as_it_was_and_can_be_done_again(
    database_file: Path, later_program: Callable[[str], None]
) -> None:
    later_program("raise RuntimeError('power cut')")
    with pytest.raises(RuntimeError, match="power cut"):
        open_database(database_file, upgrade=True)
    revision, columns = _revision_and_columns(database_file)
    assert (revision, "email" in columns) == (HEAD, False)
    later_program("")
    open_database(database_file, upgrade=True).close()
    assert _revision_and_columns(database_file)[0] == _LATER
    copies = sorted(file.name for file in database_file.parent.glob("*-before-*"))
    assert copies == [
        f"office-before-{_LATER}-from-{HEAD}-2.sqlite",
        f"office-before-{_LATER}-from-{HEAD}.sqlite",
    ]


def test_a_migration_that_breaks_references_is_not_kept(
    database_file: Path, later_program: Callable[[str], None]
) -> None:
    later_program(
        'op.execute("INSERT INTO certificates (child_id, provider_id, number, issued_on, '
        "first_day, last_day, class_name, kind) VALUES (77, 77, '1', '2026-01-01', '2026-01-01', "
        "'2026-01-02', '', 'education_certificate')\")"
    )
    assert _trouble(database_file, upgrade=True) == "damaged"
    assert _revision_and_columns(database_file)[0] == HEAD


_FILLED = """
INSERT INTO mci_values (first_day, tenge, citation) VALUES ('2027-01-01', 4700, 'Заң');
INSERT INTO workers (name, role, position_kk, position_ru, active)
  VALUES ('Маман', 'clerk', '', '', 1);
INSERT INTO office (key, value) VALUES ('phone', '+7 727 000 00 00');
INSERT INTO acts (at, who, label, "values")
  VALUES ('2026-03-30 10:00:00.000000', 'Маман', 'Changed the office''s details', '{}');
INSERT INTO payouts (quarter, number, closed_at, closed_by, not_paid)
  VALUES ('2026Q1', 'Т-1', '2026-03-30 10:00:00.000000', 'Бухгалтер', '[]');
INSERT INTO payouts (quarter, number, closed_at, closed_by, not_paid)
  VALUES ('2026Q2', 'Т-2026-00012', '2026-06-30 10:00:00.000000', 'Бухгалтер', '[]');
INSERT INTO people (iin, surname, given_name, patronymic, sex, address, phone, search, version,
    changed_by)
  VALUES ('1', 'Әлімқұлова', 'Әлия', '', '', '', '', '', 1, '');
INSERT INTO notices (kind, number, issued_at, issued_by, child_id, language, sha256, pdf)
  VALUES ('certificate', 'А-2025-00003', '2025-09-01 10:00:00.000000', '', 1, 'kk', '', x'00');
INSERT INTO notices (kind, number, issued_at, issued_by, child_id, language, sha256, pdf)
  VALUES ('award', 'Ш-2025-00003', '2025-09-01 10:00:00.000000', '', 1, 'kk', '', x'00')
"""


def test_a_database_of_the_first_version_keeps_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    old = Database(file)
    schema.migrate(old, "0001")
    with old.begin() as connection:
        for statement in _FILLED.split(";"):
            connection.execute(text(statement))
    old.close()
    database = open_database(file, upgrade=True)
    with database.read() as connection:
        kept = connection.execute(select(mci_values)).one()
        quarters = connection.execute(select(payouts.c.quarter)).scalars().all()
        given = {
            register: registers.given(connection, register)
            for register in (Register.PAYOUTS, Register.CERTIFICATES, Register.OUTGOING)
        }
        found = registers.as_given(connection, "ш-2025-00003")
        earlier = registers.earlier_patterns(connection)
        staff, details = office_staff.at_work(connection), offices.details(connection)
        (entry,) = notices.history(connection)
    database.close()
    assert staff == [Worker(1, "Маман", Role.CLERK, version=1)]
    assert details.phone == "+7 727 000 00 00"
    assert (entry.who, entry.act, entry.changes) == ("Маман", "", ())
    assert given == {
        Register.PAYOUTS: {2026: {12: "Т-2026-00012"}},
        Register.CERTIFICATES: {2025: {3: "А-2025-00003"}},
        Register.OUTGOING: {2025: {3: "Ш-2025-00003"}},
    }
    assert found == "Ш-2025-00003"
    assert (Register.OUTGOING, usual_pattern(Register.OUTGOING)) in earlier
    assert (kept.first_day, kept.tenge, kept.citation) == (date(2027, 1, 1), 4700, "Заң")
    assert (kept.recorded_at, kept.annulled_at) == (datetime(2000, 1, 1), None)
    assert quarters == ["2026Q1", "2026Q2"]
    assert file.with_name(f"office-before-{HEAD}-from-0001.sqlite").is_file()
