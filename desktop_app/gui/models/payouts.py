"""What a payout pays, whom it does not pay, and the payouts that are closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.widgets.table import fit
from desktop_app.law.quarters import Period, Quarter, parse_period
from desktop_app.records.payouts import DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.storage.payouts import PayoutRow
from desktop_app.translation import _


def short_quarter(quarter: Period) -> str:
    """For a narrow column."""
    if not isinstance(quarter, Quarter):
        return _("Term {number}, {year}/{next}").format(
            number=quarter.number, year=quarter.year, next=(quarter.year + 1) % 100
        )
    return _("Q{number} {year}").format(number=quarter.number, year=quarter.year)


@dataclass(frozen=True)
class NumberedLine:
    """A line with its number on the sheet; arrears are for a quarter before the sheet's."""

    number: int
    line: PayoutLine
    is_arrears: bool


def _kind(row: NumberedLine) -> str:
    return _("Arrears") if row.is_arrears else _("Current")


def _line_columns() -> list[Column[NumberedLine]]:
    periods = [short_quarter(Quarter(2026, number)) for number in range(1, 5)]
    kinds = (_("Arrears"), _("Current"))
    iban = f"KZ00722C{'0' * 12}"
    return [
        Column("№", lambda row: str(row.number), right=True, width=fit("№", "00000")),
        Column(_("Child"), lambda row: row.line.child_name),
        Column(_("IIN"), lambda row: row.line.child_iin, width=fit(_("IIN"), "0" * 12)),
        Column(_("Payee"), lambda row: row.line.payee_name),
        Column(_("Account"), lambda row: row.line.iban, width=fit(_("Account"), iban)),
        Column(
            _("Period"),
            lambda row: short_quarter(row.line.period),
            width=fit(_("Period"), *periods),
        ),
        Column(_("Kind"), _kind, colour=_colour, width=fit(_("Kind"), *kinds)),
        Column(
            _("Months"),
            lambda row: str(len(row.line.months)),
            right=True,
            width=fit(_("Months"), "0"),
        ),
        Column(
            _("Sum"),
            lambda row: wording.tenge(row.line.amount),
            right=True,
            width=fit(_("Sum"), wording.tenge(100_000)),
        ),
    ]


class PayoutLinesModel(PagedModel[NumberedLine]):
    """The lines of one payout; the id of a row is its place among the lines."""

    def __init__(self, parent: QObject) -> None:
        self._payout: DrawnPayout | None = None
        super().__init__(_line_columns(), self._rows, parent)

    def _rows(self, places: list[int]) -> list[NumberedLine]:
        assert self._payout is not None
        payout = self._payout
        lines = [(place, payout.lines[place]) for place in places]
        return [NumberedLine(place + 1, line, payout.is_arrears(line)) for place, line in lines]

    def show_payout(self, payout: DrawnPayout | None) -> None:
        self._payout = payout
        self.show(list(range(len(payout.lines))) if payout else [])


def _colour(row: NumberedLine) -> str | None:
    return theme.WARN if row.is_arrears else None


class NotPaidModel(PagedModel[NotPaidLine]):
    """Children with an award who get nothing this time; the id of a row is its place."""

    def __init__(self, parent: QObject) -> None:
        self._lines: Sequence[NotPaidLine] = ()
        columns = [
            Column[NotPaidLine](_("Child"), lambda row: row.child_name, width=230),
            Column(_("IIN"), lambda row: row.child_iin, width=fit(_("IIN"), "0" * 12)),
            Column(_("Reason"), lambda row: wording.step(row.reason, translation.current())),
            Column(
                _("Clause"),
                lambda row: wording.clause(row.reason.clause, translation.current()),
                width=130,
            ),
        ]
        super().__init__(columns, lambda places: [self._lines[place] for place in places], parent)

    def show_payout(self, payout: DrawnPayout | None) -> None:
        self._lines = payout.not_paid if payout else ()
        self.show(list(range(len(self._lines))))

    def child_at(self, place: int) -> int:
        return self._lines[place].child_id


class ClosedPayoutsModel(PagedModel[PayoutRow]):
    """Closed payouts, the newest first, by their own ids."""

    def __init__(self, parent: QObject) -> None:
        self._found: dict[int, PayoutRow] = {}
        columns = [
            Column[PayoutRow](_("Number"), lambda row: row.number, width=150),
            Column(
                _("Quarter"),
                lambda row: wording.quarter(parse_period(row.quarter), translation.current()),
                width=190,
            ),
            Column(_("Closed at"), lambda row: wording.moment(row.closed_at), width=150),
            Column(_("Closed by"), lambda row: row.closed_by),
            Column(_("Lines"), lambda row: wording.number(row.lines), right=True, width=90),
            Column(_("Sum"), lambda row: wording.tenge(row.total), right=True, width=150),
        ]
        super().__init__(columns, lambda ids: [self._found[row_id] for row_id in ids], parent)

    def show_closed(self, rows: Sequence[PayoutRow]) -> None:
        self._found = {row.id: row for row in rows}
        self.show([row.id for row in rows])
