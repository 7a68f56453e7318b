"""Which column of a workbook is which: by its heading, in any order and language, as remembered."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.documents.workbooks.reading import Cell, SheetCells, WorkbookCells
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import N_, Words, as_is
from desktop_app.records.imports import ImportColumn, Required, column_letters
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import cells as import_cells
from desktop_app.services.importing.sums import columns_with_sums
from desktop_app.services.law_values import periods

_LOOKED_AT = 30
"""Headings stand within the first rows, below a title perhaps."""

LEFT_OUT = "-"
"""What is remembered of a heading that somebody left out."""

PERIOD = "period:"
"""Begins the code of a column that says what was paid for a period."""


@dataclass
class Heading:
    """A column as it stands in the workbook; ``code`` is empty where it is not brought in.

    ``is_said``: somebody said of this workbook what it is, if only that it is left out.
    """

    column: int
    text: str
    code: str
    is_said: bool = False
    holds_sums: bool = False

    @property
    def name(self) -> str:
        """What stands above the column, or else its letter."""
        return self.text or f"«{column_letters(self.column)}»"


@dataclass
class Matched:
    """Where the register stands in a workbook, and what its columns are."""

    sheet: SheetCells
    row: int
    headings: list[Heading]
    payments: list["Matched"] = field(default_factory=list)
    """The sheets of what was paid: offices keep one a year."""
    unread: list[str] = field(default_factory=list)
    """Sheets that name children too: one a school, or one a year."""

    @property
    def columns(self) -> dict[str, int]:
        return {each.code: each.column for each in self.headings if each.code}

    @property
    def unsaid(self) -> list[Heading]:
        """Columns with sums of which nobody knows what was paid: it would be paid again."""
        return [
            each for each in self.headings if each.holds_sums and not (each.code or each.is_said)
        ]

    @property
    def missing(self) -> list[ImportColumn]:
        """Columns without which no row can be read."""
        there = self.columns
        known = {column.code: column for column in register_columns()}
        lacking = [
            column
            for column in register_columns()
            if column.required is Required.YES and column.code not in there
        ]
        lacking += [
            known[f"{who}_surname"]
            for who in ("child", "payee")
            if f"{who}_name" not in there and f"{who}_surname" not in there
        ]
        return lacking


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """What a heading is compared by."""
    plain = unicodedata.normalize("NFKC", text.replace("№", " № ".translate(_FOLDED)))
    words = " ".join(re.findall(r"[^\W_]+", plain.casefold().translate(_FOLDED)))
    return _INITIALS.sub(r"\1", words)  # «Ф.И.О.» is «ФИО»


_INITIALS = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
_FOLDED = str.maketrans(
    {"ё": "е", "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х"}
    | {"і": "и", "№": " n "}
)


def match(book: WorkbookCells, remembered: Mapping[str, str]) -> Matched:
    """The register and its payments. Trouble where no sheet has headings that are known."""
    best: Matched | None = None
    for sheet in book.sheets:
        found = _best_row(sheet, remembered)
        if found is not None and (best is None or _known(found) > _known(best)):
            best = found
    if best is None:
        raise Trouble(
            N_(
                "No headings of a register were found in this workbook. Write the template, and "
                "copy the register into it."
            )
        )
    for sheet in book.sheets:
        if sheet is best.sheet:
            continue
        payments = _payments(sheet)
        if payments is not None:
            best.payments.append(payments)
        elif _names_children(_best_row(sheet, remembered)):
            best.unread.append(sheet.name)
    _look_for_sums(best)
    return best


def _look_for_sums(found: Matched) -> None:
    """A column with sums and no heading is one to ask about, too."""
    columns = found.columns
    rows = found.sheet.rows[found.row + 1 :]
    with_sums = columns_with_sums(rows, columns.get("child_iin"), set(columns.values()))
    nameless = with_sums - {each.column for each in found.headings}
    found.headings += [Heading(column, "", "") for column in sorted(nameless)]
    for each in found.headings:
        each.holds_sums = each.column in with_sums


def require_columns(matched: Matched) -> None:
    """Trouble where a column is missing, or sums are not read: they would be paid again."""
    if matched.unread:
        label = N_(
            "These sheets name children too, and only one sheet is read: {sheets}. Copy them into "
            "one register, or hide the sheets that are not needed."
        )
        raise Trouble(label, sheets=as_is(", ".join(matched.unread)))
    if matched.missing:
        columns = tuple(column.heading for column in matched.missing)
        raise Trouble(
            N_("These columns are missing: {columns}. Say which they are, or add them."),
            columns=Words(*(", ".join(getattr(c, lang) for c in columns) for lang in ("kk", "ru"))),
        )
    if matched.unsaid:
        label = N_(
            "Sums stand in columns that do not say for which period they were paid: {columns}. "
            "Left out, they would be paid again. Say in the window what each is, or write above "
            "it a period such as 2025Q4."
        )
        raise Trouble(label, columns=as_is(", ".join(each.name for each in matched.unsaid)))


def paid_periods(today: date) -> list[str]:
    """The codes of columns that can be chosen by hand, the newest quarter first."""
    last = Quarter.of(today)
    quarters = [Quarter(last.year - back, n) for back in range(_YEARS_BACK) for n in (4, 3, 2, 1)]
    return [
        f"{PERIOD}{periods.code(each)}" for each in quarters if each.first_day <= last.first_day
    ]


_YEARS_BACK = 3


def _names_children(found: Matched | None) -> bool:
    return found is not None and not {"child_iin", "child_name"}.isdisjoint(found.columns)


def _known(found: Matched) -> int:
    return len(found.columns)


_FEWEST = 3
"""One heading alone may be a word that stands anywhere."""


def _best_row(sheet: SheetCells, remembered: Mapping[str, str]) -> Matched | None:
    best: Matched | None = None
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        found = Matched(sheet, number, _headings(cells, remembered))
        if _known(found) >= _FEWEST and (best is None or _known(found) > _known(best)):
            best = found
    return best


def _headings(cells: Sequence[Cell], remembered: Mapping[str, str]) -> list[Heading]:
    """Each column has one meaning, and each meaning one column: the first that bears it."""
    found: list[Heading] = []
    given: set[str] = set()
    who = "child"
    for column, cell in enumerate(cells):
        text = import_cells.text(cell)
        if not text:
            continue
        code = _code_of(text, who, remembered, given)
        if code.startswith(("child_", "payee_")):
            who = code[:5]
        given.add(code)
        found.append(Heading(column, text, code))
    return found


def _code_of(text: str, who: str, remembered: Mapping[str, str], given: set[str]) -> str:
    """What a heading means, given the person of the column before and what is there already."""
    words = normalised(text)
    if remembered.get(words) == LEFT_OUT:
        return ""
    meanings = [remembered.get(words, ""), _register_names().get(words, "")]
    if period := import_cells.period_code(text):
        meanings.append(PERIOD + period)
    if part := _of_anybody().get(words):
        meanings += [f"{each}_{part}" for each in (who, "payee")]
    return next((code for code in meanings if code and code not in given), "")


def _payments(sheet: SheetCells) -> Matched | None:
    names = _payment_names()
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        headings: list[Heading] = []
        for column, cell in enumerate(cells):
            text = import_cells.text(cell)
            code = names.get(normalised(text), "")
            taken = {each.code for each in headings}
            headings.append(Heading(column, text, "" if code in taken else code))
        found = Matched(sheet, number, headings)
        if {"child_iin", "period", "amount"} <= found.columns.keys():
            return found
    return None


@cache
def _register_names() -> Mapping[str, str]:
    return _names(register_columns())


@cache
def _payment_names() -> Mapping[str, str]:
    return _names(payment_columns())


def _names(columns: Sequence[ImportColumn]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in columns:
        own = (column.heading.kk, column.heading.ru, column.english, column.code)
        for name in (*own, *column.also):
            found.setdefault(normalised(name), column.code)
    return found


@cache
def _of_anybody() -> Mapping[str, str]:
    """Headings that say what, and leave it to the column before them to say of whom."""
    names = {
        "iin": ("ИИН", "ЖСН", "IIN"),
        "surname": ("Фамилия", "Тегі", "Surname"),
        "given_name": ("Имя", "Аты", "Given name", "First name"),
        "patronymic": ("Отчество", "Әкесінің аты", "Patronymic"),
        "name": ("ФИО", "Ф.И.О.", "Т.А.Ә.", "ТАӘ", "Аты-жөні", "Name", "Full name"),
    }
    return {normalised(name): part for part, every in names.items() for name in every}
