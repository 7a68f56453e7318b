"""A workbook of openpyxl's as bytes, without a file beside, and as the schema wants it.

openpyxl itself lays every sheet into the folder for temporary files first, where anybody who looks
for deleted files would read the names and numbers of families. It writes what belongs to a letter
in an order of its own, and may speak of a frozen pane that is not there.
"""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, tostring

_OF_A_FONT = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
)  # fmt: skip
"""The order of ECMA-376, 18.8.22."""


def content(book: Workbook) -> bytes:
    """Raises whatever openpyxl does where it has no way to write the workbook."""
    made = io.BytesIO()
    with _Archive(made, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive).save()
    return made.getvalue()


class _Archive(ZipFile):
    def writestr(self, zinfo_or_arcname: Any, data: Any, *how: Any, **named: Any) -> None:
        if zinfo_or_arcname == ARC_STYLE:
            data = _fonts_in_order(data)
        super().writestr(zinfo_or_arcname, data, *how, **named)


def _fonts_in_order(styles: bytes) -> str:
    root = fromstring(styles)
    place = {f"{{{SHEET_MAIN_NS}}}{name}": number for number, name in enumerate(_OF_A_FONT)}
    for font in root.iter(f"{{{SHEET_MAIN_NS}}}font"):
        font[:] = sorted(font, key=lambda part: place[part.tag])
    return tostring(root)


class _Writer(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self.archive = archive

    def write_worksheet(self, ws: Any) -> None:
        """As openpyxl's own, but for the file."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        for view in ws.views.sheetView:
            if view.pane is None:
                for selection in view.selection:
                    selection.pane = None
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels
        self.archive.writestr(ws.path.lstrip("/"), sheet.getvalue())
        self.manifest.append(ws)
