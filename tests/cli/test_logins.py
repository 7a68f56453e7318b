"""Commands know whose act it is by a password: asked for, or in a file that is theirs alone."""

import getpass
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import text

from desktop_app.demo.families import WORKED_EXAMPLES
from desktop_app.keys import files, slots
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Worker
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import passwords, protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter
from desktop_app.services.logins.newcomers import Newcomer
from desktop_app.storage.database import Database
from tests.cli.conftest import DemoOffice, Run, run_alone

ADMINISTRATOR, HEAD, CLERK = "Әлия Серікова", "Болат Ахметов", "Гүлнар Ержанова"
PASSWORD, TEMPORARY = "жасыл тауда қар көп", "үлкен өзен ағып жатыр"
OF_HEAD = "көк аспанда бұлт жоқ"
PEOPLE = (
    Newcomer(Worker(0, ADMINISTRATOR, Role.ADMINISTRATOR), PASSWORD),
    Newcomer(Worker(0, HEAD, Role.HEAD), TEMPORARY),
    Newcomer(Worker(0, "Сәуле Нұрова", Role.ACCOUNTANT), TEMPORARY),
    Newcomer(Worker(0, CLERK, Role.CLERK), TEMPORARY),
)


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office in which the administrator and the head have passwords of their own."""
    before = slots._OPERATIONS, slots._MEMORY
    slots._OPERATIONS, slots._MEMORY = 1, 2**16
    file = tmp_path_factory.mktemp("protected") / "office.homeedu"
    protecting.begin_office(file, Office(), None, PEOPLE)[0].end()
    head = enter(door_of(file), door_of(file).slots[1].worker, TEMPORARY)
    passwords.change_own(head, TEMPORARY, OF_HEAD).end()
    yield file
    slots._OPERATIONS, slots._MEMORY = before


@pytest.fixture
def office(ready: Path, tmp_path: Path) -> Path:
    copytree(ready.parent, tmp_path / "office")
    return tmp_path / "office" / ready.name


def login(folder: Path, name: str, password: str, mode: int = 0o600) -> Path:
    file = folder / f"login of {name}"
    file.write_text(f"{name}\n{password}\n", encoding="utf-8")
    file.chmod(mode)
    return file


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> "Typing":
    return Typing(monkeypatch)


class Typing:
    """Types lines at a terminal, and passwords where they are not shown."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, name: str, *secrets: str) -> None:
        typed = iter(secrets)
        self._monkeypatch.setattr(sys, "stdin", Terminal(f"{name}\n"))
        self._monkeypatch.setattr(getpass, "getpass", lambda *_, **__: next(typed))


# --- a file ---


def test_a_file_of_two_lines_lets_its_worker_in(office: Path, tmp_path: Path, run: Run) -> None:
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    code, out, err = run("check", "--database", office, "--login", file)
    assert (code, err) == (0, "")
    assert PASSWORD not in out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{ADMINISTRATOR}\n", "two lines"),
        (f"{ADMINISTRATOR}\n{PASSWORD}\nмore\n", "two lines"),
        ("", "two lines"),
        (f"Біреу\n{PASSWORD}\n", "Nobody named"),
        (f"{ADMINISTRATOR}\nбұл дұрыс емес сөз\n", "password is wrong"),
        (f"{HEAD}\n{PASSWORD}\n", "password is wrong"),
        (f"{CLERK}\n{TEMPORARY}\n", "password of your own"),
    ],
)
def test_what_lets_nobody_in(
    office: Path, tmp_path: Path, run: Run, content: str, words: str
) -> None:
    file = login(tmp_path, "somebody", "")
    file.write_text(content, encoding="utf-8")
    said = run.fails("check", "--database", office, "--login", file)
    assert words in said
    assert PASSWORD not in said


def test_a_file_that_is_not_there_is_told(office: Path, tmp_path: Path, run: Run) -> None:
    assert "can't be read" in run.fails("check", "--database", office, "--login", tmp_path / "no")
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    binary.chmod(0o600)
    assert "can't be read" in run.fails("check", "--database", office, "--login", binary)


@pytest.mark.skipif(os.name != "posix", reason="makes pipes")
def test_a_pipe_keeps_no_task_waiting(office: Path, tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    assert "can't be read" in run.fails("check", "--database", office, "--login", pipe)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o606, 0o610])
def test_a_file_that_others_read_is_refused(
    office: Path, tmp_path: Path, run: Run, mode: int
) -> None:
    file = login(tmp_path, ADMINISTRATOR, PASSWORD, mode)
    code, _, err = run("check", "--database", office, "--login", file)
    if os.name == "posix":
        assert code == 2
        assert "Others can read" in err
    else:  # Windows' own lists of rights say who reads a file
        assert code == 0


# --- a terminal ---


@pytest.mark.parametrize("name", [ADMINISTRATOR, "1", f" {ADMINISTRATOR} "])
def test_name_and_password_are_asked_for(office: Path, run: Run, typing: Typing, name: str) -> None:
    typing(name, PASSWORD)
    code, out, err = run("check", "--database", office)
    assert code == 0
    assert "1  Әлия Серікова" in err
    assert "2  Болат Ахметов" in err
    assert "Әлия" not in out


def test_a_wrong_password_opens_nothing(office: Path, run: Run, typing: Typing) -> None:
    typing(ADMINISTRATOR, OF_HEAD)
    code, out, err = run("check", "--database", office)
    assert (code, out) == (2, "")
    assert err.endswith("The password is wrong.\n")


def test_a_scheduled_task_ends_instead_of_waiting(office: Path, tmp_path: Path) -> None:
    """A process of its own, without a terminal, as cron and Windows' tasks start it."""
    ended = run_alone("check", "--database", office, "--language", "ru")
    assert ended.returncode == 2
    assert "--login" in ended.stderr.decode()
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    done = run_alone("check", "--database", office, "--language", "ru", "--login", file)
    assert done.returncode == 0, done.stderr.decode()


# --- practice ---


@pytest.mark.parametrize("role", Role)
def test_to_practise_anybody_is_anybody(demo_office: DemoOffice, run: Run, role: Role) -> None:
    code, _, err = run("check", "--database", demo_office.database, "--as", role)
    assert (code, err) == (0, "")


def test_only_there(office: Path, run: Run) -> None:
    assert "to practise" in run.fails("check", "--database", office, "--as", "head")


# --- who may ---


@pytest.mark.parametrize(
    "command",
    [
        ("explain", WORKED_EXAMPLES["2"].child.iin, "2026Q1"),
        ("forecast", "2027"),
        ("overpayments",),
        ("payout", "2026Q1", "--out", "a.xlsx"),
        ("report", "2026-01-01", "2026-06-30", "--out", "a.xlsx"),
        ("journal", "applications", "2026-01-01", "2026-06-30", "--out", "a.xlsx"),
    ],
)
def test_an_administrator_reads_no_case(
    office: Path,
    tmp_path: Path,
    run: Run,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    said = run.fails(*command, "--database", office, "--login", file)
    assert "does not see the cases" in said
    assert not list(tmp_path.glob("*.xlsx"))


def test_an_office_of_before_is_opened_in_the_window_first(
    office: Path, run: Run, demo_copy: Path
) -> None:
    database = Database(demo_copy)
    with database.begin() as connection:
        connection.execute(text("DELETE FROM office WHERE key = 'practice'"))
    database.close()
    assert "protects it" in run.fails("check", "--database", demo_copy)
    files.ring_file(office).unlink()
    assert "not beside the database" in run.fails("check", "--database", office)


# --- password and key ---


NEW = "аспан астында алма ағашы"


def test_a_temporary_password_is_changed_at_the_terminal(
    office: Path, run: Run, typing: Typing
) -> None:
    typing(CLERK, TEMPORARY, TEMPORARY, NEW, NEW)
    code, out, _ = run("password", "--database", office)
    assert (code, out) == (0, "Your password is changed.\n")
    enter(door_of(office), door_of(office).slots[3].worker, NEW).desk.database.close()


@pytest.mark.parametrize(
    ("secrets", "words"),
    [
        ((PASSWORD, "бұл емес еді", NEW, NEW), "The password is wrong."),
        ((PASSWORD, PASSWORD, NEW, NEW + "!"), "not the same"),
        ((PASSWORD, PASSWORD, "қысқа", "қысқа"), "ten characters"),
    ],
)
def test_a_change_that_is_refused(
    office: Path, run: Run, typing: Typing, secrets: tuple[str, ...], words: str
) -> None:
    before = files.ring_file(office).read_bytes()
    typing(ADMINISTRATOR, *secrets)
    code, out, err = run("password", "--database", office)
    assert (code, out) == (2, "")
    assert words in err
    assert files.ring_file(office).read_bytes() == before


def test_another_key(office: Path, tmp_path: Path, run: Run) -> None:
    before = office.read_bytes()
    head = login(tmp_path, HEAD, OF_HEAD)
    assert "Only the administrator" in run.fails("key", "--database", office, "--login", head)
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    code, out, _ = run("key", "--database", office, "--login", file)
    assert code == 0
    assert out.startswith("The database has another key.")
    assert office.read_bytes() != before
    enter(door_of(office), door_of(office).slots[1].worker, OF_HEAD).end()


# --- a restore where nobody can enter any more ---


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ("keys", "does not open the backup"),
        ("keys and database", "does not open the backup"),
        ("database", "The password is wrong"),  # the keys beside it still say so
    ],
)
def test_a_backup_opens_by_its_own_keys(
    office: Path, tmp_path: Path, run: Run, lost: str, words: str
) -> None:
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    place = ("--database", office, "--login", file)
    assert run("backup", "--to", tmp_path / "stick", *place)[0] == 0
    (backup,) = (tmp_path / "stick").iterdir()
    if "keys" in lost:
        files.ring_file(office).unlink()
    if "database" in lost:
        office.write_bytes(office.read_bytes()[::-1])
    assert run("check", *place)[0] == 2
    restore = ("restore", backup, "--reason", "Диск бүлінді")
    other = login(tmp_path, HEAD, PASSWORD)
    assert words in run(*restore, "--database", office, "--login", other)[2]
    assert run("check", *place)[0] == 2
    assert run(*restore, *place)[0] == 0
    assert run("check", *place)[0] == 0


def test_who_may_change_the_key_is_told_that_it_is_due(
    office: Path, tmp_path: Path, run: Run
) -> None:
    """Its changing was kept from being done by another window that was open."""
    session, other = (enter(door_of(office), 1, PASSWORD) for _window in range(2))
    with other.own.database.read() as connection:
        connection.execute(text("SELECT count(*) FROM workers"))
        with pytest.raises(Trouble):
            protecting.change_key(session)
    other.end()
    session.end()
    told = {}
    for name, password in ((ADMINISTRATOR, PASSWORD), (HEAD, OF_HEAD)):
        file = login(tmp_path, name, password)
        code, _out, said = run("check", "--database", str(office), "--login", str(file))
        told[name] = (code, "Change the key" in said)
    assert told == {ADMINISTRATOR: (0, True), HEAD: (0, False)}


def test_a_database_that_is_not_there_is_told_as_that_whoever_acts(
    tmp_path: Path, run: Run
) -> None:
    place = ("check", "--database", tmp_path / "none.sqlite")
    for role in ((), ("--as", Role.HEAD)):
        assert "none.sqlite" in run.fails(*place, *role)
