"""The sheets of payments of an old register: who was paid what for which period, and when."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import Finding, ImportPayment, ImportRow
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import cells as cells_of
from desktop_app.services.importing.cells import Told, wrong
from desktop_app.services.importing.headings import PERIOD, Matched

OF_SEVERAL = wrong(
    N_("This is one cell for several rows. Write in each row what was paid to its own child.")
)


@dataclass(frozen=True)
class PaidRow:
    """A payment and the row of its sheet that it stands in."""

    number: int
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
    nobodys: list[int] = field(default_factory=list)
    by_child: dict[str, list[PaidRow]] = field(default_factory=lambda: defaultdict(list))
    unclear: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def amount_at(self, number: int) -> cells_of.Reader:
        """How the sum of a row is read: none where one cell stands for several rows."""
        is_shared = (number - 1, self.matched.columns["amount"]) in self.matched.sheet.shared
        return (lambda _cell: (0, OF_SEVERAL)) if is_shared else cells_of.money

    def tell(self, number: int, code: str, told: Told) -> None:
        column = self.matched.columns.get(code, -1)
        step = Step(told.label, "", told.values)
        self.findings.append(Finding(self.matched.sheet.name, number, column, told.severity, step))


def read(
    sheets: Sequence[Matched],
    periods: Mapping[str, Period],
    today: date,
    *,
    counts_from_1904: bool,
) -> list[PaidSheet]:
    """Every sheet of payments. Trouble where the IIN of a payment can't be read."""
    found: list[PaidSheet] = []
    seen: Seen = {}
    for matched in sheets:
        paid = PaidSheet(matched)
        for number, cells in enumerate(matched.sheet.rows[matched.row + 1 :], matched.row + 2):
            values = {code: cells[column] for code, column in matched.columns.items()}
            if not _says_nothing_of_a_child(values):
                _read_row(paid, number, values, periods, today, seen, counts_from_1904)
        found.append(paid)
    _require_whose(found)
    return found


def _says_nothing_of_a_child(values: Mapping[str, Any]) -> bool:
    """An empty row, or the sum at the foot."""
    iin, period = values["child_iin"], values["period"]
    return (iin == "" and period == "") or is_foot(iin) or is_foot(period)


def is_foot(cell: Any) -> bool:
    """Does the cell name the sum at the foot of a sheet, or who signs there?"""
    words = str(cell).casefold().strip()
    return words.startswith(_FOOT) or _SIGNED.match(words) is not None


_FOOT = ("итого", "всего", "барлығы", "жиыны", "total")
_SIGNED = re.compile(
    r"(составил[аи]?|подготовил[аи]?|проверил[аи]?|утвердил[аи]?|исполнитель|руководитель|директор|"
    r"(главный |гл\. ?)?бухгалтер|подпись|м\. ?п\.|құрастырған|құрған|дайындаған|тексерген|"
    r"орындаушы|орындаған|басшы|(бас )?есепші|қолы|м\. ?о\.)(?!\w)"
)


def _require_whose(sheets: Sequence[PaidSheet]) -> None:
    """A payment of nobody known may be any child's, and whoever's it is would be paid again."""
    places = [f"{each.matched.sheet.name}!{row}" for each in sheets for row in each.nobodys]
    if places:
        label = N_(
            "Whose these payments are can't be read: {places}. Without them those children would "
            "be paid again. Write the IINs, and choose the workbook once more."
        )
        more = f" … +{len(places) - _MOST_NAMED}" if len(places) > _MOST_NAMED else ""
        raise Trouble(label, places=as_is(", ".join(places[:_MOST_NAMED]) + more))


_MOST_NAMED = 10


def _read_row(
    found: PaidSheet,
    number: int,
    values: Mapping[str, Any],
    periods: Mapping[str, Period],
    today: date,
    seen: Seen,
    counts_from_1904: bool,
) -> None:
    is_right = True

    def value_of(code: str, read: Callable[[Any], cells_of.Read[Any]]) -> Any:
        nonlocal is_right
        value, told = cells_of.counted(read)(values[code])
        if told is not None:
            found.tell(number, code, told)
            is_right = is_right and not told.severity.blocks
        return value

    iin = value_of("child_iin", cells_of.iin)
    if iin is None:
        found.nobodys.append(number)
    period = value_of("period", partial(_period, periods))
    amount = value_of("amount", found.amount_at(number))
    paid_on, iban = None, ""
    if values.get("paid_on", "") != "":
        paid_on = value_of("paid_on", lambda cell: cells_of.day(cell, counts_from_1904))
        if paid_on is not None and paid_on > today:
            is_right = False
            found.tell(number, "paid_on", wrong(N_("The day can't lie in the future.")))
    if values.get("iban", "") != "":
        iban = value_of("iban", cells_of.iban) or ""
    if is_right and period is not None and amount:
        key = (iin, period, amount, paid_on)
        if key in seen:
            is_right = False
            found.tell(number, "amount", _twice(seen[key], found.matched.sheet.name))
        else:
            seen[key] = _Place(found.matched.sheet.name, number)
            found.by_child[iin].append(
                PaidRow(number, ImportPayment(period, amount, paid_on, iban))
            )
    if not is_right and iin:
        found.unclear.setdefault(iin, number)


def _period(periods: Mapping[str, Period], cell: Any) -> cells_of.Read[Period]:
    found = periods.get(cells_of.period_code(cell))
    if found is None:
        return None, wrong(N_("This is not a period that is paid for. Write one such as 2025Q4."))
    return found, None


def _twice(place: _Place, sheet: str) -> Told:
    if place.sheet == sheet:
        return wrong(N_("The same payment as in row {row}. Leave one of them."), row=place.row)
    label = N_("The same payment as in row {row} of the sheet “{sheet}”. Leave one of them.")
    return wrong(label, row=place.row, sheet=as_is(place.sheet))


def give_to(
    rows: Sequence[ImportRow], sheets: Sequence[PaidSheet], tell: Callable[[int, str, Told], None]
) -> None:
    """Each payment goes to the row of its child that it was made on; what has none is told.

    What stands in the register and on a sheet too would be counted twice, as an overpayment.
    """
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
    for iin, unclear in paid.unclear.items():
        for row in by_child.get(iin, ()):
            label = N_(
                "A payment of this child is wrong, in row {row} of the sheet “{sheet}”: "
                "without it the child would be paid again."
            )
            told = wrong(label, row=unclear, sheet=as_is(paid.matched.sheet.name))
            tell(row.number, "child_iin", told)
    for iin, payments in paid.by_child.items():
        own = by_child.get(iin, [])
        for each in payments:
            chosen = _chosen(own, each.payment)
            if chosen is None:
                label = N_("The register has no row of this child for this period.")
                paid.tell(each.number, "child_iin", wrong(label))
            elif (chosen.number, each.payment.period) in in_register:
                label = N_(
                    "{period} is here and in row {row} of the sheet “{sheet}”: it would be "
                    "counted twice. Leave one of them."
                )
                sheet = as_is(paid.matched.sheet.name)
                values: Mapping[str, Value] = {"row": each.number, "sheet": sheet}
                told = wrong(label, period=each.payment.period, **values)
                tell(chosen.number, column_of(each.payment.period), told)
            else:
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
