"""What differs between a payout and the period before: who joined, who left, what changed, why.

The sums compared are those for the periods themselves: arrears and what is paid again or set off
are on lines of their own and are no change of what a child receives.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.law.facts import Event, EventKind
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payout_changes import Change, ChangeKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutLine
from desktop_app.services.desk import Desk
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import between as payout_history

_EVENTS = {
    EventKind.STATE_INSTITUTION: N_("Studies in a state institution since {date}"),
    EventKind.DEATH: N_("The child died on {date}"),
}


@dataclass(frozen=True)
class Compared:
    """The changes, and the numbers of the payouts that they were found against."""

    changes: tuple[Change, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class _Paid:
    """What one child is paid for the period itself: on one line, or on two of two payees."""

    lines: tuple[PayoutLine, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def months(self) -> int:
        return len({month for line in self.lines for month in line.months})

    @property
    def of_months(self) -> int:
        """The school months of the period that the sums were divided by; 0 where by none."""
        counts = (step.values.get("count") for line in self.lines for step in line.steps)
        return max((each for each in counts if isinstance(each, int)), default=0)

    @property
    def last(self) -> PayoutLine:
        return self.lines[-1]

    @property
    def mci(self) -> tuple[int, ...]:
        """The values in force that its steps were counted with, each once."""
        found = [step.values.get("mci") for line in self.lines for step in line.steps]
        return tuple(dict.fromkeys(each for each in found if isinstance(each, int)))


@dataclass(frozen=True)
class _Between:
    """What became known between the two payouts."""

    awarded: Mapping[int, payout_history.Awarded]
    amended: Mapping[int, tuple[Step, ...]]
    happened: Mapping[int, tuple[Event, ...]]


def changes(desk: Desk, payout: DrawnPayout) -> tuple[Change, ...]:
    """What differs from the period before; nothing where there was no payout before."""
    return compared(desk, payout).changes


def compared(desk: Desk, payout: DrawnPayout) -> Compared:
    """The changes, and the payouts they were found against; a follow-up is not compared.

    Of an approved payout as they were known then, whatever has happened since.
    """
    with desk.reading() as connection:
        return compared_by(connection, payout, desk.now())


def compared_by(connection: Connection, payout: DrawnPayout, now: datetime) -> Compared:
    """What `compared` gives, in a unit of work that reads more."""
    if payout.kind is not PayoutKind.REGULAR:
        return Compared((), ())
    until = payout.closed_at if isinstance(payout, ApprovedPayout) else now
    ids = payout_history.sheets_before(connection, payout.quarter, until)
    if not ids:
        return Compared((), ())
    sheets = payout_history.sheets(connection, ids)
    same = _same_period(connection, payout, until)
    of_payout = [line for line in payout.lines if _is_of_the_period(line, payout)]
    before, together = _Sheets(connection, ids), _Sheets(connection, same, of_payout)
    concerned = {
        child
        for child in before.sums.keys() | together.sums.keys()
        if before.sums.get(child) != together.sums.get(child)
    }
    paid_before, paid_now = before.of(concerned), together.of(concerned)
    between = _between(connection, paid_now, concerned, sheets[-1].closed_at, until)
    left_out = stored.left_out(connection, ids, concerned)
    not_paid_before = {line.child_id: line.reason for line in left_out}
    not_paid_now = {line.child_id: line.reason for line in payout.not_paid}
    found: list[Change] = []
    for child in concerned:
        was, now_paid = paid_before.get(child), paid_now.get(child)
        if now_paid is None and was is not None:
            found.append(_left(was, not_paid_now.get(child)))
        elif was is None and now_paid is not None:
            found.append(_joined(now_paid, not_paid_before.get(child), between))
        elif was is not None and now_paid is not None:
            found += _changed(was, now_paid, between)
    found.sort(key=lambda each: (_ORDER.index(each.kind), payout.name_key(each.child_name)))
    return Compared(tuple(found), tuple(sheet.number for sheet in sheets))


_ORDER = tuple(ChangeKind)


def _same_period(connection: Connection, payout: DrawnPayout, until: datetime) -> list[int]:
    """The sheets of the same period that were approved before this one: they count as well."""
    own = payout.id if isinstance(payout, ApprovedPayout) else None
    ids = payout_history.sheets_of(connection, payout.quarter, until)
    return [each for each in ids if own is None or each < own]


def _is_of_the_period(line: PayoutLine, sheet: DrawnPayout) -> bool:
    return line.kind is LineKind.CURRENT and line.period == sheet.quarter


Sum = tuple[int, str, str]
"""What a child is paid in all, and the payee's IIN and account of the last line."""


class _Sheets:
    """What sheets, and a last one that is not kept yet, pay each child for their period.

    ``sums`` are of all; the lines themselves are read of the few children who are told about.
    """

    def __init__(
        self, connection: Connection, ids: Sequence[int], more: Sequence[PayoutLine] = ()
    ) -> None:
        self._connection, self._ids, self._more = connection, ids, more
        self.sums: dict[int, Sum] = {}
        for line in payout_history.sums_of_the_period(connection, ids):
            self._add(*line)
        for each in more:
            self._add(each.child_id, each.amount, each.payee_iin, each.iban)

    def _add(self, child: int, amount: int, payee: str, iban: str) -> None:
        before = self.sums.get(child)
        self.sums[child] = (amount if before is None else before[0] + amount, payee, iban)

    def of(self, children: set[int]) -> dict[int, _Paid]:
        kept = payout_history.lines_of_the_period(self._connection, self._ids, children)
        found: dict[int, list[PayoutLine]] = defaultdict(list)
        for line in (*kept, *(line for line in self._more if line.child_id in children)):
            found[line.child_id].append(line)
        return {child: _Paid(tuple(of_child)) for child, of_child in found.items()}


def _between(
    connection: Connection,
    paid: Mapping[int, _Paid],
    children: set[int],
    after: datetime,
    until: datetime,
) -> _Between:
    decisions = {line.decision_id for child in children & paid.keys() for line in paid[child].lines}
    return _Between(
        payout_history.awarded(connection, decisions),
        payout_history.amended(connection, decisions, after, until),
        payout_history.happened(connection, children, after, until),
    )


# --- each kind of change ---


def _change(
    kind: ChangeKind,
    line: PayoutLine,
    before: str | int | None,
    after: str | int | None,
    why: Sequence[Step],
) -> Change:
    return Change(kind, line.child_id, line.child_name, line.child_iin, before, after, tuple(why))


def _left(was: _Paid, reason: Step | None) -> Change:
    why = (reason,) if reason is not None else ()
    return _change(ChangeKind.LEFT, was.last, was.amount, None, why)


def _joined(now: _Paid, reason: Step | None, between: _Between) -> Change:
    """Why not before, where the sheet before said it; and the award."""
    why = [_award(now.last, between)]
    if reason is not None:
        why.insert(0, reason)
    return _change(ChangeKind.JOINED, now.last, None, now.amount, why)


def _award(line: PayoutLine, between: _Between) -> Step:
    found = between.awarded[line.decision_id]
    values: dict[str, Value] = {"number": as_is(found.number), "date": found.decided_at.date()}
    return Step(N_("Awarded on {date}, application {number}"), "D-4", values)


def _changed(was: _Paid, now: _Paid, between: _Between) -> Iterable[Change]:
    one, other = was.last, now.last
    known = _known(now, between)
    another_payee = one.payee_iin != other.payee_iin
    if was.amount != now.amount:
        why = [*known, *_counted(was, now)]
        yield _change(ChangeKind.AMOUNT, other, was.amount, now.amount, why)
    if another_payee:
        why = [_award(other, between)]
        yield _change(ChangeKind.PAYEE, other, one.payee_name, other.payee_name, why)
    if one.iban != other.iban:
        why = [_award(other, between)] if another_payee else known
        yield _change(ChangeKind.ACCOUNT, other, one.iban, other.iban, why)


def _known(now: _Paid, between: _Between) -> list[Step]:
    """What was changed in the award, and what happened, since the payout before."""
    found = [step for line in now.lines for step in between.amended.get(line.decision_id, ())]
    found += [
        Step(_EVENTS[event.kind], "D-5", {"date": event.happened_on})
        for event in between.happened.get(now.last.child_id, ())
    ]
    return found


def _counted(was: _Paid, now: _Paid) -> Iterable[Step]:
    """What of the calculation is another: the months, the value of the index (D-4, D-7)."""
    if was.of_months != now.of_months and was.of_months and now.of_months:
        label = N_(
            "Months paid: {before} of {of_before} school months before, {now} of {of_now} now"
        )
        values: dict[str, Value] = {"before": was.months, "of_before": was.of_months}
        yield Step(label, "D-4", {**values, "now": now.months, "of_now": now.of_months})
    elif was.months != now.months:
        values = {"before": was.months, "now": now.months}
        yield Step(N_("Months paid: {before} before, {now} now"), "D-4", values)
    if was.mci and now.mci and was.mci != now.mci:
        values = {"before": was.mci, "now": now.mci}
        yield Step(N_("MCI: {before} tenge before, {now} now"), "D-7", values)
