"""Commands for the database itself, and that no other command changes an older one."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app import __main__, __version__, cli
from desktop_app.services.desk import Desk
from desktop_app.services.office.beginning import prepare
from desktop_app.storage import person_keys
from desktop_app.storage.schema import HEAD, open_database
from tests.builders import make_iin
from tests.cli.conftest import DemoOffice, Run, run_alone
from tests.postgresql import Server
from tests.storage.old_databases import unpack

EVERY = {
    "check": ("check",),
    "explain": ("explain", make_iin(date(2014, 3, 11)), "2025Q4"),
    "payout": ("payout", "2026Q1", "--out", "a.xlsx"),
    "forecast": ("forecast", "2027"),
    "overpayments": ("overpayments",),
    "import": ("import", "a.xlsx", "--dry-run"),
    "unimport": ("unimport", "қате"),
    "letter": ("letter", "Ө-1", "--out", "a.pdf"),
    "journal": ("journal", "orders", "2026-01-01", "2026-02-01", "--out", "a.pdf"),
    "report": ("report", "2026-01-01", "2026-02-01", "--out", "a.pdf"),
    "reconcile": ("reconcile", "a.xlsx"),
    "statement": ("statement", "a.txt"),
    "payments": ("payments", "Т-2026-00001", "--out", "."),
    "layout": ("layout", "a.xlsx", "--use"),
    "person": ("person", make_iin(date(2014, 3, 11)), "--out", "a.zip"),
    "backup": ("backup", "--to", "backups"),
    "substitution": ("substitution",),
    "key": ("key",),
}
"""How each is written that opens a database of this version only."""
OTHERS = {"demo", "template", "init", "upgrade", "restore", "password"}


def _everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return unpack("0004-last", folder)


@pytest.fixture
def practice(demo_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo of a version before: what tells it to be older is looked at first."""
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    file = demo_copy.rename(folder / "office.sqlite")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0007'")
    return file


def test_every_command_that_takes_a_database_is_here() -> None:
    assert EVERY.keys() | OTHERS == set(cli.COMMANDS)


@pytest.mark.parametrize("command", EVERY.values(), ids=EVERY)
def test_a_command_never_migrates(command: tuple[str, ...], older: Path, run: Run) -> None:
    """Nobody has a password for an office of before: the window gives them, and upgrades it."""
    before = _everything(older.parent)
    said = run.fails(*command, "--database", older)
    assert "Open it in the window first" in said
    assert _everything(older.parent) == before


@pytest.mark.parametrize("command", EVERY.values(), ids=EVERY)
def test_nor_one_to_practise_in(command: tuple[str, ...], practice: Path, run: Run) -> None:
    before = _everything(practice.parent)
    said = run.fails(*command, "--database", practice)
    assert "home-education upgrade" in said
    assert _everything(practice.parent) == before


def test_upgrade_names_the_copy_and_then_has_nothing_to_do(older: Path, run: Run) -> None:
    before = older.read_bytes()
    code, out, err = run("upgrade", "--database", older)
    copy = older.with_name(f"office-before-{HEAD}-from-0004.sqlite")
    assert (code, err) == (0, "")
    assert copy.name in out
    assert str(older.parent) in out
    assert copy.is_file()
    assert older.read_bytes() != before
    code, out, _err = run("upgrade", "--database", older)
    assert (code, out) == (0, "Nothing is to be done: the database is of this version.\n")
    open_database(older, must_exist=True).close()
    assert "Open it in the window first" in run.fails("check", "--database", older)


def test_the_upgrade_of_many_people_tells_how_far_it_is(
    older: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_keys, "_PAGE", 1)
    _code, out, _err = run("upgrade", "--database", older)
    count = out.count("The database is being upgraded. People: ")
    assert count > 1
    assert f"People: {count} of {count + 1}\n" in out


def test_upgrade_makes_nothing(tmp_path: Path, run: Run) -> None:
    assert "no database" in run.fails("upgrade", "--database", tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_init_makes_the_tables_and_leaves_what_is_there(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "office.homeedu"
    for _ in range(2):
        code, out, _err = run("init", "--database", file)
        assert (code, out) == (0, "The database is ready: office.homeedu\n")
    open_database(file, must_exist=True).close()
    older = unpack("0003-last", tmp_path)
    assert "home-education upgrade" in run.fails("init", "--database", older)


@pytest.mark.postgresql
def test_a_server_is_upgraded_after_a_backup_only(
    server: Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    name = url.rpartition("/")[2]
    url = server.bare_url(name)
    password_file = tmp_path / "pgpass"
    password_file.write_text(server.password_file(), encoding="utf-8")
    password_file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(password_file))
    assert "no database of this program" in run.fails("check", "--database", url)
    code, out, _err = run("init", "--database", url)
    assert code == 0
    assert "Open it in the window first" in run.fails("check", "--database", url)
    prepare(Desk(open_database(url)))
    server.execute("UPDATE alembic_version SET version_num = '0006'", name)
    assert "home-education upgrade" in run.fails("check", "--database", url)
    assert "pg_dump" in run.fails("upgrade", "--database", url)
    said = run.fails("upgrade", "--backup-made", "--database", url)  # the tables are there already
    assert "0006" in said
    server.execute(f"UPDATE alembic_version SET version_num = '{HEAD}'", name)
    code, out, _err = run("upgrade", "--backup-made", "--database", url)
    assert (code, out) == (0, "Nothing is to be done: the database is of this version.\n")


@pytest.mark.parametrize(
    "before",
    [
        ("--database", "{}"),
        ("--database={}",),
        ("--language", "en", "--database", "{}"),
        ("--database={}", "--language=en"),
    ],
)
def test_database_and_language_may_stand_before_the_command(
    before: tuple[str, ...], demo_office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word.format(demo_office.database) for word in before]
    language = [] if any("language" in word for word in before) else ["--language", "en"]
    assert __main__.main([*words, "check", *language]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is wrong."


def test_the_command_decides_where_both_say_a_language(
    demo_office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--database", str(demo_office.database))
    assert __main__.main(["--language", "ru", *place, "check", "--language", "en"]) == 0
    ru = __main__.main(["--language", "ru", *place, "check"])
    said = capsys.readouterr().out.splitlines()
    assert ru == 0
    assert said.count("Nothing is wrong.") == 0


def test_the_version_is_told_alone() -> None:
    done = run_alone("--version")
    assert (done.returncode, done.stdout.decode().split()) == (0, [__version__])


def test_a_task_of_the_system_ends(demo_office: DemoOffice) -> None:
    """It used to open a window, which nobody sees there, and wait for ever."""
    done = run_alone("--database", demo_office.database, "check", QT_QPA_PLATFORM="none")
    assert done.returncode == 0


def test_what_is_written_badly_before_a_command_is_told(
    demo_office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert __main__.main(["--database", str(demo_office.database), "chek"]) == 2
    assert "chek" in capsys.readouterr().err
    assert __main__.main(["--database", str(demo_office.database), "demo", "x"]) == 2
    assert "DIR" in capsys.readouterr().err
