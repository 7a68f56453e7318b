"""What can be done with a complaint: each act opens its dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.papers import show_draft, show_paper
from desktop_app.gui.pages.complaint_file import ComplaintFile
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.translation import _


class ComplaintActs:
    """The acts on one complaint; a paper that comes of an act is shown at once."""

    def __init__(self, parent: QWidget, context: Context, file: ComplaintFile) -> None:
        self.parent = parent
        self.context = context
        self.file = file

    def answer(self) -> None:
        from desktop_app.gui.dialogs.complaint import AnswerDialog

        AnswerDialog(self.parent, self.context, self.file).start(self._show_what_came())

    def extend(self) -> None:
        from desktop_app.gui.dialogs.complaint import ExtendDialog

        ExtendDialog(self.parent, self.context, self.file).start(self._show_what_came())

    def send_on(self) -> None:
        from desktop_app.gui.dialogs.complaint import SendOnDialog

        SendOnDialog(self.parent, self.context, self.file).start(self._show_what_came())

    def withdraw(self) -> None:
        from desktop_app.gui.dialogs.complaint import WithdrawComplaintDialog

        WithdrawComplaintDialog(self.parent, self.context, self.file.complaint).start()

    def correct(self) -> None:
        from desktop_app.gui.dialogs.complaint_entry import CorrectComplaintDialog

        CorrectComplaintDialog(self.parent, self.context, self.file.complaint).start()

    def show(self, paper: NoticeRow) -> None:
        show_paper(self.parent, self.context, paper.id)

    def open_case(self) -> None:
        assert self.file.application is not None
        self.context.go(places.case(self.file.application.id))

    def open_to_sign(self) -> None:
        self.context.go(places.TO_SIGN)

    def show_draft(self) -> None:
        assert self.file.waiting is not None
        show_draft(self.parent, self.context, self.file.waiting)

    def sign(self) -> None:
        """The head signs what waits, once; the page is read again afterwards, done or not."""
        from desktop_app.services import signing

        context, desk, waiting = self.context, self.context.desk, self.file.waiting
        assert waiting is not None
        shown = self.parent.findChild(QWidget, "next")
        if shown is not None:
            shown.setEnabled(False)

        def failed(message: str) -> None:
            context.tell("bad", message)
            context.changed.emit()

        context.act(lambda: signing.approve(desk, waiting), self._show_what_came(), failed=failed)

    def _show_what_came(self) -> Callable[[NoticeRow | Approval], None]:
        """The paper, or that it waits; bound to the window, which outlives the page."""
        window, context = self.parent.window(), self.context

        def show(result: NoticeRow | Approval) -> None:
            if isinstance(result, NoticeRow):
                show_paper(window, context, result.id)
            else:
                context.tell("good", _("It waits for the head's signature now."))

        return show
