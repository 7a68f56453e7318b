"""One line on the first screen: complaints whose day is near, or has passed (R-9)."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import link_style, short_left
from desktop_app.gui.widgets.parts import button
from desktop_app.storage import complaints
from desktop_app.translation import _

_NEAR = timedelta(days=7)


class ComplaintsDueLine(QWidget):
    """Hidden while nothing is due within a week; opens the complaint, or the list of several."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._due: list[int] = []
        self.open_button = button("", self.open, icon="scale")
        self.open_button.setObjectName("complaintsDue")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.hide()

    def refresh(self) -> None:
        today = self.context.desk.today()
        with self.context.desk.database.read() as connection:
            self._due = complaints.open_ids(connection, today + _NEAR)
            nearest = complaints.rows(connection, self._due[:1])
        self.setVisible(bool(nearest))
        for row in nearest:
            left = short_left(row.due, today)
            words = _("Complaints to answer: {count}, the nearest by {day}")
            if left.late:
                words = _("Complaints to answer: {count}, the first was due {day}")
            count = wording.number(len(self._due))
            self.open_button.setText(words.format(count=count, day=left.words))
            self.open_button.setStyleSheet(link_style(left.colour))

    def open(self) -> None:
        only = len(self._due) == 1
        self.context.go(places.complaint(self._due[0]) if only else places.COMPLAINTS)
