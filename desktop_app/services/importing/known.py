"""What the rows of a register are held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.law.facts import Event
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Period
from desktop_app.records.decisions import AwardRow
from desktop_app.storage.importing.brought_in import OnFile
from desktop_app.storage.people.values import Held


@dataclass(frozen=True)
class Known:
    """What is on file of a register's people, and the law."""

    on_file: OnFile
    awards: Mapping[int, Sequence[AwardRow]]
    law: LawInForce
    today: date
    held: Mapping[int, set[Held]] = field(default_factory=dict)
    """What people on file were called before."""
    same: frozenset[str] = frozenset()
    """IINs of which somebody has said that the register means whoever is on file."""
    paid: Mapping[tuple[int, Period], int] = field(default_factory=dict)
    """What was paid on awards on file, in whole tenge by award and period."""
    accounts: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Every account that awards on file have or had, by award."""
    events: Mapping[int, Sequence[Event]] = field(default_factory=dict)
    """What was recorded of children on file."""
    limits: Mapping[Period, int] = field(default_factory=dict)
    """Above so many tenge for one child the office looks twice; 0 where nothing says it."""
