"""A complaint's file: all that belongs to it, and what follows where its time is extended (R-9)."""

from datetime import date

from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.complaints import acts, file
from desktop_app.services.desk import Desk
from tests.builders import Clock, home_education_entry
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint


def test_what_it_is_about_comes_along(desk: Desk, school: int, monday: Clock) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    made = acts.register(desk, a_complaint(application_id=case.id, provider_id=school)).complaint
    found = file.read(desk, made.id)
    assert found.complaint == made
    assert found.application == case
    assert found.school is not None
    assert found.school.id == school
    slip = found.paper(NoticeKind.COMPLAINT_SLIP)
    assert slip is not None
    assert found.history[0].at >= found.history[-1].at
    assert found.waiting is None


def test_extended_today_it_ends_once_more_as_long_after(desk: Desk, complaint: Complaint) -> None:
    """Registered on Monday the 16th, due in five working days on the 23rd, and on the 30th then;
    the complainant is told within three working days."""
    follows = file.read(desk, complaint.id).extension
    assert complaint.considered_by == date(2026, 11, 23)
    assert (follows.until, follows.tell_by) == (date(2026, 11, 30), date(2026, 11, 19))
    assert follows.steps
    assert follows.unknown is None


def test_where_days_off_are_not_known_it_says_so(
    desk: Desk, complaint: Complaint, monday: Clock
) -> None:
    monday.move_to(date(2035, 12, 30))
    follows = file.read(desk, complaint.id).extension
    assert follows.tell_by is None
    assert follows.unknown is not None
