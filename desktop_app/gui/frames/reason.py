"""Asks for the reason of an act that takes something back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.translation import _


class ReasonDialog(AskDialog):
    """``act`` is given the reason, off the GUI thread."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        accept_words: str,
        words: str,
        act: Callable[[str], None],
    ) -> None:
        super().__init__(parent, context, title, accept_words, words)
        self._done_with = act
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)

    def start(self, subject: object = "") -> None:
        self.subject = subject
        self.ask(self._work)

    def _work(self) -> Callable[[], None]:
        why = self.why.value()
        return lambda: self._done_with(why)
