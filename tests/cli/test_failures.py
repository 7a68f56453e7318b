"""What commands can't do is told in one line: strange databases, slips of typing, bugs."""

import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app import __main__, cli
from desktop_app.demo.families import WORKED_EXAMPLES
from desktop_app.services.sums import balances
from desktop_app.settings import is_place
from desktop_app.storage.schema import open_database
from tests.cli.conftest import DemoOffice, Run

IIN = WORKED_EXAMPLES["2"].child.iin
LETTERS = set("әғқңөұүһі")


def _not_ours(file: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE songs (name)")
    connection.commit()
    connection.close()


def _garbage(file: Path) -> None:
    file.write_bytes(b"These are no pages of a database. " * 500)


def _newer(file: Path) -> None:
    from desktop_app.storage.schema import open_database

    database = open_database(file)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()


def _without_a_table(file: Path) -> None:
    open_database(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE payout_answers")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_garbage, "not a database of this program"),
        (Path.touch, "not a database of this program"),
        (_not_ours, "another program"),
        (_newer, "newer version"),
        (_without_a_table, "not those of this program (payout_answers). Nothing was changed"),
    ],
)
def test_strange_databases(
    spoil: Callable[[Path], None], words: str, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "strange.sqlite"
    spoil(file)
    assert words in run.fails("check", "--database", file)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("none.sqlite", "no database “none.sqlite”"),
        ("mysql://server/name", "not the address"),
        ("//server/share/office.sqlite", "network share"),
        ("postgresql://user@127.0.0.1:1/office", "can't be reached"),
    ],
)
def test_places_without_a_database(
    place: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in run.fails("explain", IIN, "2025Q4", "--database", place)
    assert list(tmp_path.glob("*.sqlite")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("explain", "140311601017", "2025Q4"), "does not exist"),
        (("explain", "14031160", "2025Q4"), "12 digits"),
        (("explain", "Әлия", "2025Q4"), "digits only"),
        (("explain", IIN, "2025Q5"), "“2025Q5” is not a payment period"),
        (("explain", IIN, "весна"), "is not a payment period"),
        (("explain", IIN, "2025T3"), "No decision in force pays for 2025T3"),
        (("payout", "2024Q3", "--out", "a.xlsx"), "No decision in force pays for 2024Q3"),
        (("explain", "990101350006", "2025Q4"), "IIN"),
        (("payout", "2026Q4", "--out", "a.xls"), "must end in .xlsx"),
        (("payout", "2026Q4", "--out", "none/a.xlsx"), "there is no folder none"),
        (("letter", "Ш-1999-00001", "--out", "a.pdf"), "No paper has the number"),
        (("letter", "Ш-2025-00001", "--out", "office.sqlite"), "must end in .pdf"),
    ],
)
def test_errors_say_what_happened_in_one_line(
    arguments: tuple[str, ...],
    words: str,
    demo_office: DemoOffice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in run.fails(*arguments, "--database", demo_office.database)
    for language in ("kk", "ru"):
        run.fails(*arguments, "--database", demo_office.database, language=language)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("pay",),
            "There are: demo, payout, substitution, explain, forecast, overpayments, check",
        ),
        (("payout",), "Write: home-education payout 2026Q1|--sheet NUMBER --out FILE.xlsx"),
        (("payout", "2026Q1"), "--out FILE.xlsx"),
        (("explain", IIN, "2025Q4", "more"), "Write: home-education explain"),
        (("check", "--data", "x"), "Write: home-education check"),
    ],
)
def test_a_misspelt_command_is_told_how_it_is_written(
    arguments: tuple[str, ...], words: str, run: Run
) -> None:
    assert words in run.fails(*arguments)


def test_settings_that_can_not_be_read_are_told(user_folder: Path, run: Run) -> None:
    """Which database is meant is not known then, and no other one is looked at."""
    (user_folder / "settings.txt").touch()
    assert "settings.txt" in run.fails("check")
    (user_folder / "settings.txt").unlink()
    (user_folder / "settings.txt").mkdir()
    assert "can't be read now" in run.fails("check")
    assert cli.main(["--help"]) == 0


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in cli.COMMANDS)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_each_command_has_help(command: str, run: Run) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"home-education {command}" in out


def test_a_bug_is_one_line_and_its_log_names_nobody(
    user_folder: Path, demo_office: DemoOffice, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError(f"unexpected {IIN}")

    monkeypatch.setattr(balances, "explain", stumble)
    code, out, err = run("explain", IIN, "2025Q4", "--database", demo_office.database)
    assert (code, out, err.count("\n")) == (3, "", 1)
    log = user_folder / "events.log"
    assert str(log) in err
    written = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in written
    assert "stumble" in written
    assert IIN not in written + err
    assert str(Path.home()) not in written


@pytest.mark.skipif(os.name == "nt", reason="pipes are other things there")
def test_a_reader_may_stop_early(demo_office: DemoOffice) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "desktop_app", "explain", IIN, "2025Q4", "--language", "en"]
    process = subprocess.Popen(
        [*command, "--database", str(demo_office.database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), said) == (0, b"")


LONG = f"{'ұ' * 3_000}.sqlite"
"""No system takes such a name."""
DATABASE = "the demo's"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--database", LONG),
        ("check", "--database", "/".join([LONG] * 40)),
        ("import", LONG, "--database", DATABASE, "--as", "head"),
        ("template", f"{LONG}.xlsx"),
        ("template", "/".join(["a" * 200] * 200) + "/a.xlsx"),  # Windows takes 32 767
        ("demo", LONG),
    ],
)
def test_a_path_over_the_limit_is_told_in_one_line(
    arguments: tuple[str, ...], demo_office: DemoOffice, run: Run
) -> None:
    database = str(demo_office.database)
    said = run.fails(*(database if each is DATABASE else each for each in arguments))
    assert re.search("longer than 255 characters|too long", said)


def test_a_word_over_the_limit_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([f"a.{'b' * 5_000}", "--language", "en"]) == 2
    assert "There is no command" in capsys.readouterr().err
    assert not is_place(f"a.{'b' * 5_000}")


@pytest.mark.parametrize("iin", ["1504\udcff", "\udce2\udc28", "15\x00"])
def test_bytes_that_are_no_letters_are_told_in_one_line(
    iin: str, demo_office: DemoOffice, run: Run
) -> None:
    assert run.fails("explain", iin, "2025Q4", "--database", demo_office.database)


def test_a_password_on_the_command_line_is_refused_and_not_repeated(run: Run) -> None:
    told = run.fails("check", "--database", "postgresql://u:Құпия9@server/n")
    assert "list of processes" in told
    assert "postgresql://u@server/n" in told
    assert "Құпия9" not in told
    told = run.fails("check", "--database", "postgresql://u:Құпия9@1@server/n")
    assert "can't stand in this address" in told
    assert "Құпия9" not in told
