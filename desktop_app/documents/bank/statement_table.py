"""A bank's statement as a table: .xlsx, .xls, .ods or text with separators.

Banks lay their tables out as they like. Only the columns of the day, the number and the sums are
told by their headings; accounts and IINs are taken from wherever they stand in the row, and whoever
matches asks for account, IIN and sum together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.bank.statement import (
    NOT_A_STATEMENT,
    Movement,
    Statement,
    Total,
    UnreadableStatement,
    not_done,
    state,
)
from desktop_app.documents.workbooks import other_formats, reading, typed
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import Cell, SheetCells
from desktop_app.identity.folding import folded

_HEADINGS = {
    "day": "дата|дата операции|дата проводки|дата документа|дата платежа|күні|операция күні",
    "number": "номер документа|номер док|№ документа|№ док|номер платежного поручения|номер п п|"
    "№ пп|құжат нөмірі|құжаттың нөмірі|document number",
    "out": "дебет|расход|списание|сумма дебет|сумма по дебету|сумма расход|сумма списания|"
    "дебет сумма|дебет тенге|дебет kzt|обороты дебет|шығыс|дебет бойынша|debit",
    "came": "кредит|приход|поступление|сумма кредит|сумма по кредиту|сумма приход|"
    "сумма поступления|кредит сумма|кредит тенге|кредит kzt|кіріс|credit",
    "amount": "сумма|сумма операции|сумма тенге|сумма kzt|сома|amount",
    "state": "статус|состояние|статус документа|статус платежа|состояние документа|"
    "күйі|жағдайы|status|state",
    "purpose": "назначение платежа|назначение|детали платежа|төлем мақсаты|төлемнің мақсаты",
}
_SAID = {
    name: frozenset(folded(each) for each in texts.split("|")) for name, texts in _HEADINGS.items()
}
_ACCOUNT = re.compile(r"\bKZ\d{2}[0-9A-Z]{16}\b")
_IIN = re.compile(r"(?<![0-9A-Z])\d{12}(?![0-9A-Z])")
_MOST_HEAD = 60

_Columns = Mapping[str, int]


def read(path: Path) -> Statement:
    """Raises UnreadableStatement; OSError where the file can't be read."""
    try:
        sheets = (
            other_formats.read(path) if other_formats.is_one(path) else reading.read(path).sheets
        )
    except RefusedWorkbook as refused:
        raise UnreadableStatement(refused.label) from refused
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows[:_MOST_HEAD]):
            columns = _columns(cells)
            if columns is not None:
                movements = tuple(_movements(sheet, row + 1, columns))
                return Statement(movements, tuple(_totals(sheet, row + 1, columns)))
    raise UnreadableStatement(NOT_A_STATEMENT)


def _columns(cells: Sequence[Cell]) -> _Columns | None:
    """Where each column is, if this row is the headings; none may stand twice."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        text = folded(str(cell))
        for name, said in _SAID.items():
            if text in said:
                if name in found:
                    return None
                found[name] = column
    has_sum = "out" in found or "amount" in found
    return found if has_sum and {"day", "number"} <= found.keys() else None


def _movements(sheet: SheetCells, first: int, columns: _Columns) -> list[Movement]:
    """A sum below zero among others takes one of them back; where all have the sign, they went."""
    movements: list[tuple[Movement, int]] = []
    for row, cells in enumerate(sheet.rows[first:], first + 1):
        text = " ".join(str(cell) for cell in cells).upper()
        accounts = frozenset(_ACCOUNT.findall(text))
        if accounts:
            out = typed.tiyn(cells[columns["out"]]) if "out" in columns else None
            movements.append((_movement(row, cells, columns, accounts, text), out or 0))
    if not any(out > 0 for _each, out in movements):
        return [each for each, _out in movements]
    return [replace(each, is_out=False) if out < 0 else each for each, out in movements]


_TOTAL = re.compile(r"(?:итого|всего|оборот|барлығы|жиыны|айналым|total)")
_SUMS = ("out", "came", "amount")


def _totals(sheet: SheetCells, first: int, columns: _Columns) -> Iterator[Total]:
    """Rows that add up those above, since the last such row or all of them, or all of the sheet.

    All rows of a day are added, also those of fees, which name no account. Of one column of sums
    nobody knows whether its total takes the signs into account.
    """
    sums = [name for name in _SUMS if name in columns]
    added = {name: [0, 0, 0, 0] for name in sums}
    found: list[tuple[int, str, int, tuple[int, ...]]] = []
    for row, cells in enumerate(sheet.rows[first:], first + 1):
        is_total = any(isinstance(each, str) and _says_total(each) for each in cells)
        if is_total and typed.day(cells[columns["day"]]) is None:
            for name in sums:
                said = typed.tiyn(cells[columns[name]])
                if said is not None:
                    found.append((row, name, said, tuple(added[name])))
                added[name][:2] = 0, 0
        elif typed.day(cells[columns["day"]]) is not None:
            for name in sums:
                tiyn = typed.tiyn(cells[columns[name]]) or 0
                added[name] = [
                    each + more
                    for each, more in zip(added[name], (tiyn, abs(tiyn)) * 2, strict=True)
                ]
    for row, name, said, then in found:
        whole = added[name][2:]
        possible = (*then, *whole) if name == "amount" else (then[0], then[2], whole[0])
        agrees = said in possible
        yield Total(row, name != "came", said, said if agrees else then[2])


def _says_total(words: str) -> bool:
    return _TOTAL.match(words.casefold().strip()) is not None


def _movement(
    row: int, cells: Sequence[Cell], columns: _Columns, accounts: frozenset[str], text: str
) -> Movement:
    def cell(name: str) -> Cell:
        return cells[columns[name]] if name in columns else ""

    tiyn, is_out = _sum(cell("out"), cell("came"), cell("amount"))
    number = cell("number")
    whole = isinstance(number, float) and number.is_integer()
    return Movement(
        row,
        str(int(number) if whole and isinstance(number, float) else number).strip(),
        typed.day(cell("day")),
        tiyn,
        accounts,
        frozenset(_IIN.findall(text)),
        is_out,
        str(cell("purpose")).strip(),
        not_done(each for each in cells if isinstance(each, str)) or state(str(cell("state"))),
    )


def _sum(out: Cell, came: Cell, amount: Cell) -> tuple[int | None, bool | None]:
    """The sum, and whether it went out: by its column, or by its sign where there is one column."""
    went, arrived = _is_there(out), _is_there(came)
    if went != arrived:
        found = typed.tiyn(out if went else came)
        return (None if found is None else abs(found)), went
    if went or not _is_there(amount):
        return None, None
    found = typed.tiyn(amount)
    if found is None:
        return None, None
    return abs(found), True if found < 0 else None


def _is_there(cell: Cell) -> bool:
    """A nought in the column of the other way is none."""
    return str(cell).strip() != "" and typed.tiyn(cell) != 0
