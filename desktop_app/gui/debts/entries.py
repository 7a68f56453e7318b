"""What is written into the ledger of an overpayment: repayments, write-offs, the court (D-9)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.money_field import MoneyField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.debts import CourtEntry, DebtEntry, RepaymentEntry, WriteOffEntry
from desktop_app.records.kinds import DebtEntryKind
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.words import ENTRY_WORDS
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _


def chosen_day(field: DayField, name: str = "day") -> date:
    day = field.value()
    if day is None:
        raise EntryError(Slip(name, N_("Enter the day.")))
    return day


class DebtDialog(AskDialog):
    """Asks for a day, a document and a note; what else is asked comes before them."""

    def __init__(
        self, parent: QWidget, context: Context, debt: Debt, title: str, accept: str, words: str
    ) -> None:
        super().__init__(parent, context, title, accept, words)
        self.debt = debt
        self.setMinimumWidth(520)

    def add_common(self, day: str, document: str) -> None:
        self.day = DayField(day)
        self.day.set_value(self.context.desk.today())
        self.document = TextField(document)
        self.note = TextField(_("Note"), most=500)
        for name in ("day", "document", "note"):
            self.add(name, getattr(self, name))

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        raise NotImplementedError


def _owed(debt: Debt) -> str:
    return _("{name}: {sum} are to be returned.").format(
        name=debt.overpayment.payee_name, sum=wording.tenge(debt.owed)
    )


class RepaymentDialog(DebtDialog):
    """Money that came back: the next instalment, or all that is owed, is proposed."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        super().__init__(parent, context, debt, _("Record a repayment"), _("Record"), _owed(debt))
        self.amount = MoneyField(_("Sum, tenge"))
        self.amount.set_sum(debt.to_come[0].amount if debt.to_come else debt.owed)
        self.amount.explain(Asked.RETURNED)
        self.add("amount", self.amount)
        self.add_common(_("Day on which it came"), _("Document: payment order or receipt"))

    def _work(self) -> Callable[[], None]:
        desk, debt = self.context.desk, self.debt
        entry = RepaymentEntry(
            self.amount.sum("amount"),
            chosen_day(self.day),
            self.document.value(),
            self.note.value(),
        )
        return lambda: debt_entries.repay(desk, debt, entry)


class WriteOffDialog(DebtDialog):
    """The head records by which decision a sum is asked for no longer."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        words = _(
            "What is written off stays paid and is asked for no longer. "
            "The decision stays in the ledger."
        )
        super().__init__(parent, context, debt, _("Write off"), _("Write off"), words)
        self.amount = MoneyField(_("Sum, tenge"))
        self.amount.set_sum(debt.owed)
        self.amount.explain(Asked.RETURNED)
        self.add("amount", self.amount)
        self.add_common(_("Day of the decision"), _("Deciding document: its number and date"))

    def _work(self) -> Callable[[], None]:
        desk, debt = self.context.desk, self.debt
        entry = WriteOffEntry(
            self.amount.sum("amount"),
            chosen_day(self.day),
            self.document.value(),
            self.note.value(),
        )
        return lambda: debt_entries.write_off(desk, debt, entry)


class CourtDialog(DebtDialog):
    """The debt goes to court, or the court has decided: what it decided is the note."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        super().__init__(parent, context, debt, _("Court"), _("Record"), _owed(debt))
        kinds = (DebtEntryKind.COURT, DebtEntryKind.COURT_DECISION)
        self.kind = ChoiceField(_("What happened"), [(k, _(ENTRY_WORDS[k])) for k in kinds])
        self.add("kind", self.kind)
        self.add_common(_("Day"), _("Document: its number and date"))
        if debt.standing(DebtEntryKind.COURT) is not None:
            self.kind.set_value(DebtEntryKind.COURT_DECISION)

    def _work(self) -> Callable[[], None]:
        desk, debt = self.context.desk, self.debt
        entry = CourtEntry(
            DebtEntryKind(self.kind.value()),
            chosen_day(self.day),
            self.document.value(),
            self.note.value(),
        )
        return lambda: debt_entries.record_court(desk, debt, entry)


class AnnulEntryDialog(AskDialog):
    """Asks why an entry is taken back; it stays in the ledger, with the reason."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt, entry: DebtEntry) -> None:
        words = _("{entry}, {date}: it stays in the ledger as annulled and counts no longer.")
        named = words.format(entry=_(ENTRY_WORDS[entry.kind]), date=wording.day(entry.day))
        super().__init__(parent, context, _("Annul an entry"), _("Annul"), named)
        self.debt, self.entry = debt, entry
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, debt, entry, why = self.context.desk, self.debt, self.entry, self.why.value()
        return lambda: debt_entries.annul(desk, debt, entry.id, why)
