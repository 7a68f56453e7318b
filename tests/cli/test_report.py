"""The command that writes the report of a period."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cli.conftest import DemoOffice, Run

YEAR = ("2025-09-01", "2026-08-31")


def test_it_is_written_to_print_and_for_excel(
    demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    for ending in ("pdf", "xlsx"):
        out = tmp_path / f"report.{ending}"
        place = ("--database", demo_office.database, "--out", out)
        code, said, _ = run("report", *YEAR, *place, "--language", "ru")
        assert code == 0
        assert said.splitlines()[0] == str(out)
        assert "52" in said.splitlines()[1]
    page = PdfReader(io.BytesIO((tmp_path / "report.pdf").read_bytes())).pages[0].extract_text()
    assert "01.09.2025 – 31.08.2026" in page
    assert load_workbook(tmp_path / "report.xlsx").worksheets[0]["A4"].value == (
        "01.09.2025 – 31.08.2026"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2025-13-01", "2025-12-31"), "“2025-13-01” is not a day"),
        (("2025-12-31", "2025-01-01"), "The period ends before it begins."),
        (("2099-01-01", "2099-12-31"), "This period has not begun yet."),
    ],
)
def test_what_can_not_be_written_is_told(
    arguments: tuple[str, ...], words: str, demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "report.pdf"
    assert words in run.fails(
        "report", *arguments, "--database", demo_office.database, "--out", out
    )
    assert not out.exists()


def test_the_file_says_by_its_ending_what_it_is(
    demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    place = ("--database", demo_office.database, "--out", tmp_path / "report.txt")
    assert "must end in" in run.fails("report", *YEAR, *place)
