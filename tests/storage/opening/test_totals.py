"""An upgrade that loses a row or a tenge is not kept."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from desktop_app.storage import schema
from desktop_app.storage.database import Database
from desktop_app.storage.opening import totals
from desktop_app.storage.trouble import DatabaseTrouble
from tests.storage.old_databases import NAMES, unpack


def test_rows_and_money_are_counted(tmp_path: Path) -> None:
    database = Database(unpack(NAMES[-1], tmp_path))
    with database.read() as connection:
        found = totals.totals(connection)
        lines = connection.execute(text("SELECT count(*), sum(amount) FROM payout_lines")).one()
    database.close()
    assert found["payout_lines"] == {"": lines[0], "amount": lines[1]}
    assert lines[1] > 0
    assert set(found["decisions"]) == {"", "quarter_amount"}
    assert "alembic_version" not in found


@pytest.mark.parametrize(
    ("loss", "table"),
    [
        ("DELETE FROM acts WHERE id = 3", "acts"),
        ("UPDATE payout_lines SET amount = amount + 1 WHERE id = 3", "payout_lines"),
        ("DELETE FROM drafts", "drafts"),
        ("DELETE FROM events", "events"),
        ("DELETE FROM office WHERE key IN (SELECT key FROM office LIMIT 1)", "office"),
    ],
)
def test_what_a_migration_loses_is_told_and_nothing_is_kept(
    tmp_path: Path, loss: str, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import command

    file = unpack("0004-last", tmp_path)
    really = command.upgrade

    def losing(config: object, revision: str) -> None:
        really(config, revision)  # type: ignore[arg-type]
        connection: Connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.execute(text(loss))

    monkeypatch.setattr(command, "upgrade", losing)
    before = file.read_bytes()
    with pytest.raises(DatabaseTrouble) as caught:
        schema.open_database(file, upgrade=True)
    assert (caught.value.kind, caught.value.detail) == ("counts differ", table)
    assert file.read_bytes() == before
    monkeypatch.undo()
    database = schema.open_database(file, upgrade=True)
    assert database.upgraded is not None
    assert database.upgraded.before == "0004"
    assert database.upgraded.copy is not None
    assert database.upgraded.copy.is_file()
    database.close()


def test_what_an_upgrade_marks_to_be_reckoned_is_no_loss(tmp_path: Path) -> None:
    """Since 0019 debts are kept with their sums: whoever owes is reckoned anew, nobody else."""
    database = schema.open_database(unpack("0015-first", tmp_path), upgrade=True)
    with database.read() as connection:
        assert "task_marks" not in totals.totals(connection)
        owing = set(connection.scalars(text("SELECT child_id FROM tasks WHERE kind = 'debt'")))
        assert set(connection.scalars(text("SELECT child_id FROM task_marks"))) >= owing > set()
        everybody = connection.scalar(text("SELECT count(DISTINCT child_id) FROM tasks"))
        marked = connection.scalar(text("SELECT count(*) FROM task_marks"))
    database.close()
    assert marked < everybody
