"""Opening a paper that was issued, or the draft of one."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.records.approvals import Approval
from desktop_app.services import record_words
from desktop_app.services.papers.on_file import PaperOnFile
from desktop_app.services.post import taking_back
from desktop_app.services.post.taking_back import Annulling
from desktop_app.translation import _


def show_draft(parent: QWidget, context: Context, approval: Approval) -> None:
    """Show a paper that waits for the signature, as it would be issued now."""
    from desktop_app.services.post import signing

    window, desk = parent.window(), context.desk
    title = _("Draft: {paper}").format(paper=_(record_words.KIND_WORDS[approval.kind]))

    def show(pdf: bytes) -> None:
        if not isValid(window):
            return
        from desktop_app.gui.papers.preview import PreviewDialog

        dialog = PreviewDialog(window, context, title, "draft.pdf", pdf)
        # Nothing that bears no number leaves the office.
        dialog.print_button.hide()
        dialog.save_button.hide()
        dialog.open()

    context.act(lambda: signing.preview(desk, approval), show, changes=False)


def show_paper(parent: QWidget, context: Context, notice_id: int) -> None:
    """Fetch a paper off the GUI thread and show it over the window that ``parent`` is in."""
    window, desk = parent.window(), context.desk

    def show(found: tuple[PaperOnFile, bytes, Annulling]) -> None:
        if not isValid(window):
            return
        from desktop_app.gui.papers.issued import IssuedPaperDialog

        IssuedPaperDialog(window, context, *found).open()

    context.act(lambda: taking_back.with_its_pages(desk, notice_id), show, changes=False)
