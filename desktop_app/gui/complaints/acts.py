"""What can be done with a complaint: each act opens its dialog."""

from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.papers.acts import Acts
from desktop_app.gui.papers.open import show_draft
from desktop_app.services.complaints.file import ComplaintFile
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _


class ComplaintActs(Acts):
    """The acts on one complaint."""

    def __init__(self, parent: QWidget, context: Context, file: ComplaintFile) -> None:
        super().__init__(parent, context)
        self.file = file

    def answer(self) -> None:
        from desktop_app.gui.complaints.dialogs import AnswerDialog

        AnswerDialog(self.parent, self.context, self.file).start(self.show_what_came())

    def extend(self) -> None:
        from desktop_app.gui.complaints.dialogs import ExtendDialog

        ExtendDialog(self.parent, self.context, self.file).start(self.show_what_came())

    def send_on(self) -> None:
        from desktop_app.gui.complaints.dialogs import SendOnDialog

        SendOnDialog(self.parent, self.context, self.file).start(self.show_what_came())

    def withdraw(self) -> None:
        from desktop_app.gui.complaints.dialogs import WithdrawComplaintDialog

        WithdrawComplaintDialog(self.parent, self.context, self.file.complaint).start()

    def correct(self) -> None:
        from desktop_app.gui.complaints.entry import correct_complaint

        correct_complaint(self.parent, self.context, self.file.complaint)

    def name_complainant(self) -> None:
        from desktop_app.gui.complaints.entry import name_complainant

        name_complainant(self.parent, self.context, self.file.complaint)

    def open_case(self) -> None:
        assert self.file.application is not None
        self.context.go(places.case(self.file.application.id))

    def show_draft(self) -> None:
        assert self.file.waiting is not None
        show_draft(self.parent, self.context, self.file.waiting)

    def sign(self) -> None:
        from desktop_app.services.post import signing

        waiting, complaint = self.file.waiting, self.file.complaint
        assert waiting is not None
        named = _("Sign: {paper}, {about}").format(
            paper=_(KIND_WORDS[waiting.kind]), about=complaint.complainant
        )
        self.confirm(named, _("Sign and issue"), lambda desk: signing.approve(desk, waiting))

    def waiting_words(self) -> str:
        return _("It waits for the head's signature now.")
