"""The list of complaints: what narrows it, and in which order it stands."""

from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintStatus
from desktop_app.services.complaints import acts
from desktop_app.services.complaints.listed import Complaints
from desktop_app.services.desk import Desk
from tests.services.complaint_acts import a_complaint


def test_open_ones_by_their_day_others_the_newest_first(
    desk: Desk, complaint: Complaint, elsewhere: Complaint
) -> None:
    """The one to be sent on is due on Thursday, before the one to be considered."""
    assert Complaints("", COMPLAINT_OPEN).find(desk).ids == [elsewhere.id, complaint.id]
    acts.withdraw(desk, complaint, "Қайтарып алды")
    assert Complaints("", COMPLAINT_OPEN).find(desk).ids == [elsewhere.id]
    assert Complaints("", frozenset({ComplaintStatus.WITHDRAWN})).find(desk).ids == [complaint.id]
    assert Complaints().find(desk).ids == [elsewhere.id, complaint.id]


def test_found_by_name_with_its_day(desk: Desk, complaint: Complaint) -> None:
    other = acts.register(desk, a_complaint(complainant="Қожа Ұлан")).complaint
    found = Complaints("қожа").find(desk)
    assert found.ids == [other.id]
    assert found.rows[other.id].due == other.due
