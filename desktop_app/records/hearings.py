"""A hearing before what goes against a family: called, held, or left out with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.steps import Step
from desktop_app.records.kinds import NoticeKind

_OWN_CLAUSES: Mapping[NoticeKind, tuple[str, ...]] = {
    NoticeKind.AWARD_REFUSAL: ("D-8",),
    NoticeKind.REPAYMENT_DEMAND: ("D-9",),
}
"""What lets a paper be made at all; a termination rests on the clause of its circumstance alone."""


@dataclass(frozen=True)
class Intended:
    """What is meant to be decided, and on which facts; ``about`` as the paper's own `Matter`.

    ``counts_on`` is the day whose decision of the maslikhat counts: the paper cites that one.
    """

    before: NoticeKind
    application_id: int
    about: str
    facts: tuple[Step, ...]
    counts_on: date

    @property
    def clauses(self) -> tuple[str, ...]:
        """What lets the paper be made, and what each of its facts goes against or follows from.

        «The applicant does not meet the requirements» (D-8) says to nobody which requirement.
        """
        return (*_OWN_CLAUSES.get(self.before, ()), *(fact.clause for fact in self.facts))


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


def counting(found: Sequence[Hearing], facts: Sequence[Step]) -> Hearing | None:
    """Of the hearings before one paper, the newest first: the one that counts for these facts.

    The newest that is settled, if all the facts were put to the person, or nobody was heard with a
    reason; or else the one that waits. One case is heard of one refusal, and its facts may become
    others; what a termination or a demand is ``about`` tells it from another by itself.
    """
    settled = [each for each in found if each.is_settled]
    heard = [fact for each in settled for fact in each.facts]
    as_a_whole = any(each.about or each.left_out_why for each in settled)
    if settled and (as_a_whole or all(fact in heard for fact in facts)):
        return settled[0]
    return next((each for each in found if not each.is_settled), None)
