"""What was agreed with a payee in writing: instalments, or setting off against payouts (D-9)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.debts.entries import DebtDialog, chosen_day
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.day_edit import parse_day
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field
from desktop_app.gui.fields.money_field import MoneyField
from desktop_app.gui.fields.paragraph import ParagraphsField
from desktop_app.law.quarters import Month
from desktop_app.records.debts import Instalment, ScheduleEntry, SetOffEntry
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _

_MOST = 60


class ScheduleDialog(DebtDialog):
    """So many instalments from a day on, a month apart, are proposed line by line to be changed."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        words = _("{sum} are to be returned by instalments, as agreed in writing.").format(
            sum=wording.tenge(debt.balance)
        )
        super().__init__(parent, context, debt, _("Schedule of repayment"), _("Record"), words)
        self.count = QSpinBox()
        self.count.setRange(1, _MOST)
        self.count.setValue(3)
        counted = Field(_("Number of instalments"), self.count)
        self.first = DayField(_("First one by"))
        self.first.set_value(_month_later(context.desk.today(), 1))
        self.instalments = ParagraphsField(_("Day and sum of each, line by line"), lines=6)
        self.add("count", counted)
        self.add("first", self.first)
        self.add("instalments", self.instalments)
        self.add_common(_("Day of the agreement"), _("Agreement: its number"))
        self.count.valueChanged.connect(lambda _count: self._propose())
        self.first.changed.connect(self._propose)
        self._propose()

    def _propose(self) -> None:
        """Equal sums; the last one takes what division leaves."""
        first = self.first.value()
        if first is None:
            return
        count, total = self.count.value(), self.debt.balance
        each = total // count
        sums = [each] * (count - 1) + [total - each * (count - 1)]
        days = [_month_later(first, number) for number in range(count)]
        lines = [
            f"{wording.day(day)}  {wording.number(amount)}"
            for day, amount in zip(days, sums, strict=True)
        ]
        self.instalments.set_value("\n".join(lines))

    def _work(self) -> Callable[[], None]:
        desk, debt = self.context.desk, self.debt
        entry = ScheduleEntry(
            tuple(map(_instalment, self.instalments.value().splitlines())),
            chosen_day(self.day),
            self.document.value(),
            self.note.value(),
        )
        return lambda: debt_entries.agree_schedule(desk, debt, entry)


def _month_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last one."""
    last = Month.of(day).shifted(months).last_day
    return last.replace(day=min(day.day, last.day))


def _instalment(line: str) -> Instalment:
    """A day, then a sum: ``15.06.2026  10 000``."""
    day, _space, amount = line.strip().partition(" ")
    digits = "".join(amount.split())
    found = parse_day(day)
    if found is None or not (digits.isascii() and digits.isdigit()):
        label = N_("Write a day and a sum in each line, such as 15.06.2026 10 000.")
        raise EntryError(Slip("instalments", label))
    return Instalment(found, int(digits))


class SetOffDialog(DebtDialog):
    """How much is set off in all, and how much one payout may take at most."""

    ALL, SUM, SHARE = "all", "sum", "share"

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        words = _(
            "Only with the payee's written agreement a payout gets a minus line. "
            "It never takes more than the payee gets on the same sheet."
        )
        super().__init__(parent, context, debt, _("Agreement to set off"), _("Record"), words)
        self.amount = MoneyField(_("Sum in all, tenge"))
        self.amount.set_sum(debt.owed)
        self.how = ChoiceField(
            _("At one payout"),
            [
                (self.ALL, _("As much as the payee gets")),
                (self.SUM, _("Up to a sum")),
                (self.SHARE, _("Up to a share of what the payee gets")),
            ],
        )
        self.per_payout = MoneyField(_("Sum for a payout, tenge"))
        self.share = MoneyField(_("Share, per cent"))
        self.how.explain(Asked.RETURNED)
        for name in ("amount", "how", "per_payout", "share"):
            self.add(name, getattr(self, name))
        self.add_common(_("Day of the agreement"), _("Agreement: its number"))
        self.how.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        self.per_payout.setVisible(self.how.value() == self.SUM)
        self.share.setVisible(self.how.value() == self.SHARE)

    def _work(self) -> Callable[[], None]:
        desk, debt, how = self.context.desk, self.debt, self.how.value()
        entry = SetOffEntry(
            self.amount.sum("amount"),
            chosen_day(self.day),
            self.document.value(),
            per_payout=_above_zero(self.per_payout, "per_payout") if how == self.SUM else 0,
            share=_above_zero(self.share, "share") if how == self.SHARE else 0,
            note=self.note.value(),
        )
        return lambda: debt_entries.agree_set_off(desk, debt, entry)


def _above_zero(field: MoneyField, name: str) -> int:
    found = field.sum(name)
    if not found:
        raise EntryError(Slip(name, N_("Enter a sum above zero, in whole tenge.")))
    return found
