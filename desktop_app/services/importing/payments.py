"""The sheet of payments of an old register: who was paid what for which period, and when."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import Finding, ImportPayment, ImportRow, Severity
from desktop_app.services.importing import cells as cells_of
from desktop_app.services.importing.cells import Told, wrong
from desktop_app.services.importing.headings import Matched


@dataclass(frozen=True)
class PaidRow:
    """A payment and the row of its sheet that it stands in."""

    number: int
    payment: ImportPayment


@dataclass
class PaidSheet:
    """The payments by the child's IIN; of ``unclear`` children one at least can't be read."""

    matched: Matched
    by_child: dict[str, list[PaidRow]] = field(default_factory=lambda: defaultdict(list))
    unclear: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, number: int, code: str, told: Told) -> None:
        column = self.matched.columns.get(code, -1)
        step = Step(told.label, "", told.values)
        self.findings.append(Finding(self.matched.sheet.name, number, column, told.severity, step))


def read(
    matched: Matched, periods: Mapping[str, Period], today: date, *, counts_from_1904: bool
) -> PaidSheet:
    found = PaidSheet(matched)
    seen: dict[tuple[object, ...], int] = {}
    for number, cells in enumerate(matched.sheet.rows[matched.row + 1 :], matched.row + 2):
        values = {code: cells[column] for code, column in matched.columns.items()}
        if values["child_iin"] == "" and _says_nothing_of_a_child(values):
            continue
        _read_row(found, number, values, periods, today, seen, counts_from_1904)
    return found


def _says_nothing_of_a_child(values: Mapping[str, Any]) -> bool:
    """An empty row, or the sum at the foot."""
    return bool(values["period"] == "")


def _read_row(
    found: PaidSheet,
    number: int,
    values: Mapping[str, Any],
    periods: Mapping[str, Period],
    today: date,
    seen: dict[tuple[object, ...], int],
    counts_from_1904: bool,
) -> None:
    is_right = True

    def value_of(code: str, read: Callable[[Any], cells_of.Read[Any]]) -> Any:
        nonlocal is_right
        value, told = read(values[code])
        if told is not None:
            found.tell(number, code, told)
            is_right = is_right and told.severity is not Severity.WRONG
        return value

    iin = value_of("child_iin", cells_of.iin)
    period = periods.get(cells_of.period_code(values["period"]))
    if period is None:
        is_right = False
        label = N_("This is not a period that is paid for. Write one such as 2025Q4.")
        found.tell(number, "period", wrong(label))
    amount = value_of("amount", cells_of.money)
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
            label = N_("The same payment as in row {row}. Leave one of them.")
            found.tell(number, "amount", wrong(label, row=seen[key]))
        else:
            seen[key] = number
            found.by_child[iin].append(
                PaidRow(number, ImportPayment(period, amount, paid_on, iban))
            )
    if not is_right and iin:
        found.unclear.setdefault(iin, number)


def give_to(
    rows: Sequence[ImportRow], paid: PaidSheet, tell: Callable[[int, str, Told], None]
) -> None:
    """Each payment goes to the row of its child that it was made on; what has none is told."""
    by_child: dict[str, list[ImportRow]] = defaultdict(list)
    for row in rows:
        by_child[row.child.iin].append(row)
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
            else:
                chosen.payments.append(each.payment)


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
