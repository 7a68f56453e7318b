"""What one does to a payout from its page: each act asks what it needs, and the page tells it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app import translation
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.progress import LongWork
from desktop_app.gui.payouts.by_hand import ByHand
from desktop_app.gui.payouts.words import files
from desktop_app.gui.places import Place
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutDraft
from desktop_app.records.substitutions import Substitution
from desktop_app.services.bank.proposed import Proposed, Reconciled, WrongRow
from desktop_app.services.payouts import cycle, substitutions
from desktop_app.services.payouts.bank_answers import Recorded
from desktop_app.services.payouts.cycle import Looked
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.services.bank.lists import PaymentLists


class PayoutActs:
    """The acts of one payouts page; where one can't be done, the page says so and reads again."""

    def __init__(self, page: Page, say: Callable[[str, str], None], work: LongWork) -> None:
        self._page, self._say, self._long_work = page, say, work

    def keep_draft(self, payout: DrawnPayout) -> None:
        page, desk = self._page, self._page.context.desk
        self._say("info", "")
        running = self._long_work.begin()

        def refused(words: str) -> None:
            running.ended()
            self._refused(words)

        page.context.act(
            lambda: cycle.keep_draft(desk, payout, running),
            lambda _draft: running.ended(),
            failed=page.while_here(refused),
        )

    def mark_seen(self, draft: PayoutDraft, keys: set[str]) -> None:
        page, desk = self._page, self._page.context.desk
        page.context.act(
            lambda: cycle.mark_seen(desk, draft, keys),
            failed=page.while_here(self._refused),
        )

    def approve(self, looked: Looked) -> None:
        from desktop_app.gui.payouts.approve import ApprovePayoutDialog

        page, desk = self._page, self._page.context.desk
        self._say("info", "")

        def ask(orders: list[Substitution]) -> None:
            ApprovePayoutDialog(
                page,
                page.context,
                looked,
                orders,
                approved=lambda payout: page.context.go(Place("payouts", payout.id)),
                refused=page.while_here(self._refused),
            )

        if looked.draft is None or not substitutions.is_own(desk, looked.draft):
            ask([])
            return
        page.context.act(
            lambda: substitutions.in_force(desk),
            page.while_here(ask),
            failed=page.while_here(self._refused),
            changes=False,
        )

    def annul(self, payout: ApprovedPayout) -> None:
        from desktop_app.gui.frames.annul import AnnulDialog

        words = _(
            "The payout {number} is annulled as a whole: make sure that the bank does not pay it. "
            "Its number stays taken, and what it was to pay is due again."
        ).format(number=payout.number)
        if payout.files:
            taken = _("It was taken out for the bank already: {files}.")
            words = f"{taken.format(files=files(payout))} {words}"
        AnnulDialog(
            self._page,
            self._page.context,
            _("Annul the payout"),
            words,
            lambda desk, why: cycle.annul(desk, payout.id, why),
        )

    def answer(self, payout: ApprovedPayout, chosen: list[int]) -> None:
        """The bank's answer to the whole sheet, or to the lines at the chosen places."""
        from desktop_app.gui.payouts.bank_answer import BankAnswerDialog

        page = self._page
        told, proposed = page.while_here(self._answered), page.while_here(self._proposed)
        BankAnswerDialog(page, page.context, payout, chosen, told, proposed)

    def for_the_bank(self, payout: ApprovedPayout, chosen: tuple[str, str] = ("", "")) -> None:
        """The lists of the sheet, one for each bank, read off the GUI thread.

        ``chosen`` is the bank and the kind of file to begin with, by their codes.
        """
        from desktop_app.services.bank import lists

        page, desk = self._page, self._page.context.desk
        page.context.act(
            lambda: lists.lists_of(desk, payout.id, translation.current()),
            page.while_here(lambda found: self._show_lists(payout, found, chosen)),
            failed=page.while_here(self._refused),
            changes=False,
        )

    def _show_lists(
        self, payout: ApprovedPayout, found: "PaymentLists", chosen: tuple[str, str]
    ) -> None:
        from desktop_app.gui.bank.lists import BankListsDialog

        again = self._page.while_here(lambda chosen: self.for_the_bank(payout, chosen))
        BankListsDialog(
            self._page, self._page.context, found, lambda *chosen: again(chosen), chosen
        )

    def _proposed(self, found: Proposed) -> None:
        from desktop_app.gui.payouts.returned_workbook import ReturnedWorkbookDialog

        page, payout_id = self._page, found.payout.id
        by_hand = ByHand.of(page.context)
        told = page.while_here(self._reconciled)

        def done(reconciled: Reconciled) -> None:
            if found.is_statement:
                by_hand.put(payout_id, found.file, reconciled.wrong)
            told(reconciled)

        if found.is_statement:
            by_hand.put(payout_id, found.file, found.wrong)
        ReturnedWorkbookDialog(page, page.context, found, done)

    def _reconciled(self, done: Reconciled) -> None:
        """What was recorded of a workbook, and which of its rows were not."""
        told = [_recorded(done.recorded)]
        told += [self._wrong(each) for each in done.wrong[:_TOLD]]
        more = len(done.wrong) - _TOLD
        if more > 0:
            told.append(_("Further rows that were not taken: {count}").format(count=more))
        self._say("warn" if done.wrong else "good", "\n".join(told))

    def _wrong(self, each: WrongRow) -> str:
        what = self._page.context.words(each.step)
        if each.about:
            return f"{each.about}: {what}"
        words = _("Row {row}, line {number}: {what}")
        return words.format(row=each.row, number=each.number, what=what)

    def _answered(self, found: Recorded) -> None:
        """Lines whose answer could not be taken are told one by one."""
        page = self._page
        lines = [
            _("Line {number}: {what}").format(
                number=each.number, what=page.context.words(each.step)
            )
            for each in found.not_taken[:_TOLD]
        ]
        self._say("warn", "\n".join(lines))

    def _refused(self, words: str) -> None:
        """It has changed since it was seen, or the database failed: say so and read again."""
        self._say("bad", words)
        self._page.refresh()


_TOLD = 5
"""So many lines are told one by one; the list shows the others as they were."""


def _recorded(found: Recorded) -> str:
    words = _("Recorded. Paid: {paid}, returned: {returned}.")
    told = [words.format(paid=found.paid, returned=found.returned)]
    if found.corrected:
        told.append(_("Corrected among them: {count}.").format(count=found.corrected))
    if found.same:
        told.append(_("On file already: {count}.").format(count=found.same))
    return " ".join(told)
