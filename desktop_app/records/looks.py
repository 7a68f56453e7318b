"""Who looked at whom: opened, took into a file or printed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    """What is looked at. A payout that is not approved yet has no id: 0; a list never has one."""

    CHILD = "child"
    COMPLAINT = "complaint"
    PAYOUT = "payout"
    LIST = "list"


class Way(StrEnum):
    OPENED = "opened"
    EXPORTED = "exported"
    PRINTED = "printed"


@dataclass(frozen=True)
class Look:
    """``worker`` is the name they had then; ``pc`` is empty where nobody said which it was."""

    id: int
    at: datetime
    worker_id: int
    worker: str
    pc: str
    subject: Subject
    subject_id: int
    way: Way


@dataclass(frozen=True)
class LookRow:
    """A look in the list of all: ``about`` is the child's name, or the number of the other."""

    look: Look
    about: str
