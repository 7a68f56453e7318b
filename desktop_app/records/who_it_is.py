"""Who somebody is who comes in under an IIN on file, and what their card said before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop_app.records.people import Person, PersonEntry


class Said(StrEnum):
    """What the clerk answers where the card and what was typed differ."""

    CHANGED = "changed"
    """The same person, who is called otherwise since a day."""
    WRONG = "wrong"
    """The same person: the card was always wrong."""
    ANOTHER = "another"
    """Not this person: the IIN is wrong."""


class Because(StrEnum):
    """Why a value of a card is another one now."""

    CHANGED = "changed"
    WRONG = "wrong"
    ADDED = "added"
    """There was none before."""
    GIVEN = "given"
    """They said so themselves: of an address, a telephone, the language of papers."""
    MENDED = "mended"
    """A slip of the keyboard, mended by the program."""


@dataclass(frozen=True)
class Difference:
    """A field of a card, as on file and as typed; days as ``2015-02-14``."""

    field: str
    before: str
    after: str


NEVER_CHANGE = frozenset({"birth_date", "sex"})
"""What nobody has otherwise from some day on: it is right, or was always wrong."""


def may_have_changed(differences: Iterable[Difference]) -> bool:
    """Whether any of it may be otherwise since a day."""
    return any(each.field not in NEVER_CHANGE for each in differences)


CARD = tuple(each.name for each in fields(PersonEntry))
"""The fields of a card."""


def differing(before: PersonEntry, after: PersonEntry) -> Iterator[Difference]:
    """Every field that is otherwise, in the order of the card."""
    for field in CARD:
        was, becomes = (as_text(getattr(each, field)) for each in (before, after))
        if was != becomes:
            yield Difference(field, was, becomes)


def as_text(value: Any) -> str:
    """A value of a card as it is kept when it is no longer on it."""
    return value.isoformat() if isinstance(value, date) else str(value or "")


@dataclass(frozen=True)
class WhoItIs:
    """The answer to just these differences: what differs otherwise is asked again.

    ``changed_on`` and ``document`` are of what changed.
    """

    said: Said
    differences: tuple[Difference, ...]
    changed_on: date | None = None
    document: str = ""


@dataclass(frozen=True)
class Asked:
    """Who stands on file under the IIN, and who was typed; ``who`` is the prefix of the fields."""

    who: str
    on_file: Person
    typed: PersonEntry
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Reason:
    """Why values change: ``changed_on`` is the day from which the new ones hold."""

    because: Because
    changed_on: date | None = None
    document: str = ""


@dataclass(frozen=True)
class PersonValue(Difference):
    """A value that is no longer on the card: it held until ``changed_on``, where that is known."""

    id: int
    person_id: int
    answer: Because
    changed_on: date | None
    document: str
    recorded_at: datetime
    recorded_by: str
    worker_id: int | None


def to_json(answer: WhoItIs | None) -> Any:
    """As a draft keeps it."""
    if answer is None:
        return None
    return {
        "said": answer.said.value,
        "differences": [[each.field, each.before, each.after] for each in answer.differences],
        "changed_on": answer.changed_on.isoformat() if answer.changed_on else "",
        "document": answer.document,
    }


def from_json(kept: Any) -> WhoItIs | None:
    """None also where a draft of another version kept something else: then it is asked again."""
    if not isinstance(kept, Mapping):
        return None
    try:
        return WhoItIs(
            Said(kept["said"]),
            tuple(Difference(*map(str, each)) for each in kept["differences"]),
            date.fromisoformat(kept["changed_on"]) if kept["changed_on"] else None,
            str(kept["document"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
