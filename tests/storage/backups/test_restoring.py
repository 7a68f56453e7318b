"""A backup takes the place of the database: the old whole or the new whole, whatever stops it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop_app.disk import exchange
from desktop_app.disk.errors import HeldError
from desktop_app.keys.files import ring_file, ring_of
from desktop_app.law.steps import Step
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.storage import schema
from desktop_app.storage.backups import checking, copying, restoring
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import NOW, home_education_entry
from tests.services.backups.backups import Protected


@pytest.fixture
def backup(protected: Protected, folder: Path) -> Backup:
    """Of three applications; a fourth is registered after it."""
    with protected.desk(Role.CLERK) as desk:
        made = copying.make(desk.database, folder, NOW, Occasion.HAND)
        registering.register(desk, home_education_entry(protected.school, 7))
    return made


def leave_entry(connection: Connection) -> None:
    notices.add_act(connection, Step("Restored", ""), who="Ли Виктор", when=NOW)


def restore(protected: Protected, backup: Backup) -> Path:
    opened = Database(backup.database, protected.key, as_it_lies=True)
    try:
        return restoring.restore(
            backup, opened, protected.place, NOW, "restore backup", leave_entry
        )
    finally:
        opened.close()


def numbers(protected: Protected) -> int:
    with protected.desk(Role.CLERK) as desk, desk.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM applications").scalar_one()
    return int(found)


def names(protected: Protected) -> set[str]:
    return {each.name for each in protected.place.parent.iterdir()}


KEPT = "office-replaced-2026-11-21-100000.homeedu"


def test_the_backup_stands_there_and_the_old_one_is_kept(
    protected: Protected, backup: Backup
) -> None:
    kept = restore(protected, backup)
    assert kept.name == KEPT
    assert names(protected) == {"office.homeedu", "office.homeedu.keys", KEPT, f"{KEPT}.keys"}
    assert numbers(protected) == 3
    database = Database(kept, protected.key, as_it_lies=True)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM applications").scalar() == 4
    database.close()


def test_the_act_stands_in_the_history_of_what_was_restored(
    protected: Protected, backup: Backup
) -> None:
    restore(protected, backup)
    with protected.desk(Role.CLERK) as desk, desk.reading() as connection:
        last = connection.exec_driver_sql(
            "SELECT who, label, act FROM acts ORDER BY id DESC LIMIT 1"
        ).one()
    assert tuple(last) == ("Ли Виктор", "Restored", "restore backup")


def test_a_log_that_was_left_over_goes_with_its_own_database(
    protected: Protected, backup: Backup
) -> None:
    """Of a program that was killed: its last application is in the log alone."""
    with protected.desk(Role.CLERK) as desk:
        registering.register(desk, home_education_entry(protected.school, 8))
        for ending in ("", "-wal", "-shm"):
            source = Path(f"{protected.place}{ending}")
            shutil.copy(source, source.with_name(f"left{ending}"))
    for ending in ("", "-wal", "-shm"):
        source = protected.place.with_name(f"left{ending}")
        source.replace(f"{protected.place}{ending}")
    restore(protected, backup)
    assert names(protected) >= {KEPT, f"{KEPT}-wal", f"{KEPT}-shm"}
    assert not {"office.homeedu-wal", "office.homeedu-shm"} & names(protected)
    assert numbers(protected) == 3
    kept = Database(protected.place.with_name(KEPT), protected.key)
    with kept.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM applications").scalar() == 5
    kept.close()


def test_the_ring_goes_with_its_database(protected: Protected, backup: Backup) -> None:
    ring = ring_of(protected.place)
    ring_file(protected.place).write_bytes(ring_file(protected.place).read_bytes() + b"\n")
    restore(protected, backup)
    assert ring_of(protected.place) == ring
    assert ring_file(protected.place).read_bytes() == ring_file(backup.database).read_bytes()
    kept = ring_file(protected.place.with_name(KEPT)).read_bytes()
    assert kept.endswith(b"\n")


def test_while_somebody_has_it_open_it_is_refused(
    protected: Protected, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_elsewhere(path: Path) -> None:
        raise HeldError(11, "held")

    monkeypatch.setattr(restoring, "require_free", open_elsewhere)
    before = names(protected)
    with pytest.raises(HeldError):
        restore(protected, backup)
    assert names(protected) == before
    assert numbers(protected) == 4


def test_a_damaged_backup_replaces_nothing(protected: Protected, backup: Backup) -> None:
    content = bytearray(backup.database.read_bytes())
    content[5000] ^= 4
    backup.database.write_bytes(content)
    before = names(protected)
    with pytest.raises(checking.NotAsWritten):
        restore(protected, backup)
    assert names(protected) == before
    assert numbers(protected) == 4


def test_one_of_a_newer_program_is_refused(
    protected: Protected, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "HEAD", "0007")
    with pytest.raises(DatabaseTrouble) as told:
        restore(protected, backup)
    assert told.value.kind == "newer"
    monkeypatch.undo()
    assert numbers(protected) == 4


def test_where_nothing_was_left_it_stands_there_too(protected: Protected, backup: Backup) -> None:
    shutil.rmtree(protected.place.parent)
    protected.place.parent.mkdir()
    restore(protected, backup)
    assert numbers(protected) == 3


class Stopped(Exception):
    pass


STEPS: tuple[tuple[object, str], ...] = (
    (restoring, "copyfile"),
    (checking, "require_files"),
    (checking, "require_pages"),
    (restoring, "leave"),
    (restoring, "to_disk"),
    (restoring, "require_free"),
    (restoring, "_kept"),
    (exchange, "put_in_place"),
)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("where", "step"), STEPS)
@pytest.mark.parametrize("turn", [1, 2])
def test_an_exception_at_any_step_leaves_the_old_or_the_new_whole(
    protected: Protected,
    backup: Backup,
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    step: str,
    turn: int,
    after: bool,
) -> None:
    with monkeypatch.context() as patched:
        if step == "leave":
            patched.setitem(globals(), "leave_entry", stopping(leave_entry, turn, after))
        else:
            patched.setattr(where, step, stopping(getattr(where, step), turn, after))
        try:
            restore(protected, backup)
            is_done = True
        except Stopped:
            is_done = False
    assert numbers(protected) == (3 if is_done else 4)
    assert ".exchange" not in "".join(names(protected))
    restore(protected, backup)
    assert numbers(protected) == 3
    assert not any("restoring" in name for name in names(protected))


def stopping(call: Callable[..., object], turn: int, after: bool) -> Callable[..., object]:
    """The same call, that fails the first or the second time, before or after it has done it."""
    calls = iter(range(1, 100))

    def stopped(*given: object, **named: object) -> object:
        is_now = next(calls) == turn
        if is_now and not after:
            raise Stopped
        found = call(*given, **named)
        if is_now:
            raise Stopped
        return found

    return stopped
