"""Two records that look alike, and what somebody answered about them."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.identity.likeness import Likeness
from desktop_app.records.complaints import Complaint, ComplaintEntry
from desktop_app.records.people import Person, PersonEntry, Provider


class Kind(StrEnum):
    """What two records are of."""

    PERSON = "person"
    SCHOOL = "school"
    COMPLAINT = "complaint"
    ORGANISATION = "organisation"


class Said(StrEnum):
    """What is known of two that look alike."""

    OPEN = "open"
    """Nobody has answered yet."""
    SAME = "same"
    TWIN = "twin"
    ANOTHER = "another"


@dataclass(frozen=True)
class TwoAre:
    """The answer about whoever comes in and one record; ``who`` is the prefix of the fields."""

    who: str
    other_id: int
    said: Said


@dataclass(frozen=True)
class Alike:
    """Somebody on file who may be whoever was typed, and why.

    ``said`` was answered, and can't be so.
    """

    who: str
    on_file: Person
    typed: PersonEntry
    likeness: Likeness
    said: Said = Said.OPEN


OnFile = Person | Provider | Complaint


@dataclass(frozen=True)
class RecordAlike:
    """A school or a complaint on file that may be the one that was typed."""

    on_file: Provider | Complaint
    typed: Provider | ComplaintEntry


@dataclass(frozen=True)
class TwoOnFile:
    """Two records on file that look alike, and what was said of them."""

    id: int
    kind: Kind
    one: OnFile
    other: OnFile
    said: Said
