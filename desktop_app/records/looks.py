"""Who looked at whom: opened, took into a file or printed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


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


class Seen(NamedTuple):
    """What was looked at.

    ``which`` tells apart what has no id, in codes: the period of a sheet as ``2026Q4``, or a list:
    ``debts``, ``forecast``, or the journal of a register with its first and last day.
    """

    subject: Subject
    subject_id: int
    which: str = ""


@dataclass(frozen=True)
class Unkept:
    """A look that the database could not take in then; whoever it was is known by the id alone."""

    at: datetime
    worker_id: int
    way: Way
    seen: Seen


@dataclass(frozen=True)
class Look:
    """``worker`` is the name they had then; ``pc`` is empty where nobody said which it was.

    ``which`` is as in `Seen`: only of what has no id.
    """

    id: int
    at: datetime
    worker_id: int
    worker: str
    pc: str
    subject: Subject
    subject_id: int
    which: str
    way: Way


@dataclass(frozen=True)
class LookRow:
    """A look in the list of all: ``about`` is the child's name, or the number of the other."""

    look: Look
    about: str
