"""Entries that are being typed: what stands in them, which version, and who has them open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple


class Seen(NamedTuple):
    """A draft as a window saw it last."""

    id: int
    version: int


class Opened(NamedTuple):
    """Who has a draft open, since when and on which PC; nobody where ``who`` is empty."""

    who: str = ""
    when: datetime | None = None
    pc: str = ""


NOBODY = Opened()


@dataclass(frozen=True)
class Draft:
    """Half an entry: the fields as typed, however wrong they still are."""

    id: int
    content: Any
    saved_at: datetime
    saved_by: str
    version: int
    opened_by: str
    opened_at: datetime | None
    opened_on: str

    @property
    def seen(self) -> Seen:
        return Seen(self.id, self.version)
