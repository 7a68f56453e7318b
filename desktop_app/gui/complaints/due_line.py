"""One line on the first screen: complaints whose day is near, or has passed (R-9)."""

from datetime import timedelta

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import short_left
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.translation import _

_NEAR = timedelta(days=7)


class ComplaintsDueLine(LinkLine):
    """Hidden while nothing is due within a week; opens the complaint, or the list of several."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "scale")
        self.open_button.setObjectName("complaintsDue")

    def refresh(self) -> None:
        today = self.context.desk.today()
        with self.context.desk.database.read() as connection:
            due = complaints.open_ids(connection, today + _NEAR)
            nearest = complaints.rows(connection, due[:1])
        self.setVisible(bool(nearest))
        for row in nearest:
            left = short_left(row.due, today)
            words = _("Complaints to answer: {count}, the nearest by {day}")
            if left.late:
                words = _("Complaints to answer: {count}, the first was due {day}")
            told = words.format(count=wording.number(len(due)), day=left.words)
            place = places.complaint(row.id) if len(due) == 1 else places.COMPLAINTS
            self.tell(told, place, left.colour)
