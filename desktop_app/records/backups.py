"""A backup of the office: what it says of itself, and which are kept for how long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

DAYS, WEEKS = 14, 10
"""All of today are kept, the last of each day for so many days, of each week for so many weeks, and
of each month for ever."""
LATE = timedelta(days=1)
"""A last good backup older than this is told in red."""
NO_SECOND = timedelta(days=7)
"""Without a second copy for so long a warning stands above every page."""


DUMP = ".dump"
"""How the file of a server's backup ends: pg_restore reads it, and no window."""


class Occasion(StrEnum):
    """Why a backup was made."""

    HAND = "by hand"
    TIMER = "half an hour"
    CLOSING = "closing"
    FIRST = "first start"
    BEFORE = "before an act"
    """An import, an approval or an upgrade."""


@dataclass(frozen=True)
class Contents:
    """What is in a database at one moment.

    ``counts`` are the rows of each table, ``sums`` the whole tenge of each column of money, by
    ``table.column``. ``chain`` ends with the entry ``last_act`` of the history, and is another one
    wherever anything in an entry up to it is another.
    """

    office: str
    schema: str
    counts: Mapping[str, int]
    sums: Mapping[str, int]
    last_act: int
    chain: str

    @property
    def cases(self) -> int:
        return self.counts.get("applications", 0)


@dataclass(frozen=True)
class Manifest:
    """``files`` gives the SHA-256 of each file of the backup, by its name; ``database`` is one."""

    made_at: datetime
    program: str
    occasion: Occasion
    database: str
    contents: Contents
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Backup:
    """A backup where it lies: its folder, and what it says of itself."""

    folder: Path
    manifest: Manifest

    @property
    def database(self) -> Path:
        return self.folder / self.manifest.database

    @property
    def is_of_server(self) -> bool:
        return self.manifest.database.endswith(DUMP)

    @property
    def made_at(self) -> datetime:
        return self.manifest.made_at

    @property
    def cases(self) -> int:
        return self.manifest.contents.cases


def superfluous(made: Iterable[datetime], today: date) -> set[datetime]:
    """Which backups, by the moment each was made, need not be kept any more."""
    newest_first = sorted(set(made), reverse=True)
    kept: dict[object, datetime] = {}
    for each in newest_first:
        age = (today - each.date()).days
        kept.setdefault(("month", each.year, each.month), each)
        if age <= 0:
            kept[each] = each
        if age < DAYS:
            kept.setdefault(each.date(), each)
        if age < WEEKS * 7:
            kept.setdefault(each.isocalendar()[:2], each)
    return set(newest_first) - set(kept.values())
