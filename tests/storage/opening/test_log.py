"""A log that does not belong to its file is refused; after a crash its own is read."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

import pytest
from sqlcipher3 import dbapi2

from desktop_app.storage.opening import log
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock

KEY = bytes(range(32))
KEYS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
TIMES = 100


class Office:
    """A file at work, as a program would leave it when it is killed at any moment."""

    def __init__(self, file: Path, key: bytes | None, seed: int) -> None:
        self.file, self.key, self.chance = file, key, random.Random(seed)
        self.connection = _connect(file, key)
        self.connection.execute("CREATE TABLE acts (id INTEGER PRIMARY KEY, said TEXT)")
        self.connection.execute("CREATE INDEX by_said ON acts (said)")
        log.link(self.connection)

    def work(self, most: int = 6, *, checkpoints: float = 0.2) -> None:
        for _ in range(self.chance.randint(1, most)):
            self.connection.execute("BEGIN IMMEDIATE")
            for _ in range(self.chance.randint(1, 30)):
                said = "".join(self.chance.choices("әңғүұқөһ", k=self.chance.randint(1, 300)))
                self.connection.execute("INSERT INTO acts (said) VALUES (?)", (said,))
            last = self.chance.randint(1, 1 + self.count() // 2)
            self.connection.execute("UPDATE acts SET said = said || 'ә' WHERE id = ?", (last,))
            log.link(self.connection)
            self.connection.execute("COMMIT")
            if self.chance.random() < checkpoints:
                kind = self.chance.choice(["PASSIVE", "RESTART", "TRUNCATE"])
                self.connection.execute(f"PRAGMA wal_checkpoint({kind})").fetchall()

    def count(self) -> int:
        return _count(self.connection)

    def close_and_open(self) -> None:
        self.connection.close()
        self.connection = _connect(self.file, self.key)

    def killed(self, folder: Path) -> Path:
        """File and log as they lie there at this moment, elsewhere."""
        folder.mkdir()
        copyfile(self.file, folder / self.file.name)
        if log.log_of(self.file).exists():
            copyfile(log.log_of(self.file), log.log_of(folder / self.file.name))
        return folder / self.file.name


def _opened(file: Path, key: bytes | None) -> dbapi2.Connection:
    connection = dbapi2.connect(str(file), isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _connect(file: Path, key: bytes | None) -> dbapi2.Connection:
    connection = _opened(file, key)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def _count(connection: dbapi2.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM acts").fetchone()
    return int(count)


def _is_refused(file: Path, key: bytes | None) -> bool:
    try:
        log.require_own_log(file, key, wait=lambda _seconds: None)
    except DatabaseTrouble as trouble:
        return (trouble.kind, trouble.detail) == ("foreign log", f"{file.name}-wal")
    return False


def _vacuumed(office: Office, copy: Path) -> None:
    office.connection.execute("VACUUM INTO ?", (str(copy),))


def _backed_up(office: Office, copy: Path) -> None:
    with closing(_opened(copy, office.key)) as target:
        office.connection.backup(target)


def _copied(office: Office, copy: Path) -> None:
    office.close_and_open()
    copyfile(office.file, copy)


def _copied_while_open(office: Office, copy: Path) -> None:
    copyfile(office.file, copy)


COPIES = pytest.mark.parametrize("copied", [_vacuumed, _backed_up, _copied, _copied_while_open])


@pytest.fixture
def offices(tmp_path: Path, key: bytes | None) -> Iterator[list[Office]]:
    made = [Office(tmp_path / f"{seed}.sqlite", key, seed) for seed in range(TIMES)]
    yield made
    for office in made:
        office.connection.close()


@KEYS
def test_after_a_crash_the_log_is_read(offices: list[Office], tmp_path: Path) -> None:
    with_log = 0
    for turn, office in enumerate(offices):
        office.work()
        if turn % 2:
            office.close_and_open()
            office.work(3)
        left = office.killed(tmp_path / f"killed {turn}")
        with_log += log.log_of(left).exists() and log.log_of(left).stat().st_size > 0
        log.require_own_log(left, office.key)
        with closing(_connect(left, office.key)) as opened:
            assert _count(opened) == office.count()
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert with_log > TIMES // 2


@KEYS
def test_a_log_that_was_cut_in_a_power_cut_is_read_as_far_as_it_goes(
    offices: list[Office], tmp_path: Path
) -> None:
    """Nothing of what is cut off is in the file yet: SQLite has the log on the disk before."""
    for turn, office in enumerate(offices):
        office.work(checkpoints=0)
        left = office.killed(tmp_path / f"killed {turn}")
        content = log.log_of(left).read_bytes()
        log.log_of(left).write_bytes(content[: office.chance.randint(0, len(content))])
        log.require_own_log(left, office.key)


@KEYS
@COPIES
def test_a_copy_put_back_under_a_log_is_refused_or_is_whole(
    offices: list[Office], tmp_path: Path, copied: Callable[[Office, Path], None]
) -> None:
    """Never a mixture: a copy that the log really follows is brought to the newest state by it."""
    refused = 0
    for turn, office in enumerate(offices):
        office.work()
        copied(office, tmp_path / "copy")
        office.work()
        left = office.killed(tmp_path / f"killed {turn}")
        (tmp_path / "copy").replace(left)
        if not log.log_of(left).exists() or not log.log_of(left).stat().st_size:
            continue
        if _is_refused(left, office.key):
            refused += 1
            continue
        with closing(_connect(left, office.key)) as opened:
            assert _count(opened) == office.count()
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert refused > TIMES // 3 or copied in {_copied, _copied_while_open}


@KEYS
def test_the_log_of_another_office_is_refused(offices: list[Office], tmp_path: Path) -> None:
    for turn, (office, other) in enumerate(pairwise(offices)):
        for each in (office, other):
            each.work()
            each.close_and_open()
            each.work()
        left = office.killed(tmp_path / f"killed {turn}")
        others = log.log_of(other.file)
        if not others.stat().st_size:
            continue
        copyfile(others, log.log_of(left))
        with pytest.raises(DatabaseTrouble, match="foreign log"):
            log.require_own_log(left, office.key, wait=lambda _seconds: None)


def test_every_unit_of_work_of_a_database_is_linked(database_file: Path, tmp_path: Path) -> None:
    """Through the real opening: an older copy under the log of what was done since."""
    from desktop_app.services.desk import Desk
    from desktop_app.services.office import beginning

    old = tmp_path / "old.sqlite"
    database = open_database(database_file)
    database.run_alone("VACUUM INTO ?", str(old))
    beginning.prepare(Desk(database, clock=Clock()))
    left = tmp_path / "left" / "office.sqlite"
    left.parent.mkdir()
    copyfile(database_file, left)
    copyfile(log.log_of(database_file), log.log_of(left))
    database.close()
    again = tmp_path / "again"
    again.mkdir()
    for file in left.parent.iterdir():
        copyfile(file, again / file.name)
    open_database(left).close()
    copyfile(old, again / "office.sqlite")
    before = {file.name: file.read_bytes() for file in again.iterdir()}
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(again / "office.sqlite")
    assert (caught.value.kind, caught.value.detail) == ("foreign log", "office.sqlite-wal")
    assert {file.name: file.read_bytes() for file in again.iterdir()} == before
    aside = log.set_aside(again / "office.sqlite", "2026-11-29")
    assert aside.read_bytes() == before["office.sqlite-wal"]
    open_database(again / "office.sqlite", must_exist=True).close()


def test_a_log_beside_no_file_is_not_thrown_away(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    log.log_of(file).write_bytes(b"what is left of an office")
    with pytest.raises(DatabaseTrouble, match="foreign log"):
        open_database(file)
    assert log.log_of(file).read_bytes() == b"what is left of an office"
    assert not file.exists()


def test_a_log_that_sqlite_leaves_out_is_no_trouble(database_file: Path, tmp_path: Path) -> None:
    """Of another state, and without one whole unit of work: nothing of it would be read."""
    foreign = a_foreign_log(database_file, tmp_path)
    content = bytearray(foreign.read_bytes())
    content[32 + 24 + 100] ^= 1  # in the first page that it holds
    log.log_of(database_file).write_bytes(content)
    log.require_own_log(database_file)
    log.log_of(database_file).write_bytes(foreign.read_bytes())
    with pytest.raises(DatabaseTrouble, match="foreign log"):
        log.require_own_log(database_file, wait=lambda _seconds: None)


def a_foreign_log(office: Path, folder: Path) -> Path:
    """A log of another state than the office's, whole."""
    other = folder / "басқа.sqlite"
    copyfile(office, other)
    database = open_database(other)
    for turn in range(2):
        with database.begin() as connection:
            connection.exec_driver_sql(f"UPDATE office SET value = '{turn}'")
            connection.exec_driver_sql(
                f"INSERT INTO office VALUES ('turn {turn}', '', 1, '', NULL)"
            )
        if not turn:
            database.run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = folder / "foreign"
    copyfile(log.log_of(other), kept)
    database.close()
    return kept
