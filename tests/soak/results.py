"""The page with the last result of each soak."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile


@dataclass(frozen=True)
class Row:
    """What came of all trials of a soak; ``seconds`` tell how long one waits, and no more."""

    name: str
    promise: str
    trials: int
    broken: int
    day: date
    seconds: int

    def __str__(self) -> str:
        told = f"{self.trials} | {self.broken} | {self.day.isoformat()} | {self.seconds}"
        return f"| {self.name} | {self.promise} | {told} |"


def with_row(page: str, row: Row) -> str:
    """The page with a soak's row in the place of its last one, or below the others of its table.

    That is the first table of the page; other words may follow it.
    """
    lines = page.rstrip("\n").split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("|"))
    rows = list(takewhile(lambda line: line.startswith("|"), lines[first:]))
    kept = [str(row) if _is_of(line, row.name) else line for line in rows]
    added = [] if any(_is_of(line, row.name) for line in rows) else [str(row)]
    lines[first : first + len(rows)] = kept + added
    return "\n".join(lines) + "\n"


def _is_of(line: str, name: str) -> bool:
    return line.startswith(f"| {name} |")
