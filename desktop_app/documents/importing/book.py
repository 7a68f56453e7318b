"""An office's old register as a file: every sheet of it, with what stands beside the values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.documents.importing import marks, separated
from desktop_app.documents.workbooks.formats import old_excel, open_document
from desktop_app.documents.workbooks.formats.marks import NO_MARKS, Marks
from desktop_app.documents.workbooks.reading import SheetCells, WorkbookCells
from desktop_app.documents.workbooks.reading import read as read_workbook


@dataclass(frozen=True)
class Book:
    """``marks`` are those of the sheets, by their names; ``is_workbook``: one of Excel's."""

    cells: WorkbookCells
    marks: Mapping[str, Marks] = field(default_factory=dict)
    is_workbook: bool = True

    def marks_of(self, sheet: SheetCells) -> Marks:
        return self.marks.get(sheet.name, NO_MARKS)


def read(path: Path) -> Book:
    """Hidden sheets too, of ``.xlsx``, ``.xls``, ``.ods`` and ``.csv``.

    Raises RefusedWorkbook, OSError.
    """
    if separated.is_one(path):
        cells = WorkbookCells(separated.read(path), counts_from_1904=False)
        return Book(cells, is_workbook=False)
    if open_document.is_one(path):
        sheets, found = open_document.read(path)
        return Book(WorkbookCells(sheets, counts_from_1904=False), found, is_workbook=False)
    if old_excel.is_one(path):
        workbook, found = old_excel.read(path)
        return Book(workbook, found, is_workbook=False)
    return Book(read_workbook(path, also_hidden=True), marks.read(path))
