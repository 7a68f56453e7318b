"""Consents that are awaited, and those that wait for their application: hours, not days (R-7-1)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.messages.words import time_left
from desktop_app.gui.parts.pieces import Card, button, clear, label
from desktop_app.records.messages import MessageRow, MessageState
from desktop_app.translation import _

_MOST = 3
"""So many are listed, the nearest end first; the rest is behind the button."""


class ConsentsDueCard(Card):
    """Hidden while nothing is awaited."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Proactive messages"))
        self.context = context
        open_all = button("", lambda: context.go(places.PROACTIVE), icon="phone")
        open_all.setToolTip(_("All proactive messages"))
        open_all.setAccessibleName(_("All proactive messages"))
        self.head.addWidget(open_all)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.column.addLayout(self.rows)
        self.hide()

    def show_due(self, due: Sequence[MessageRow]) -> None:
        clear(self.rows)
        for message in due[:_MOST]:
            self.rows.addWidget(self._row(message))
        if len(due) > _MOST:
            more = _("{count} more").format(count=len(due) - _MOST)
            self.rows.addWidget(label(more, "quiet"))
        self.setVisible(bool(due))

    def _row(self, message: MessageRow) -> QWidget:
        now = self.context.desk.now()
        left = time_left(message, now)
        words, colour = left.words, left.colour
        if message.state(now) is MessageState.CONSENT:
            words, colour = _("consent: register the application"), theme.GOOD
        row = QWidget()
        line = Row(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(message.child_name), 1)
        state = label(words)
        state.setStyleSheet(f"color: {colour};")
        line.addWidget(state, 1)
        place = places.proactive_message(message.id)
        opened = button(_("Open"), lambda: self.context.go(place))
        opened.setAccessibleName(_("Open the message: {name}").format(name=message.child_name))
        line.addWidget(opened)
        return row
