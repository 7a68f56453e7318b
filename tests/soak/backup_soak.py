"""Backups and damage, over and over, on an encrypted office: `python -m tests.soak.backup_soak`.

Prints a line for each row of the table: how often it was tried, and what went wrong. Nothing may.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.keys.files import ring_of
from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, planning, proving, restoring
from desktop_app.services.explaining import steps_of
from desktop_app.storage.backups import checking
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.tables import metadata
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, home_education_entry
from tests.services.backups.backups import PASSWORD, Protected, a_protected_office, copied
from tests.soak.backup_writer import AT_ONCE

Rows = dict[str, list[Any]]


def every_row(database: Database) -> Rows:
    """All that anybody could ever read of a database."""
    with database.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


class Soak:
    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.turn = folder, Clock(), 0
        self.told: Counter[str] = Counter()
        self.half_way = 0
        paths.user_data = lambda: folder / "own"
        (folder / "own").mkdir(parents=True)
        (folder / "first").mkdir()
        self.office = a_protected_office(folder / "first" / "office.homeedu", self.clock)
        with self.office.desk(Role.CLERK) as desk:
            for serial in range(1, 31):
                registering.register(desk, home_education_entry(self.office.school, serial))
        with self.office.desk(Role.CLERK) as desk:
            self.backup = making.now(desk, Occasion.HAND)
            self.at_backup = every_row(desk.database)
            for serial in range(31, 41):
                registering.register(desk, home_education_entry(self.office.school, serial))
            self.rows = every_row(desk.database)

    def fresh(self) -> Protected:
        """The office as it was left, in a folder of its own."""
        self.turn += 1
        old = self.folder / f"turn-{self.turn - 1}"
        shutil.rmtree(old, ignore_errors=True)
        return copied(self.office, self.folder / f"turn-{self.turn}", self.clock)

    def administrator(self) -> int:
        return self.office.workers[Role.ADMINISTRATOR].id

    # Backups

    def while_writing(self, _turn: int) -> str:
        """One backup while another process registers: good, and a state that once was."""
        if not hasattr(self, "_writing"):
            self._writing = self.fresh()
            clerk = self._writing.workers[Role.CLERK]
            given = (self._writing.place, self._writing.key.hex(), clerk.id, clerk.name)
            module = [sys.executable, "-m", "tests.soak.backup_writer"]
            command = [*module, *map(str, given), str(self._writing.school), "100"]
            self._writer = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        assert self._writer.stdin is not None
        assert self._writer.stdout is not None
        print(file=self._writer.stdin, flush=True)
        kept = self._writer.stdout.readline().strip()  # the others are on their way
        self.clock.at += timedelta(seconds=1)
        with self._writing.desk(Role.ADMINISTRATOR) as desk:
            backup = making.now(desk, Occasion.HAND)
            proving.prove(desk, backup, self.administrator(), PASSWORD)
        with proving.opened(backup, self.administrator(), PASSWORD) as opened:
            rows = every_row(opened)
        numbers = {row[2] for row in rows["applications"]}
        others = [self._writer.stdout.readline().strip() for _each in range(AT_ONCE - 1)]
        self.half_way += bool(set(others) - numbers)
        if not kept or kept not in numbers:
            return "what was confirmed before the backup is not in it"
        if len(rows["given_numbers"]) != len(rows["applications"]) + len(rows["notices"]):
            return "half an act"
        return ""

    def end_writing(self) -> None:
        """How many were made between the first and the last of somebody's five applications."""
        print(f"  {self.half_way} of them while applications were on their way")
        self._writer.kill()
        self._writer.wait()

    # Restore

    def restored_is_the_backup(self, place: Path, key: bytes) -> str:
        with closing(open_database(place, must_exist=True, key=key)) as database:
            rows = every_row(database)
        for name, found in self.at_backup.items():
            now = rows[name][:-1] if name == "acts" else rows[name]
            if now != found:
                return f"{name} is not what was in the backup"
        left = sorted(each.name for each in place.parent.iterdir())
        return f"left: {left}" if any("restoring" in each for each in left) else ""

    def restore(self, _turn: int) -> str:
        office = self.fresh()
        with (
            office.desk(Role.ADMINISTRATOR) as desk,
            proving.opened(self.backup, self.administrator(), PASSWORD) as opened,
        ):
            planning.plan(self.backup, opened, office.place, desk, self.clock.at)
            restoring.restore(desk, self.backup, opened, "Сынақ")
        return self.restored_is_the_backup(office.place, office.key)

    def killed(self, turn: int) -> str:
        """Killed at one step after the other: the old whole or the new whole, then again."""
        office = self.fresh()
        given = (office.place, self.backup.folder, self.administrator(), turn % 20 + 1)
        command = [sys.executable, "-m", "tests.soak.backup_killed", *map(str, given)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode not in (0, -9):
            return done.stderr[-500:]
        with closing(open_database(office.place, must_exist=True, key=office.key)) as database:
            rows = every_row(database)
        ring = ring_of(office.place)
        if ring is None or ring.enter(self.administrator(), PASSWORD).keys != (office.key,):
            return "no ring beside it"
        if rows != self.rows and rows["applications"] != self.at_backup["applications"]:
            return "neither the old nor the new"
        with proving.opened(self.backup, self.administrator(), PASSWORD) as opened:
            restoring.restore_lost(
                office.place, self.backup, opened, self.administrator(), "Қайта", self.clock.at
            )
        return self.restored_is_the_backup(office.place, office.key)

    def beside_a_log(self, turn: int) -> str:
        """A log that was left over, one that was deleted, an old file that was put back."""
        office = self.fresh()
        with office.desk(Role.CLERK) as desk:
            registering.register(desk, home_education_entry(office.school, 60))
            left = {
                ending: Path(f"{office.place}{ending}").read_bytes()
                for ending in ("", "-wal", "-shm")
            }
        for ending, content in left.items():
            if turn % 3 == 0 or (turn % 3 == 1 and not ending):
                Path(f"{office.place}{ending}").write_bytes(content)
        if turn % 3 == 2:
            shutil.copy(self.backup.database, office.place)
        with proving.opened(self.backup, self.administrator(), PASSWORD) as opened:
            restoring.restore_lost(
                office.place, self.backup, opened, self.administrator(), "Сынақ", self.clock.at
            )
        return self.restored_is_the_backup(office.place, office.key)

    # Damage

    def flipped(self, turn: int) -> str:
        return self.damaged(turn, _flip)

    def cut(self, turn: int) -> str:
        return self.damaged(turn, _cut)

    def damaged(self, turn: int, damage: Callable[[Path, random.Random], None]) -> str:
        """Every table is read: each is as it was, or its reading is refused as damage."""
        office = self.fresh()
        chance = random.Random(turn)
        damage(office.place, chance)
        try:
            database = open_database(office.place, must_exist=True, key=office.key)
        except DatabaseTrouble as error:
            return self.refused(error)
        with closing(database):
            for table in metadata.sorted_tables:
                try:
                    with database.read() as connection:
                        found = [tuple(row) for row in connection.execute(select(table))]
                except DatabaseTrouble as error:
                    told = self.refused(error)
                    if told:
                        return told
                else:
                    if found != self.rows[table.name]:
                        return f"{table.name} was shown otherwise than it was"
            try:
                checking.require_pages(database)
            except DatabaseTrouble as error:
                return self.refused(error)
        return "nothing noticed it"

    def refused(self, error: DatabaseTrouble) -> str:
        self.told[error.kind] += 1
        return "" if steps_of(error) else f"a bug: {error.kind}"


def _flip(file: Path, chance: random.Random) -> None:
    with file.open("r+b") as opened:
        at = chance.randrange(file.stat().st_size)
        opened.seek(at)
        (byte,) = opened.read(1)
        opened.seek(at)
        opened.write(bytes([byte ^ 1 << chance.randrange(8)]))


def _cut(file: Path, chance: random.Random) -> None:
    os.truncate(file, chance.randrange(1, file.stat().st_size))


TRIALS = (
    ("backup while another process writes", "while_writing", 100),
    ("restore", "restore", 100),
    ("restore interrupted by kill -9", "killed", 60),
    ("left-over -wal, -wal deleted, old file put back", "beside_a_log", 102),
    ("flipped bit", "flipped", 1_000),
    ("cut file", "cut", 200),
)


def main() -> int:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    chosen = sys.argv[2:] or [name for _words, name, _times in TRIALS]
    office_folder.use(None)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder))
        for words, name, times in (trial for trial in TRIALS if trial[1] in chosen):
            began, found, tried = time.monotonic(), Counter[str](), max(1, int(times * share))
            soak.told = Counter()
            for turn in range(tried):
                told = getattr(soak, name)(turn)
                if told:
                    found[told] += 1
            if name == "while_writing":
                soak.end_writing()
            wrong += sum(found.values())
            seconds = time.monotonic() - began
            refused = f", refused as {dict(soak.told)}" if soak.told else ""
            print(
                f"{words}: {tried} tried in {seconds:.0f} s, {sum(found.values())} wrong{refused}"
            )
            for told, times in found.most_common(5):
                print(f"  {times} × {told}")
            sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
