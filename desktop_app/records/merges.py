"""Two records of one person that were made into one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Merge:
    """``moved`` is as it is kept: which rows, and which months awards gave up."""

    id: int
    kept_id: int
    gone_id: int
    moved: Mapping[str, Any]
    why: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None

    @property
    def rows(self) -> Mapping[str, Sequence[int]]:
        """The ids of the rows that were moved, by table and column."""
        rows: Mapping[str, Sequence[int]] = self.moved["rows"]
        return rows

    @property
    def sheet(self) -> int:
        """The id of the last sheet that had been approved; 0 where there was none."""
        return int(self.moved["sheet"])

    @property
    def taken(self) -> Mapping[int, Sequence[str]]:
        """The months that each award gave up to an earlier decision, by the award's."""
        return {int(decision): months for decision, months in self.moved["taken"].items()}
