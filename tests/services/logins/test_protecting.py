"""An office is encrypted whole or not at all, wherever it is interrupted."""

import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from sqlalchemy import func, select

from desktop_app.keys import files
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import plain_files, protecting
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.services.logins.entering import enter
from desktop_app.services.logins.newcomers import Newcomer
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.details import history
from desktop_app.services.office.shown import read
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.logins import keyed_copy
from tests import patience
from tests.builders import Clock
from tests.services.logins.conftest import (
    ADMINISTRATOR,
    DETAILS,
    HEAD,
    PASSWORDS,
    PEOPLE,
    SCHOOL,
    Protected,
)
from tests.services.logins.interruptions import ACTS, Stopped, stopped

ROOT = Path(__file__).parents[3]
KEYED = b"SQLite format 3"


# --- a new office ---


def test_a_new_office_is_encrypted_from_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "new" / "office.homeedu"
    session, code = protecting.begin_office(file, DETAILS, SCHOOL, PEOPLE, pc="ПК-1")
    shown = read(session.desk)
    assert shown.details.name_kk == DETAILS.name_kk
    assert [school.name_kk for school in shown.schools] == [SCHOOL.name_kk]
    assert {each.name for each in shown.workers} == {each.worker.name for each in PEOPLE}
    session.end()
    assert sorted(each.name for each in file.parent.iterdir()) == [
        "office.homeedu",
        "office.homeedu.keys",
    ]
    for each in file.parent.iterdir():
        content = each.read_bytes()
        assert KEYED not in content
        assert code.encode() not in content
        assert DETAILS.name_kk.encode() not in content
        if os.name == "posix":
            assert each.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("people", "field"),
    [
        (PEOPLE[1:], "workers"),
        ((PEOPLE[0], PEOPLE[2]), "workers"),
        ((PEOPLE[1], PEOPLE[0], PEOPLE[2]), "workers"),
        ((*PEOPLE, Newcomer(Worker(0, "Маман", Role.CLERK), "өзен жағасында жел")), "4.name"),
        ((*PEOPLE, Newcomer(Worker(0, " ", Role.CLERK), "өзен жағасында жел")), "4.name"),
        ((*PEOPLE, Newcomer(PEOPLE[1].worker, "өзен жағасында жел")), "4.name"),
        ((*PEOPLE, Newcomer(Worker(0, "Асқар", Role.CLERK), "қысқа")), "4.password"),
    ],
)
def test_an_office_needs_its_people(
    tmp_path: Path, people: tuple[Newcomer, ...], field: str
) -> None:
    with pytest.raises(EntryError) as told:
        protecting.begin_office(tmp_path / "a.homeedu", DETAILS, None, people)
    assert field in [slip.field for slip in told.value.slips]
    assert not (tmp_path / "a.homeedu").exists()


def test_an_office_that_is_there_does_not_begin_again(protected: Protected) -> None:
    before = protected.file.read_bytes()
    with pytest.raises(Trouble, match="just begun"):
        protecting.begin_office(protected.file, DETAILS, SCHOOL, PEOPLE)
    assert protected.file.read_bytes() == before


def test_keys_of_an_office_that_was_taken_away_are_kept(protected: Protected) -> None:
    ring = files.ring_file(protected.file).read_bytes()
    protected.file.unlink()
    session, _ = protecting.begin_office(protected.file, DETAILS, SCHOOL, PEOPLE)
    session.end()
    aside = protected.file.with_name("office.homeedu.keys-of-before-1")
    assert aside.read_bytes() == ring


# --- an office of before ---


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


def test_an_office_of_before_is_whole_and_encrypted(plain_file: Path) -> None:
    before = contents(plain_file)
    session, _code = protecting.protect(door_of(plain_file), PEOPLE, pc="ПК-1")
    assert contents(plain_file, session.key) == before
    assert not keyed_copy.is_plain(plain_file)
    assert "Маман" in {each.name for each in read(session.desk).workers}
    session.end()
    kept = plain_file.with_name("office-not-encrypted.sqlite")
    assert plain_files.left(plain_file) == [kept]
    assert contents(kept) == before
    for at in (1, 2, 3):
        worker = door_of(plain_file).slots[at]
        enter(door_of(plain_file), worker.worker, PEOPLE[at].password).end()


@pytest.mark.parametrize("name", ["0001-first", "0003-last", "0004-last"])
def test_an_office_of_an_old_version_is_brought_up_to_date_in_its_copy(
    name: str, tmp_path: Path
) -> None:
    kept = Path(__file__).parents[2] / "old_databases" / f"{name}.sqlite.xz"
    file = tmp_path / "old" / "office.sqlite"
    file.parent.mkdir()
    file.write_bytes(lzma.decompress(kept.read_bytes()))
    plain = file.read_bytes()
    session, _ = protecting.protect(door_of(file), PEOPLE)
    assert read(session.desk).workers
    session.end()
    assert sorted(each.name for each in file.parent.iterdir()) == [
        "office-not-encrypted.sqlite",
        "office.sqlite",
        "office.sqlite.keys",
    ]
    assert len(plain_files.left(file)[0].read_bytes()) == len(plain)


def test_whoever_is_on_file_gets_their_own_name(plain_file: Path) -> None:
    door = door_of(plain_file)
    clerk = next(each for each in door.workers if each.role is Role.CLERK)
    people = (*PEOPLE[:3], Newcomer(Worker(clerk.id, "Гүлнар Е.", Role.CLERK), "өзен мен көл бар"))
    session, _ = protecting.protect(door, people)
    found = {each.id: each.name for each in read(session.desk).workers}
    assert found[clerk.id] == "Гүлнар Е."
    session.end()
    enter(door_of(plain_file), clerk.id, "өзен мен көл бар").end()


def test_an_office_that_is_open_elsewhere_stays_as_it_is(plain_file: Path) -> None:
    other = Database(plain_file)
    with other.begin() as connection:
        connection.exec_driver_sql("UPDATE office SET value = value")
        with pytest.raises(Trouble, match="open in another"):
            protecting.protect(door_of(plain_file), PEOPLE)
    other.close()
    assert door_of(plain_file).kind is Kind.UNPROTECTED
    assert sorted(plain_file.parent.glob(".*")) == []
    protecting.protect(door_of(plain_file), PEOPLE)[0].end()


def test_what_somebody_saves_while_the_copy_is_made_is_not_lost(
    plain_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program opens the file after it was copied, saves, and closes it again."""
    really = plain_files.keep

    def meanwhile(file: Path) -> Path:
        other = Database(file)
        with other.begin() as connection:
            connection.execute(t.office.insert().values(key="last", value="act", version=1))
        other.close()
        return really(file)

    monkeypatch.setattr(plain_files, "keep", meanwhile)
    with pytest.raises(Trouble, match="open in another"):
        protecting.protect(door_of(plain_file), PEOPLE)
    monkeypatch.undo()
    assert ("last", "act") in [row[:2] for row in contents(plain_file)["office"]]


def test_what_waits_in_the_log_is_not_lost(plain_file: Path, tmp_path: Path) -> None:
    """As after a power cut: the last act stands in the -wal alone."""
    other = Database(plain_file)
    other.run_alone("PRAGMA journal_mode=WAL")
    with other.begin() as connection:
        connection.execute(t.office.insert().values(key="last", value="act", version=1))
    cut = tmp_path / "cut"
    copytree(plain_file.parent, cut)
    other.close()
    file = cut / plain_file.name
    assert file.with_name(f"{file.name}-wal").stat().st_size
    session, _ = protecting.protect(door_of(file), PEOPLE)
    with session.own.database.read() as connection:
        query = select(t.office.c.value).where(t.office.c.key == "last")
        assert connection.scalar(query) == "act"
    session.end()


def test_a_copy_that_lacks_something_is_thrown_away(
    plain_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, times = keyed_copy._contents, iter(range(9))

    def one_row_less(connection: object) -> object:
        found = dict(really(connection))
        return {**found, "workers": (0, "")} if next(times) else found

    before = plain_file.read_bytes()
    monkeypatch.setattr(keyed_copy, "_contents", one_row_less)
    with pytest.raises(Trouble, match="thrown away"):
        protecting.protect(door_of(plain_file), PEOPLE)
    assert [each.name for each in plain_file.parent.iterdir()] == [plain_file.name]
    assert plain_file.read_bytes()[100:] == before[100:]


def test_a_protected_office_is_not_protected_again(protected: Protected) -> None:
    with pytest.raises(Trouble, match="protected already"):
        protecting.protect(protected.door, PEOPLE)


def test_the_plain_files_are_written_over_and_removed(plain_file: Path, tmp_path: Path) -> None:
    before = plain_file.with_name("office-before-0007-from-0004.sqlite")
    before.write_bytes(plain_file.read_bytes())
    foreign = plain_file.with_name("office-before-lunch.txt")
    foreign.write_text("menu")
    session, _ = protecting.protect(door_of(plain_file), PEOPLE)
    kept = plain_file.with_name("office-not-encrypted.sqlite")
    witness = tmp_path / "witness"
    os.link(kept, witness)  # what stands where the file stood
    assert plain_files.remove(session) == 2
    assert witness.stat().st_size
    assert b"CREATE TABLE" not in witness.read_bytes()
    assert not kept.exists()
    assert not before.exists()
    assert foreign.exists()
    assert history(session.desk)[0].what.values == {"count": 2}
    assert plain_files.remove(session) == 0
    session.end()


# --- another key ---


def test_another_key_opens_the_same_office(protected: Protected, session: Session) -> None:
    old, before = session.key, contents(protected.file, session.key)
    session = protecting.change_key(session)
    assert session.key != old
    assert contents(protected.file, session.key) == before
    assert history(session.desk)[0].what.label == "Changed the key of the database"
    session.end()
    for worker in PASSWORDS:
        protected.enter(worker).end()


def test_only_the_administrator_changes_it(protected: Protected) -> None:
    from desktop_app.services.logins.passwords import change_own

    head = change_own(protected.enter(HEAD), PASSWORDS[HEAD], "аспан астында алма ағашы")
    before = files.ring_file(protected.file).read_bytes()
    with pytest.raises(Trouble, match="Only the administrator"):
        protecting.change_key(head)
    assert files.ring_file(protected.file).read_bytes() == before
    head.end()


# --- interrupted ---


@pytest.fixture(params=list(ACTS))
def case(
    request: pytest.FixtureRequest, tmp_path: Path, plain_file: Path, ready: Protected
) -> "Case":
    return Case(request.param, tmp_path / "case", plain_file, ready)


class Case:
    """An act on a fresh copy of what it begins with."""

    def __init__(self, act: str, folder: Path, plain: Path, ready: Protected) -> None:
        self.act, self.folder = act, folder
        sources = {"begin": None, "protect": plain, "change_key": ready.file}
        self._source = sources[act]
        self.file = folder / (self._source.name if self._source else "office.homeedu")
        self.counted = self._count() if self._source else {}

    def fresh(self) -> None:
        rmtree(self.folder, ignore_errors=True)
        if self._source is None:
            self.folder.mkdir()
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
            enter(door, door.slots[0].worker, PEOPLE[0].password).end()
        else:
            assert door.kind is (Kind.NEW if self.act == "begin" else Kind.UNPROTECTED)
            self.done()
        if self.act == "change_key":
            self.done()
        door = door_of(self.file)
        assert door.kind is Kind.PROTECTED
        session = enter(door, door.slots[0].worker, PEOPLE[0].password)
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


def test_an_exception_at_any_line_leaves_the_old_office_or_the_new_one(case: Case) -> None:
    for at in range(1, case.lines() + 1):
        case.fresh()
        with stopped(at), pytest.raises(Stopped):
            case.done()
        case.require_old_or_new_and_a_second_try()


def test_a_kill_at_any_step_leaves_the_old_office_or_the_new_one(
    case: Case, run_child: Callable[..., int]
) -> None:
    lines = case.lines()
    for at in range(2, lines + 1, 7):
        case.fresh()
        assert run_child(case.act, case.file, at) != 0
        case.require_old_or_new_and_a_second_try()


@pytest.fixture
def run_child() -> Callable[..., int]:
    def run(*arguments: object) -> int:
        module = "tests.services.logins.interruptions"
        command = [sys.executable, "-m", module, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, timeout=patience.SECONDS, check=False
        )
        assert b"Traceback" not in done.stderr
        return done.returncode

    return run
