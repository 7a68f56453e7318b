"""Complaints whose day is near: on Today, and only while there are any (R-9)."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.gui import places, theme
from desktop_app.gui.complaint_words import status_words
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import short_left
from desktop_app.gui.widgets.parts import Card, button, clear, label
from desktop_app.storage import complaints
from desktop_app.storage.complaints import ComplaintRow
from desktop_app.translation import _, ngettext

_NEAR = timedelta(days=7)
_SHOWN = 3


class ComplaintsDueCard(Card):
    """The nearest few, late ones among them; hidden while nothing is due within a week."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Complaints to answer"))
        self.context = context
        all_of_them = button(_("Open complaints"), lambda: context.go(places.COMPLAINTS))
        all_of_them.setIcon(theme.icon("scale"))
        self.head.addWidget(all_of_them)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(4)
        self.column.addLayout(self.rows)
        self.hide()

    def refresh(self) -> None:
        near = self.context.desk.today() + _NEAR
        with self.context.desk.database.read() as connection:
            open_ones = complaints.open_ids(connection, near)
            shown = complaints.rows(connection, open_ones[:_SHOWN])
        clear(self.rows)
        for row in shown:
            self.rows.addWidget(self._row(row))
        more = len(open_ones) - len(shown)
        if more:
            words = ngettext("and {count} more", "and {count} more", more)
            self.rows.addWidget(label(words.format(count=more), "quiet"))
        self.setVisible(bool(shown))

    def _row(self, complaint: ComplaintRow) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(complaint.complainant))
        below = QHBoxLayout()
        left = short_left(complaint.due, self.context.desk.today())
        due = label(left.words)
        due.setStyleSheet(f"color: {left.colour};")
        due.setWordWrap(False)
        below.addWidget(due)
        stands = status_words(complaint.status, waits=complaint.waits)
        below.addWidget(label(stands, "quiet"), 1)
        words.addLayout(below)
        line.addLayout(words, 1)
        to_it = button(complaint.number, lambda: self.context.go(places.complaint(complaint.id)))
        to_it.setAccessibleName(
            _("Open the complaint {number}: {name}").format(
                number=complaint.number, name=complaint.complainant
            )
        )
        line.addWidget(to_it)
        return row
