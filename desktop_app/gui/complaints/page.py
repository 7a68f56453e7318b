"""A complaint from the top down: what stands, what is next, who and about what, papers, history."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.complaints.acts import ComplaintActs
from desktop_app.gui.complaints.next_step import next_step
from desktop_app.gui.complaints.parts import ComplainantCard
from desktop_app.gui.frames.file_page import FilePage
from desktop_app.gui.frames.file_parts import HistoryCard, OutgoingNumbers, PapersCard
from desktop_app.gui.frames.next_card import NextCard
from desktop_app.gui.frames.who_looked import WhoLookedCard
from desktop_app.gui.papers import outside_numbers
from desktop_app.gui.words import complainant
from desktop_app.records.looks import Subject
from desktop_app.records.outside_numbers import Bearer
from desktop_app.services.complaints import file as complaint_file
from desktop_app.services.complaints.file import ComplaintFile


class ComplaintPage(FilePage):
    """``place.id`` is the complaint's id."""

    def refresh(self) -> None:
        desk, complaint_id = self.context.desk, self.place.id
        self.reading.ask(lambda: complaint_file.read(desk, complaint_id), self._show)

    def _show(self, file: ComplaintFile) -> None:
        self._show_header(file)
        self.show_parts(self._parts(file))

    def _show_header(self, file: ComplaintFile) -> None:
        complaint, waits = file.complaint, file.waiting is not None
        self.show_number(complaint.number)
        self.show_status(
            complaint_words.status_words(complaint.status, waits=waits),
            complaint_words.status_colour(complaint.status, waits=waits),
        )
        self.about.setText(complainant(complaint.complainant))
        due = complaint.due if complaint.is_open else None
        self.show_deadline(due, file.calendar, file.why_due if due else ())

    def _parts(self, file: ComplaintFile) -> tuple[QWidget, ...]:
        acts = ComplaintActs(self, self.context, file)
        return (
            NextCard(next_step(file, acts, self.context), self.context),
            ComplainantCard(file, acts.open_case, acts.show, self._numbers(file)),
            PapersCard(file, acts.show, outgoing=self._outgoing(file)),
            HistoryCard(file, self.context),
            WhoLookedCard(self.context, Subject.COMPLAINT, file.complaint.id),
        )

    def _outgoing(self, file: ComplaintFile) -> OutgoingNumbers:
        return outside_numbers.of_papers(self, self.context, file.outgoing)

    def _numbers(self, file: ComplaintFile) -> QPushButton:
        bearer, number = (Bearer.COMPLAINT, file.complaint.id), file.complaint.number
        return outside_numbers.link(self, self.context, bearer, number, file.outside_numbers)
