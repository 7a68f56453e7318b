"""What a workbook from the bank or the treasury answers, before anything of it is recorded."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import facts, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.services.payouts import returned_workbook
from desktop_app.services.payouts.returned_workbook import Proposed, Reconciled, WrongRow
from desktop_app.translation import _

_WIDTH = 700
_MOST_ROWS = 9
_NOT_READ = "–"


class ReturnedWorkbookDialog(AskDialog):
    """So many lines paid, returned and not answered, every wrong row with its reason; then Record.

    A workbook that answers nothing can only be closed.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        proposed: Proposed,
        done: Callable[[Reconciled], None],
    ) -> None:
        title = _("The workbook of the payout {number}").format(number=proposed.payout.number)
        super().__init__(parent, context, title, _("Record"))
        self._proposed = proposed
        self.figures = facts(
            [
                (_("Paid"), wording.number(proposed.paid)),
                (_("Returned"), wording.number(proposed.returned)),
                (_("Without an answer"), wording.number(proposed.unanswered)),
            ]
        )
        self.body.addLayout(self.figures)
        self.wrong = Table(self._model())
        self.wrong.setAccessibleName(_("Wrong rows"))
        if proposed.wrong:
            self._show_wrong()
        self.body.addWidget(self.wrong)
        self.wrong.setVisible(bool(proposed.wrong))
        if not proposed.answers:
            self._close_only()
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
        self.ask(self._work, done)

    def _show_wrong(self) -> None:
        words = _("Rows that are not taken: {count}. Correct them in Excel and read it again.")
        count = len(self._proposed.wrong)
        self.body.addWidget(label(words.format(count=wording.number(count)), "warning"))
        self.wrong.show_ids(list(range(count)))
        self.wrong.fit_rows(_MOST_ROWS)

    def _close_only(self) -> None:
        words = _("No answer of this workbook can be recorded.")
        self.body.addWidget(label(words, "quiet"))
        self.accept_button.hide()
        self.cancel_button.setText(_("Close"))

    def _model(self) -> PagedModel[WrongRow]:
        columns = [
            Column[WrongRow](
                _("Row in Excel"),
                lambda each: wording.number(each.row),
                right=True,
                width=fit(_("Row in Excel"), "00 000"),
            ),
            Column[WrongRow](
                _("Line"),
                lambda each: wording.number(each.number) if each.number else _NOT_READ,
                right=True,
                width=fit(_("Line"), "00 000"),
            ),
            Column(_("Why"), lambda each: self.context.words(each.step)),
        ]
        wrong = self._proposed.wrong
        return PagedModel(columns, lambda places: [wrong[place] for place in places], self)

    def _work(self) -> Callable[[], Reconciled]:
        desk, proposed = self.context.desk, self._proposed
        return lambda: returned_workbook.take(desk, proposed)
