"""What others number, and the office's own journals outside the program: who did, which, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Whose(StrEnum):
    """Who gave a number; the first two are the State body's own journals of letters."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    SENDER = "sender"
    PORTAL = "portal"
    STATE_CORPORATION = "state corporation"
    E_OTINISH = "e-otinish"


class Bearer(StrEnum):
    """What bears such numbers; of a request it is the answer that came."""

    APPLICATION = "application"
    COMPLAINT = "complaint"
    PAPER = "notice"
    REQUEST = "request"


ASKED: Mapping[Bearer, tuple[Whose, ...]] = {
    Bearer.APPLICATION: (
        Whose.INCOMING,
        Whose.PORTAL,
        Whose.STATE_CORPORATION,
        Whose.E_OTINISH,
    ),
    Bearer.COMPLAINT: (Whose.INCOMING, Whose.E_OTINISH),
    Bearer.PAPER: (Whose.OUTGOING,),
    Bearer.REQUEST: (Whose.INCOMING, Whose.SENDER),
}
"""Which numbers each of them can bear: one of each."""


@dataclass(frozen=True)
class NumberEntry:
    """What somebody types in; an empty number takes back the one on file."""

    number: str
    day: date | None


@dataclass(frozen=True)
class OutsideNumber:
    """One that stands. ``day`` is None where an earlier version of the program kept none."""

    id: int
    whose: Whose
    number: str
    day: date | None
    recorded_at: datetime
    recorded_by: str


Numbers = tuple[OutsideNumber, ...]
