"""A register that is brought in from Excel: its columns, what was found in it, what is in a row."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step, Words
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.records.likeness import Said
from desktop_app.records.people import PersonEntry


class Required(StrEnum):
    """Whether a column must be there; a choice: one of several that say the same."""

    YES = "yes"
    NO = "no"
    CHOICE = "choice"


@dataclass(frozen=True)
class ImportColumn:
    """A column of the register, or of its sheet of payments, and what it is called."""

    code: str
    required: Required
    heading: Words
    english: str
    meaning: Words
    example: str
    also: tuple[str, ...]
    in_template: bool
    another: Words | None = None
    another_meaning: Words | None = None
    """The same where another document gives the months, which ``{paper}`` names."""


class Severity(StrEnum):
    """What a finding means for its row."""

    WRONG = "wrong"
    """The row can't be brought in."""
    ASKED = "asked"
    """The row can't be brought in before somebody has said how it is."""
    LEFT_OUT = "left out"
    """The row is on file already, and is not brought in a second time."""
    CORRECTED = "corrected"
    """Read otherwise than it is written."""
    NOTED = "noted"
    """Brought in as it is; somebody should know."""

    @property
    def blocks(self) -> bool:
        return self in (Severity.WRONG, Severity.ASKED)


@dataclass(frozen=True)
class Finding:
    """What was found at a cell. ``row`` counts from 1 as in Excel, ``column`` from 0; -1: none."""

    sheet: str
    row: int
    column: int
    severity: Severity
    step: Step

    @property
    def place(self) -> str:
        """``C17`` as Excel names it, or the row alone."""
        return f"{column_letters(self.column)}{self.row}"


def column_letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26; nothing for -1."""
    letters = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        letters = chr(65 + letter) + letters
        column -= 1
    return letters


class Way(StrEnum):
    """How somebody can answer a question that a register leaves open."""

    LEAVE_OUT = "leave out"
    CONFIRM = "confirm"
    """It is so, and is brought in as it stands."""


@dataclass(frozen=True)
class OpenPoint:
    """What a register leaves open: read by nobody, or odd enough to be asked.

    ``key`` names it in an answer: ``Реестр``, ``Реестр!F``, ``Реестр!7`` or ``Реестр!F7``.
    ``is_proposed``: that it is left out is what nearly every office says. ``line`` is the row that
    waits for the answer, 0 where all of them do.
    """

    key: str
    step: Step
    ways: tuple[Way, ...]
    is_proposed: bool = False
    line: int = 0


LINES_OF_A_SHEET = 1_000_000
"""Lines of the second sheet of a register count from here, those of the third from twice as far."""


def row_of(line: int) -> int:
    """The row of its own sheet."""
    return line % LINES_OF_A_SHEET


def key_of(sheet: str, row: int = 0, column: int = -1) -> str:
    """How a sheet, a row of it (from 1), a column (from 0) or a cell is named in an answer."""
    place = f"{column_letters(column)}{row or ''}"
    return f"{sheet}!{place}" if place else sheet


@dataclass(frozen=True)
class ImportPayment:
    """What the old register says was paid for a period, in whole tenge.

    ``month`` is the one that it says the sum was for, where it says so: a part of the period.
    """

    period: Period
    amount: int
    paid_on: date | None
    iban: str
    month: Month | None = None
    together: tuple[Period, ...] = ()
    """All periods that the sum is of, where it is of several: `period` is the first of them."""
    run: tuple[Month, ...] = ()
    """The months that are named then."""


@dataclass(frozen=True)
class Answered:
    """What a row of the register itself says about somebody in it who is asked about.

    ``said`` is None where the names are right, odd as they look. ``number`` is the IIN or document
    of the other one; empty where the row asks about one alone.
    """

    said: Said | None
    number: str = ""


@dataclass
class ImportRow:
    """A row that could be read: an award that the office made before the program."""

    number: int
    child: PersonEntry
    payee: PersonEntry
    relation: Relation
    language: PaperLanguage
    school: str
    certificate: CertificateEntry
    applied_on: date
    disability_until: date | None
    iban: str
    decision_number: str
    decision_on: date | None
    payments: list[ImportPayment] = field(default_factory=list)
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True)
class ImportRecord:
    """A register that was brought in; ``rows`` awards were made of it."""

    id: int
    imported_at: datetime
    imported_by: str
    rows: int
    undone_at: datetime | None
    undone_by: str
    undone_why: str
