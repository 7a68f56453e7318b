"""A hearing before what goes against a family: called, held, or left out with its reason."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.steps import Step
from desktop_app.records.kinds import NoticeKind


@dataclass(frozen=True)
class Intended:
    """What is meant to be decided, and on which facts; ``about`` as the paper's own `Matter`."""

    before: NoticeKind
    application_id: int
    about: str
    facts: tuple[Step, ...]


@dataclass(frozen=True)
class Hearing:
    """``held_at`` is None where nobody was called. ``facts`` are those that were put to them."""

    id: int
    application_id: int
    child_id: int
    before: NoticeKind
    about: str
    facts: tuple[Step, ...]
    held_at: datetime | None
    place: str
    notice_id: int | None
    said: str
    said_on: date | None
    left_out_why: str
    recorded_at: datetime
    version: int

    @property
    def is_settled(self) -> bool:
        """The person was heard, or it stands on file why not."""
        return self.said_on is not None or bool(self.left_out_why)
