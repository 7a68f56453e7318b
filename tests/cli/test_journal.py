"""The command that writes a register as a journal."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.records.kinds import Register
from tests.cli.conftest import DemoOffice, Run

YEAR = ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize("register", Register)
def test_each_register_is_written_to_print_and_for_excel(
    register: Register, demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    for ending in ("pdf", "xlsx"):
        out = tmp_path / f"journal.{ending}"
        place = ("--database", demo_office.database, "--out", out)
        code, said, _ = run("journal", register.value, *YEAR, *place, "--language", "ru")
        assert code == 0
        assert said.splitlines()[0] == str(out)
    page = PdfReader(io.BytesIO((tmp_path / "journal.pdf").read_bytes())).pages[0].extract_text()
    assert "01.01.2025 – 31.12.2025" in page
    assert load_workbook(tmp_path / "journal.xlsx").worksheets[0]["A3"].value == (
        "01.01.2025 – 31.12.2025"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("letters", *YEAR), "There is no register “letters”"),
        (("orders", "2025-13-01", "2025-12-31"), "“2025-13-01” is not a day"),
        (("orders", "2025-12-31", "2025-01-01"), "The period ends before it begins."),
    ],
)
def test_what_can_not_be_written_is_told(
    arguments: tuple[str, ...], words: str, demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "journal.pdf"
    place = ("--database", demo_office.database, "--out", out)
    assert words in run.fails("journal", *arguments, *place)
    assert not out.exists()


def test_the_file_says_by_its_ending_what_it_is(
    demo_office: DemoOffice, tmp_path: Path, run: Run
) -> None:
    place = ("--database", demo_office.database, "--out", tmp_path / "journal.txt")
    assert "must end in .pdf / .xlsx" in run.fails("journal", "orders", *YEAR, *place)
