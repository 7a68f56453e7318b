"""Template and import: what they write, print and save."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.builders import a_child, a_parent, a_school, make_iban
from tests.cli.conftest import Run
from tests.documents import hostile_workbooks
from tests.import_samples import a_payment, a_row, cells_of, write
from tests.services.acts import taken_by


@pytest.fixture
def place(database_file: Path) -> Path:
    database = open_database(database_file)
    desk = Desk(database)
    beginning.prepare(desk)
    office.save_school(taken_by(desk, Role.CLERK), a_school())
    database.close()
    return database_file


def brought_in(place: Path) -> list[int]:
    database = open_database(place)
    found = [record.rows for record in importing.brought_in(taken_by(Desk(database), Role.CLERK))]
    database.close()
    return found


def acts_of(place: Path) -> list[str]:
    """What the history of the office says."""
    database = open_database(place)
    with database.read() as connection:
        found = list(connection.scalars(select(t.acts.c.label)))
    database.close()
    return found


@pytest.fixture
def register(tmp_path: Path) -> Path:
    rows = [a_row(1), a_row(2, last_day="май")]
    return write(tmp_path / "register.xlsx", rows, [a_payment(1)])


@pytest.mark.parametrize(("language", "heading"), [("kk", "Мектеп *"), ("ru", "Школа *")])
def test_template(language: str, heading: str, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "empty.xlsx"

    code, said, _ = run("template", out, language=language)

    assert (code, said.strip()) == (0, str(out))
    assert heading in [cell.value for cell in load_workbook(out).worksheets[0][1]]


def test_a_dry_run_only_tells(place: Path, register: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "marked.xlsx"

    code, said, _ = run("import", register, "--dry-run", "--errors", out, "--database", place)

    assert code == 1
    assert said.splitlines() == [
        "Реестр!S3  wrong: This is not a day. Write it like 01.09.2025.",
        "Rows: 2. Good: 1. Wrong: 1. On file already: 0.",
        "Payments made already: 1, 31\xa0456 tenge in all.",
        "quarter 4 of 2025: 1 children were paid 31\xa0456 tenge.",
        str(out),
        "Only checked: nothing was saved.",
    ]
    assert load_workbook(out).worksheets[0]["S3"].comment is not None
    assert brought_in(place) == []


def test_every_good_row_is_brought_in(place: Path, register: Path, run: Run) -> None:
    code, said, _ = run("import", register, "--database", place, "--as", Role.HEAD)

    assert code == 1
    assert said.splitlines()[-1] == "Brought in: 1"
    assert brought_in(place) == [1]


def test_who_is_asked_about_stops_the_whole_register(place: Path, tmp_path: Path, run: Run) -> None:
    """Nobody can be asked at a terminal: not one row is brought in, the good ones neither."""
    one = a_row(1)
    rows = [one, a_row(2, payee_iin=one["payee_iin"], payee_given_name="Ольга"), a_row(3)]
    register = write(tmp_path / "register.xlsx", rows)

    code, said, _ = run("import", register, "--database", place, "--as", Role.HEAD)

    assert code == 1
    assert said.splitlines()[-1].startswith("Nothing was saved: say first who they are")
    assert brought_in(place) == []


def test_one_person_in_two_rows_is_set_right_in_the_register(
    place: Path, tmp_path: Path, run: Run
) -> None:
    """They were said to be the same: there is nothing left to be answered."""
    payee = cells_of("payee", a_parent(1))
    answer = f"тот же {a_child(1).iin}"
    rows = [a_row(1, answers=""), a_row(2, **payee, answers=answer), a_row(3, answers="")]
    register = write(tmp_path / "register.xlsx", rows)

    code, said, _ = run("import", register, "--database", place, "--as", Role.HEAD)

    assert code == 1
    assert "one of the two IINs is wrong" in said
    assert said.splitlines()[-1].startswith("Nothing was saved: rows of the register disagree")
    assert brought_in(place) == []


@pytest.mark.parametrize(("answer", "code", "count"), [("", 1, []), ("близнец", 0, [2])])
def test_twins_come_in_once_the_register_says_that_they_are(
    place: Path, tmp_path: Path, run: Run, answer: str, code: int, count: list[int]
) -> None:
    payee = cells_of("payee", a_parent(1))
    rows = [a_row(1, answers=""), a_row(2, **payee, answers=answer)]
    register = write(tmp_path / "register.xlsx", rows)

    ended, said, _ = run(
        "import", register, "--confirm", "0", "--database", place, "--as", Role.HEAD
    )

    assert (ended, brought_in(place)) == (code, count)
    if not answer:
        assert "who looks the same. Say who it is." in said
        assert "“Answer”" in said.splitlines()[-1]


def test_what_nobody_reads_stops_the_whole_register_until_it_is_left_out(
    place: Path, tmp_path: Path, run: Run
) -> None:
    named = {"debt": "Долг", "house": "Дом", "q4": "4 квартал 2025"}
    rows = [a_row(each, debt=31_456, house=each * 5, q4=31_456) for each in (1, 2)]
    register = write(tmp_path / "register.xlsx", rows, named=named)

    code, said, _ = run("import", register, "--database", place, "--as", Role.HEAD)

    assert (code, brought_in(place)) == (1, [])
    assert "The column “Долг” has sums, such as 31456 (Y2)" in said
    options = ["--leave-out", "Реестр!Y", "--leave-out", "Реестр!Z"]
    for named_so in ("--leave-out 'Реестр!Y'", "--leave-out 'Реестр!Z'"):
        assert named_so in said.splitlines()
    code, said, _ = run("import", register, *options, "--database", place, "--as", Role.HEAD)
    assert (code, brought_in(place)) == (0, [2])
    assert "Left out of the old register: Реестр!Y, Реестр!Z" in said.splitlines()
    assert "Left out of the old register: {what}" in acts_of(place)


def test_that_nobody_was_paid_anything_is_asked(place: Path, tmp_path: Path, run: Run) -> None:
    register = write(tmp_path / "register.xlsx", [a_row(1)])

    code, said, _ = run("import", register, "--database", place, "--as", Role.HEAD)

    assert (code, brought_in(place)) == (1, [])
    assert "Was really nobody paid anything?" in said
    assert run("import", register, "--confirm", "0", "--database", place, "--as", Role.HEAD)[0] == 0
    assert brought_in(place) == [1]


def test_nothing_is_said_of_odd_cells_but_by_the_program(
    place: Path, tmp_path: Path, run: Run
) -> None:
    """A day of which openpyxl says that it is none, with its number."""
    path, out = write(tmp_path / "register.xlsx", [a_row(1)]), tmp_path / "marked.xlsx"
    book = load_workbook(path)
    book.worksheets[0]["Y2"] = 4_000_000_001
    book.worksheets[0]["Y2"].number_format = "dd.mm.yyyy"
    book.save(path)

    _code, _said, told = run(
        "import", path, "--errors", out, "--database", place, "--as", Role.HEAD
    )

    assert told == ""
    assert out.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_accounts_come_with_a_register_so_the_head_brings_it_in(
    place: Path, register: Path, run: Run, role: Role
) -> None:
    code, said, told = run("import", register, "--database", place, "--as", role)

    assert code == 2
    assert said == ""  # not looked at, for nothing
    assert told.strip()
    assert brought_in(place) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_refused_workbook_is_one_line(
    place: Path, tmp_path: Path, run: Run, language: str
) -> None:
    path = hostile_workbooks.write("macros", tmp_path)

    said = run.fails("import", path, "--dry-run", "--database", place, language=language)

    assert "макрос" in said
    assert brought_in(place) == []


def test_the_last_register_is_taken_back(place: Path, tmp_path: Path, run: Run) -> None:
    register = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])
    head = ("--database", place, "--as", Role.HEAD)
    assert run("import", register, *head)[0] == 0

    code, said, _ = run("unimport", "Басқа жылдың тізілімі", *head)

    assert code == 0
    assert said.startswith("Taken back: the register of ")
    assert "No register stands" in run.fails("unimport", "тағы", *head)
    assert run("import", register, *head)[0] == 0


def test_another_account_is_answered_and_taken_back_by_command(
    place: Path, tmp_path: Path, run: Run
) -> None:
    head = ("--database", place, "--as", Role.HEAD)
    first = write(tmp_path / "first.xlsx", [a_row(1)], [a_payment(1)])
    second = write(tmp_path / "second.xlsx", [a_row(1, iban=make_iban(55))], [a_payment(1)])
    assert run("import", first, *head)[0] == 0

    asked, said, _ = run("import", second, *head)
    assert asked == 1
    assert f"has another account on file: {make_iban(1)}" in said
    assert "Nothing was saved" in said
    assert brought_in(place) == [1]

    code, said, _ = run("import", second, *head, "--confirm", "Реестр!V2")
    assert code == 0
    assert "Accounts that awards on file get: 1." in said
    assert run("unimport", "Қате", *head)[0] == 0
    assert run("unimport", "Қате", *head)[0] == 0, "nothing rests on the first one"
    assert "The account {iban} of the old register was taken back: {why}" in acts_of(place)
