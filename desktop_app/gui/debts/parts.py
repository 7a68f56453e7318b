"""The parts of a debt below what is next: who, why, periods, instalments, the ledger."""

from collections.abc import Callable
from datetime import date

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.debts.acts import DebtActs
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.file_parts import link_to, show_short, two_columns
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.records.debts import DebtEntry, Instalment
from desktop_app.records.kinds import DebtEntryKind
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.overpayments import Owed
from desktop_app.services.debts.words import ENTRY_WORDS
from desktop_app.translation import _


def money(amount: int) -> str:
    return wording.tenge(amount) if amount else "–"


class WhyCard(Card):
    """Who was paid too much for which child, and the circumstance that made it so."""

    def __init__(self, debt: Debt, acts: DebtActs, context: Context) -> None:
        super().__init__(_("The overpayment"))
        about = debt.overpayment
        child = link_to(about.child_name, acts.open_child, "child", _("Open the child's card"))
        case = link_to(_("Open the application"), acts.open_case, "case", "")
        row = Row()
        row.setSpacing(24)
        row.addLayout(
            two_columns(
                [(_("Payee"), about.payee_name), (_("IIN"), about.payee_iin), (_("Award"), case)]
            ),
            1,
        )
        row.addLayout(two_columns([(_("Child"), child), (_("IIN"), about.child_iin)]), 1)
        self.column.addLayout(row)
        causes = "\n".join(f"– {context.words(step)}" for step in about.causes)
        if causes:
            self.column.addWidget(label(_("Why"), "quiet"))
            shown = label(causes)
            shown.setObjectName("causes")
            self.column.addWidget(shown)


class PeriodsCard(Card):
    """Months and sums, period by period."""

    def __init__(self, debt: Debt) -> None:
        super().__init__(_("Months and sums"))
        language = translation.current()
        room = fit("", wording.tenge(1_000_000))
        owed = debt.overpayment.periods

        def months(row: Owed) -> str:
            return ", ".join(wording.month(month, language) for month in row.months)

        columns: list[Column[Owed]] = [
            Column(_("Period"), lambda row: wording.period(row.period, language), width=170),
            Column(_("Months"), months),
            Column(_("Overpaid"), lambda row: money(row.arisen), True, width=room),
            Column(_("Returned"), lambda row: money(row.repaid), True, width=room),
        ]
        if any(each.set_off for each in owed):
            columns.append(Column(_("Set off"), lambda row: money(row.set_off), True, width=room))
        if any(each.written_off for each in owed):
            columns.append(
                Column(_("Written off"), lambda row: money(row.written_off), True, width=room)
            )
        columns.append(Column(_("Still owed"), lambda row: money(row.amount), True, width=room))
        table = Table(rows_model(columns, owed, self))
        show_short(self, table, "periods", _("Months and sums"))


class InstalmentsCard(Card):
    """What is still to come by the schedule; late ones are red."""

    def __init__(self, debt: Debt) -> None:
        super().__init__(_("Instalments to come"))

        def state(row: Instalment) -> str:
            return _("Overdue") if row.due_on < debt.today else _("To come")

        columns: list[Column[Instalment]] = [
            Column(_("Due by"), lambda row: wording.day(row.due_on), width=120),
            Column(_("Sum"), lambda row: wording.tenge(row.amount), True, width=150),
            Column(_("State"), state, colour=lambda row: _late(row.due_on, debt.today)),
        ]
        table = Table(rows_model(columns, debt.to_come, self))
        show_short(self, table, "instalments", _("Instalments to come"))


def _late(due_on: date, today: date) -> str | None:
    return theme.BAD if due_on < today else None


class LedgerCard(Card):
    """Every entry, the newest first, annulled ones struck through; any of them can be annulled."""

    def __init__(self, debt: Debt, annul: Callable[[DebtEntry], None]) -> None:
        super().__init__(_("Ledger"))
        self._entries = tuple(reversed(debt.entries))
        self._annul = annul

        def annulled(row: DebtEntry) -> bool:
            return not row.stands

        columns: list[Column[DebtEntry]] = [
            Column(_("Day"), lambda row: wording.day(row.day), width=96, struck=annulled),
            Column(
                _("Entry"),
                lambda row: _(ENTRY_WORDS[row.kind]),
                width=fit(_("Entry"), *map(_, ENTRY_WORDS.values())),
                struck=annulled,
            ),
            Column(_("Sum"), lambda row: money(row.amount), True, width=130, struck=annulled),
            Column(_("Document"), lambda row: row.document, struck=annulled),
            Column(_("Note"), note_words),
            Column(_("Recorded"), _recorded, width=204),
        ]
        self.table = Table(rows_model(columns, self._entries, self))
        self.annul_button = button(_("Annul…"), self._annul_selected, icon="undo-2")
        self.annul_button.setObjectName("annul")
        self.head.addWidget(self.annul_button)
        if not self._entries:
            self.annul_button.setEnabled(False)
            self.column.addWidget(label(_("Nothing has come back yet."), "quiet"))
            return
        show_short(self, self.table, "ledger", _("Ledger"))
        self.table.selectionModel().currentRowChanged.connect(self._say_what_can_be_done)
        self.table.selectRow(0)
        self._say_what_can_be_done()

    def _selected(self) -> DebtEntry | None:
        number = self.table.selected_id()
        return None if number is None else self._entries[number]

    def _say_what_can_be_done(self) -> None:
        entry = self._selected()
        self.annul_button.setEnabled(entry is not None and entry.stands)

    def _annul_selected(self) -> None:
        entry = self._selected()
        if entry is not None and entry.stands:
            self._annul(entry)


def note_words(entry: DebtEntry) -> str:
    """What else is known: the limit of an agreement, the note, why it was annulled."""
    said = [entry.note]
    if entry.kind is DebtEntryKind.SET_OFF:
        if entry.per_payout:
            limit = _("up to {sum} a payout").format(sum=wording.tenge(entry.per_payout))
            said.insert(0, limit)
        if entry.share:
            said.insert(0, _("up to {share} per cent of a payout").format(share=entry.share))
    if entry.kind is DebtEntryKind.SCHEDULE:
        said.insert(0, _("instalments: {count}").format(count=len(entry.instalments)))
    if not entry.stands:
        said.insert(0, _("Annulled: {why}").format(why=entry.annulled_why))
    return "; ".join(each for each in said if each)


def _recorded(row: DebtEntry) -> str:
    return f"{wording.day(row.recorded_at.date())}, {row.recorded_by}"
