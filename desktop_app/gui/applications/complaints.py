"""The complaints about a case: where each stands, and the way to it (R-9)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.complaints.words import status_colour, status_words
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import short_left
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.file_parts import link_to
from desktop_app.gui.parts.pieces import Card, label
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import COMPLAINT_OPEN
from desktop_app.translation import _


class CaseComplaintsCard(Card):
    """One line for each; hidden where nobody complained."""

    def __init__(self, context: Context, complaints: Sequence[ComplaintRow]) -> None:
        super().__init__(_("Complaints"))
        self.context = context
        for row in complaints:
            self.column.addLayout(self._line(row))
        self.setHidden(not complaints)

    def _line(self, row: ComplaintRow) -> Row:
        number = link_to(
            row.number,
            lambda: self.context.go(places.complaint(row.id)),
            f"complaint{row.id}",
            _("Open the complaint"),
        )
        stands = label(status_words(row.status, waits=row.waits))
        stands.setStyleSheet(f"color: {status_colour(row.status, waits=row.waits)};")
        parts: list[QWidget] = [number, label(wording.day(row.received_on), "quiet"), stands]
        if row.status in COMPLAINT_OPEN:
            left = short_left(row.due, self.context.desk.today())
            due = label(_("due {date}").format(date=left.words))
            due.setStyleSheet(f"color: {left.colour};")
            parts.append(due)
        line = Row()
        line.setSpacing(14)
        for part in parts:
            if isinstance(part, QLabel):
                part.setWordWrap(False)
            line.addWidget(part)
        line.addStretch(1)
        return line
