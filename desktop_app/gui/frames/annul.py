"""What the office has put on file is taken back, with the reason."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.services.desk import Desk
from desktop_app.translation import _


class AnnulDialog(AskDialog):
    """Asks why; ``act`` is given the desk and the reason, ``done`` what the act gave."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        words: str,
        act: Callable[[Desk, str], Any],
        *,
        accept_words: str = "",
        done: Callable[[Any], None] | None = None,
    ) -> None:
        super().__init__(parent, context, title, accept_words or _("Annul"), words)
        self._annul = act
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Any]:
        desk, why = self.context.desk, self.why.value()
        return lambda: self._annul(desk, why)
