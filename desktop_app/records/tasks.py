"""What waits for the office: who, for what, and from which day it shows.

A task is kept where finding it means reckoning: through awards, their months, and what was paid.
What one question to the database finds, such as a letter that waits for its answer, stays where it
is. A task names records and codes; what a page shows of them, it reads.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

AT_ONCE = date.min
"""The day from which a task shows that does not wait for one."""


class TaskKind(StrEnum):
    """What there is to do, or to be seen, of an award."""

    ENDING = "ending"
    """The child's last award ends with ``month``; ``about`` is the cause, ``due_on`` its day."""
    TERMINATION = "termination"
    """Whoever is paid is to be told that payment stops with ``month`` (D-5)."""
    DEMAND = "demand"
    """What was overpaid is to be demanded (D-9): ``about`` names the periods and sums."""
    DEBT = "debt"
    """Something was overpaid, or the office has opened the ledger of it; ``about`` is how far its
    return has come, ``amount`` what is still to be returned, in whichever way."""
    INSTALMENT = "instalment"
    """From that day on an instalment is overdue."""
    UNCOUNTED = "uncounted"
    """A value of the law is missing: what was paid too much to the child is not known."""


@dataclass(frozen=True)
class Task:
    """``subject_id`` is the award, or the child where it is about all of its awards."""

    kind: TaskKind
    subject_id: int
    about: str
    child_id: int
    month: str = ""
    visible_from: date = AT_ONCE
    due_on: date | None = None
    amount: int = 0
    """Whole tenge."""


@dataclass(frozen=True)
class Due:
    """What waits of an award, as a list has it before its row is read.

    ``about`` is what the task says of it, so that what is done is what was seen. ``order`` is where
    its child stands among the names.
    """

    decision_id: int
    child_id: int
    about: str
    order: tuple[str, int, int]
    day: date | None = None
    amount: int = 0
    is_late: bool = False
