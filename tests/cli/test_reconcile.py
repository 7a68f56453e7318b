"""Reconcile, layout and the explanation of a line: what they say and do."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, update

from desktop_app.documents.payouts import layout_files
from desktop_app.records.kinds import Role
from desktop_app.services.desk import local_now
from desktop_app.settings import Settings
from desktop_app.storage import tables as t
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.schema import open_database
from tests.cli.conftest import DemoOffice, Run, looked_at
from tests.import_samples import a_row, write
from tests.statement_files import Paid, as_1c


@pytest.fixture
def approved(demo_copy: Path, tmp_path: Path, run: Run) -> Path:
    """A payout drawn up and approved by command, as its workbook."""
    out = tmp_path / "төлем.xlsx"
    place = ("--database", demo_copy, "--out", out)
    code, said, _ = run("payout", "2026Q4", *place, "--draw-up", "--as", Role.ACCOUNTANT)
    assert code == 0
    seen = looked_at(said)
    assert run("payout", "2026Q4", *place, "--approve", *seen, "--as", Role.HEAD)[0] == 0
    return out


def test_what_was_approved_is_not_written_over_by_approving_once_more(
    approved: Path, demo_copy: Path, run: Run
) -> None:
    before = approved.read_bytes()
    place = ("--database", demo_copy, "--out", approved)

    said = run.fails("payout", "2026Q4", *place, "--approve", "--as", Role.HEAD)

    number = str(load_workbook(approved).worksheets[-1]["B4"].value)
    assert f"Nothing waits to be approved: {number}" in said
    assert approved.read_bytes() == before


def test_approving_says_what_came_due_since_it_was_drawn_up(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    """A register without payments: its whole school year goes into the next sheet."""
    place = ("--database", demo_copy)
    sheet = ("payout", "2026Q4", *place, "--out", tmp_path / "төлем.xlsx")
    code, drawn, _ = run(*sheet, "--draw-up", "--as", Role.ACCOUNTANT)
    assert code == 0
    drawn_at = t.payout_drafts.c.drawn_at
    opened = open_database(demo_copy)
    with opened.begin() as connection:
        before = connection.scalars(select(func.max(drawn_at))).one() - timedelta(minutes=1)
        of_today = update(t.payout_drafts).where(t.payout_drafts.c.payout_id.is_(None))
        connection.execute(of_today.values(drawn_at=before))
    opened.close()
    register = write(tmp_path / "register.xlsx", [a_row(1)])
    assert run("import", register, "--confirm", "0", *place, "--as", Role.HEAD)[0] == 0

    code, said, error = run(*sheet, "--approve", *looked_at(drawn), "--as", Role.HEAD)

    assert (code, error) == (0, "")
    words = "Came due after this sheet was drawn up: 132\xa0112 tenge go into the next one"
    assert words in said.splitlines()


def answered(workbook: Path, column: str, value: object) -> None:
    book = load_workbook(workbook)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    first = int(place.split(":")[0].rpartition("$")[2])
    book.worksheets[0][f"{column}{first}"] = value  # type: ignore[assignment]
    book.save(workbook)


def test_reconcile_records_what_the_bank_returned(
    approved: Path, demo_copy: Path, run: Run
) -> None:
    answered(approved, "M", "шот жабық")
    place = ("--database", demo_copy)
    code, said, _ = run("reconcile", approved, *place, "--dry-run")
    assert code == 0
    assert "Paid: 0, returned: 1" in said
    assert said.endswith("Only checked: nothing was saved.\n")
    code, said, _ = run("reconcile", approved, *place, "--as", Role.ACCOUNTANT)
    assert code == 0
    assert "Paid: 0, returned: 1" in said
    assert "Only checked" not in said
    assert "changed now" not in said
    opened = open_database(demo_copy)
    with opened.read() as connection:
        row = stored.approved_rows(connection)[0]
    opened.close()
    assert row.returned == 1


def test_reconcile_says_how_many_answers_it_changes(
    approved: Path, demo_copy: Path, run: Run
) -> None:
    by = ("--database", demo_copy, "--as", Role.ACCOUNTANT)
    answered(approved, "M", "шот жабық")
    run("reconcile", approved, *by)
    answered(approved, "M", "шот бұғатталған")
    said = run("reconcile", approved, *by)[1]
    assert "Answers recorded before and changed now: 1" in said


def test_reconcile_asks_what_is_not_clear_and_saves_nothing(
    approved: Path, demo_copy: Path, run: Run
) -> None:
    by = ("--database", demo_copy, "--as", Role.ACCOUNTANT)
    answered(approved, "M", "басқа банк")
    code, said, _ = run("reconcile", approved, *by)
    assert code == 1
    (asked,) = [each for each in said.splitlines() if "Not clear, so nothing was saved" in each]
    assert "line 1 of the payout" in asked
    assert "“басқа банк”" in asked
    row = said.partition("--meant ")[2].partition("=")[0]
    for wrong in ("returned", f"{row}=", f"{row}=someday", f"{row}=Т-2026-00001/1", "x=returned"):
        assert run("reconcile", approved, *by, "--meant", wrong)[0] == 2
    said = run.fails("reconcile", approved, *by, "--meant", "3=returned")
    assert "Nothing is asked of row 3" in said
    both = ("--meant", f"{row}=returned", "--meant", f"{row}=left-out")
    assert "Two answers are given" in run.fails("reconcile", approved, *by, *both)
    code, said, _ = run("reconcile", approved, *by, "--meant", f"{row}=returned")
    assert code == 0
    assert "returned: басқа банк: lines 1, children 1" in said
    assert "Answers recorded before" not in said


def test_reconcile_tells_rows_that_do_not_fit(approved: Path, demo_copy: Path, run: Run) -> None:
    answered(approved, "L", datetime(2031, 1, 1))
    by = ("--as", Role.HEAD)
    code, said, _ = run("reconcile", approved, "--database", demo_copy, *by)
    assert code == 1
    assert "line 1: This day is still to come" in said


def test_reconcile_refuses_another_file(demo_office: DemoOffice, tmp_path: Path, run: Run) -> None:
    place = ("--database", demo_office.database)
    assert "can't be read" in run.fails("reconcile", tmp_path / "none.xlsx", *place)
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    assert "workbook" in run.fails("reconcile", tmp_path / "a.xlsx", *place)


def test_reconcile_is_for_who_pays(approved: Path, demo_copy: Path, run: Run) -> None:
    """Without a role it is a clerk who practises."""
    said = run.fails("reconcile", approved, "--database", demo_copy)
    assert "Only the accountant or the head does this" in said


def test_who_took_a_sheet_out_is_on_file_whatever_wrote_it(
    approved: Path, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    """Those of the demo too; of this one its workbook was written as it was approved."""
    place = ("--database", demo_copy, "--as", Role.ACCOUNTANT)
    rows = exported(demo_copy)
    assert len(rows) > 7
    assert all(who and when for who, when in rows.values())
    number = str(load_workbook(approved).worksheets[-1]["B4"].value)
    for command in (
        ("payments", number, "--out", tmp_path),
        ("payout", "--sheet", number, "--out", tmp_path / "again.xlsx"),
    ):
        opened = open_database(demo_copy)
        with opened.begin() as connection:
            nobody = {"exported_at": None, "exported_by": ""}
            connection.execute(update(t.payouts).where(t.payouts.c.number == number).values(nobody))
        opened.close()
        assert run(*command, *place)[0] == 0
        assert exported(demo_copy)[number] == (
            rows["Т-2026-00001"][0],
            exported(demo_copy)[number][1],
        )
        assert exported(demo_copy)[number][1]


def exported(database: Path) -> dict[str, tuple[str, datetime | None]]:
    opened = open_database(database)
    with opened.read() as connection:
        found = {
            row.number: (row.exported_by, row.exported_at)
            for row in connection.execute(select(t.payouts))
        }
    opened.close()
    return found


def test_the_columns_of_the_lists_are_kept_and_seen(
    approved: Path, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    number = str(load_workbook(approved).worksheets[-1]["B4"].value)
    place = ("--database", demo_copy, "--as", Role.HEAD)
    assert "There are: serial, payee" in run.fails("payments", number, "--columns", "iin", *place)
    code, said, _ = run("payments", number, "--columns", "iban, amount,payee", *place)
    assert code == 0
    assert said.splitlines()[0].count(" | ") == 2
    code, said, _ = run("payments", number, "--out", tmp_path, "--kind", "csv", *place)
    first = Path(said.splitlines()[0]).read_text(encoding="utf-8-sig").splitlines()[1]
    assert first.startswith("KZ")
    assert first.count(";") == 2


def test_a_line_of_a_sheet_is_explained(approved: Path, demo_copy: Path, run: Run) -> None:
    number = str(load_workbook(approved).worksheets[-1]["B4"].value)
    code, said, _ = run("explain", f"{number}/1", "--database", demo_copy)
    assert code == 0
    name = str(load_workbook(approved).worksheets[1]["B5"].value)
    assert name in said
    assert "D-7" in said
    assert "There is no line" in run.fails("explain", f"{number}/999", "--database", demo_copy)


def test_a_layout_is_written_checked_and_taken_into_use(
    demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    forms = tmp_path / "forms"
    Settings(forms=str(forms)).save()
    file = tmp_path / "layout.xlsx"
    assert run("layout", file, language="kk")[0] == 0
    assert run("layout", file, "--check")[0] == 0
    by = ("--use", "--as", Role.HEAD)
    code, said, _ = run("layout", file, *by, "--database", demo_copy, language="kk")
    assert (code, said.strip()) == (0, str(forms / "kk" / layout_files.FILE))
    run("layout", file, *by, "--database", demo_copy, language="kk")
    assert len(list((forms / "kk").iterdir())) == 2
    book = load_workbook(file)
    del book.defined_names["line_sum"]
    book.save(file)
    code, said, _ = run("layout", file, "--check")
    assert (code, said.strip()) == (1, "This name is missing: line_sum")
    assert "line_sum" in run.fails("layout", file, *by, "--database", demo_copy)
    clerk = ("--use", "--as", Role.CLERK)
    assert "head" in run.fails("layout", file, *clerk, "--database", demo_copy)


def test_a_statement_is_looked_at_and_recorded(
    approved: Path, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    row = next(
        row for row in load_workbook(approved).worksheets[0].iter_rows() if row[0].value == 1
    )
    iban, iin, amount = (str(row[column].value) for column in (5, 4, 10))
    today = local_now().date()
    one = Paid("118", today, f"{amount}.00", iban, iin, "Алушы")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([one, replace(one, amount="1.00")]))
    by = ("statement", file, "--database", demo_copy, "--as", Role.ACCOUNTANT)
    code, said, _ = run(*by, "--dry-run")
    assert code == 1
    assert "№ 118 · 1.00 · " in said
    assert said.endswith("Only checked: nothing was saved.\n")
    code, said, _ = run(*by)
    assert code == 1
    assert "Paid: 1, returned: 0" in said
    assert "Movements that concern no payee: 0" in said


def test_what_came_back_by_a_statement_is_recorded_once_somebody_says_so(
    approved: Path, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    row = next(
        row for row in load_workbook(approved).worksheets[0].iter_rows() if row[0].value == 1
    )
    iban, iin, amount = (str(row[column].value) for column in (5, 4, 10))
    went = Paid("118", local_now().date(), f"{amount}.00", iban, iin, "Алушы")
    back = replace(went, number="77", came_in=True, purpose="Возврат: счет закрыт")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([went, back]))
    by = ("statement", file, "--database", demo_copy, "--as", Role.ACCOUNTANT)

    code, said, _ = run(*by)
    assert code == 1
    assert "34\xa0600\xa0₸: “Возврат: счет закрыт”. Say one of these:" in said
    assert [each for each in said.splitlines() if "--meant" in each] == [
        "  --meant 2=returned",
        "  --meant 2=left-out",
    ]
    code, said, _ = run(*by, "--meant", "2=returned")
    assert (code, "Paid: 0, returned: 1" in said) == (0, True)
    code, said, _ = run(*by)
    assert "Answers recorded before and changed now" not in said
    assert "--meant" not in said


def test_of_several_returns_each_is_answered_by_itself(
    approved: Path, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    """What is said of one is said of no other, though the bank gives the same reason."""
    rows = [
        row
        for row in load_workbook(approved).worksheets[0].iter_rows()
        if isinstance(row[0].value, int)
    ][:2]
    back = [
        Paid(str(at), local_now().date(), f"{row[10].value}.00", str(row[5].value),
             str(row[4].value), "Алушы", "Возврат: счет закрыт", came_in=True)
        for at, row in enumerate(rows)
    ]  # fmt: skip
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c(back))
    by = ("statement", file, "--database", demo_copy, "--as", Role.ACCOUNTANT)

    code, said, _ = run(*by, "--meant", "1=returned")

    assert code == 1
    assert "row 1," not in said
    assert "Not clear, so nothing was saved: row 2, line 2" in said
    assert "returned: 1" in run(*by, "--meant", "1=returned", "--meant", "2=left-out")[1]
    assert answered_lines(demo_copy) == {1: "returned"}


def answered_lines(database: Path) -> dict[int, str]:
    """What is on file of the lines of the newest sheet that have an answer."""
    opened = open_database(database)
    with opened.read() as connection:
        newest = stored.by_id(connection, stored.approved_rows(connection)[0].id)
    opened.close()
    return {
        number: each.state.value
        for number, each in enumerate(newest.standings, 1)
        if each.state.value != "approved"
    }
