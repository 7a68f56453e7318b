"""What can be done with a case: each act opens its dialog or is done at once."""

from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.children.awards import spans_words
from desktop_app.gui.context import Context
from desktop_app.gui.papers.acts import Acts
from desktop_app.records.hearings import Hearing, Intended
from desktop_app.records.requests import Request
from desktop_app.services.applications.evidence import GROUND_OF_LACK
from desktop_app.services.awards import deciding
from desktop_app.services.cases.file import CaseFile
from desktop_app.services.papers import hearings, requests
from desktop_app.translation import _


class CaseActs(Acts):
    """The acts on one case."""

    def __init__(self, parent: QWidget, context: Context, case: CaseFile) -> None:
        super().__init__(parent, context)
        self.case = case

    def consider(self) -> None:
        from desktop_app.gui.applications.consider import ConsiderDialog

        ConsiderDialog(self.parent, self.context, self.case.application).start()

    def issue_order(self) -> None:
        from desktop_app.gui.applications.order import OrderDialog

        controller = self.case.school.head_name or self.context.desk.worker.name
        dialog = OrderDialog(
            self.parent, self.context, self.case.application, self._child, controller
        )
        dialog.start(self.show_what_came())

    def issue_certificate(self) -> None:
        from desktop_app.gui.applications.certificate import CertificateDialog

        assert self.case.order is not None
        dialog = CertificateDialog(
            self.parent, self.context, self.case.application, self._child, self.case.order
        )
        dialog.start(self.show_what_came())

    def record_evidence(self) -> None:
        from desktop_app.gui.applications.evidence import EvidenceDialog

        fact = next((each.fact for each in self.case.proofs if each.stops), None)
        EvidenceDialog(
            self.parent, self.context, self.case.application, fact, self.case.proofs
        ).start()

    def refuse(self) -> None:
        """On the ground for lacking proof, or on any that people established."""
        from desktop_app.gui.awards.decide import DecisionDialog

        case, heard = self.case, self.case.heard_of_refusal
        dialog = DecisionDialog(
            self.parent, self.context, case.application, self._child, heard, case.paper_language
        )
        if self.case.proposal is not None and self.case.proposal.awaited:
            dialog.ground.set_value(GROUND_OF_LACK)
        dialog.start(self.show_what_came())

    def withdraw(self) -> None:
        from desktop_app.gui.applications.withdraw import WithdrawDialog

        WithdrawDialog(self.parent, self.context, self.case.application).start()

    def decide(self) -> None:
        """Decide what the page shows."""
        from desktop_app.gui.awards.decide import names_refusal

        seen = self.case.proposal
        assert seen is not None
        judgement = seen.judgement
        named = _("Award: {name}, {months}").format(
            name=self._child, months=spans_words(judgement.spans)
        )
        if not judgement.awards:
            named = names_refusal(self._child, judgement.grounds)
        words = _("Award and print the notice")
        self.confirm(
            named,
            words if judgement.awards else _("Refuse and print the notice"),
            lambda desk: deciding.decide(desk, seen.application, seen=seen),
        )

    def call_hearing(self) -> None:
        from desktop_app.gui.papers.hearing import CallDialog

        language = self.case.paper_language
        dialog = CallDialog(self.parent, self.context, self._refusal(), language)
        dialog.start(self.show_what_came())

    def put_down(self, hearing: Hearing) -> None:
        from desktop_app.gui.papers.hearing import PutDownDialog

        PutDownDialog(self.parent, self.context, hearing).start()

    def leave_hearing_out(self) -> None:
        from desktop_app.gui.papers.hearing import LeaveOutDialog

        intended = self._refusal()
        LeaveOutDialog(
            self.parent,
            self.context,
            _("Record"),
            lambda desk, why: hearings.leave_out(desk, intended, why),
        ).start()

    @property
    def _child(self) -> str:
        return self.case.child.full_name

    def _refusal(self) -> Intended:
        assert self.case.proposal is not None
        return deciding.intended(self.case.proposal)

    def ask_elsewhere(self) -> None:
        from desktop_app.gui.awards.request import SendDialog

        dialog = SendDialog(self.parent, self.context, self.case.application, self.case.school)
        dialog.start(self.show_what_came())

    def remind(self, request: Request) -> None:
        named = _("Remind: {addressee}, {number}").format(
            addressee=request.addressee, number=request.number
        )
        self.confirm(named, _("Print the reminder"), lambda desk: requests.remind(desk, request))

    def record_answer(self, request: Request) -> None:
        from desktop_app.gui.awards.request import AnswerDialog

        AnswerDialog(self.parent, self.context, request).start()

    def pass_on(self) -> None:
        """Another payee is paid now: choose the month from which the applicant is."""
        from desktop_app.gui.awards.take_over import TakeOverDialog

        assert self.case.proposal is not None
        dialog = TakeOverDialog(self.parent, self.context, self.case.proposal, self._child)
        dialog.start(self.show_what_came())

    def print_application(self) -> None:
        from desktop_app.gui.entry.form_to_sign import show_registered

        application = self.case.application
        show_registered(self.parent, self.context, application.id, application.number)

    def show_steps(self) -> None:
        from desktop_app.gui.parts.steps import StepsDialog

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

    def open_child(self) -> None:
        self.context.go(places.child(self.case.application.child_id))

    def edit_applicant(self) -> None:
        from desktop_app.gui.people.dialog import PersonDialog

        awarded = self.case.decision is not None and self.case.decision.awarded
        PersonDialog(self.parent, self.context, self.case.applicant, has_award=awarded).start()

    def open_settings(self) -> None:
        self.context.go(places.SETTINGS)

    def waiting_words(self) -> str:
        return _("Prepared: it waits for the head's signature.")
