"""One line on the first screen: complaints whose day is near, or has passed (R-9)."""

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import short_left
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.today.first_screen import ComplaintsDue
from desktop_app.translation import _


class ComplaintsDueLine(LinkLine):
    """Hidden while nothing is due within a week; opens the complaint, or the list of several."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "scale")
        self.open_button.setObjectName("complaintsDue")

    def show_due(self, due: ComplaintsDue | None) -> None:
        self.setVisible(due is not None)
        if due is None:
            return
        left = short_left(due.nearest.due, self.context.desk.today())
        words = _("Complaints to answer: {count}, the nearest by {day}")
        if left.late:
            words = _("Complaints to answer: {count}, the first was due {day}")
        told = words.format(count=wording.number(due.count), day=left.words)
        place = places.complaint(due.nearest.id) if due.count == 1 else places.COMPLAINTS
        self.tell(told, place, left.colour)
