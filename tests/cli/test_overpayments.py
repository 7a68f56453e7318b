"""What was paid too much, what came back and what is left: in a few lines, and as a workbook."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import DemoOffice, Run


def test_overpayments_in_lines_and_as_a_workbook(
    demo_office: DemoOffice, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "overpayments.xlsx"
    code, out, _ = run("overpayments", "--out", file, "--database", demo_office.database)
    assert code == 0
    lines = out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    # Instalments are late only on days that come after the demo's: the clock here is the real one.
    assert lines[:4] == [
        "To be returned: 1, left 34 600 ₸",
        "Being returned: 2, left 44 667 ₸",
        "Settled: 1, left 0 ₸",
        "Overpaid 115 334 ₸, returned 13 000 ₸, written off 23 067 ₸, left 79 267 ₸",
    ]
    assert lines[-1] == str(file)
    debts, _reasons, ledger, instalments = load_workbook(file, data_only=True).worksheets
    assert debts.cell(debts.max_row, 12).value == 79_267
    assert ledger.max_row == 5 + 5  # a schedule, two repayments, a write-off, an agreement
    assert instalments.cell(instalments.max_row, 6).value == 10_067


def test_it_names_nobody(demo_office: DemoOffice, run: Run) -> None:
    _code, out, _ = run("overpayments", "--database", demo_office.database, language="kk")
    assert "Өтеген" not in out


def test_a_workbook_has_its_ending(demo_office: DemoOffice, run: Run, tmp_path: Path) -> None:
    place = ("--database", demo_office.database)
    said = run.fails("overpayments", "--out", tmp_path / "overpayments.pdf", *place)
    assert ".xlsx" in said
    assert not list(tmp_path.glob("*.pdf"))
