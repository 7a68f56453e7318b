"""A case from the top down: what stands, what is next, who, documents, papers, history."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.gui.applications.acts import CaseActs
from desktop_app.gui.applications.complaints import CaseComplaintsCard
from desktop_app.gui.applications.evidence import EvidenceCard
from desktop_app.gui.applications.letters import RequestsCard
from desktop_app.gui.applications.next_step import next_step
from desktop_app.gui.applications.parts import DocumentsCard, WhoCard
from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_page import FilePage
from desktop_app.gui.frames.file_parts import HistoryCard, OutgoingNumbers, PapersCard
from desktop_app.gui.frames.next_card import NextCard
from desktop_app.gui.papers import outside_numbers
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.places import Place
from desktop_app.gui.words import STATUS_COLOUR, words
from desktop_app.records.acts import Act
from desktop_app.records.kinds import OPEN
from desktop_app.records.outside_numbers import Bearer
from desktop_app.services.cases import file as case_file
from desktop_app.services.cases.file import CaseFile
from desktop_app.translation import _


class CasePage(FilePage):
    """``place.id`` is the application's id."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.complaint_button = button(
            _("Register a complaint…"), self.register_complaint, icon="scale"
        )
        self.complaint_button.setObjectName("complaint")
        self.top.addWidget(self.complaint_button)

    def refresh(self) -> None:
        desk, application_id = self.context.desk, self.place.id
        allow(self.complaint_button, desk, Act.REGISTER_COMPLAINT)
        self.reading.ask(lambda: case_file.read(desk, application_id), self._show)

    def _show(self, case: CaseFile) -> None:
        self._show_header(case)
        self.show_parts(self._parts(case))

    def _show_header(self, case: CaseFile) -> None:
        application = case.application
        self.show_number(application.number)
        self.show_status(words(application.status), STATUS_COLOUR[application.status])
        self.about.setText(f"{words(application.service)} · {case.child.full_name}")
        waits = application.status in OPEN
        why = case.why_due if waits else ()
        self.show_deadline(application.deadline if waits else None, case.calendar, why)

    def _parts(self, case: CaseFile) -> tuple[QWidget, ...]:
        acts = CaseActs(self, self.context, case)
        proofs = self._proofs(case)
        due = case.application.status in OPEN
        return (
            *(proofs if due else ()),
            NextCard(next_step(case, acts, self.context), self.context),
            *(() if due else proofs),
            CaseComplaintsCard(self.context, case.complaints),
            *self._letters(case, acts),
            WhoCard(case, acts.open_child, acts.edit_applicant, self._numbers(case)),
            DocumentsCard(case),
            PapersCard(case, acts.show, acts.print_application, self._outgoing(case)),
            HistoryCard(case, self.context),
        )

    def _proofs(self, case: CaseFile) -> tuple[QWidget, ...]:
        """Above the proposal, which rests on them; below what stands once it is awarded."""
        if not case.proofs:
            return ()
        return (EvidenceCard(self.context, case.application, case.proofs),)

    def _letters(self, case: CaseFile, acts: CaseActs) -> tuple[QWidget, ...]:
        if not case.requests:
            return ()
        card = RequestsCard(
            self.context, case.requests, answer=acts.record_answer, remind=acts.remind
        )
        return (card,)

    def _numbers(self, case: CaseFile) -> QPushButton:
        bearer = (Bearer.APPLICATION, case.application.id)
        number, on_file = case.application.number, case.outside_numbers
        return outside_numbers.link(self, self.context, bearer, number, on_file)

    def _outgoing(self, case: CaseFile) -> OutgoingNumbers:
        return outside_numbers.of_papers(self, self.context, case.outgoing)

    def register_complaint(self) -> None:
        """A complaint about this case (R-9)."""
        from desktop_app.gui.complaints.entry import register_complaint

        register_complaint(self, self.context, self.place.id)
