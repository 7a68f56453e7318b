"""What the bank or the treasury answered: all was paid, chosen lines were paid or returned, or as
its workbook says."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.save_as import TABLES, ask_what_to_read
from desktop_app.gui.parts.pieces import button
from desktop_app.law.steps import as_is
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import returned_workbook, statements
from desktop_app.services.bank.proposed import Proposed
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.payouts import bank_answers
from desktop_app.services.payouts.bank_answers import Recorded
from desktop_app.services.reasons import reason
from desktop_app.translation import N_, _, ngettext

ALL, PAID, RETURNED = "all", "paid", "returned"
"""None of them is chosen to begin with: what the bank did is no guess of the program's."""


class BankAnswerDialog(AskDialog):
    """``chosen`` are the places of the lines that are chosen in the list.

    ``proposed`` is given what a returned workbook answers, once the dialog has gone away.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        payout: ApprovedPayout,
        chosen: Sequence[int],
        done: Callable[[Recorded], None],
        proposed: Callable[[Proposed], None],
    ) -> None:
        super().__init__(parent, context, _("Bank's answer"), _("Record"))
        self.subject = tuple(chosen)
        self._payout, self._chosen, self._proposed = payout, list(chosen), proposed
        self.answer = ChoiceField(_("What the bank did"), self._answers())
        self.day = DayField(_("Day"))
        self.day.set_value(context.desk.today())
        self.why = TextField(_("Why it was returned"), most=200)
        for name in ("answer", "day", "why"):
            self.add(name, getattr(self, name))
        self.workbook_button = button(
            _("From the returned workbook…"), self._choose_workbook, icon="table"
        )
        self.statement_button = button(
            _("From the bank's statement…"), self._choose_statement, icon="banknote"
        )
        for place, each in enumerate((self.workbook_button, self.statement_button)):
            self.foot.insertWidget(place, each)
        self.answer.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()
        self.ask(self._work, done)

    def _answers(self) -> list[tuple[str | None, str]]:
        states = [standing.state for standing in self._payout.standings]
        waiting, count = states.count(LineState.APPROVED), len(self._chosen)
        paid = _("Paid every line without an answer: {count}")
        found: list[tuple[str | None, str]] = [(None, _("Choose…"))]
        if waiting:
            found.append((ALL, paid.format(count=waiting)))
        if self._chosen:
            numbers = ", ".join(f"№ {place + 1}" for place in self._chosen[:4])
            numbers += f", … ({count})" if count > 4 else ""
            found.append((RETURNED, _("Returned: {lines}").format(lines=numbers)))
            found.append((PAID, _("Paid: {lines}").format(lines=numbers)))
        return found

    def _show_what_is_asked(self) -> None:
        answer = self.answer.value()
        self.why.setVisible(answer == RETURNED)
        changes = answer in (PAID, RETURNED)
        self.answer.show_warning(self._answers_changed() if changes else "")

    def _answers_changed(self) -> str:
        """Whose answers to the chosen lines this one takes the place of."""
        standings = [self._payout.standings[place] for place in self._chosen]
        answered = [each for each in standings if each.state is not LineState.APPROVED]
        who = sorted({f"{each.settled_by}, {wording.day(each.settled_at)}" for each in answered})
        if not who:
            return ""
        words = ngettext(
            "Changes the answer to {count} line, of: {who}",
            "Changes the answers to {count} lines, of: {who}",
            len(answered),
        )
        return words.format(count=wording.number(len(answered)), who="; ".join(who))

    def _choose_workbook(self) -> None:
        title = _("The workbook that came back")
        ask_what_to_read(self, self.context, title, self.read_workbook, f"{TABLES};;* (*)")

    def _choose_statement(self) -> None:
        title = _("The bank's statement")
        kinds = "1C, Excel, OpenDocument, CSV (*.txt *.xlsx *.ods *.xls *.csv);;* (*)"
        ask_what_to_read(self, self.context, title, self.read_statement, kinds)

    def read_workbook(self, path: Path) -> None:
        """Read it off the GUI thread; the dialog stays only where it can't be taken."""
        desk, payout = self.context.desk, self._payout
        self._read(lambda: returned_workbook.propose_of(desk, payout, path))

    def read_statement(self, path: Path) -> None:
        desk, payout = self.context.desk, self._payout
        self._read(lambda: statements.propose_of(desk, payout, path))

    def _read(self, propose: Callable[[], Proposed]) -> None:
        self.banner.say("info", "")
        self._rest(True)
        self.context.act(propose, self._was_read, failed=self._not_read, changes=False)

    def _was_read(self, found: Proposed) -> None:
        if isValid(self):
            self.accept()
            self._proposed(found)

    def _not_read(self, words: str) -> None:
        if isValid(self):
            self._rest(False)
            self.banner.say("bad", words)

    def _rest(self, rests: bool) -> None:
        for pressed in (self.workbook_button, self.statement_button, self.accept_button):
            pressed.setEnabled(not rests)

    def _work(self) -> Callable[[], Recorded]:
        desk, payout = self.context.desk, self._payout
        day, answer = self.day.value(), self.answer.value()
        if answer is None:
            raise EntryError(Slip("answer", N_("Say what the bank did.")))
        if day is None:
            raise EntryError(Slip("day", N_("Enter the day.")))
        wrong = bank_answers.wrong_day(desk, payout, day)
        if wrong is not None:
            raise EntryError(Slip("day", wrong.label, wrong.values))
        if answer == ALL:
            return lambda: bank_answers.all_paid(desk, payout.id, day)
        why = ""
        if answer == RETURNED:
            why = reason(self.why.value(), N_("Write why the bank returned it."))
            if bank_answers.says_no_return(why):
                raise EntryError(Slip("why", bank_answers.NO_RETURN, {"why": as_is(why)}))
        answers = [
            LineAnswer(place + 1, line.amount, line.iban, answer == PAID, day, why)
            for place, line in ((place, payout.lines[place]) for place in self._chosen)
        ]
        return lambda: bank_answers.record(desk, payout.id, answers)
