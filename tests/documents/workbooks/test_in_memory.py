"""openpyxl's workbooks as bytes: the same workbook, and nothing in the folder for such files."""

import io
import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table

from desktop_app.documents.workbooks import in_memory
from tests.soak.odd_workbooks import parts_of

_WRITTEN_AT, _STYLES = "docProps/core.xml", "xl/styles.xml"


@pytest.fixture
def book() -> Workbook:
    """With what stands in parts of its own: notes, links, tables, several sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ә", "Ғ", "Қ"])
    sheet.append(["Әлімқұлова", 5, "=1+1"])
    sheet["A2"].comment = Comment("Ескерту", "")
    sheet["B2"].hyperlink = Hyperlink("B2", target="https://example.invalid/")
    sheet.add_table(Table(displayName="Lines", ref="A1:C2"))
    book.create_sheet("Екінші").merge_cells("A1:B2")
    return book


def test_it_is_the_workbook_that_openpyxl_writes(book: Workbook, tmp_path: Path) -> None:
    book.save(tmp_path / "book.xlsx")
    usual = parts_of((tmp_path / "book.xlsx").read_bytes())
    made = parts_of(in_memory.content(book))
    assert list(made) == list(usual)
    assert {name for name in made if made[name] != usual[name]} <= {_WRITTEN_AT, _STYLES}
    assert sorted(made[_STYLES]) == sorted(usual[_STYLES])  # in the schema's order
    assert load_workbook(io.BytesIO(in_memory.content(book))).worksheets[0]["A2"].comment


def test_nothing_is_laid_beside(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    with pytest.raises(FileNotFoundError):
        book.save(io.BytesIO())
    assert in_memory.content(book)
