"""Tables that are not the program's are told when a database is opened, and nothing is changed."""

import sqlite3
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import event, text

from desktop_app.services.explaining import message_of
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.shape import compared as shape
from desktop_app.storage.trouble import DatabaseTrouble
from tests.storage.spoilt_tables import HARMLESS, SPOILT, Spoil, spoil


def _refused(file: Path) -> DatabaseTrouble:
    """Opening it is trouble, and changes neither the file nor its folder."""
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(file)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == beside
    return caught.value


@pytest.mark.parametrize(("how", "told"), SPOILT.values(), ids=SPOILT)
def test_tables_that_are_not_ours(database_file: Path, how: Spoil, told: str) -> None:
    spoil(Database(database_file), how)
    trouble = _refused(database_file)
    assert (trouble.kind, trouble.detail) == ("other tables", told)


@pytest.mark.parametrize("how", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm(database_file: Path, how: Spoil) -> None:
    spoil(Database(database_file), how)
    open_database(database_file).close()


def test_of_many_differences_a_few_are_told(database_file: Path) -> None:
    gone = ("acts", "approvals", "deliveries", "drafts", "messages", "printings", "workers")
    spoil(Database(database_file), lambda op: list(map(op.drop_table, gone)))
    assert _refused(database_file).detail == ", ".join(gone[:5]) + " … +2"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Ештеңе өзгертілген жоқ: соңғы сақтық көшірмені алыңыз"),
        ("ru", "Ничего не изменено: возьмите последнюю резервную копию"),
    ],
)
def test_it_says_what_happened_and_what_to_do(
    database_file: Path, language: str, words: str
) -> None:
    how, told = SPOILT["no table"]
    spoil(Database(database_file), how)
    said = message_of(_refused(database_file), language) or ""
    assert told in said
    assert words in said


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "music.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    assert _refused(file).kind == "not ours"


_ACTING = {
    "trigger": (
        "CREATE TRIGGER quiet AFTER INSERT ON payouts BEGIN SELECT 1; END",
        "payouts.quiet",
    ),
    "on a table too many": (
        "CREATE TRIGGER quiet AFTER INSERT ON alembic_version BEGIN SELECT 1; END",
        "alembic_version.quiet",
    ),
    "view": ("CREATE VIEW quiet AS SELECT 1", "quiet"),
}


@pytest.mark.parametrize(("statement", "told"), _ACTING.values(), ids=_ACTING)
@pytest.mark.parametrize("is_older", [False, True])
def test_what_acts_by_itself_within_a_file_is_told(
    database_file: Path, statement: str, told: str, is_older: bool
) -> None:
    """Somebody with a key put it there: it would change what others write."""

    def make(op: Operations) -> None:
        op.execute(statement)
        if is_older:
            op.execute("UPDATE alembic_version SET version_num = '0001'")

    spoil(Database(database_file), make)
    before = database_file.read_bytes()
    with pytest.raises(DatabaseTrouble) as trouble:
        open_database(database_file, upgrade=True)
    assert (trouble.value.kind, trouble.value.detail) == ("other tables", told)
    assert database_file.read_bytes() == before


def test_a_look_at_the_tables_takes_five_queries(database: Database) -> None:
    asked = []
    with database.read() as connection:
        connection.execute(text("SELECT 1"))
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
        assert shape.differences(connection) == []
    assert len(asked) == 5
