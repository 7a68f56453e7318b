"""A whole workbook read: every sheet, row and column of it, or somebody said what is left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.importing.book import Book
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, Quarter
from desktop_app.law.steps import N_, as_is
from desktop_app.records.imports import LINES_OF_A_SHEET, ImportRow
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.reading import folding, merges, months
from desktop_app.services.importing.reading import payments as import_payments
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.payments import PaidSheet
from desktop_app.services.importing.reading.rows import Failed, RowReader
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.unread import (
    around,
    columns,
    hidden,
    not_paid,
    rows,
    sheets,
    totals,
)
from desktop_app.services.importing.unread.columns import Rows
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.services.law_values import periods

_STEP = 500

Progress = Callable[[int], None]


class Stopped(Exception):
    """Somebody did not want to wait; nothing was saved."""


@dataclass(frozen=True)
class Whole:
    """``rows`` are good so far, ``count`` is how many there are of children."""

    rows: list[ImportRow]
    count: int
    paid: list[PaidSheet]
    asking: list[Asking]
    telling: Telling


@dataclass(frozen=True)
class Asked:
    """How a workbook is to be read."""

    periods: Mapping[str, Period]
    today: date
    answers: Answers
    progress: Progress
    is_stopped: Callable[[], bool]


def read_whole(book: Book, matched: Matched, how: Asked) -> Whole:
    """Raises Stopped; Trouble where nobody can say whose a payment is."""
    answers = how.answers
    registers = [
        hidden.without_left_out(each, book.marks_of(each.sheet), answers.left_out)
        for each in sheets.in_use((matched, *matched.others), answers.left_out, answers.confirmed)
    ]
    telling = Telling(registers or [matched], answers)
    sheets.ask(book, matched, telling)
    found: list[ImportRow] = []
    readers: list[RowReader] = []
    children = 0
    for place, sheet in enumerate(registers):
        first_line = place * LINES_OF_A_SHEET
        merges.fill(sheet)
        marks = book.marks_of(sheet.sheet)
        lines = rows.read(sheet, marks, telling, first_line=first_line)
        hidden.ask(sheet, lines, marks, telling)
        columns.ask(sheet, lines, telling, first_line=first_line)
        not_paid.ask(sheet, lines, marks, telling, first_line=first_line)
        around.ask(sheet, lines, marks, telling)
        totals.ask(sheet, lines, telling)
        months.tell(sheet, how.periods, telling)
        reader = RowReader(
            sheet,
            how.periods,
            how.today,
            telling,
            first_line=first_line,
            counts_from_1904=book.cells.counts_from_1904,
        )
        readers.append(reader)
        found += _read(sheet, lines, reader, how)
        children += sum(line is Line.CHILD for _row, _cells, line in lines)
    failed = [each for reader in readers for each in reader.failed]
    long_sheets = [place for place, sheet in enumerate(registers) if sheet.is_long]
    found, nobodys = folding.require_whole(found, failed, telling)
    _require_whose(registers, nobodys, telling)
    found = folding.folded(found, long_sheets, telling)
    paid = _payments(book, matched, how, telling)
    import_payments.give_to(found, paid, telling.tell)
    good = [row for row in found if not telling.is_wrong(row.number)]
    return Whole(good, children, paid, [a for reader in readers for a in reader.asking], telling)


def _read(sheet: Matched, lines: Rows, reader: RowReader, how: Asked) -> list[ImportRow]:
    found: list[ImportRow] = []
    has_totals = totals.has_columns(sheet)
    for number, (row, cells, line) in enumerate(lines):
        if number % _STEP == 0:
            how.progress(number)
            if how.is_stopped():
                raise Stopped
        if line is not Line.CHILD:
            continue
        if has_totals:
            for code, told in totals.of_row(sheet, cells):
                reader.tell(reader.first_line + row, code, told)
        read = reader.read(row, cells)
        if read is not None:
            found.append(read)
    return found


def _require_whose(
    registers: Sequence[Matched], nobodys: Sequence[Failed], telling: Telling
) -> None:
    """Where a child has several rows, one of nobody known may be any child's."""
    several = len(registers) > 1
    import_payments.require_whose(
        [
            telling.place(each.line)
            for each in nobodys
            if several or registers[each.line // LINES_OF_A_SHEET].is_long
        ]
    )


def _payments(book: Book, matched: Matched, how: Asked, telling: Telling) -> list[PaidSheet]:
    answers = how.answers
    read: list[tuple[Matched, Rows]] = []
    for whole in sheets.in_use(matched.payments, answers.left_out, answers.confirmed):
        marks = book.marks_of(whole.sheet)
        sheet = hidden.without_left_out(whole, marks, answers.left_out)
        lines = rows.read(sheet, marks, telling, first_line=None)
        hidden.ask(sheet, lines, marks, telling)
        columns.ask(sheet, lines, telling, first_line=None)
        not_paid.ask(sheet, lines, marks, telling, first_line=None)
        around.ask(sheet, lines, marks, telling)
        totals.ask(sheet, lines, telling)
        months.tell(sheet, how.periods, telling)
        read.append((sheet, lines))
    return import_payments.read(
        read,
        how.periods,
        how.today,
        telling,
        counts_from_1904=book.cells.counts_from_1904,
    )


def periods_of(law: LawInForce, today: date) -> dict[str, Period]:
    """The periods that a payment can be for: those of the decisions, and any calendar quarter.

    By its own code a month stands for the period that it is paid in, as a part of it.
    """
    years = range(2000, today.year + 2)
    quarters = [Quarter(year, number) for year in years for number in (1, 2, 3, 4)]
    by_law = periods.of_law(law, Month.of(today).shifted(12))
    found: dict[str, Period] = {
        str(month): period for period in (*quarters, *by_law) for month in period.months
    }
    found |= months.by_code(years, found)
    return found | {periods.code(period): period for period in (*quarters, *by_law)}


def require_known_periods(matched: Matched, by_code: Mapping[str, Period]) -> None:
    sheets = (matched, *matched.others, *matched.payments)
    for heading in (each for sheet in sheets for each in sheet.headings):
        code = heading.code.removeprefix(PERIOD)
        if heading.code.startswith(PERIOD) and code not in by_code:
            label = N_("No decision in force pays for {text}. Say what this column is.")
            raise Trouble(label, text=as_is(heading.text))
    for sheet in sheets:
        months.require_one_way(sheet, by_code)
