"""A register as a journal: what its PDF and its workbook are made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app import wording
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.steps import N_

Cell = str | int | date | datetime


@dataclass(frozen=True)
class JournalColumn:
    """A column, its heading in the journal's language; ``width`` is a share of the table's.

    ``holds`` says what stands in it: ``text``, ``code`` (a number of a register), ``moment``,
    ``day`` or ``money``.
    """

    heading: str
    width: float
    holds: str = "text"


@dataclass(frozen=True)
class JournalLine:
    """One line; an annulled one is struck through, all but its last cell, which says why."""

    cells: tuple[Cell, ...]
    annulled: bool = False


@dataclass(frozen=True)
class Journal:
    """One register from its ``first`` to its ``last`` day, both included, the oldest line first.

    Without a ``keeper`` it is no register, but a list as it stood on one day.
    """

    title: str
    first: date
    last: date
    letterhead: Letterhead
    columns: Sequence[JournalColumn]
    lines: Sequence[JournalLine]
    language: str
    keeper: str = ""
    keeper_position: str = ""

    def counted(self, gettext: Callable[[str], str]) -> str:
        """How many lines there are, in the journal's own words."""
        annulled = sum(line.annulled for line in self.lines)
        words = N_("Entries: {count}")
        if annulled:
            words = N_("Entries: {count}, of them annulled: {annulled}")
        return gettext(words).format(count=len(self.lines), annulled=annulled)

    def period(self) -> str:
        if not self.keeper and self.first == self.last:
            return wording.day(self.first)
        return f"{wording.day(self.first)} – {wording.day(self.last)}"
