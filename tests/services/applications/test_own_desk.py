"""Whether the department's own desk takes applications for the reimbursement (D-6)."""

from datetime import date, timedelta

import pytest

from desktop_app.law.readings import OwnDesk
from desktop_app.records.kinds import Channel
from desktop_app.services.applications import registering
from desktop_app.services.applications.own_desk import SENT_ON
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from tests.builders import home_education_entry, reimbursement_entry
from tests.services.acts import register
from tests.services.decision_acts import a_decision


def told(desk: Desk, school: int, channel: Channel, day: date) -> list[str]:
    entry = reimbursement_entry(school, channel=channel, applied_on=day)
    return [slip.label for slip in registering.slips(desk, entry) if slip.field == "channel"]


def sends_on(head: Desk) -> date:
    """From that day on; before it, the decision that ships takes them."""
    first_day = date(2025, 9, 1)
    profiles.enter(head, a_decision(first_day, own_desk=OwnDesk.SENDS_ON))
    return first_day


def test_as_shipped_the_desk_takes_applications(desk: Desk, school: int) -> None:
    assert register(desk, reimbursement_entry(school, channel=Channel.OFFICE)).number


@pytest.mark.parametrize("channel", list(Channel))
def test_where_it_sends_on_only_its_own_way_is_refused(
    head: Desk, school: int, channel: Channel
) -> None:
    first_day = sends_on(head)
    expected = [SENT_ON] if channel is Channel.OFFICE else []
    assert told(head, school, channel, first_day) == expected


def test_the_decision_of_the_day_of_application_says_so(head: Desk, school: int) -> None:
    before = sends_on(head) - timedelta(days=1)
    assert told(head, school, Channel.OFFICE, before) == []


def test_home_education_is_applied_for_at_the_school(head: Desk, school: int) -> None:
    sends_on(head)
    assert register(head, home_education_entry(school)).number
