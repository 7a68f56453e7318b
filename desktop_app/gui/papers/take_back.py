"""Beside a paper that has not left the office: what was done is annulled with it, for a reason."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.fields.line import Line
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, label, literal
from desktop_app.services.errors import EntryError
from desktop_app.services.post import taking_back
from desktop_app.services.post.taking_back import Annulling
from desktop_app.translation import _

_LONGEST = 300


class TakeBackLine(QWidget):
    """Its one line is the reason; where it can't be taken back any more, it says why not."""

    def __init__(self, context: Context, notice_id: int) -> None:
        super().__init__()
        self.context, self._notice_id = context, notice_id
        self.told = label("", "quiet")
        self.slip = label("", "error")
        self.why = Line(_LONGEST)
        self.why.setPlaceholderText(_("Why"))
        self.why.setAccessibleName(_("Why"))
        self.annul_button = button(_("Annul"), self.annul, icon="undo-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        row = Row()
        room = self.why.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the button beside it keeps its own width
        self.why.setSizePolicy(room)
        row.addWidget(self.why, 1)
        row.addWidget(self.annul_button)
        column.addLayout(row)
        column.addWidget(self.slip)
        self.slip.hide()

    def show_state(self, found: Annulling) -> None:
        self.setVisible(found.is_shown)
        words = _("Not printed, saved or handed over yet: the act can still be annulled with it.")
        why_not = " ".join(self.context.words(step) for step in found.why_not)
        self.told.setText(why_not or words)
        self.why.setVisible(not why_not)
        self.annul_button.setEnabled(not why_not)
        self.annul_button.setToolTip(literal(why_not))

    def annul(self) -> None:
        desk, notice_id, why = self.context.desk, self._notice_id, self.why.text()
        self.annul_button.setEnabled(False)
        self.context.act(
            lambda: taking_back.take_back(desk, notice_id, why),
            lambda _paper: self._ended(""),
            slips=self._slipped,
            failed=self._ended,
        )

    def _slipped(self, error: EntryError) -> None:
        self._ended("\n".join(self.context.words(each.step) for each in error.slips))
        if isValid(self):
            self.why.setFocus()

    def _ended(self, words: str) -> None:
        if isValid(self):
            self.annul_button.setEnabled(True)
            self.slip.setText(words)
            self.slip.setVisible(bool(words))
        elif words:
            self.context.tell("bad", words)
