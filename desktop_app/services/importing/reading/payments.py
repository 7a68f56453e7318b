"""The sheets of payments of an old register: who was paid what for which period, and when."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.imports import (
    Finding,
    ImportPayment,
    ImportRow,
    OpenPoint,
    Severity,
    Way,
    key_of,
)
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.reading import cells as cells_of
from desktop_app.services.importing.reading import days, money
from desktop_app.services.importing.reading.cells import Told, wrong
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.merges import OF_SEVERAL, parts
from desktop_app.services.importing.reading.months import payment
from desktop_app.services.importing.reading.periods import code_in
from desktop_app.services.importing.telling import BOTH, Telling

Rows = Sequence[tuple[int, Sequence[Cell], Line]]


@dataclass(frozen=True)
class PaidRow:
    """A payment and the row of its sheet that it stands in, and its column."""

    number: int
    code: str
    payment: ImportPayment


@dataclass(frozen=True)
class _Place:
    """Where a payment stands."""

    sheet: str
    row: int


Seen = dict[tuple[object, ...], _Place]
"""Every payment that was read, so that none is counted twice."""


@dataclass
class PaidSheet:
    """The payments by the child's IIN; of ``unclear`` children one at least can't be read.

    Whose the payments in ``nobodys`` rows are can't be read at all.
    """

    matched: Matched
    telling: Telling
    nobodys: list[int] = field(default_factory=list)
    by_child: dict[str, list[PaidRow]] = field(default_factory=lambda: defaultdict(list))
    unclear: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        return self.matched.sheet.name

    def tell(self, number: int, code: str, told: Told) -> None:
        column = self.matched.columns.get(code, -1)
        self.findings.append(Finding(self.sheet, number, column, told.severity, told.step))

    def ask(self, number: int, code: str, told: Told, ways: tuple[Way, ...] = BOTH) -> Way | None:
        """What somebody answered of a cell; None where it is still asked."""
        column = self.matched.columns[code]
        point = OpenPoint(key_of(self.sheet, number, column), told.step, ways)
        return self.telling.put(point, self.sheet, number, column)


@dataclass(frozen=True)
class _Reader:
    """Reads the rows of one sheet."""

    found: PaidSheet
    periods: Mapping[str, Period]
    today: date
    seen: Seen
    counts_from_1904: bool
    parts: frozenset[tuple[int, int]]

    def read(self, number: int, cells: Sequence[Cell]) -> None:
        columns, found = self.found.matched.columns, self.found
        iin = self._value(number, "child_iin", cells[columns["child_iin"]], cells_of.iin)
        if iin is None:
            found.nobodys.append(number)
        before = len(found.findings)
        paid = self._long(number, cells) if "amount" in columns else self._wide(number, cells)
        is_right = not any(each.severity.blocks for each in found.findings[before:])
        for code, each in paid:
            if iin is not None and is_right:
                is_right = self._give(number, code, iin, each)
        if not is_right and iin:
            found.unclear.setdefault(iin, number)

    def _give(self, number: int, code: str, iin: str, payment: ImportPayment) -> bool:
        """Whether it is clear that it was paid."""
        found = self.found
        key = (iin, payment.period, payment.month, payment.amount, payment.paid_on)
        before = self.seen.get(key)
        if before is not None:
            answer = found.ask(number, code, _twice(before, found.sheet))
            if answer is not Way.CONFIRM:
                return answer is Way.LEAVE_OUT
        self.seen[key] = _Place(found.sheet, number)
        found.by_child[iin].append(PaidRow(number, code, payment))
        return True

    def _long(self, number: int, cells: Sequence[Cell]) -> list[tuple[str, ImportPayment]]:
        columns = self.found.matched.columns
        get = {code: cells[column] for code, column in columns.items()}
        period = self._value(number, "period", get["period"], partial(period_of, self.periods))
        amount = self._amount(number, "amount", get["amount"])
        paid_on, iban = None, ""
        if get.get("paid_on", "") != "":
            read = partial(days.day, counts_from_1904=self.counts_from_1904)
            paid_on = self._value(number, "paid_on", get["paid_on"], read)
            if paid_on is not None and paid_on > self.today:
                self.found.tell(number, "paid_on", wrong(N_("The day can't lie in the future.")))
        if get.get("iban", "") != "":
            iban = self._value(number, "iban", get["iban"], money.iban) or ""
        if period is None or not amount:
            return []
        code = code_in(get["period"])
        return [("amount", payment(self.periods, code, amount, paid_on=paid_on, iban=iban))]

    def _wide(self, number: int, cells: Sequence[Cell]) -> list[tuple[str, ImportPayment]]:
        found = []
        for code, column in self.found.matched.columns.items():
            period = self.periods.get(code.removeprefix(PERIOD))
            if code.startswith(PERIOD) and period is not None:
                amount = self._amount(number, code, cells[column])
                if amount:
                    found.append((code, payment(self.periods, code, amount)))
        return found

    def _amount(self, number: int, code: str, cell: Cell) -> int:
        """None is paid where what stands there is told."""
        if (number - 1, self.found.matched.columns[code]) in self.parts:
            self.found.tell(number, code, OF_SEVERAL)
            return 0
        if cell == "":
            return 0
        return self._value(number, code, cell, money.money) or 0

    def _value(self, number: int, code: str, cell: Cell, read: Callable[[Any], Any]) -> Any:
        value, told = cells_of.counted(read)(cell)
        if told is not None:
            self.found.tell(number, code, told)
        return value


def read(
    sheets: Sequence[tuple[Matched, Rows]],
    periods: Mapping[str, Period],
    today: date,
    telling: Telling,
    *,
    counts_from_1904: bool,
) -> list[PaidSheet]:
    """Every sheet of payments. Trouble where the IIN of a payment can't be read."""
    found: list[PaidSheet] = []
    seen: Seen = {}
    for matched, rows in sheets:
        paid = PaidSheet(matched, telling)
        reader = _Reader(paid, periods, today, seen, counts_from_1904, parts(matched))
        for number, cells, line in rows:
            if line is Line.CHILD:
                reader.read(number, cells)
        found.append(paid)
    _require_whose(found)
    return found


def _require_whose(sheets: Sequence[PaidSheet]) -> None:
    """A payment of nobody known may be any child's, and whoever's it is would be paid again."""
    require_whose([f"{each.sheet}!{row}" for each in sheets for row in each.nobodys])


def require_whose(places: Sequence[str]) -> None:
    """Trouble where somebody was paid in these places, and it can't be read who."""
    if places:
        label = N_(
            "Whose these payments are can't be read: {places}. Without them those children would "
            "be paid again. Write the IINs, and choose the workbook once more."
        )
        more = f" … +{len(places) - _MOST_NAMED}" if len(places) > _MOST_NAMED else ""
        raise Trouble(label, places=as_is(", ".join(places[:_MOST_NAMED]) + more))


_MOST_NAMED = 10


def period_of(periods: Mapping[str, Period], cell: Any) -> cells_of.Read[Period]:
    """The period that a cell names, of those that can be paid for."""
    found = periods.get(code_in(cell))
    if found is None:
        return None, wrong(N_("This is not a period that is paid for. Write one such as 2025Q4."))
    return found, None


def _twice(place: _Place, sheet: str) -> Told:
    if place.sheet == sheet:
        label = N_("The same payment as in row {row}. Leave one of them out, or confirm both.")
        return cells_of.asked(label, row=place.row)
    label = N_(
        "The same payment as in row {row} of the sheet “{sheet}”. Leave one of them out, or "
        "confirm both."
    )
    return cells_of.asked(label, row=place.row, sheet=as_is(place.sheet))


def give_to(
    rows: Sequence[ImportRow], sheets: Sequence[PaidSheet], tell: Callable[[int, str, Told], None]
) -> None:
    """Each payment goes to the row of its child that it was made on; what has none is told.

    What stands in the register and on a sheet too is asked: counted twice, it is an overpayment.
    """
    if not sheets:
        return
    by_child: dict[str, list[ImportRow]] = defaultdict(list)
    for row in rows:
        by_child[row.child.iin].append(row)
    in_register = {(row.number, paid.period) for row in rows for paid in row.payments}
    for each in sheets:
        _give(by_child, each, in_register, tell)


def _give(
    by_child: Mapping[str, list[ImportRow]],
    paid: PaidSheet,
    in_register: set[tuple[int, Period]],
    tell: Callable[[int, str, Told], None],
) -> None:
    for iin, payments in paid.by_child.items():
        own = by_child.get(iin, [])
        for each in payments:
            chosen = _chosen(own, each.payment)
            if chosen is None:
                label = N_("The register has no row of this child for this period.")
                paid.tell(each.number, "child_iin", wrong(label))
                if own:
                    paid.unclear.setdefault(iin, each.number)
            elif (chosen.number, each.payment.period) in in_register:
                _ask_of_both(paid, each, chosen)
            else:
                chosen.payments.append(each.payment)
    for iin, unclear in paid.unclear.items():
        for row in by_child.get(iin, ()):
            label = N_(
                "A payment of this child is wrong, in row {row} of the sheet “{sheet}”: "
                "without it the child would be paid again."
            )
            told = wrong(label, row=unclear, sheet=as_is(paid.sheet))
            tell(row.number, "child_iin", told)


def _ask_of_both(paid: PaidSheet, each: PaidRow, chosen: ImportRow) -> None:
    label = N_(
        "{period} is here and in row {row} of the register. Leave one of them out, or confirm both."
    )
    row = as_is(paid.telling.place(chosen.number))
    values: Mapping[str, Value] = {"period": each.payment.period, "row": row}
    answer = paid.ask(each.number, each.code, Told(Severity.ASKED, label, values))
    if answer is None:
        paid.unclear.setdefault(chosen.child.iin, each.number)
    elif answer is Way.CONFIRM:
        chosen.payments.append(each.payment)


def column_of(period: Period) -> str:
    """The code of the column of the register that says what was paid for a period."""
    return f"{PERIOD}{str(period).partition(':')[0]}"


def _chosen(own: Sequence[ImportRow], payment: ImportPayment) -> ImportRow | None:
    period = payment.period
    within = [
        row
        for row in own
        if row.certificate.first_day <= period.last_day
        and period.first_day <= row.certificate.last_day
    ]
    same = [row for row in within if payment.iban and row.iban == payment.iban]
    return next(iter(same or within or (own if len(own) == 1 else [])), None)
