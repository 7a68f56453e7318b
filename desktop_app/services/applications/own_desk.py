"""The department's own desk, which the decision does not name: an office says what it does.

The decision names the State Corporation and the portal only (D-6).
"""

from datetime import date

from desktop_app.law.in_force import InForce
from desktop_app.law.profile import DecisionProfile
from desktop_app.law.readings import OwnDesk
from desktop_app.law.steps import N_
from desktop_app.records.kinds import Channel, Service
from desktop_app.services.law_values.law_data import own_desk_on

SENT_ON = N_(
    "The department's own desk takes no applications: the decision names the State Corporation and "
    "the portal only."
)


def is_sent_on(
    profiles: InForce[DecisionProfile], service: Service, channel: Channel, day: date
) -> bool:
    """Whether whoever applies at the desk on a day is sent on, as the office has set it."""
    at_the_desk = service is Service.REIMBURSEMENT and channel is Channel.OFFICE
    return at_the_desk and own_desk_on(profiles, day) is OwnDesk.SENDS_ON
