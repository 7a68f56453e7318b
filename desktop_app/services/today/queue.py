"""All that waits for somebody in one queue, in the order of the law's clocks.

A queue at one moment holds what waits in short: of what kind it is, which record, and by when. So
it is counted and narrowed without asking again; rows are read where somebody looks.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection

from desktop_app.records.acts import Act
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.decisions import Ending
from desktop_app.records.hearings import Hearing
from desktop_app.records.kinds import Service, Status
from desktop_app.records.messages import MessageRow, MessageState
from desktop_app.records.requests import Request
from desktop_app.services.desk import Desk
from desktop_app.services.listing import PAGE, Found
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.messages import sent as messages
from desktop_app.storage.papers import hearings, requests
from desktop_app.storage.reports import today as stored

_ONE_DAY, _NEAR = timedelta(days=1), timedelta(days=7)


class Kind(StrEnum):
    """What waits; of what is due on one day, the shorter clock comes first."""

    CONSENT = "consent"
    """An answer to a proactive message, or the application that rests on it (R-7-1, 24 hours)."""
    CLASS = "class"
    """The head names the class of an application for home education (R-6)."""
    ORDER = "order"
    """The order on home education (R-7)."""
    COMPLAINT = "complaint"
    """A complaint is to be answered or sent on (R-9)."""
    DECISION = "decision"
    """The head decides on the reimbursement (D-2, eight working days)."""
    HEARING = "hearing"
    """The day of a hearing has passed, and nobody has put down what was said."""
    ANSWER = "answer"
    """An answer to a letter of the office should have come."""
    ENDING = "ending"
    """An award ends soon: its family is told what to do in time (D-4)."""


_BY_STATUS = {
    (Service.HOME_EDUCATION, Status.REGISTERED): Kind.CLASS,
    (Service.HOME_EDUCATION, Status.CONSIDERED): Kind.ORDER,
    (Service.REIMBURSEMENT, Status.REGISTERED): Kind.DECISION,
}

WHOSE: Mapping[Kind, Act] = {
    Kind.CONSENT: Act.ANSWER_MESSAGE,
    Kind.CLASS: Act.CONSIDER,
    Kind.ORDER: Act.ISSUE_ORDER,
    Kind.COMPLAINT: Act.ANSWER_COMPLAINT,
    Kind.DECISION: Act.DECIDE,
    Kind.HEARING: Act.PUT_DOWN_HEARING,
    Kind.ANSWER: Act.RECORD_ANSWER,
    Kind.ENDING: Act.TELL_BEFORE_END,
}
"""Whose act is next does it first; others may stand in for them."""

_R = TypeVar("_R", ApplicationRow, ComplaintRow)
Record = ApplicationRow | ComplaintRow | MessageRow | Ending
_PLACES = {kind: place for place, kind in enumerate(Kind)}
_MANY = 1 << 40


@dataclass(frozen=True)
class Entry:
    """``id`` is the record it opens: an application, a complaint, a message; a child's award.

    ``due`` is the last day, None where it is not known yet. ``is_done`` has nothing left to be
    done: a family that was told already is listed until the award has ended. ``is_lapsed``: the
    hours of a message are over, on the same day perhaps.
    """

    kind: Kind
    id: int
    due: date | None
    is_done: bool = False
    is_lapsed: bool = False

    @property
    def key(self) -> int:
        """One number for it among all kinds."""
        return _PLACES[self.kind] * _MANY + self.id


@dataclass(frozen=True)
class Row:
    """One line of the queue with what there is to say of it."""

    entry: Entry
    record: Record
    about: Hearing | Request | None = None


@dataclass(frozen=True)
class Chosen:
    """What of the queue is listed: one kind, or all that is due by a week from now; ``mine`` is
    what is the work of who sits at the desk."""

    kind: Kind | None = None
    mine: bool = False


_THIS_WEEK = (Chosen(mine=True), Chosen())
PARTS = (*_THIS_WEEK, *map(Chosen, Kind))
"""Every part of the queue that can be listed, the most urgent first."""


@dataclass(frozen=True)
class Queue:
    """What waits at one moment, the nearest day first; what has no day yet comes last."""

    day: date
    mine: frozenset[Kind]
    entries: tuple[Entry, ...]
    _at_hand: Mapping[int, MessageRow | Ending] = field(default_factory=dict)
    _letters: Mapping[int, Hearing | Request] = field(default_factory=dict)

    def holds(self, entry: Entry, chosen: Chosen) -> bool:
        """Whether it is listed: one kind is listed whole."""
        if chosen.kind is not None:
            return entry.kind is chosen.kind
        if entry.is_done or entry.due is None or entry.due > self.day + _NEAR:
            return False
        return not chosen.mine or entry.kind in self.mine

    def keys(self, chosen: Chosen) -> list[int]:
        return [each.key for each in self.entries if self.holds(each, chosen)]

    @cached_property
    def _counts(self) -> Mapping[Chosen, tuple[int, int]]:
        """In one pass, where it is read: an office may have thousands that wait."""
        every, late = Counter[Chosen](), Counter[Chosen]()
        for each in self.entries:
            of = [chosen for chosen in _THIS_WEEK if self.holds(each, chosen)]
            every.update([Chosen(each.kind), *of])
            if self.is_late(each):
                late.update([Chosen(each.kind), *of])
        return {chosen: (count, late[chosen]) for chosen, count in every.items()}

    @cached_property
    def _by_key(self) -> Mapping[int, Entry]:
        return {each.key: each for each in self.entries}

    def count(self, chosen: Chosen) -> int:
        return self._counts.get(chosen, (0, 0))[0]

    def late(self, chosen: Chosen) -> int:
        """How many of those have gone past their day."""
        return self._counts.get(chosen, (0, 0))[1]

    def is_late(self, entry: Entry) -> bool:
        passed = entry.due is not None and entry.due < self.day
        return not entry.is_done and (passed or entry.is_lapsed)

    def first(self) -> Chosen:
        """What is listed where nobody has chosen yet: what is mine, or else anybody's."""
        return next((each for each in PARTS if self.count(each)), Chosen())

    def found(self, connection: Connection, chosen: Chosen, selected: int = 0) -> Found[Row]:
        """The list with its first page, and the page on which ``selected`` stands."""
        keys = self.keys(chosen)
        place = keys.index(selected) // PAGE * PAGE if selected in keys else 0
        seen = list(dict.fromkeys([*keys[:PAGE], *keys[place : place + PAGE]]))
        return Found(keys, dict(zip(seen, self.rows(connection, seen), strict=True)))

    def find(self, desk: Desk, chosen: Chosen) -> Found[Row]:
        with desk.reading() as connection:
            return self.found(connection, chosen)

    def page(self, desk: Desk, wanted: list[int]) -> Sequence[Row]:
        """Rows further down, when somebody scrolls there."""
        with desk.reading() as connection:
            return self.rows(connection, wanted)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[Row]:
        """The rows of these keys, in their order."""
        entries = [self._by_key[key] for key in wanted]
        letters = {each.key: self._letters.get(each.key) for each in entries}
        cases = {each.key: _case_of(each, letters[each.key]) for each in entries}
        of_cases = _by_id(applications.rows(connection, _ids(cases.values())))
        of_complaints = _by_id(
            complaints.rows(
                connection, [each.id for each in entries if each.kind is Kind.COMPLAINT]
            )
        )
        found = []
        for each in entries:
            case = cases[each.key]
            record: Record
            if case is not None:
                record = of_cases[case]
            elif each.kind is Kind.COMPLAINT:
                record = of_complaints[each.id]
            else:
                record = self._at_hand[each.key]
            found.append(Row(each, record, letters[each.key]))
        return found


def read(connection: Connection, desk: Desk, endings: Collection[Ending]) -> Queue:
    """``endings`` are the awards that end soon, with the day on which their family was told."""
    day = desk.today()
    asked, held = requests.overdue(connection, day), hearings.waiting(connection, day - _ONE_DAY)
    sent = messages.to_do(connection)
    letters: dict[Entry, Hearing | Request] = {
        **{Entry(Kind.ANSWER, each.id, each.answer_by): each for each in asked},
        **{Entry(Kind.HEARING, each.id, _held_on(each)): each for each in held},
    }
    at_hand: dict[Entry, MessageRow | Ending] = {
        **{_message(each, desk.now()): each for each in sent},
        **{_ending(each): each for each in endings},
    }
    waiting = (
        Entry(_BY_STATUS[service, status], number, due)
        for number, service, status, due in stored.waiting(connection)
    )
    due = (Entry(Kind.COMPLAINT, *each) for each in complaints.open_by_day(connection))
    entries = sorted([*waiting, *due, *letters, *at_hand], key=_order)
    return Queue(
        day,
        frozenset(kind for kind, act in WHOSE.items() if desk.does_first(act)),
        tuple(entries),
        {entry.key: each for entry, each in at_hand.items()},
        {entry.key: each for entry, each in letters.items()},
    )


def _order(entry: Entry) -> tuple[bool, date, int, int]:
    return entry.due is None, entry.due or date.max, _PLACES[entry.kind], entry.id


def _ending(ending: Ending) -> Entry:
    return Entry(Kind.ENDING, ending.decision_id, ending.day, ending.told_on is not None)


def _message(message: MessageRow, now: datetime) -> Entry:
    """A consent waits for its application from the day on which one looks, by no clock."""
    state = message.state(now)
    due = now if state is MessageState.CONSENT else message.due_at
    return Entry(Kind.CONSENT, message.id, due.date(), is_lapsed=state is MessageState.LAPSED)


def _held_on(hearing: Hearing) -> date | None:
    return hearing.held_at.date() if hearing.held_at else None


def _case_of(entry: Entry, letter: Hearing | Request | None) -> int | None:
    if letter is not None:
        return letter.application_id
    return entry.id if entry.kind in _BY_STATUS.values() else None


def _ids(cases: Collection[int | None]) -> list[int]:
    return sorted({case for case in cases if case is not None})


def _by_id(rows: Sequence[_R]) -> dict[int, _R]:
    return {row.id: row for row in rows}
