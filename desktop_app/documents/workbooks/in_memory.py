"""A workbook of openpyxl's as bytes, without a file beside.

openpyxl itself lays every sheet into the folder for temporary files first, where anybody who looks
for deleted files would read the names and numbers of families.
"""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def content(book: Workbook) -> bytes:
    """Raises whatever openpyxl does where it has no way to write the workbook."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive).save()
    return made.getvalue()


class _Writer(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self.archive = archive

    def write_worksheet(self, ws: Any) -> None:
        """As openpyxl's own, but for the file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels
        self.archive.writestr(ws.path.lstrip("/"), sheet.getvalue())
        self.manifest.append(ws)
