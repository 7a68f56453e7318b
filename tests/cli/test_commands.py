"""Payout, explain and letter: what they write and print, and the one line when they can't."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select, text, update

from desktop_app.demo.families import WITH_GROUNDS, WORKED_EXAMPLES
from desktop_app.records.kinds import NoticeKind, Role
from desktop_app.records.substitutions import Substitution, SubstitutionEntry
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions.entry import TermEntry
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.payouts import substitutions
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.tasks import kept
from tests.builders import Clock
from tests.cli.conftest import DemoOffice, Run, looked_at, run_alone
from tests.services.acts import taken_by
from tests.services.decision_acts import by_terms

IIN = WORKED_EXAMPLES["2"].child.iin
LETTERS = set("әғқңөұүһі")


# --- payout ---


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_payout_writes_what_is_due(
    language: str, demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "төлем.xlsx"
    code, said, _ = run(
        "payout", "2026Q4", "--database", demo_office.database, "--out", out, language=language
    )
    assert code == 0
    assert said.splitlines()[0] == str(out)
    assert "657\N{NO-BREAK SPACE}400" in said
    sheet = load_workbook(out).worksheets[0]
    words = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "Жәңгір Томирис Асқарқызы" in words


def test_payout_of_a_closed_quarter_has_nothing_left(
    demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    place = ("--database", demo_office.database, "--out", tmp_path / "a.xlsx")
    said = run.fails("payout", "2026Q1", *place)
    assert "approved already: Т-2026-00001" in said
    assert "--sheet" in said
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_approved_sheet_is_written_again_in_either_language(
    language: str, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "again.xlsx"
    place = ("--database", demo_copy, "--out", out, "--as", Role.ACCOUNTANT)
    code, said, _ = run("payout", "--sheet", "т-2026-00001", *place, language=language)
    assert (code, said.splitlines()[0]) == (0, str(out))
    book = load_workbook(out)
    assert book.worksheets[-1]["B4"].value == "Т-2026-00001"
    assert book.worksheets[0].title == {"kk": "Төлем ведомосі", "ru": "Ведомость выплат"}[language]
    assert "no payout" in run.fails("payout", "--sheet", "Т-2019-1", *place)
    assert "not both" in run.fails("payout", "2026Q1", "--sheet", "Т-2026-00001", *place)


def test_payout_and_explain_go_by_school_terms(demo_copy: Path, tmp_path: Path, run: Run) -> None:
    days = ((9, 1, 10, 25), (11, 2, 12, 27), (1, 8, 3, 20), (3, 29, 5, 25))
    terms = tuple(
        TermEntry(
            2026,
            number,
            date(2026 + (first < 9), first, on),
            date(2026 + (first < 9), last, until),
        )
        for number, (first, on, last, until) in enumerate(days, 1)
    )
    database = open_database(demo_copy)
    desk = taken_by(Desk(database, clock=Clock()), Role.HEAD)
    profiles.enter(desk, by_terms(date(2026, 10, 1), terms=terms))
    database.close()
    out = tmp_path / "a.xlsx"
    code, _, _ = run("payout", "2026T2", "--database", demo_copy, "--out", out, language="ru")
    assert code == 0
    sheet = load_workbook(out).worksheets[0]
    words = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "2 четверть 2026–2027 учебного года" in words
    code, said, _ = run("explain", IIN, "2026T2", "--database", demo_copy, language="ru")
    assert code == 0
    assert "2 четверть 2026–2027 учебного года" in said
    assert "pays for 2026Q4" in run.fails("explain", IIN, "2026Q4", "--database", demo_copy)


def rows_of(database: Path) -> dict[str, list[object]]:
    opened = open_database(database)
    with opened.read() as connection:
        found: dict[str, list[object]] = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in t.metadata.sorted_tables
        }
    opened.close()
    return found


def test_payout_changes_nothing_but_that_somebody_looked(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    database = open_database(demo_copy)
    with database.begin() as connection:
        connection.execute(delete(t.looks))  # a look that is there already is not kept again
    database.close()
    before = rows_of(demo_copy)
    run("payout", "2026Q4", "--database", demo_copy, "--out", tmp_path / "a.xlsx")
    after = rows_of(demo_copy)
    assert len(after.pop("looks")) == len(before.pop("looks")) + 1
    assert after == before


def words_of(workbook: Path) -> str:
    sheet = load_workbook(workbook).worksheets[0]
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)


def marked(file: Path) -> int:
    """How many children's tasks are still to be reckoned."""
    database = Database(file)
    with database.read() as connection:
        law = law_data.in_force(connection).fingerprint
        found = kept.count_to_reckon(connection, law)
    database.close()
    return found


def test_payout_is_drawn_up_by_one_and_approved_by_another(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "a.xlsx"
    place = ("payout", "2026Q4", "--database", demo_copy, "--out", out)
    approve = (*place, "--approve", "--as", Role.HEAD)
    assert "drawn this payout up yet" in run.fails(*approve)
    code, said, _ = run(*place, "--draw-up", "--as", Role.ACCOUNTANT)
    assert code == 0
    assert "Was on the sheet for quarter 3 of 2026" in said
    code, said, error = run(*approve)
    assert code == 2
    assert "Was on the sheet for quarter 3 of 2026" in said
    assert "not been looked at" in error
    assert "11111111" in run(*approve, "--seen", "11111111=иә")[2]
    seen = looked_at(said)
    assert len(seen) > 2
    assert "Say why" in run(*approve, "--seen", seen[1].split("=")[0])[2]
    for none in ("\x01\x02", "\udcff\udcfe", "\u202e \ufeff"):
        finding = seen[1].split("=")[0].upper()
        assert "Say why" in run(*approve, "--seen", f"{finding}={none}")[2]
    code, _, error = run(*approve, *seen[2:])
    assert code == 2
    assert "not been looked at" in error
    code, said, _ = run(*approve, *seen[:2])
    assert code == 0
    assert marked(demo_copy) == 0  # what waits is reckoned though no window is open
    assert "Т-2026-00005" in said
    assert "Т-2026-00005" in words_of(out)
    assert "approved already: Т-2026-00005" in run.fails(*place)


def test_payout_is_not_approved_by_the_one_who_drew_it_up_but_by_an_order(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "a.xlsx"
    place = ("payout", "2026Q4", "--database", demo_copy, "--out", out, "--as", Role.HEAD)
    code, said, _ = run(*place, "--draw-up")
    assert code == 0
    seen = looked_at(said)
    code, _, error = run(*place, "--approve", *seen)
    assert code == 2
    assert "another person approves it" in error
    by_order = (*place, "--approve", *seen, "--order", "№ 12")
    assert "No order of substitution № 12 lets you" in run.fails(*by_order)
    order = _record_order(demo_copy)
    twice = _record_order(demo_copy)
    assert "Several orders of that number" in run.fails(*by_order)
    _take_back(demo_copy, twice)
    code, said, _ = run(*by_order)
    assert code == 0
    assert "Т-2026-00005" in said
    assert order.named in words_of(out)


def _take_back(place: Path, order: Substitution) -> None:
    database = open_database(place)
    desk = taken_by(Desk(database), Role.ADMINISTRATOR)
    substitutions.annul(desk, order, "Екі рет жазылған")
    database.close()


def _record_order(place: Path) -> Substitution:
    """By which the head stands in for the accountant, as the administrator puts it on file."""
    database = open_database(place)
    desk = taken_by(Desk(database), Role.ADMINISTRATOR)
    head, accountant = taken_by(desk, Role.HEAD), taken_by(desk, Role.ACCOUNTANT)
    today = desk.today()
    entry = SubstitutionEntry(
        number="12",
        day=today,
        absent_id=accountant.worker.id,
        substitute_id=head.worker.id,
        first_day=today,
        last_day=today,
    )
    order = substitutions.record(desk, entry)
    database.close()
    return order


def test_anybody_is_anybody_only_where_one_practises(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    place = ("payout", "2026Q4", "--database", demo_copy, "--out", tmp_path / "a.xlsx")
    assert "inspector" in run.fails(*place, "--as", "nobody")
    database = open_database(demo_copy)
    with database.begin() as connection:
        connection.execute(update(t.workers).values(active=False).where(t.workers.c.role == "head"))
    database.close()
    said = run.fails(*place, "--as", Role.HEAD)  # nobody else acts instead
    assert said.startswith("Nobody works here as “head”. There are: accountant, ")
    with database.begin() as connection:
        connection.execute(delete(t.office).where(t.office.c.key == "practice"))
    database.close()
    assert "practise" in run.fails(*place, "--as", Role.HEAD)


def test_payout_names_the_month_without_mci(
    demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    place = ("--database", demo_office.database, "--out", tmp_path / "a.xlsx")
    assert "January 2027" in run.fails("payout", "2027Q1", *place)
    assert list(tmp_path.glob("*.xlsx")) == []


# --- explain ---


def test_explain_aligns_its_columns(demo_office: DemoOffice, run: Run) -> None:
    pasted = f"ИИН {IIN[:6]}-{IIN[6:]}"
    code, out, _ = run("explain", pasted, "2025Q4", "--database", demo_office.database)
    assert code == 0
    assert out.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "Applied on 14.11.2025, certificate from 01.09.2025: entitled from November 2025"
        "               D-4",
        "November 2025: 8 MCI × 3 932 tenge ÷ 3 school months of the quarter"
        "              10 485,33 ₸  D-7",
        "December 2025: 8 MCI × 3 932 tenge ÷ 3 school months of the quarter"
        "              10 485,33 ₸  D-7",
        "Due for quarter 4 of 2025, rounded to a whole tenge"
        "                                 20 971 ₸  D-7",
    ]


def test_explain_names_clauses_as_their_readers_do(demo_office: DemoOffice, run: Run) -> None:
    place = ("--database", demo_office.database, "--language", "ru")
    _, out, _ = run("explain", IIN, "2025Q4", *place)
    assert out.splitlines()[-1].endswith("пункт 7 приложения к решению № 11-36")


def test_explain_ends_with_one_sum_where_two_awards_share_a_quarter(
    demo_office: DemoOffice, run: Run
) -> None:
    shared = WITH_GROUNDS[4]
    _, out, _ = run("explain", shared.child.iin, "2026Q1", "--database", demo_office.database)
    assert out.count("Due for quarter 1 of 2026") == 2
    last = out.replace("\N{NO-BREAK SPACE}", " ").splitlines()[-1]
    assert last.startswith("In all for quarter 1 of 2026")
    assert "34 600 ₸" in last


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_output_is_utf8_whatever_the_console(language: str, demo_office: DemoOffice) -> None:
    place = ("--database", demo_office.database, "--language", language)
    done = run_alone("explain", IIN, "2025Q4", *place, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode("utf-8")
    assert "₸" in said
    assert bool(LETTERS & set(said)) is (language == "kk")


def test_errors_are_utf8_too() -> None:
    done = run_alone("explain", "1", "2025Q4", "--language", "kk", PYTHONIOENCODING="cp1252")
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").count("\n") == 1
    assert b"Traceback" not in done.stderr


# --- letter ---


def test_letter_is_written_as_it_was_issued(demo_desk: Desk, tmp_path: Path, run: Run) -> None:
    with demo_desk.database.read() as connection:
        number, pdf = connection.execute(select(t.notices.c.number, t.notices.c.pdf)).all()[11]
    out = tmp_path / "a.pdf"
    place = ("--database", demo_desk.database.place, "--out", out)
    assert run("letter", f"№ {number.lower()}", *place)[0] == 0
    assert out.read_bytes() == pdf


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_calculation_slip_is_a_letter_like_others(
    language: str, demo_desk: Desk, tmp_path: Path, run: Run
) -> None:
    query = select(t.notices.c.number, t.notices.c.pdf).where(
        t.notices.c.kind == NoticeKind.CALCULATION_SLIP, t.notices.c.language == language
    )
    with demo_desk.database.read() as connection:
        ((number, pdf),) = connection.execute(query).all()
    out = tmp_path / "a.pdf"
    place = ("--database", demo_desk.database.place, "--out", out)
    assert run("letter", number, *place)[0] == 0
    assert out.read_bytes() == pdf


def test_a_damaged_letter_is_not_given_out(demo_desk: Desk, tmp_path: Path, run: Run) -> None:
    with demo_desk.database.begin() as connection:
        connection.execute(text("UPDATE notices SET pdf = x'255044462d' WHERE id = 7"))
        number = connection.execute(text("SELECT number FROM notices WHERE id = 7")).scalar()
    place = ("--database", demo_desk.database.place, "--out", tmp_path / "a.pdf")
    assert "damaged" in run.fails("letter", number, *place)
    assert not (tmp_path / "a.pdf").exists()


def test_a_persons_whole_file(run: Run, demo_copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "person.zip"
    code, out, err = run("person", IIN, "--out", file, "--database", demo_copy)
    assert (code, out, err) == (0, f"{file}\n", "")
    with ZipFile(file) as packed:
        assert {"person.json", "person.xlsx"} < set(packed.namelist())
        assert IIN in packed.read("person.json").decode("utf-8")
    told = run.fails("person", "000000000000", "--out", file, "--database", demo_copy)
    assert "000000000000" not in told
    told = run.fails("person", IIN, "--out", tmp_path / "person.pdf", "--database", demo_copy)
    assert ".zip" in told
