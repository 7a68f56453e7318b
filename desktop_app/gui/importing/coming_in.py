"""What a register would bring in: period by period, and each row as it was read.

Whoever brings it in answers for all of it, so the whole list is before them, with its sums.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.gui.words import short_period
from desktop_app.law.quarters import Period
from desktop_app.records.imports import ImportRow, row_of
from desktop_app.services.importing import words as importing_words
from desktop_app.services.importing.register import Checked
from desktop_app.translation import _


class ComingInView(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.sums = label("")
        self.rows: Section[ImportRow] | None = None
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sums)

    def show_checked(self, checked: Checked) -> None:
        """The sums of each period above, the first good rows below."""
        steps = [*importing_words.by_period(checked), *importing_words.settled(checked)]
        self.sums.setText("\n".join(map(self.context.words, steps)))
        if self.rows is not None:
            self._column.removeWidget(self.rows)
            self.rows.deleteLater()
        rows = checked.every_row
        periods = {payment.period for row in rows for payment in row.payments}
        in_order = sorted(periods, key=lambda period: (period.first_day, period.last_day))
        paid_in_all = _("Paid in all")
        self.rows = Section(
            _("Rows as they are read"),
            [
                Column(
                    _("Row"), lambda row: wording.number(row_of(row.number)), right=True, width=60
                ),
                Column(_("Child"), lambda row: row.child.full_name),
                Column(_("Payee"), lambda row: row.payee.full_name),
                Column(_("Account"), lambda row: row.iban, width=190),
                *map(self._column_of, in_order),
                Column(paid_in_all, _in_all, right=True, width=fit(paid_in_all, "1 000 000")),
            ],
            _("No row can be brought in yet."),
        )
        self.rows.show_rows(rows)
        self._column.addWidget(self.rows, 1)

    def _column_of(self, period: Period) -> Column[ImportRow]:
        title = short_period(period)

        def paid(row: ImportRow) -> str:
            amounts = [each.amount for each in row.payments if each.period == period]
            return wording.number(sum(amounts)) if amounts else ""

        return Column(title, paid, right=True, width=fit(title, "1 000 000"))


def _in_all(row: ImportRow) -> str:
    return wording.number(sum(each.amount for each in row.payments))
