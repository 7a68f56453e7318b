"""Hostile texts in every field of every workbook: a cell holds what was typed, as text."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop_app.documents.debts import workbook as debts
from desktop_app.documents.payouts import workbook as payouts
from desktop_app.documents.registers import journal_workbook
from desktop_app.documents.reports import workbook as reports
from desktop_app.documents.workbooks.sheets import clean
from tests.documents.debts.test_workbook import a_statement
from tests.documents.reading import squeezed
from tests.documents.registers.test_journals import a_journal
from tests.documents.registers.test_journals import a_line as a_journal_line
from tests.documents.report_samples import a_report
from tests.documents.workbook_samples import everything
from tests.soak.payloads import payload
from tests.soak.spoiling import spoiled
from tests.soak.trials import Soak, Trial

TEXTS = 2_000
_AT_ONCE = 15


@dataclass(frozen=True)
class Book:
    """A workbook of the program: what stands in it, and who writes it."""

    record: Any
    write: Callable[[Any, Path], None]


def _books() -> list[Book]:
    journal = a_journal([a_journal_line(1), a_journal_line(2, annulled=True)])
    return [
        Book(replace(everything("kk"), changes=()), payouts.write),
        Book(a_statement("ru"), debts.write),
        Book(replace(journal, columns=list(journal.columns)), journal_workbook.write),
        Book(a_report("ru"), reports.write),
    ]


Found = tuple[Counter[str], Counter[str]]


def _read(path: Path) -> Found:
    """Texts, and formulas, wherever they stand."""
    texts, formulas = Counter[str](), Counter[str]()
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas[str(cell.value)] += 1
                elif isinstance(cell.value, str):
                    texts[cell.value.replace("_x005F_", "_")] += 1
    return texts, formulas


def _token(number: int) -> str:
    return f"Ж{number:04}Щ"


def _marked(book: Book, file: Path) -> tuple[Found, int]:
    """What stands where, by marks in the place of texts; and how many texts there are."""
    numbers = count()
    book.write(spoiled(book.record, lambda: _token(next(numbers))), file)
    return _read(file), next(numbers)


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    file, books = folder / "book.xlsx", _books()
    marked = [_marked(book, file) for book in books]

    def trial(number: int) -> str:
        kind = number % len(books)
        (texts, formulas), places = marked[kind]
        at = number * _AT_ONCE
        typed = [payload((at + place) % TEXTS) for place in range(places)]
        given = iter(typed)
        books[kind].write(spoiled(books[kind].record, lambda: next(given)), file)
        found, found_formulas = _read(file)
        if _shapes(found_formulas) - _shapes(formulas):
            return f"other formulas: {[*(found_formulas - formulas)][:3]}"
        return next((f"not in a cell: {text!r:.200}" for text in _lacking(texts, typed, found)), "")

    yield trial


def _shapes(formulas: Counter[str]) -> set[str]:
    """Without numbers: texts that are alike make fewer groups, in fewer rows."""
    return {re.sub(r"\d+", "", formula) for formula in formulas}


def _lacking(marked: Counter[str], typed: list[str], found: Counter[str]) -> Iterator[str]:
    """What was typed into a field that has a cell, or a place among other words, and is not there.

    Among other words only the spaces around it may be others.
    """
    words = {squeezed(text) for text in found}
    for text, times in marked.items():
        marks = [int(mark) for mark in _MARK.findall(text)]
        if _MARK.fullmatch(text):
            shown = clean(typed[marks[0]])
            if shown and found[shown] < times:
                yield shown
        elif marks:
            shown = _MARK.sub(lambda mark: clean(typed[int(mark[1])]), text)
            if squeezed(clean(shown)) not in words:
                yield shown


_MARK = re.compile(r"Ж(\d{4})Щ")


SHEETS = Soak(
    "hostile texts in workbooks",
    f"{TEXTS} texts in payout, overpayments, journal and report: each the exact text of a cell, "
    "and no formula but ours",
    TEXTS // _AT_ONCE * 4,
    4,
    _begin,
)
