"""What can be done with a case: each act opens its dialog or is done at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.papers import show_paper
from desktop_app.gui.pages.case_file import CaseFile
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.services import reimbursement
from desktop_app.translation import _


class CaseActs:
    """The acts on one case; a paper that comes of an act is shown at once."""

    def __init__(self, parent: QWidget, context: Context, case: CaseFile) -> None:
        self.parent = parent
        self.context = context
        self.case = case

    def consider(self) -> None:
        from desktop_app.gui.dialogs.consider import ConsiderDialog

        ConsiderDialog(self.parent, self.context, self.case.application).start()

    def issue_order(self) -> None:
        from desktop_app.gui.dialogs.order import OrderDialog

        controller = self.case.school.head_name or self.context.desk.worker.name
        dialog = OrderDialog(self.parent, self.context, self.case.application, controller)
        dialog.start(self._show_issued())

    def issue_certificate(self) -> None:
        from desktop_app.gui.dialogs.certificate import CertificateDialog

        assert self.case.order is not None
        dialog = CertificateDialog(
            self.parent, self.context, self.case.application, self.case.order
        )
        dialog.start(self._show_issued())

    def refuse(self) -> None:
        from desktop_app.gui.dialogs.decision import DecisionDialog

        dialog = DecisionDialog(self.parent, self.context, self.case.application)
        dialog.start(self._show_issued())

    def withdraw(self) -> None:
        from desktop_app.gui.dialogs.withdraw import WithdrawDialog

        WithdrawDialog(self.parent, self.context, self.case.application).start()

    def decide(self) -> None:
        """Decide what the page shows, once; it is read again afterwards, done or not."""
        context, desk, seen = self.context, self.context.desk, self.case.proposal
        assert seen is not None

        shown = self.parent.findChild(QWidget, "next")
        if shown is not None:
            shown.setEnabled(False)

        def failed(message: str) -> None:
            context.tell("bad", message)
            context.changed.emit()

        context.act(
            lambda: reimbursement.decide(desk, seen.application, seen=seen),
            self._show_issued(),
            failed=failed,
        )

    def pass_on(self) -> None:
        """Another payee is paid now: choose the month from which the applicant is."""
        from desktop_app.gui.dialogs.take_over import TakeOverDialog

        assert self.case.proposal is not None
        dialog = TakeOverDialog(self.parent, self.context, self.case.proposal)
        dialog.start(self._show_issued())

    def show(self, paper: NoticeRow) -> None:
        show_paper(self.parent, self.context, paper.id)

    def print_application(self) -> None:
        from desktop_app.gui.dialogs.application_form import show_registered

        application = self.case.application
        show_registered(self.parent, self.context, application.id, application.number)

    def show_steps(self) -> None:
        from desktop_app.gui.dialogs.steps import StepsDialog

        assert self.case.decision is not None
        title = _("Reasons of the decision")
        StepsDialog(self.parent, self.context, title, self.case.decision.steps).open()

    def open_reimbursement(self) -> None:
        assert self.case.reimbursement is not None
        self.context.go(places.case(self.case.reimbursement.id))

    def apply_for_reimbursement(self) -> None:
        self.context.go(places.reimbursement_for(self.case.application.child_id))

    def apply_again(self) -> None:
        self.context.go(places.home_education_for(self.case.application.child_id))

    def open_tray(self) -> None:
        self.context.go(places.TO_SIGN)

    def open_child(self) -> None:
        self.context.go(places.child(self.case.application.child_id))

    def edit_applicant(self) -> None:
        from desktop_app.gui.dialogs.person import PersonDialog

        awarded = self.case.decision is not None and self.case.decision.awarded
        PersonDialog(self.parent, self.context, self.case.applicant, has_award=awarded).start()

    def open_settings(self) -> None:
        self.context.go(places.SETTINGS)

    def _show_issued(self) -> Callable[[NoticeRow | Approval], None]:
        """Shows the paper, or says that it waits; bound to the window, which outlives the page."""
        window, context = self.parent.window(), self.context

        def show(paper: NoticeRow | Approval) -> None:
            if isinstance(paper, Approval):
                context.tell("good", _("Prepared: it waits for the head's signature."))
            else:
                show_paper(window, context, paper.id)

        return show
