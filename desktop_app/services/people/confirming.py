"""What is unusual of whoever comes in is looked at and confirmed by somebody before it is kept."""

from collections.abc import Iterable, Iterator

from desktop_app.law.steps import Step, as_is
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import PersonEntry
from desktop_app.services.errors import Doubt
from desktop_app.services.identity.names import family_name_question, name_question

_OF_PEOPLE = ("surname", "given_name", "patronymic")
_OF_ORGANISATIONS = ("representative",)


def names_of(who: str, person: PersonEntry) -> Iterator[Doubt]:
    """Of a child, an applicant or a parent; ``who`` is the prefix of the fields."""
    is_organisation = person.kind is PersonKind.ORGANISATION
    question = name_question if is_organisation else family_name_question
    for name in _OF_ORGANISATIONS if is_organisation else _OF_PEOPLE:
        doubt = question(f"{who}.{name}", getattr(person, name))
        if doubt is not None:
            yield doubt


def unanswered(doubts: Iterable[Doubt], confirmed: Iterable[Confirmed]) -> list[Doubt]:
    answered = set(confirmed)
    return [doubt for doubt in doubts if doubt.confirmed not in answered]


def told(doubts: Iterable[Doubt]) -> Iterator[Step]:
    """What the history says of those that were confirmed."""
    for doubt in doubts:
        yield Step(doubt.told, "R-8", {"value": as_is(doubt.value)})
