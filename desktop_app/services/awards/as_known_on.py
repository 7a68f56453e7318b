"""A child's awards, events and payments as they were known on a past day."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.records.decisions import AwardRow, RecordedEvent
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from desktop_app.services.sums.balances import AsFarAsKnown, as_far_as_known, moment_of
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class ChildThen:
    """What `moment_of` says is known; ``events`` are those that stood then. The person's details
    are today's."""

    person: Person
    moment: datetime
    awards: list[AwardRow]
    events: list[RecordedEvent]
    reckoned: AsFarAsKnown


def child_then(desk: Desk, child_id: int, as_of: date) -> ChildThen:
    """A child as known at the end of a day, or at a moment; EntryError for a day to come."""
    moment = moment_of(desk, as_of)
    assert moment is not None
    reckoned = as_far_as_known(desk, child_id, as_of)
    with desk.database.read() as connection:
        return ChildThen(
            person=people.by_id(connection, child_id),
            moment=moment,
            awards=stored_awards.awards(connection, child_id, moment),
            events=[
                replace(event, annulled_at=None, annulled_why="")
                for event in applications.events_of(connection, child_id, moment)
            ],
            reckoned=reckoned,
        )
