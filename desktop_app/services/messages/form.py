"""What the form of a proactive message begins with (R-7-1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.records.people import Provider
from desktop_app.services.desk import Desk
from desktop_app.storage.office import details as offices
from desktop_app.translation import current


@dataclass(frozen=True)
class MessageForm:
    """The schools that a message can be about, by their ids, and the moment it is taken as sent."""

    schools: Mapping[int, Provider]
    now: datetime


def read(desk: Desk) -> MessageForm:
    with desk.reading() as connection:
        schools = {school.id: school for school in offices.schools_by_name(connection, current())}
    return MessageForm(schools, desk.now())
