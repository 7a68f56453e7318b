"""An office's old register as a file: every sheet of it, with what stands beside the values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.documents.importing import marks
from desktop_app.documents.importing.marks import NO_MARKS, Marks
from desktop_app.documents.workbooks.reading import SheetCells, WorkbookCells
from desktop_app.documents.workbooks.reading import read as read_workbook


@dataclass(frozen=True)
class Book:
    """``marks`` are those of the sheets, by their names."""

    cells: WorkbookCells
    marks: Mapping[str, Marks] = field(default_factory=dict)

    def marks_of(self, sheet: SheetCells) -> Marks:
        return self.marks.get(sheet.name, NO_MARKS)


def read(path: Path) -> Book:
    """Hidden sheets too. Raises RefusedWorkbook, OSError."""
    return Book(read_workbook(path, also_hidden=True), marks.read(path))
