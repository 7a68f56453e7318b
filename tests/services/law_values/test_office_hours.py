"""A portal request after the office's hours counts as received on the next working day (R-5)."""

from datetime import date, datetime

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.kinds import Channel
from desktop_app.records.people import Office
from desktop_app.services.applications import registering
from desktop_app.services.cases import file as case_file
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from tests.builders import Clock, home_education_entry

MONDAY = date(2026, 11, 16)


def sent_at(desk: Desk, school: int, hour: int, minute: int = 0) -> Application:
    sent = datetime(2026, 11, 16, hour, minute)
    entry = home_education_entry(school, applied_on=MONDAY, channel=Channel.PORTAL, sent_at=sent)
    return registering.register(desk, entry).application


@pytest.mark.parametrize(
    ("until", "hour", "due"),
    [
        ("", 23, date(2026, 11, 18)),
        ("18:00", 17, date(2026, 11, 18)),
        ("18:00", 18, date(2026, 11, 19)),
        ("9:00", 18, date(2026, 11, 19)),
    ],
)
def test_from_the_hour_on_it_counts_for_the_next_day(
    head: Desk, school: int, clock: Clock, until: str, hour: int, due: date
) -> None:
    clock.move_to(datetime(2026, 11, 17, 9))
    office.save_details(head, Office(), portal_until=until)
    assert shown.read(head).portal_until == until
    application = sent_at(head, school, hour)
    assert (application.deadline, application.applied_on) == (due, MONDAY)
    why = case_file.read(head, application.id).why_due
    late = [step for step in why if "after the office's hours" in step.label]
    assert len(late) == (due == date(2026, 11, 19))


def test_an_hour_that_is_none_is_told(head: Desk, school: int) -> None:
    with pytest.raises(EntryError, match="portal_until"):
        office.save_details(head, Office(), portal_until="25:00")
