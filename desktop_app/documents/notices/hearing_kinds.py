"""What is written before something is decided: the notice of a hearing, and requests."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.documents.notices.kinds import CaseNotice


@dataclass(frozen=True)
class HearingNotice(CaseNotice):
    """What is intended, on which facts and clauses; when, where and by which article they speak.

    ``citation`` is empty on what was issued before it was printed.
    """

    intended_kk: str
    intended_ru: str
    facts_kk: tuple[str, ...]
    facts_ru: tuple[str, ...]
    held_at: datetime
    place: str
    basis_kk: str
    basis_ru: str
    citation_kk: str = ""
    citation_ru: str = ""


@dataclass(frozen=True)
class RequestLetter(CaseNotice):
    """A question to a body elsewhere, and by when it is to answer.

    ``reminds_of`` and ``first_sent_on`` are of the letter that this one reminds of; empty and None
    where it is the first. ``reminds_of_outside`` is its outgoing number in the office's journal.
    """

    addressee: str
    addressee_address: str
    question: tuple[str, ...]
    answer_by: date
    reminds_of: str
    first_sent_on: date | None
    reminds_of_outside_kk: str = ""
    reminds_of_outside_ru: str = ""
