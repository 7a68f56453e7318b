"""A child's awards, events and payments as they were known on a past day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.law.entitlement import what_ends
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow, RecordedEvent
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.looks import Subject
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from desktop_app.services.looks.looking import look
from desktop_app.services.sums.balances import AsFarAsKnown, moment_of, reckoned
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class ChildThen:
    """What `moment_of` says is known; ``events`` are those that stood then. The person's details
    are today's, and so is ``language``, in which the family last asked for papers. ``ends`` says
    what ends each award, by its decision."""

    person: Person
    moment: datetime
    language: PaperLanguage | None
    awards: list[AwardRow]
    ends: Mapping[int, Step]
    events: list[RecordedEvent]
    reckoned: AsFarAsKnown


def child_then(desk: Desk, child_id: int, as_of: date) -> ChildThen:
    """A child as known at the end of a day, or at a moment; EntryError for a day to come."""
    moment = moment_of(desk, as_of)
    assert moment is not None
    with desk.reading() as connection:
        known = known_of_child.known(connection, people.by_id(connection, child_id))
        awards = stored_awards.awards(connection, child_id, moment)
        found = ChildThen(
            person=known.child,
            moment=moment,
            language=known.language,
            awards=awards,
            ends={award.decision_id: what_ends(award.facts) for award in awards},
            events=[
                replace(event, annulled_at=None, annulled_why="")
                for event in applications.events_of(connection, child_id, moment)
            ],
            reckoned=reckoned(connection, child_id, awards, desk.today(), moment),
        )
    look(desk, Subject.CHILD, child_id)
    return found
