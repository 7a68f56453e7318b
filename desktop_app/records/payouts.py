"""Payouts of a period: lines as computed, drafts that wait for approval, and approved sheets."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Any

from desktop_app.identity.sorting import sort_key
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import DraftState, LineKind, LineState, PayoutKind
from desktop_app.records.payout_checks import PayoutCheck
from desktop_app.records.stored_steps import Json, step_to_json, steps_to_json


@dataclass(frozen=True)
class PayoutLine:
    """One child and one period. ``amount`` is in whole tenge, below zero only as a set-off (D-9).

    ``follows_id`` is the line that the bank returned and that this one pays again.
    """

    decision_id: int
    child_id: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    period: Period
    months: tuple[Month, ...]
    amount: int
    steps: Sequence[Step]
    kind: LineKind = LineKind.CURRENT
    follows_id: int | None = None


@dataclass(frozen=True)
class NotPaidLine:
    """A child who gets nothing this time although an award or application is there, and why."""

    child_id: int
    child_name: str
    child_iin: str
    reason: Step


@dataclass(frozen=True)
class Figures:
    """Lines and children, and whole tenge: of all lines, and of those for earlier periods."""

    lines: int
    children: int
    total: int
    arrears: int


@dataclass(frozen=True)
class DrawnPayout:
    """What a payout of the quarter would pay now; nothing of it is kept until it is approved.

    ``follows_id`` is the payout whose returned lines a follow-up sheet pays again.
    """

    quarter: Period
    lines: tuple[PayoutLine, ...]
    not_paid: tuple[NotPaidLine, ...]
    kind: PayoutKind = PayoutKind.REGULAR
    follows_id: int | None = None

    @property
    def total(self) -> int:
        return self.figures.total

    @cached_property
    def figures(self) -> Figures:
        """Added up once, by whoever asks first: not by the window, where there are many lines."""
        first = self.quarter.first_day
        return Figures(
            lines=len(self.lines),
            children=len({line.child_id for line in self.lines}),
            total=sum(line.amount for line in self.lines),
            arrears=sum(line.amount for line in self.lines if line.period.first_day < first),
        )

    def is_arrears(self, line: PayoutLine) -> bool:
        """Whether a line is for a period before the payout's."""
        return line.period.first_day < self.quarter.first_day

    def name_key(self, name: str) -> str:
        """By what names are put in order beside the lines."""
        return sort_key(name)


NAME_ORDER = "name order"
"""Among the values of an approved payout: by which alphabet its names stand."""

STANDS_IN_FOR = "stands in for"
"""Among the values of a payout that was approved by an order of substitution."""


@dataclass(frozen=True)
class PayoutDraft:
    """A payout that was drawn up: who and when, and which lines were seen."""

    id: int
    quarter: str
    kind: PayoutKind
    follows_id: int | None
    drawn_at: datetime
    drawn_by: str
    drawn_by_id: int | None
    fingerprint: str
    checks: tuple[PayoutCheck, ...]
    state: DraftState
    payout_id: int | None
    version: int
    changed_by: str
    changed_at: datetime | None


class PayoutState(StrEnum):
    """How far an approved payout has come."""

    APPROVED = "approved"
    EXPORTED = "exported"
    PARTLY = "partly answered"
    PAID = "paid"
    RETURNED = "paid, some returned"
    ANNULLED = "annulled"


def state_of(
    *, exported: bool, annulled: bool, lines: int, waiting: int, returned: int
) -> PayoutState:
    """``waiting`` lines are those that the bank has not answered yet."""
    if annulled:
        return PayoutState.ANNULLED
    if lines and not waiting:
        return PayoutState.RETURNED if returned else PayoutState.PAID
    if waiting < lines:
        return PayoutState.PARTLY
    return PayoutState.EXPORTED if exported else PayoutState.APPROVED


@dataclass(frozen=True)
class TakenFile:
    """A file for a bank: whoever has it may pay by it."""

    file: str
    bank: str
    kind: str
    taken_at: datetime
    taken_by: str


@dataclass(frozen=True)
class LineStanding:
    """What the bank made of a line: ``paid_again`` where other lines have paid it since."""

    id: int
    state: LineState
    settled_on: date | None = None
    settled_at: datetime | None = None
    settled_by: str = ""
    returned_why: str = ""
    paid_again: bool = False


@dataclass(frozen=True)
class ApprovedPayout(DrawnPayout):
    """A payout as it was approved, for good, and what became of it since.

    ``closed_at`` and ``closed_by`` are the approval; ``standings`` are in the order of the lines.
    ``values`` are the citations, the MCI and the profile of each month, and the office as it was.
    ``exported_at`` is when it was first taken out of the program, ``files`` those for banks.
    """

    id: int = 0
    number: str = ""
    closed_at: datetime = datetime.min
    closed_by: str = ""
    drawn_at: datetime | None = None
    drawn_by: str = ""
    substitution: str = ""
    fingerprint: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    checks: tuple[PayoutCheck, ...] = ()
    exported_at: datetime | None = None
    exported_by: str = ""
    paid_on: date | None = None
    paid_by: str = ""
    annulled_at: datetime | None = None
    annulled_by: str = ""
    annulled_why: str = ""
    standings: tuple[LineStanding, ...] = ()
    files: tuple[TakenFile, ...] = ()

    @property
    def last_files(self) -> tuple[TakenFile, ...]:
        """Each file once, as it was taken out last."""
        return tuple({each.file: each for each in self.files}.values())

    @property
    def stands_in_for(self) -> str:
        """For whom who drew it up approved it; empty for sheets of before that was kept."""
        return str(self.values.get(STANDS_IN_FOR, ""))

    def name_key(self, name: str) -> str:
        """A sheet that was approved before names stood by the alphabet keeps its own order."""
        return sort_key(name) if NAME_ORDER in self.values else name.casefold()

    @property
    def state(self) -> PayoutState:
        states = [standing.state for standing in self.standings]
        return state_of(
            exported=self.exported_at is not None,
            annulled=self.annulled_at is not None,
            lines=len(states),
            waiting=states.count(LineState.APPROVED),
            returned=states.count(LineState.RETURNED),
        )

    @property
    def to_follow(self) -> tuple[tuple[PayoutLine, LineStanding], ...]:
        """Lines that the bank returned and nothing has paid since; no minus lines."""
        if self.annulled_at is not None:
            return ()
        return tuple(
            (line, standing)
            for line, standing in zip(self.lines, self.standings, strict=True)
            if line.amount > 0 and standing.state is LineState.RETURNED and not standing.paid_again
        )


def line_to_json(line: PayoutLine) -> Json:
    return {
        **line.__dict__,
        "period": str(line.period),
        "months": [str(month) for month in line.months],
        "steps": steps_to_json(line.steps),
    }


def fingerprint(lines: Iterable[PayoutLine]) -> str:
    """SHA-256 over the lines in their order: paper that bears it proves what was approved.

    It is taken of the JSON of all lines, one after the other; a step that many of them have is
    written once.
    """
    digest = sha256(b"[")
    written: dict[int, tuple[Step, str]] = {}
    for number, line in enumerate(lines):
        digest.update(f"{',' if number else ''}{_stable(line, written)}".encode())
    digest.update(b"]")
    return digest.hexdigest()


def _stable(line: PayoutLine, written: dict[int, tuple[Step, str]]) -> str:
    """The line's JSON with its keys in order, the steps being the last of them."""
    steps = []
    for step in line.steps:
        kept = written.get(id(step))
        if kept is None:  # what is kept goes on living, so that no other step gets its id
            kept = (step, _in_order(step_to_json(step)))
            if len(written) < _MOST_WRITTEN:
                written[id(step)] = kept
        steps.append(kept[1])
    plain = {
        **line.__dict__,
        "period": str(line.period),
        "months": [str(month) for month in line.months],
    }
    del plain["steps"]
    return f'{_in_order(plain)[:-1]},"steps":[{",".join(steps)}]}}'


_MOST_WRITTEN = 10_000


_in_order = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class PayoutRow:
    """One line of the list of approved payouts; ``waiting`` lines have no answer of the bank."""

    id: int
    quarter: str
    number: str
    closed_at: datetime
    closed_by: str
    lines: int
    total: int
    kind: PayoutKind = PayoutKind.REGULAR
    exported_at: datetime | None = None
    paid_on: date | None = None
    annulled_at: datetime | None = None
    annulled_by: str = ""
    annulled_why: str = ""
    waiting: int = 0
    returned: int = 0

    @property
    def state(self) -> PayoutState:
        return state_of(
            exported=self.exported_at is not None,
            annulled=self.annulled_at is not None,
            lines=self.lines,
            waiting=self.waiting,
            returned=self.returned,
        )


@dataclass(frozen=True)
class LinePlace:
    """The line of a payout, and the case that it belongs to."""

    payout_id: int
    number: int
    child_id: int
    application_id: int
