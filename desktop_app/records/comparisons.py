"""What was compared with the act that it rests on, by whom and when."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.law.steps import Words

LASTS = timedelta(days=365)
"""A comparison is looked at again after a year: acts are amended."""


@dataclass(frozen=True)
class Comparison:
    """Somebody held what the program says against the published text."""

    subject: str
    edition: str
    compared_on: date
    note: str
    recorded_by: str


@dataclass(frozen=True)
class Watched:
    """Something that rests on a published text. ``subject`` is kind and code: ``mci:2026-01-01``.

    ``shipped_on`` is the day it was compared before it shipped, ``latest`` what the office has
    recorded since; None where nobody has.
    """

    subject: str
    name: Words
    act: Words
    edition: str
    published: Words
    shipped_on: date | None
    latest: Comparison | None = None

    @property
    def compared_on(self) -> date | None:
        days = [self.shipped_on, self.latest.compared_on if self.latest else None]
        return max((day for day in days if day is not None), default=None)

    def is_due(self, today: date) -> bool:
        """Never compared, or more than a year ago."""
        return self.compared_on is None or self.compared_on + LASTS < today
