"""A workbook of openpyxl's as bytes, without a file beside, and as the schema wants it.

openpyxl itself lays every sheet into the folder for temporary files first, where anybody who looks
for deleted files would read the names and numbers of families. It writes what belongs to a letter
in an order of its own, and may speak of a frozen pane that is not there.
"""

import io
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, tostring

_OF_A_FONT = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
)  # fmt: skip
"""The order of ECMA-376, 18.8.22."""


Results = Mapping[str, Mapping[str, Any]]
"""What formulas give, by the title of their sheet and their place, such as ``B7``."""

_NONE: Results = {}


class ErrorValue(str):
    """What a formula gives that gives an error, such as ``#N/A``."""

    __slots__ = ()


def content(book: Workbook, results: Results = _NONE) -> bytes:
    """``results`` stand beside their formulas, for programs that do not calculate.

    openpyxl itself leaves them out. Raises whatever it does where it has no way to write the
    workbook.
    """
    made = io.BytesIO()
    with _Archive(made, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive, results).save()
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
    def __init__(self, book: Workbook, archive: ZipFile, results: Results) -> None:
        super().__init__(book, archive)
        self.archive, self.results = archive, results

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
        results = self.results.get(ws.title, {})
        xml = _with_results(sheet.getvalue(), results, ws.parent.epoch)
        self.archive.writestr(ws.path.lstrip("/"), xml)
        self.manifest.append(ws)


_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)>(<f\b[^>]*?(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>'
)


def _with_results(xml: bytes, results: Mapping[str, Any], epoch: Any) -> bytes:
    """The XML of a sheet as openpyxl writes it, with what its formulas give."""

    def told(found: re.Match[bytes]) -> bytes:
        place, style, formula = found.groups()
        value = results.get(place.decode())
        if value is None:
            return found[0]
        kind, text = _stored(value, epoch)
        made = escape(text).encode("ascii", "xmlcharrefreplace")
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (place, style, kind, formula, made)

    return _FORMULA.sub(told, xml) if results else xml


def _stored(value: Any, epoch: Any) -> tuple[bytes, str]:
    """The type of a cell and its value, as a sheet keeps them."""
    match value:
        case bool():
            return b' t="b"', str(int(value))
        case date() | time() | timedelta():
            return b"", str(to_excel(value, epoch))  # type: ignore[no-untyped-call]
        case ErrorValue():
            return b' t="e"', value
        case str():
            return b' t="str"', value
        case _:
            return b"", str(value)
