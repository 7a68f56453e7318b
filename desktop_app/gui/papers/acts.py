"""What the acts on a case and on a complaint have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.papers.open import show_paper
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow


class Acts:
    """A paper that comes of an act is shown at once."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self.parent = parent
        self.context = context

    def show(self, paper: NoticeRow) -> None:
        show_paper(self.parent, self.context, paper.id)

    def open_to_sign(self) -> None:
        self.context.go(places.TO_SIGN)

    def do_at_once(self, act: Callable[[], Any]) -> None:
        """Do what is next, once; the page is read again afterwards, done or not."""
        context = self.context
        shown = self.parent.findChild(QWidget, "next")
        if shown is not None:
            shown.setEnabled(False)

        def failed(message: str) -> None:
            context.tell("bad", message)
            context.changed.emit()

        context.act(act, self.show_what_came(), failed=failed)

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
