"""What follows from a checklist of documents: accepted, or refused, and why (R-4, R-5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Source(StrEnum):
    """Who gives a document.

    What is *system first* is asked of an information system, and of the applicant only where the
    recorded answer was empty.
    """

    APPLICANT = "applicant"
    INFORMATION_SYSTEM = "information system"
    SYSTEM_FIRST = "system first"

    @property
    def may_be_demanded(self) -> bool:
        """Whether an applicant may be asked for it at all; never for what a system has (R-5)."""
        return self is not Source.INFORMATION_SYSTEM


class DocumentState(StrEnum):
    ACCEPTED = "accepted"
    MISSING = "missing"
    NOT_NEEDED = "not needed"


APPLICATION = "application"
"""The row of the application itself, in every checklist: whoever applies has handed it in."""


@dataclass(frozen=True)
class ChecklistItem:
    """A document that a service asks for; one that it asked for once is not listed any more.

    ``act`` is the code of the act whose ``citation`` names the document, ``edition`` the text that
    this row follows; ``compared_on`` is the day somebody compared both, None where nobody has.
    """

    code: str
    name_kk: str
    name_ru: str
    source: Source
    has_expiry: bool
    if_applies: bool
    citation: str
    is_listed: bool = True
    act: str = ""
    edition: str = ""
    compared_on: date | None = None


@dataclass(frozen=True)
class Presented:
    """One document of an application. ``expires_on`` is the last day on which it is valid.

    ``asked_in_vain``: an information system was asked, and its empty answer is on file.
    """

    item: ChecklistItem
    state: DocumentState
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    pages: int = 0
    original: bool = True
    asked_in_vain: bool = False

    @property
    def may_be_demanded(self) -> bool:
        """Whether the applicant may be asked for it now (R-5)."""
        if self.item.source is Source.SYSTEM_FIRST:
            return self.asked_in_vain
        return self.item.source.may_be_demanded

    @property
    def is_in_hand(self) -> bool:
        """Accepted; the application itself is what a package is registered by, and never lacks."""
        return self.state is DocumentState.ACCEPTED or self._is_the_application

    @property
    def is_waived(self) -> bool:
        """Only what is asked for *if it applies* can be not needed."""
        return self.state is DocumentState.NOT_NEEDED and self.item.if_applies

    def expired(self, day: date) -> bool:
        return (
            self.expires_on is not None and self.expires_on < day and not self._is_the_application
        )

    @property
    def _is_the_application(self) -> bool:
        return self.item.code == APPLICATION


@dataclass(frozen=True)
class Outcome:
    """What follows on the day of receipt. Complete means that there is nothing to refuse."""

    accepted: tuple[Presented, ...]
    missing: tuple[Presented, ...]
    expired: tuple[Presented, ...]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.expired


def outcome(documents: Iterable[Presented], received: date) -> Outcome:
    """Sort the documents of an application (R-4).

    A document that comes from an information system can neither be demanded nor be a reason of
    refusal, missing or expired; what it gives first, only after its answer was empty (R-5).
    Nobody is told that the very application that is refused is missing.
    """
    accepted: list[Presented] = []
    missing: list[Presented] = []
    expired: list[Presented] = []
    for document in documents:
        demandable = document.may_be_demanded
        if document.is_in_hand:
            refuses = demandable and document.expired(received)
            (expired if refuses else accepted).append(document)
        elif demandable and not document.is_waived:
            missing.append(document)
    return Outcome(tuple(accepted), tuple(missing), tuple(expired))
