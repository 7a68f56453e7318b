"""What the law asks at a field, in a small window below it: Enter or Escape leads back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import TOLD, Asked
from desktop_app.gui.fit.dialogs import stay_on_screen
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog, ask_for_help, is_help
from desktop_app.gui.parts.pieces import button, label
from desktop_app.translation import _

_WIDTH, _GAP, _TITLE_BAR = 440, 4, 30


class FieldNote(KeyedDialog):
    """Not modal: the field can be filled in while it is read."""

    def __init__(self, over: QWidget, words: str, cited: Sequence[str]) -> None:
        super().__init__(over)
        self.setObjectName("field help")
        self.setWindowTitle(_("What the law asks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        self.words, self.cited = label(words), label("\n".join(cited), "quiet")
        column.addWidget(self.words)
        column.addWidget(self.cited)
        column.addStretch(1)
        foot = Row()
        foot.addStretch(1)
        self.guide_button = button(_("User's guide"), self._open_guide, icon="book-open")
        self.close_button = self.main_button = button(_("Close"), self.close, icon="x")
        foot.addWidget(self.guide_button)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.setAccessibleDescription("\n".join((words, *cited)))
        self.close_button.setAccessibleDescription(self.accessibleDescription())
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_help(event):
            self._open_guide()
        else:
            super().keyPressEvent(event)

    def _open_guide(self) -> None:
        """Over what this stood over: it goes."""
        over = self.parentWidget()
        self.close()
        show = getattr(over, "show_help", None)
        if show is not None:
            show(over)
        elif over is not None:
            ask_for_help(over)


def _stand_by(note: FieldNote, at: QWidget) -> None:
    """Below it, or above it where there is no room: what is asked of stays in sight."""
    seen = note.screen().availableGeometry()
    below = at.mapToGlobal(QPoint(0, at.height() + _GAP))
    height = note.frameGeometry().height()
    above = at.mapToGlobal(QPoint(0, 0)).y() - height - _GAP - _TITLE_BAR
    has_room_above = below.y() + height > seen.bottom() and above >= seen.top()
    note.move(below.x(), above if has_room_above else below.y())
    stay_on_screen(note)


def show_note(context: Context, at: QWidget, asked: Asked) -> None:
    """As soon as it is known which decision is in force today."""
    told = TOLD[asked]

    def cited() -> list[str]:
        basis, language = told.basis(), translation.current()
        of_hearings = [] if basis is None else [basis.kk if language == "kk" else basis.ru]
        return [*map(context.clause, told.clauses), *of_hearings]

    def show(found: list[str]) -> None:
        if not isValid(at) or not at.isVisible():
            return
        over = at.window()
        for before in over.findChildren(FieldNote):
            before.close()
        note = FieldNote(over, _(told.words), found)
        note.show()
        _stand_by(note, at)

    context.act(cited, show, changes=False)
