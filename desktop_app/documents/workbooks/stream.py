"""Workbooks into files: openpyxl writes styles and page set-up, rows are streamed in as XML.

openpyxl keeps every cell as an object; a payout has tens of thousands. Streaming takes no memory
for them, gives every text the type of text, stores results beside formulas for viewers that do
not calculate, and can write ``ignoredErrors``, which openpyxl leaves out.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from desktop_app.disk.saving import written_beside
from desktop_app.documents.workbooks import in_memory
from desktop_app.documents.workbooks.sheets import Formula, Part, Row, Value, clean

_NO_RESULTS: in_memory.Results = {}
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NO_ROWS = re.compile(r"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DAY_ZERO = datetime(1899, 12, 30)
_AFTER_IGNORED = re.compile("<(drawing|legacyDrawing|legacyDrawingHF|tableParts)[ />]|</worksheet>")
"""What stands behind ``ignoredErrors`` in a sheet: the schema has a place for everything."""
_DIMENSION = re.compile(r'<dimension ref="[^"]*"')


Written = Callable[[int], None]
"""Told after some hundred rows how many are written in all; what it raises stops the writing."""


def _unheard(_rows: int) -> None:
    """Where nobody waits to be told."""


def save(
    book: Workbook,
    parts: Sequence[Part],
    path: Path,
    results: in_memory.Results = _NO_RESULTS,
    written: Written = _unheard,
) -> None:
    """Write the workbook, or leave the old one whole. Raises OSError as `written_beside` does.

    ``results`` are those of formulas on sheets that are no parts.
    """
    with written_beside(path) as file:
        write(book, parts, file, results, written)


def write(
    book: Workbook,
    parts: Sequence[Part],
    file: IO[bytes],
    results: in_memory.Results = _NO_RESULTS,
    written: Written = _unheard,
) -> None:
    """The workbook into a file that is open already."""
    _assemble(io.BytesIO(in_memory.content(book, results)), parts, file, written)


def _assemble(
    skeleton: IO[bytes], parts: Sequence[Part], file: IO[bytes], written: Written
) -> None:
    rows = count()
    by_name = {part.worksheet.path.lstrip("/"): part for part in parts}
    with ZipFile(skeleton) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            part = by_name.get(entry.filename)
            if part is None:
                target.writestr(entry, content)
                continue
            with io.TextIOWrapper(target.open(entry.filename, "w"), encoding="utf-8") as stream:
                stream.writelines(_sheet_xml(content.decode("utf-8"), part, rows, written))


_TOLD_EVERY = 500


def _sheet_xml(skeleton: str, part: Part, rows: Iterator[int], written: Written) -> Iterator[str]:
    before, after = _NO_ROWS.split(skeleton)
    yield _DIMENSION.sub(f'<dimension ref="A1:{part.grid.right}{part.grid.end}"', before)
    yield "<sheetData>"
    for number, row in enumerate(part.rows, start=1):
        if number % _TOLD_EVERY == 0:
            written(next(rows) * _TOLD_EVERY)
        yield _row_xml(number, row)
    yield "</sheetData>"
    behind = _AFTER_IGNORED.search(after)
    last = behind.start() if behind else len(after)
    yield f"{after[:last]}{_ignored_errors(part)}{after[last:]}"


def _row_xml(number: int, row: Row) -> str:
    height = f' ht="{row.height:.2f}"' if row.height else ""
    if row.fixed:
        height += ' customHeight="1"'
    cells = "".join(
        [_cell_xml(f"{column}{number}", style, value) for column, style, value in row.cells]
    )
    return f'<row r="{number}"{height}>{cells}</row>'


def _cell_xml(place: str, style: int, value: Value) -> str:
    if value is None or value == "":
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{_text(value)}</t></is></c>'
    if isinstance(value, Formula):
        return _formula_xml(place, style, value)
    if isinstance(value, date):
        return f'<c r="{place}" s="{style}"><v>{serial(value)}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def _formula_xml(place: str, style: int, formula: Formula) -> str:
    text = f"<f>{escape(formula.text)}</f>"
    match formula.result:
        case None:
            return f'<c r="{place}" s="{style}">{text}</c>'
        case bool() as result:
            return f'<c r="{place}" s="{style}" t="b">{text}<v>{int(result)}</v></c>'
        case str() as result:
            return f'<c r="{place}" s="{style}" t="str">{text}<v>{_text(result)}</v></c>'
        case result:
            return f'<c r="{place}" s="{style}">{text}<v>{Decimal(result):f}</v></c>'


def serial(value: date) -> str:
    """A day, or a moment to the second, as Excel counts them."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    passed = moment - _DAY_ZERO
    seconds = Decimal(passed.seconds) / 86_400
    return f"{passed.days + seconds:.12f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=8192)
def _text(value: str) -> str:
    """Excel reads ``_x0041_`` inside a text as an escaped letter, so its underscore is escaped."""
    shown = clean(value)
    if "_x" in shown:
        shown = _LOOKS_ESCAPED.sub("_x005F_", shown)
    return escape(shown)


def _ignored_errors(part: Part) -> str:
    first, last = part.grid.first, part.grid.last
    columns = [f"{column}{first}:{column}{last}" for column in part.numbers_as_text]
    places = " ".join([*columns, *part.texts])
    errors = f'<ignoredError sqref="{places}" numberStoredAsText="1"/>' if places else ""
    if part.totals:
        errors += f'<ignoredError sqref="{part.totals}" formula="1" formulaRange="1"/>'
    return f"<ignoredErrors>{errors}</ignoredErrors>" if errors else ""
