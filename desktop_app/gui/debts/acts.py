"""What can be done about a debt: each act opens its dialog (D-9)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.context import Context
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.places import Place
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.debts import DebtEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.hearings import Intended
from desktop_app.services.debts import demands
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.papers.hearings import NotHeard
from desktop_app.translation import _


class DebtActs:
    """The acts on one debt; a demand that was issued is shown at once."""

    def __init__(self, parent: QWidget, context: Context, debt: Debt) -> None:
        self.parent, self.context, self.debt = parent, context, debt

    def demand(self) -> None:
        """The head issues the demand; what anybody else prepares waits in the tray.

        Where the payee was not heard, it is asked why.
        """
        context, overpayment, window = self.context, self.debt.overpayment, self.parent.window()

        def show(result: NoticeRow | Approval | None) -> None:
            if result is None:
                self._demand_without_hearing(show)
            elif isinstance(result, NoticeRow):
                show_paper(window, context, result.id)
            else:
                context.tell("good", _("It waits for the head's signature now."))

        def prepare(desk: Desk) -> NoticeRow | Approval | None:
            try:
                return demands.prepare(desk, overpayment)
            except NotHeard:
                return None

        asked = Consequence(self._named, self._demand_words, prepare, show)
        confirm_at_once(self.parent, context, asked)

    def _demand_without_hearing(self, show: Callable[[NoticeRow | Approval | None], None]) -> None:
        from desktop_app.gui.papers.hearing import LeaveOutDialog

        overpayment = self.debt.overpayment
        LeaveOutDialog(
            self.parent,
            self.context,
            self._demand_words,
            lambda desk, why: demands.prepare(desk, overpayment, why),
            self._named,
        ).start(show)

    @property
    def _demand_words(self) -> str:
        is_head = self.context.desk.may(Act.SIGN)
        return _("Issue the demand") if is_head else _("Prepare the demand")

    @property
    def _named(self) -> str:
        return _("Demand back: {name}, {sum}").format(
            name=self.debt.overpayment.payee_name, sum=wording.tenge(self.debt.owed)
        )

    def call_hearing(self) -> None:
        """The payee is heard before the demand."""
        from desktop_app.gui.papers.hearing import CallDialog

        context, desk, overpayment = self.context, self.context.desk, self.debt.overpayment
        window = self.parent.window()

        def ask(intended: Intended) -> None:
            dialog = CallDialog(window, context, intended)
            dialog.start(lambda paper: show_paper(window, context, paper.id))

        context.act(lambda: demands.to_hear(desk, overpayment), ask, changes=False)

    def repay(self) -> None:
        from desktop_app.gui.debts.entries import RepaymentDialog

        dialog = RepaymentDialog(self.parent, self.context, self.debt)
        dialog.start(self._told(_("The repayment is recorded.")))

    def write_off(self) -> None:
        from desktop_app.gui.debts.entries import WriteOffDialog

        dialog = WriteOffDialog(self.parent, self.context, self.debt)
        dialog.start(self._told(_("The write-off is recorded.")))

    def court(self) -> None:
        from desktop_app.gui.debts.entries import CourtDialog

        dialog = CourtDialog(self.parent, self.context, self.debt)
        dialog.start(self._told(_("It is recorded in the ledger.")))

    def agree_schedule(self) -> None:
        from desktop_app.gui.debts.agreements import ScheduleDialog

        dialog = ScheduleDialog(self.parent, self.context, self.debt)
        dialog.start(self._told(_("The schedule is recorded.")))

    def agree_set_off(self) -> None:
        from desktop_app.gui.debts.agreements import SetOffDialog

        dialog = SetOffDialog(self.parent, self.context, self.debt)
        dialog.start(self._told(_("The agreement is recorded.")))

    def annul(self, entry: DebtEntry) -> None:
        from desktop_app.gui.debts.entries import AnnulEntryDialog

        dialog = AnnulEntryDialog(self.parent, self.context, self.debt, entry)
        dialog.start(self._told(_("The entry is annulled.")))

    def show(self, paper: NoticeRow) -> None:
        show_paper(self.parent, self.context, paper.id)

    def open_child(self) -> None:
        self.context.go(places.child(self.debt.child_id))

    def open_case(self) -> None:
        self.context.go(places.case(self.debt.application_id))

    def open_to_sign(self) -> None:
        self.context.go(places.TO_SIGN)

    def open_settings(self) -> None:
        self.context.go(Place("settings", text="office"))

    def open_list(self) -> None:
        self.context.go(places.DEBTS)

    def _told(self, words: str) -> Callable[[object], None]:
        context = self.context
        return lambda _result: context.tell("good", words)
