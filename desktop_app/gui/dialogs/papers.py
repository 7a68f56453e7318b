"""Opening a paper that was issued."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.records.decisions import NoticeRow
from desktop_app.services import papers
from desktop_app.translation import _


def paper_name(paper: NoticeRow) -> str:
    """What it is and its number, as lists and titles show it."""
    return f"{_(papers.KIND_WORDS[paper.kind])} {paper.number}"


def show_paper(parent: QWidget, context: Context, notice_id: int) -> None:
    """Fetch a paper off the GUI thread and show it over the window that ``parent`` is in.

    The file is named after its register number, never after people.
    """
    window, desk = parent.window(), context.desk

    def show(found: tuple[NoticeRow, bytes]) -> None:
        if not isValid(window):
            return
        from desktop_app.gui.dialogs.preview import PreviewDialog

        paper, pdf = found
        name = f"{paper.number}.pdf"
        PreviewDialog(window, context, paper_name(paper), name, pdf).open()

    context.act(lambda: papers.pdf(desk, notice_id), show, changes=False)
