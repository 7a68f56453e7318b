"""An older database that can't be brought to today's tables is told so and stays as it was."""

from pathlib import Path

import pytest
from alembic.operations import Operations

from desktop_app.storage.database import Database
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.storage.old_databases import unpack
from tests.storage.spoilt_tables import Spoil, spoil


def _refused(file: Path) -> DatabaseTrouble:
    before = file.read_bytes()
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(file, upgrade=True)
    assert file.read_bytes() == before
    return caught.value


def _without_a_check(op: Operations) -> None:
    with op.batch_alter_table("payout_lines") as batch:
        batch.drop_constraint(op.f("ck_payout_lines_amount"))


def _without_a_column(op: Operations) -> None:
    op.drop_column("payouts", "closed_at")


@pytest.mark.parametrize(
    ("how", "detail"),
    [
        (lambda op: op.drop_table("payout_lines"), f"0003 → {HEAD}"),
        (_without_a_check, f"0003 → {HEAD}"),
        (_without_a_column, f"0003 → {HEAD}"),
        # What no migration looks at is found when all of them are done.
        (lambda op: op.drop_column("providers", "phone"), "providers.phone"),
    ],
)
def test_an_older_database_with_other_tables(how: Spoil, detail: str, tmp_path: Path) -> None:
    file = unpack("0003-last", tmp_path)
    spoil(Database(file), how)
    trouble = _refused(file)
    assert (trouble.kind, trouble.detail) == ("other tables", detail)


_DEBT = """
    INSERT INTO debts (decision_id, child_id, payee_id, opened_at, opened_by, state, note, version,
      changed_by)
    SELECT id, child_id, payee_id, decided_at, decided_by, '', '', 1, '' FROM decisions LIMIT 1
    """


def test_what_the_first_form_of_debts_can_not_hold_is_never_dropped(tmp_path: Path) -> None:
    file = unpack("0004-first", tmp_path)
    spoil(Database(file), lambda op: op.execute(_DEBT))
    trouble = _refused(file)
    assert (trouble.kind, trouble.detail) == ("other tables", "debts")
