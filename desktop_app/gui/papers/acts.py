"""What the acts on a case and on a complaint have in common."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui import places
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.context import Context
from desktop_app.gui.papers.open import show_paper
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.papers.foreseen import ActAt


class Acts:
    """A paper that comes of an act is shown at once."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self.parent = parent
        self.context = context

    def show(self, paper: NoticeRow) -> None:
        show_paper(self.parent, self.context, paper.id)

    def open_to_sign(self) -> None:
        self.context.go(places.TO_SIGN)

    def confirm(self, named: str, accept_words: str, act: ActAt) -> None:
        """Do what is next once its paper was seen, and show what came of it."""
        shown = self.parent.findChild(QWidget, "next")
        if shown is not None:
            shown.setEnabled(False)

        def free() -> None:
            if shown is not None and isValid(shown):
                shown.setEnabled(True)

        asked = Consequence(named, accept_words, act, self.show_what_came(), free)
        confirm_at_once(self.parent, self.context, asked)

    def waiting_words(self) -> str:
        """What is told of a paper that waits for the head's signature now."""
        raise NotImplementedError

    def show_what_came(self) -> Callable[[NoticeRow | Approval], None]:
        """Shows the paper, or says that it waits; bound to the window, which outlives the page."""
        window, context = self.parent.window(), self.context

        def show(result: NoticeRow | Approval) -> None:
            if isinstance(result, Approval):
                context.tell("good", self.waiting_words())
            else:
                show_paper(window, context, result.id)

        return show
