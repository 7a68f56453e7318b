"""What waits of some children, reckoned from what is on file: the same as its pages reckon."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.records.tasks import AT_ONCE, Task, TaskKind
from desktop_app.services.awards import terminations
from desktop_app.services.debts import ledger, paid_too_much
from desktop_app.services.debts.ledger import Debt
from desktop_app.storage.awards import decided
from desktop_app.storage.reports import today as reports

_EVER = date.max
_ONE_DAY = timedelta(days=1)


def reckon(connection: Connection, law: LawInForce, children: Collection[int]) -> Iterator[Task]:
    """Their tasks, those that show on a later day among them."""
    yield from _endings(connection, children)
    yield from _terminations(connection, law, children)
    looked_at = paid_too_much.worth_looking_at(connection, law, children)
    found = ledger.of_children(connection, law, _EVER, looked_at)
    for debt in found.debts:
        yield from _of_debt(debt)
    for child in found.uncounted:
        yield Task(TaskKind.UNCOUNTED, child, "", child)


def _endings(connection: Connection, children: Collection[int]) -> Iterator[Task]:
    for awards in decided.awards_of_children(connection, children):
        found = reports.ending_of(awards)
        if found is not None:
            yield Task(
                TaskKind.ENDING,
                found.decision_id,
                found.cause,
                found.child_id,
                month=str(found.last),
                due_on=found.day,
            )


def _terminations(
    connection: Connection, law: LawInForce, children: Collection[int]
) -> Iterator[Task]:
    for each in terminations.every(connection, law, children, _EVER):
        yield Task(
            TaskKind.TERMINATION,
            each.decision_id,
            each.stop.key,
            each.child_id,
            month=str(each.stop.last),
            visible_from=each.stop.comes_on or AT_ONCE,
            due_on=each.stop.day,
        )


def _of_debt(debt: Debt) -> Iterator[Task]:
    award, child = debt.decision_id, debt.child_id
    yield Task(TaskKind.DEBT, award, debt.state, child, amount=debt.owed)
    if debt.may_be_demanded:
        key = debt.overpayment.key
        yield Task(TaskKind.DEMAND, award, key, child, amount=debt.owed)
    if debt.to_come:
        due = debt.to_come[0].due_on
        yield Task(TaskKind.INSTALMENT, award, "", child, visible_from=due + _ONE_DAY, due_on=due)
