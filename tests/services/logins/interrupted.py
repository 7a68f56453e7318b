"""What must hold of an office wherever the protecting of it was interrupted."""

from pathlib import Path
from shutil import copytree, rmtree

from sqlalchemy import func, select

from desktop_app.keys import files
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.services.logins.entering import enter
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from tests.builders import Clock
from tests.services.logins.conftest import ADMINISTRATOR, PASSWORDS, PEOPLE
from tests.services.logins.interruptions import ACTS, stopped


def contents(file: Path, key: bytes | None = None) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that protecting itself adds to."""
    database = Database(file, key)
    with database.read() as connection:
        found = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in t.metadata.sorted_tables
            if table.name not in ("workers", "acts", "known_slots")
        }
    database.close()
    return found


class Case:
    """An act on a fresh copy of what it begins with."""

    def __init__(self, act: str, folder: Path, source: Path | None = None) -> None:
        """``source`` is the database that the act begins with; None where there is none yet."""
        self.act, self.folder, self._source = act, folder, source
        self.file = folder / (self._source.name if self._source else "office.homeedu")
        self.counted = self._count() if self._source else {}

    def fresh(self) -> None:
        rmtree(self.folder, ignore_errors=True)
        if self._source is None:
            self.folder.mkdir(parents=True)
        else:
            copytree(self._source.parent, self.folder)

    def done(self) -> None:
        ACTS[self.act](self.file)

    def lines(self) -> int:
        self.fresh()
        with stopped(0) as lines:
            self.done()
        return lines.count

    def require_old_or_new_and_a_second_try(self) -> None:
        door = door_of(self.file)
        if self.act == "change_key":
            assert door.kind is Kind.PROTECTED
            for worker in PASSWORDS:
                enter(door, worker, PASSWORDS[worker], clock=Clock()).end()
            self.require_nothing_left()
        elif door.kind is Kind.PROTECTED:  # the step was made
            enter(door, door.slots[0].worker, PEOPLE[0].password, clock=Clock()).end()
        else:
            assert door.kind is (Kind.NEW if self.act == "begin" else Kind.UNPROTECTED)
            self.done()
        if self.act == "change_key":
            self.done()
        door = door_of(self.file)
        assert door.kind is Kind.PROTECTED
        session = enter(door, door.slots[0].worker, PEOPLE[0].password, clock=Clock())
        assert not session.key_change_is_due
        with session.own.database.read() as connection:
            for name, count in self.counted.items():
                table = t.metadata.tables[name]
                assert connection.scalar(select(func.count()).select_from(table)) == count
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        session.end()
        self.require_nothing_left()

    def require_nothing_left(self) -> None:
        known = {self.file.name, f"{self.file.name}.keys"}
        if self.act == "protect":
            known.add(f"{self.file.stem}-not-encrypted{self.file.suffix}")
        assert {each.name for each in self.folder.iterdir()} == known

    def _count(self) -> dict[str, int]:
        """By table that neither is told of in nor belongs to workers and keys."""
        self.fresh()
        key = None
        if self.act == "change_key":
            ring = files.ring_of(self.file)
            assert ring is not None
            key = ring.enter(ADMINISTRATOR, PASSWORDS[ADMINISTRATOR]).keys[0]
        return {name: len(rows) for name, rows in contents(self.file, key).items()}
