"""What is next with a debt: one step, and what else can be done (D-9)."""

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.debts.acts import DebtActs
from desktop_app.gui.frames.next_card import Action, NextStep
from desktop_app.records.acts import Act
from desktop_app.records.kinds import DebtEntryKind, DebtState
from desktop_app.services.debts.ledger import Debt
from desktop_app.translation import _


def next_step(debt: Debt, acts: DebtActs, context: Context, *, lacks_account: bool) -> NextStep:
    """A demand first; then what comes back; who does not return it goes to court."""
    every = _others(debt, acts)
    if not debt.owed:
        back = Action(_("All overpayments"), acts.open_list, "list")
        return NextStep(_("Nothing is owed any more."), back, tuple(every.values()), _sums(debt))
    if debt.is_in_the_tray:
        tray = Action(_("All that waits for a signature"), acts.open_to_sign, "tray")
        sentence = _("The demand waits for the head's signature.")
        return NextStep(sentence, tray, tuple(every.values()), _sums(debt))
    if debt.may_be_demanded:
        sentence = _("Demand the sum on paper: nothing is taken out of another payment.")
        action = Action(_prepares(context), acts.demand, "demand")
        if lacks_account:
            sentence = _(
                "The account that money is returned to is not known. "
                "Enter it in Settings, Office; then prepare the demand."
            )
            action = Action(_("Open Settings"), acts.open_settings, "settings")
        hear = Action(_("Call to a hearing…"), acts.call_hearing, "callHearing", Act.CALL_HEARING)
        return NextStep(sentence, action, (hear, *every.values()), _sums(debt))
    if debt.payee_died:
        sentence = _(
            "The payee has died: no demand is written to them. A lawyer says what can be asked of "
            "the heirs. Record what comes back, the court, or that it is written off."
        )
    elif debt.overdue:
        sentence = _("An instalment of {date} is overdue: {sum}.").format(
            date=wording.day(debt.overdue[0].due_on), sum=wording.tenge(_overdue(debt))
        )
    elif debt.to_come:
        due = debt.to_come[0]
        sentence = _("The next instalment is due by {date}: {sum}.").format(
            date=wording.day(due.due_on), sum=wording.tenge(due.amount)
        )
    elif debt.state is DebtState.COURT:
        sentence = _("The court decides. Record its decision, and what comes back.")
    elif not debt.balance:
        sentence = _("It is set off against the next payouts, as agreed.")
    else:
        sentence = _("Record what comes back, or agree on instalments with the payee.")
    action = every.pop("repay")
    return NextStep(sentence, action, tuple(every.values()), _sums(debt))


def _overdue(debt: Debt) -> int:
    return sum(each.amount for each in debt.overdue)


def _prepares(context: Context) -> str:
    is_head = context.desk.may(Act.SIGN)
    return _("Issue the demand") if is_head else _("Prepare the demand")


def _others(debt: Debt, acts: DebtActs) -> dict[str, Action]:
    court = Action(_("Court…"), acts.court, "court")
    if not debt.owed:
        return {"court": court} if debt.standing(DebtEntryKind.COURT) else {}
    return {
        "repay": Action(_("Record a repayment…"), acts.repay, "repay"),
        "schedule": Action(_("Instalments…"), acts.agree_schedule, "schedule"),
        "setOff": Action(_("Set off…"), acts.agree_set_off, "setOff"),
        "court": court,
        "writeOff": Action(_("Write off…"), acts.write_off, "writeOff", Act.WRITE_OFF),
    }


def _sums(debt: Debt) -> tuple[tuple[str, str], ...]:
    """Only what there is; the balance is said last."""

    def shown(amount: int) -> str:
        return wording.tenge(amount) if amount else ""

    return (
        (_("Overpaid"), shown(debt.arisen)),
        (_("Returned"), shown(debt.repaid)),
        (_("Set off"), shown(debt.set_off)),
        (_("Written off"), shown(debt.written_off)),
        (_("Agreed to be set off"), shown(debt.to_set_off)),
        (_("To be returned in money"), wording.tenge(debt.balance)),
    )
