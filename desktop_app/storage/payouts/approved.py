"""What was paid, and approved payouts as they are kept, with what became of them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, String, case, cast, func, insert, or_, select

from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import LateSteps
from desktop_app.records.kinds import LineState, PayoutKind
from desktop_app.records.payout_checks import PayoutCheck, checks_from_json, checks_to_json
from desktop_app.records.payouts import (
    ApprovedPayout,
    DrawnPayout,
    LineStanding,
    NotPaidLine,
    PayoutLine,
    PayoutRow,
    line_to_json,
)
from desktop_app.records.stored_steps import step_from_json, step_to_json, steps_from_text
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.edits import change
from desktop_app.storage.payouts import files
from desktop_app.storage.payouts.months import MONTHS, months_of
from desktop_app.storage.rows import (
    Reading,
    all_of,
    among,
    asked_once,
    at_once,
    only_row,
    to_record,
)
from desktop_app.storage.sums.counting import counts, decisions_of

Sums = Mapping[tuple[int, Period], int]
"""Whole tenge of each award for each period."""


def paid(
    connection: Connection, child_id: int | None = None, as_of: datetime | None = None
) -> Sums:
    """Whole tenge paid on each award for each period, by now or by a moment; see `counts`.

    What came back is paid no longer (D-9).
    """
    return paid_and_returned(connection, child_id, as_of)[0]


@asked_once
def paid_and_returned(
    connection: Connection, child_id: int | None = None, as_of: datetime | None = None
) -> tuple[Sums, Sums]:
    """What `paid` gives, and what came back."""
    query = _paid_query(as_of)
    if child_id is not None:
        query = query.where(t.payout_lines.c.decision_id.in_(decisions_of(child_id)))
    returned = debts.repaid(connection, None if child_id is None else [child_id], as_of)
    return _less(_by_award_and_period(connection, query), returned), returned


def paid_out(connection: Connection) -> Mapping[tuple[int, Period], int]:
    """Whole tenge that payouts paid on each award for each period, whatever came back later."""
    return _by_award_and_period(connection, _paid_query())


def paid_on(connection: Connection, decision_ids: Sequence[int]) -> Sums:
    """Whole tenge paid on some awards for each period: for offices that go through all of them."""
    return paid_and_returned_on(connection, decision_ids)[0]


def paid_and_returned_on(
    connection: Connection, decision_ids: Sequence[int], as_of: datetime | None = None
) -> tuple[Sums, Sums]:
    """What `paid_on` gives, and what came back; by now or by a moment, see `counts`."""
    of_them = among(connection, t.payout_lines.c.decision_id, decision_ids)
    query = _paid_query(as_of).where(of_them)
    if len(decision_ids) <= _MANY:
        returned = debts.repaid(connection, as_of=as_of, decision_ids=decision_ids)
    else:  # what came back is little: of all, it is read once, and not turn by turn
        every, wanted = debts.repaid(connection, as_of=as_of), set(decision_ids)
        returned = {key: amount for key, amount in every.items() if key[0] in wanted}
    return _less(_by_award_and_period(connection, query), returned), returned


_MANY = 500


def _less(
    paid: Mapping[tuple[int, Period], int], returned: Mapping[tuple[int, Period], int]
) -> Mapping[tuple[int, Period], int]:
    """What was paid less what came back, award by award and period by period."""
    left = dict(paid)
    for award_and_period, amount in returned.items():
        left[award_and_period] = left.get(award_and_period, 0) - amount
    return left


def _paid_query(as_of: datetime | None = None) -> Select[tuple[int, str, Any]]:
    columns = (t.payout_lines.c.decision_id, t.payout_lines.c.period)
    query = select(*columns, func.sum(t.payout_lines.c.amount)).join(t.payouts)
    return query.where(counts(as_of)).group_by(*columns)


def _by_award_and_period(
    connection: Connection, query: Select[tuple[int, str, Any]]
) -> Mapping[tuple[int, Period], int]:
    period_of = cache(parse_period)
    return {
        (decision_id, period_of(period)): int(amount)
        for decision_id, period, amount in connection.execute(query).all()
    }


@dataclass(frozen=True)
class Approval:
    """What is frozen with the lines when a payout is approved."""

    number: str
    closed_at: datetime
    closed_by: str
    drawn_at: datetime
    drawn_by: str
    fingerprint: str
    checks: tuple[PayoutCheck, ...]
    values: Mapping[str, Any]
    substitution: str = ""


def keep(
    connection: Connection,
    drawn: DrawnPayout,
    approval: Approval,
    progress: Callable[[int, int], None],
) -> int:
    """Freeze a payout: lines, steps, names and accounts as they are.

    ``progress`` is told how many lines are kept, of how many.
    """
    not_paid = [{**line.__dict__, "reason": step_to_json(line.reason)} for line in drawn.not_paid]
    values = {
        **approval.__dict__,
        "quarter": str(drawn.quarter),
        "kind": drawn.kind,
        "follows_id": drawn.follows_id,
        "checks": checks_to_json(approval.checks),
        "not_paid": not_paid,
    }
    result = connection.execute(insert(t.payouts).values(values))
    (payout_id,) = result.inserted_primary_key or (0,)
    kept = 0
    for some in at_once(drawn.lines):
        progress(kept, len(drawn.lines))
        connection.execute(
            insert(t.payout_lines),
            [
                {**line_to_json(line), "payout_id": payout_id, "number": number}
                for number, line in enumerate(some, kept + 1)
            ],
        )
        kept += len(some)
    return int(payout_id)


def by_id(connection: Connection, payout_id: int) -> ApprovedPayout:
    """A payout as it was approved, with what the bank answered since."""
    query = select(t.payouts).where(t.payouts.c.id == payout_id)
    row = only_row(connection, query, "payout")
    lines = t.payout_lines.c
    mine = lines.payout_id == payout_id
    kept = all_of(
        KeptLine, connection, select(*_KEPT).where(mine).order_by(lines.payout_id, lines.number)
    )
    again = _paid_again(connection, kept)
    taken = files.of_payout(connection, payout_id)
    named = {each.name for each in fields(ApprovedPayout)}
    given = {name: row._mapping[name] for name in named if name in row._mapping}
    return ApprovedPayout(
        **{
            **given,
            "quarter": parse_period(row.quarter),
            "kind": meaning_of(PayoutKind, row.kind),
            "checks": checks_from_json(row.checks),
            "files": taken,
            "lines": tuple(lines_of(connection, lambda query: query.where(mine))),
            "standings": tuple(_standing(line, again) for line in kept),
            "not_paid": tuple(map(_not_paid, row.not_paid)),
        }
    )


_LINE = [
    MONTHS if each.name == "months" else t.payout_lines.c[each.name]
    for each in fields(PayoutLine)
    if each.name != "steps"
]
_STEPS = cast(t.payout_lines.c.steps, String).label("steps")
Narrowed = Callable[[Select[Any]], Select[Any]]


def lines_of(connection: Connection, narrowed: Narrowed) -> list[PayoutLine]:
    """Lines of payouts as they were approved, in their order; ``narrowed`` says which.

    How their sums came about is read when somebody asks: steps that make no sense raise Unreadable
    then.
    """
    query = select(*_LINE, _STEPS).order_by(t.payout_lines.c.payout_id, t.payout_lines.c.number)
    by_hand: dict[str, Reading] = {"period": cache(parse_period), "months": months_of}
    return all_of(PayoutLine, connection, narrowed(query), **by_hand, steps=_late_steps)


def _late_steps(stored: str) -> LateSteps:
    return LateSteps(steps_from_text, stored)


def left_out(
    connection: Connection, payout_ids: Collection[int], children: Collection[int]
) -> list[NotPaidLine]:
    """Those of some children whom these sheets left out."""
    if not children:
        return []
    query = select(t.payouts.c.not_paid).where(t.payouts.c.id.in_(payout_ids))
    return [
        _not_paid(line)
        for stored in connection.scalars(query.order_by(t.payouts.c.id))
        for line in stored
        if line["child_id"] in children
    ]


def _not_paid(stored: Any) -> NotPaidLine:
    return NotPaidLine(**{**stored, "reason": step_from_json(stored["reason"])})


@dataclass(frozen=True)
class KeptLine:
    """A line of an approved payout: its sum and account, and what the bank has answered."""

    id: int
    number: int
    decision_id: int
    period: str
    amount: int
    iban: str
    state: LineState
    settled_on: date | None
    settled_at: datetime | None
    settled_by: str
    returned_why: str


_KEPT = [t.payout_lines.c[each.name] for each in fields(KeptLine)]


def _standing(line: KeptLine, again: Collection[int]) -> LineStanding:
    return LineStanding(
        line.id,
        line.state,
        line.settled_on,
        line.settled_at,
        line.settled_by,
        line.returned_why,
        line.id in again,
    )


def _paid_again(connection: Connection, lines: Iterable[KeptLine]) -> set[int]:
    """Which returned lines have been paid since: in a follow-up sheet, or as arrears."""
    return {
        line.id
        for line in lines
        if line.state is LineState.RETURNED and paid_since(connection, line)
    }


def paid_since(connection: Connection, line: KeptLine) -> str:
    """The number of the payout that has paid a returned line's award and period again, if any."""
    lines = t.payout_lines.c
    query = (
        select(t.payouts.c.number)
        .join(t.payout_lines, lines.payout_id == t.payouts.c.id)
        .where(
            lines.decision_id == line.decision_id,
            lines.period == line.period,
            lines.id > line.id,
            lines.amount > 0,
            or_(lines.follows_id == line.id, t.payouts.c.closed_at > line.settled_at),
            counts(),
        )
        .order_by(lines.id)
        .limit(1)
    )
    return connection.scalar(query) or ""


def approved_rows(connection: Connection) -> list[PayoutRow]:
    """Approved payouts, the newest first; annulled ones among them."""
    return _with_figures(connection, select(t.payouts.c.id))


def latest(connection: Connection, period: Period | None = None, most: int = 3) -> list[PayoutRow]:
    """The last few payouts that stand, of one period or of any, the newest first."""
    newest = select(t.payouts.c.id).where(t.payouts.c.annulled_at.is_(None))
    newest = newest.order_by(t.payouts.c.id.desc()).limit(most)
    if period is not None:
        newest = newest.where(t.payouts.c.quarter == str(period))
    return _with_figures(connection, newest)


def _with_figures(connection: Connection, wanted: Select[tuple[int]]) -> list[PayoutRow]:
    query = (
        select(t.payouts, *_figures())
        .outerjoin(t.payout_lines, t.payout_lines.c.payout_id == t.payouts.c.id)
        .where(t.payouts.c.id.in_(wanted.subquery().select()))
        .group_by(t.payouts.c.id)
        .order_by(t.payouts.c.id.desc())
    )
    return [to_record(PayoutRow, row) for row in connection.execute(query)]


def _figures() -> list[Any]:
    lines = t.payout_lines.c

    def of_state(state: LineState) -> Any:
        return func.coalesce(func.sum(case((lines.state == state, 1), else_=0)), 0)

    return [
        func.count(lines.id).label("lines"),
        func.coalesce(func.sum(lines.amount), 0).label("total"),
        of_state(LineState.APPROVED).label("waiting"),
        of_state(LineState.RETURNED).label("returned"),
    ]


def mark(
    connection: Connection,
    payout_id: int,
    values: Mapping[str, Any],
    *,
    who: str,
    when: datetime,
) -> None:
    """Record what became of a payout; lines and sums are never touched."""
    version = connection.scalar(select(t.payouts.c.version).where(t.payouts.c.id == payout_id))
    assert version is not None
    change(connection, t.payouts, payout_id, version, values, who=who, when=when)


def paid_on_day(connection: Connection, payout_id: int) -> date | None:
    """The last day of payment, once the bank has answered every line."""
    lines = t.payout_lines.c
    query = select(lines.state, lines.settled_on).where(lines.payout_id == payout_id)
    states = connection.execute(query).all()
    if any(row.state == LineState.APPROVED for row in states):
        return None
    return max((row.settled_on for row in states if row.state == LineState.PAID), default=None)
