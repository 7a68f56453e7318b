"""Hostile layouts of the payout sheet: told, and the sheet is written in the program's own."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_files, layout_start, workbook
from desktop_app.documents.payouts.names import LINES
from desktop_app.services.health import check
from tests.documents.hostile_workbooks import HOSTILE
from tests.documents.workbook_samples import everything
from tests.soak.apart import apart
from tests.soak.odd_workbooks import ODD
from tests.soak.trials import Soak, Trial

LANGUAGE = "kk"
_LAST = "'{title}'!$XFD$1048576"
Write = Callable[[Path, bytes], object]


def _changed(change: Callable[[Any], object]) -> Write:
    """The good layout with its workbook changed."""

    def write(path: Path, good: bytes) -> None:
        book = load_workbook(BytesIO(good))
        change(book)
        book.save(path)

    return write


def _named(name: str, place: str) -> Write:
    def change(book: Any) -> None:
        text = place.format(title=book.worksheets[0].title)
        book.defined_names[name] = DefinedName(name, attr_text=text)

    return _changed(change)


def _in_a_cell(value: Any, place: str = "P3") -> Write:
    return _changed(lambda book: book.worksheets[0].__setitem__(place, value))


def _of(make: Callable[[bytes], bytes]) -> Write:
    return lambda path, good: path.write_bytes(make(good))


def _instead(make: Callable[[], bytes]) -> Write:
    return lambda path, _good: path.write_bytes(make())


LAYOUTS_MADE: dict[str, Write] = {
    **{name: _instead(made) for name, (_said, made) in HOSTILE.items()},
    **{name: _of(odd) for name, odd in ODD.items()},
    "the lines at the end of the sheet": _named(LINES, "'{title}'!$A$1048576:$K$1048576"),
    "the lines in all columns": _named(LINES, "'{title}'!$A$7:$XFD$7"),
    "the lines as a whole row": _named(LINES, "'{title}'!$7:$7"),
    "the lines in two places": _named(LINES, "'{title}'!$A$7:$K$7,'{title}'!$A$9:$K$9"),
    "the sum at the end of the sheet": _named("total", _LAST),
    "the number in a file": _named("number", "'[other.xlsx]{title}'!$A$1"),
    "the number as a formula": _named("number", "OFFSET('{title}'!$A$1,1,1)"),
    "the number nowhere": _named("number", "#REF!"),
    "the number in no sheet": _named("number", "$A$1"),
    "a name that nobody knows": _named("whoami", _LAST),
    "a formula for another program": _in_a_cell("=cmd|'/c calc'!A1"),
    "a formula without end": _in_a_cell("=" + "IF(1," * 3_000),
    "a formula that is none": _in_a_cell("=)(,;'\"{["),
    "a formula for arrays": _in_a_cell(ArrayFormula("P3:P9", "=A1:A9*1")),
    "a cell at the end of the sheet": _in_a_cell("Ә", "IV99999"),
    "a rule that is none": _changed(
        lambda book: book.worksheets[0].conditional_formatting.add(
            "A1", Rule("expression", formula=["IF("])
        )
    ),
    "a check that is none": _changed(
        lambda book: book.worksheets[0].add_data_validation(
            DataValidation("custom", formula1=")(", sqref="A1")
        )
    ),
    "a thousand formulas": _changed(
        lambda book: [book.worksheets[0].append(["=SUM(A1:K9999)"] * 20) for _row in range(50)]
    ),
    "a folder": lambda path, _good: path.mkdir(),
    "a link to zeros": lambda path, _good: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path, _good: path.symlink_to(path),
    "a pipe": lambda path, _good: os.mkfifo(path),
}


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    names = list(LAYOUTS_MADE)
    layout_start.write(folder / "good.xlsx", LANGUAGE)
    good = (folder / "good.xlsx").read_bytes()
    office_folder.use(None)
    usual = _sheet(folder / "sheet.xlsx")

    def trial(number: int) -> str:
        own = folder / "own"
        shutil.rmtree(own, ignore_errors=True)
        (own / LANGUAGE).mkdir(parents=True)
        LAYOUTS_MADE[names[number]](own / LANGUAGE / layout_files.FILE, good)
        wrong = apart(partial(_tried, own, folder / "sheet.xlsx", usual))
        return f"{names[number]}: {wrong}" if wrong else ""

    yield trial
    office_folder.use(None)


def _sheet(out: Path) -> Any:
    """All that stands on the sheet that is signed, and what is shown of it."""
    workbook.write(everything(LANGUAGE), out)
    sheet = load_workbook(out).worksheets[0]
    return [(cell.coordinate, cell.value, cell.fill.fgColor.rgb) for row in sheet for cell in row]


def _tried(own: Path, out: Path, usual: Any) -> str:
    office_folder.use(own)
    found = layout_files.problems(LANGUAGE)
    if found and not check.office_forms():
        return "not told by the check"
    if any(len(str(problem)) > 500 for problem in found):
        return "told in too many letters"
    if any(problem.file != f"{LANGUAGE}/{layout_files.FILE}" for problem in found):
        return "told of another file"
    written = _sheet(out)
    return "written in a layout that was refused" if found and written != usual else ""


LAYOUTS = Soak(
    "hostile layouts",
    "told by file and name, at the start and by `check`, or usable; where not, the sheet is "
    "written in the program's layout; at most 2 s and 200 MiB",
    len(LAYOUTS_MADE),
    6,
    _begin,
)
