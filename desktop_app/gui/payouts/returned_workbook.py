"""What a file from the bank or the treasury answers, before anything of it is recorded."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import PagedModel
from desktop_app.gui.parts.pieces import facts, label
from desktop_app.gui.parts.table import Table
from desktop_app.gui.payouts.answer_tables import (
    by_hand_columns,
    change_columns,
    group_columns,
    wrong_columns,
)
from desktop_app.services.bank import proposed as bank
from desktop_app.services.bank.proposed import Answer, Proposed, Question, Reconciled, Says
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _

_WIDTH = 860
_MOST_GROUPS, _MOST_ROWS, _MOST_NAMED = 5, 6, 4
_SAYS = {
    Says.RETURNED: N_("It came back"),
    Says.PAID: N_("It was paid on its day"),
    Says.LEFT_OUT: N_("Leave these rows out"),
}


def _said_in_words(says: Answer) -> str:
    if isinstance(says, int):
        return _("It came back from line {number}").format(number=says)
    return _(_SAYS[says])


class ReturnedWorkbookDialog(AskDialog):
    """How many lines are paid, returned and not answered; what each row changes; what is asked.

    A file that answers nothing can only be closed.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        proposed: Proposed,
        done: Callable[[Reconciled], None],
    ) -> None:
        title = _("The bank's answer to the payout {number}")
        title = title.format(number=proposed.payout.number)
        super().__init__(parent, context, title, _("Record"))
        self.keep_buttons_in_sight()
        self._proposed = self._settled = proposed
        self._figures = {name: label() for name in ("paid", "returned", "unanswered", "replaced")}
        self.figures = self._figures_form()
        self.body.addLayout(self.figures)
        self.questions = {each.key: self._question(each) for each in bank.questions(proposed)}
        self.groups = Table(PagedModel(group_columns(context), self._groups, self))
        self.groups.setAccessibleName(_("Answers that are alike"))
        self.body.addWidget(self.groups)
        self.changes_label = label(_("What each row changes:"), "quiet")
        self.body.addWidget(self.changes_label)
        self.changes = Table(PagedModel(change_columns(context), self._changes, self))
        self.changes.setAccessibleName(_("What each row changes"))
        self.body.addWidget(self.changes)
        columns = by_hand_columns if proposed.is_statement else wrong_columns
        wrong = proposed.wrong
        model = PagedModel(columns(context), lambda ids: [wrong[place] for place in ids], self)
        self.wrong = Table(model)
        self.wrong.setAccessibleName(_("Wrong rows"))
        if proposed.wrong:
            self._show_wrong()
        self.body.addWidget(self.wrong)
        self.wrong.setVisible(bool(proposed.wrong))
        self._show_settled()
        if not proposed.answers and not proposed.asked:
            self._close_only()
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
        self.ask(self._work, done)

    def _figures_form(self) -> QFormLayout:
        form = facts([])
        names = (_("Paid"), _("Returned"), _("Without an answer"), _("Answers on file changed"))
        for name, value in zip(names, self._figures.values(), strict=True):
            head: QLabel = label(name, "quiet")
            head.setWordWrap(False)
            form.addRow(head, value)
        return form

    # What may mean two things

    def _question(self, question: Question) -> ChoiceField:
        """One text that stands in some rows, and what it may mean."""
        words = _("“{why}”, without a day: what does it mean? {lines}")
        if question.came_back:
            words = _("The statement says “{why}”: did the payment come back? {lines}")
        elif question.has_day:
            words = _("A day of payment, and “{why}”: what does it mean? {lines}")
        shown = ", ".join(f"№ {each}" for each in question.numbers[:_MOST_NAMED])
        lines = _("Lines: {count}, children: {children}, {sum}").format(
            count=f"{wording.number(len(question.numbers))} ({shown}"
            f"{', …' if len(question.numbers) > _MOST_NAMED else ''})",
            children=wording.number(question.children),
            sum=wording.tenge(question.amount),
        )
        offered = [
            (None, _("Choose…")),
            *((says, _said_in_words(says)) for says in question.answers),
        ]
        name = " ".join((words.format(why=question.why, lines=lines), *self._candidates(question)))
        field = ChoiceField(name, offered)
        field.changed.connect(self._show_settled)
        self.add(question.key, field)
        return field

    def _candidates(self, question: Question) -> Sequence[str]:
        """The lines that a payment can have come back from, where there are several."""
        row = question.first
        if len(row.candidates) < 2:
            return ()
        named = "; ".join(self.context.words(each.words) for each in row.candidates)
        words = _("It can be of: {lines}. The first is the likeliest.")
        if row.alike > 1:
            words = _("It can be of: {lines}.")
        elsewhere = len(row.own_lines) < len(row.candidates)
        more = _("If it is of another sheet, leave it out here and record it at that line.")
        return (words.format(lines=named), more) if elsewhere else (words.format(lines=named),)

    def _said(self) -> dict[str, Answer]:
        values = {key: field.value() for key, field in self.questions.items()}
        return {key: value for key, value in values.items() if value is not None}

    # What would be recorded

    def _show_settled(self) -> None:
        """The figures and tables with what was said so far."""
        today = self.context.desk.today()
        self._settled = found = bank.settled(self._proposed, self._said(), today)
        self._all_groups, self._all_changes = bank.groups(found), bank.changes(found)
        figures = (found.paid, found.returned, found.unanswered, found.replaced)
        for value, figure in zip(self._figures.values(), figures, strict=True):
            value.setText(wording.number(figure))
        self.figures.setRowVisible(3, found.replaced > 0)
        for table, rows, most in (
            (self.groups, len(self._all_groups), _MOST_GROUPS),
            (self.changes, len(self._all_changes), _MOST_ROWS),
        ):
            table.show_ids(list(range(rows)))
            table.fit_rows(most)
            table.setVisible(rows > 0)
        self.changes_label.setVisible(bool(self._all_changes))

    def _groups(self, places: list[int]) -> list[bank.Group]:
        return [self._all_groups[place] for place in places]

    def _changes(self, places: list[int]) -> list[bank.Change]:
        return [self._all_changes[place] for place in places]

    def _show_wrong(self) -> None:
        words = _("Rows that are not taken: {count}. Correct them in Excel and read it again.")
        if self._proposed.is_statement:
            words = _(
                "To be settled by hand: {count}. Choose their lines in the list and record the "
                "bank's answer to them."
            )
        count = len(self._proposed.wrong)
        self.body.addWidget(label(words.format(count=wording.number(count)), "warning"))
        self.wrong.show_ids(list(range(count)))
        self.wrong.fit_rows(_MOST_ROWS)

    def _close_only(self) -> None:
        words = _("No answer of this file can be recorded.")
        self.body.addWidget(label(words, "quiet"))
        self.accept_button.hide()
        self.cancel_button.setText(_("Close"))

    def _work(self) -> Callable[[], Reconciled]:
        desk, found = self.context.desk, self._settled
        if found.asked:
            words = N_("Say what it means, or leave these rows out.")
            keys = dict.fromkeys(row.key for row in found.asked)
            raise EntryError(*(Slip(key, words) for key in keys))
        return lambda: bank.take(desk, found)
