"""Awards that rest on what a child's card said before it was set right: to be asked about (D-5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.corrections import BirthDate
from desktop_app.law.entitlement import no_right
from desktop_app.records.decisions import AwardRow
from desktop_app.services.desk import Desk
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Resting:
    """An award that rests on a date of birth that the child's card does not say any more."""

    award: AwardRow
    on: date
    now: date

    @property
    def right(self) -> BirthDate:
        """What would set the award right."""
        return BirthDate(self.now)


def awards_resting_on(connection: Connection, person_id: int) -> tuple[Resting, ...]:
    """The child's awards that rest on another date of birth than the card has."""
    born = people.by_id(connection, person_id).birth_date
    return resting(awards.awards(connection, person_id), born)


def resting(found: Iterable[AwardRow], born: date | None) -> tuple[Resting, ...]:
    """Those among the awards of a child; one that nothing is due on is left alone."""
    return tuple(
        Resting(award, award.facts.birth_date, born)
        for award in found
        if born is not None and award.facts.birth_date != born and not no_right(award.facts)
    )


def asked_of(desk: Desk, person_id: int) -> tuple[Resting, ...]:
    """What is to be asked once a card was saved; nothing where no award rests on it."""
    with desk.reading() as connection:
        return awards_resting_on(connection, person_id)
