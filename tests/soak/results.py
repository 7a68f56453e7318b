"""The page with the last result of each soak."""

from dataclasses import dataclass
from datetime import date


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
    """The page with a soak's row in the place of its last one, or below the others."""
    lines = page.rstrip("\n").split("\n")
    places = [at for at, line in enumerate(lines) if line.startswith(f"| {row.name} |")]
    if places:
        lines[places[0]] = str(row)
    else:
        lines.append(str(row))
    return "\n".join(lines) + "\n"
