"""Beside what the window tells: «… done. Undo», for one's own last act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.gui.context import Context
    from desktop_app.records.acts import Act
    from desktop_app.services.post.last_step import LastStep

_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit)


class UndoLine(Banner):
    """Hidden until an act was done that can be undone; gone with the next one, or another page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._step: LastStep | None = None
        self.undo_button = button(_("Undo"), self.undo, icon="undo-2")
        self.undo_button.setToolTip("Ctrl+Z")
        self.extras.addWidget(self.undo_button)
        context.did.connect(self._ask)

    def _ask(self, act: Act, entries: Sequence[int]) -> None:
        """Whether it can be undone is read off the GUI thread, and only where it may be."""
        from desktop_app.services.post import last_step

        self.leave()
        if act not in last_step.CAN_BE_UNDONE:
            return
        desk = self.context.desk
        self.context.act(
            lambda: last_step.offered(desk, entries),
            self._show,
            failed=self._nothing,
            changes=False,
        )

    def _nothing(self, _words: str) -> None:
        """What can't be read is not offered; pages tell the trouble."""

    def _show(self, step: LastStep | None) -> None:
        if not isValid(self) or step is None:
            return
        self._step = step
        self.undo_button.setEnabled(True)
        self.say("good", _("Done: {act}.").format(act=_(step.words)))

    def leave(self) -> None:
        self._step = None
        self.say("info", "")

    def undo_by_key(self) -> None:
        """In a field the key is the field's own: it takes back what was typed."""
        if not isinstance(QApplication.focusWidget(), _TYPING):
            self.undo()

    def undo(self) -> None:
        from desktop_app.services.post import last_step

        step, desk, context = self._step, self.context.desk, self.context
        if step is None or not self.isVisible():
            return
        self._step = None
        self.undo_button.setEnabled(False)

        def undone(_result: None) -> None:
            context.tell("good", _("Undone: {act}.").format(act=_(step.words)))

        context.act(lambda: last_step.undo(desk, step), undone, failed=self._failed)

    def _failed(self, words: str) -> None:
        if isValid(self):
            self.leave()
        self.context.tell("bad", words)
