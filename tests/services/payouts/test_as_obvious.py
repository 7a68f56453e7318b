"""What is drawn up is what the slow and obvious reckoning gives, to the tenge and to the step.

A made-up office lives through two years: awards and events come late, sheets are approved, the bank
sends lines back, payees pay back, die or have no account, and the MCI is told afterwards.
"""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import Connection, func, select, update

from desktop_app.law.quarters import Quarter, quarters_between
from desktop_app.law.steps import LateSteps, Step
from desktop_app.records.kinds import DebtEntryKind, LineState, Status
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, fingerprint
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import lines
from desktop_app.storage import tables as t
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.rows import insert_row
from tests.builders import Clock
from tests.law.families import a_family, some_events
from tests.services.acts import close, put_award
from tests.services.payouts import obvious

CHILDREN, MORE_A_QUARTER = 40, 6
QUARTERS = tuple(quarters_between(Quarter(2025, 1), Quarter(2026, 4)))


def _one_more_award(connection: Connection, school: int, chance: Random, number: int) -> None:
    """Often of a child that has one, and then perhaps to the same payee."""
    serial = chance.randint(1, CHILDREN)
    child = put_award(connection, school, number, serial, a_family(chance))
    decisions = t.decisions.c
    newest = select(func.max(decisions.id)).scalar_subquery()
    mine = decisions.child_id == child
    payee = connection.scalar(select(func.min(decisions.payee_id)).where(mine))
    if chance.random() < 0.5:
        same = update(t.decisions).where(decisions.id == newest).values(payee_id=payee)
        connection.execute(same)
    if chance.random() < 0.1:
        connection.execute(update(t.decisions).where(decisions.id == newest).values(iban=""))


def _something_happens(connection: Connection, chance: Random, clock: Clock) -> None:
    """Events that become known, whenever they were; or that there were none."""
    children = connection.scalars(select(t.decisions.c.child_id).distinct()).all()
    for event in some_events(chance):
        values = {"child_id": chance.choice(children), **event.__dict__}
        by = {"recorded_at": clock(), "recorded_by": "М. Ержанова"}
        insert_row(connection, t.events, {**values, **by})
    if chance.random() < 0.5:
        one = select(func.max(t.events.c.id)).scalar_subquery()
        mistake = {"annulled_at": clock(), "annulled_by": "Басшы", "annulled_why": "Қате"}
        connection.execute(update(t.events).where(t.events.c.id == one).values(mistake))


def _something_comes_back(
    connection: Connection, chance: Random, payout: ApprovedPayout, clock: Clock
) -> None:
    """Of one line from the payee, of another from the bank; a third payee is no more."""
    back, sent = chance.choice(payout.lines), chance.choice(payout.standings)
    connection.execute(
        update(t.payout_lines)
        .where(t.payout_lines.c.id == sent.id)
        .values(state=LineState.RETURNED, settled_on=clock().date(), settled_at=clock())
    )
    debts = t.debts.c
    debt = connection.scalar(select(debts.id).where(debts.decision_id == back.decision_id))
    if debt is None:
        of = {"decision_id": back.decision_id, "child_id": back.child_id}
        debt = insert_row(connection, t.debts, {**of, "opened_at": clock(), "opened_by": "x"})
    entry = {"debt_id": debt, "kind": DebtEntryKind.REPAYMENT, "day": clock().date()}
    by = {"recorded_at": clock(), "recorded_by": "x"}
    row = insert_row(connection, t.debt_entries, {**entry, **by})
    amount = chance.randint(1, back.amount)
    part = {"entry_id": row, "period": str(back.period), "amount": amount}
    insert_row(connection, t.debt_parts, part)


def _held_against(
    connection: Connection, period: Quarter, moment: datetime | None = None
) -> DrawnPayout:
    drawn = lines.regular(connection, period, moment).payout
    right = obvious.drawn(connection, period, moment)
    assert drawn.lines == right.lines
    assert [tuple(line.steps) for line in drawn.lines] == [line.steps for line in right.lines]
    assert drawn.not_paid == right.not_paid
    assert fingerprint(drawn.lines) == fingerprint(right.lines)
    return drawn


@pytest.mark.parametrize("serial", [1, 2, 3])
def test_drawn_up_as_the_obvious_reckoning_has_it(
    accountant: Desk, school: int, clock: Clock, serial: int
) -> None:
    chance, number, approved = Random(serial), 0, 0
    kinds: set[str] = set()
    for quarter in QUARTERS:
        clock.move_to(quarter.last_day)
        with accountant.database.begin() as connection:
            for _each in range(CHILDREN if quarter is QUARTERS[0] else MORE_A_QUARTER):
                number += 1
                _one_more_award(connection, school, chance, number)
            _something_happens(connection, chance, clock)
            waiting = chance.random() < 0.5 and number > CHILDREN
            if waiting:
                one = select(func.max(t.applications.c.id)).scalar_subquery()
                status = update(t.applications).where(t.applications.c.id == one)
                connection.execute(status.values(status=Status.REGISTERED))
        with accountant.database.read() as connection:
            drawn = _held_against(connection, quarter)
            _held_against(connection, quarter, clock() - timedelta(days=chance.randint(1, 300)))
            _held_against(connection, chance.choice(QUARTERS))
        kinds |= {line.kind for line in drawn.lines}
        kinds |= {left.reason.label for left in drawn.not_paid}
        if drawn.lines and chance.random() < 0.7:
            payout = _approved(accountant, drawn)
            approved += payout is not None
            if payout is not None:
                with accountant.database.begin() as connection:
                    _something_comes_back(connection, chance, payout, clock)
        with accountant.database.begin() as connection:
            payees = connection.scalars(select(t.decisions.c.payee_id).distinct()).all()
            if chance.random() < 0.3:
                gone = chance.choice(payees)
                kind = chance.choice(list(PayeeEndKind))
                payee_ends.add(
                    connection, gone, kind, date(2025, 3, 1), "№ 1", accountant.author, clock()
                )
    assert approved > 2
    assert len(kinds) > 8, kinds


def _approved(desk: Desk, drawn: DrawnPayout) -> ApprovedPayout | None:
    """With the same steps as were drawn up; None where a finding must be mended first."""
    try:
        payout = close(desk, drawn)
    except Trouble:
        return None
    assert [tuple(line.steps) for line in payout.lines] == [
        tuple(line.steps) for line in drawn.lines
    ]
    return payout


def test_steps_are_equal_whenever_they_are_made() -> None:
    """Late ones, made ones and those of what they follow from otherwise."""
    one, other = Step("one", "D-7"), Step("other", "D-7")
    late = LateSteps(lambda count: (one, other)[:count], 2)
    assert late == LateSteps(lambda: (one, other))
    assert late == (one, other)
    assert late != (one,)
    assert (len(late), late[-1], tuple(late)) == (2, other, (one, other))
