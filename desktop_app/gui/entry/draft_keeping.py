"""Keeping what is typed: a draft is on disk a moment after the first key."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.gui.context import Context
from desktop_app.services.office import details as office

_DRAFT_PAUSE = 250
"""Milliseconds after the first unsaved key until the draft is on disk."""


class DraftKeeping(QObject):
    """``draft_id`` is 0 until there is a draft; ``content`` gives what stands in the form."""

    saved = Signal(int)

    def __init__(
        self,
        context: Context,
        draft_id: int,
        content: Callable[[], Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.context, self.draft_id = context, draft_id
        self._content = content
        self._touched = False
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._timer.timeout.connect(self.save)

    def touch(self, *, soon: bool = True) -> None:
        """Something stands in the form that is not kept yet; ``soon`` it is."""
        self._touched = True
        # Not started anew by each key: somebody who types without a pause is saved too.
        if soon and not self._timer.isActive():
            self._timer.start()

    def pause(self) -> None:
        """Nothing is kept by itself until the next key."""
        self._timer.stop()

    def done(self) -> None:
        """The draft became an application: nothing is left to keep."""
        self._touched = False

    def save(self) -> bool:
        """Whether all that is typed is kept; trouble is told, and the next key tries again."""
        if not self._touched:
            return True
        try:
            draft_id = office.save_draft(self.context.desk, self.draft_id or None, self._content())
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
            return False
        self.draft_id = draft_id
        self._touched = False
        self.saved.emit(draft_id)
        return True
