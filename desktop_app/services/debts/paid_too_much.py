"""Who may have been paid too much: so few of an office that only they are counted (D-9)."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from desktop_app.law.entitlement import shares_of
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, months_between
from desktop_app.services.sums.cases import ANYBODY
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.payouts import payments
from desktop_app.storage.rows import at_once

Children = Collection[int] | None
"""Those whose records are asked about; None is the whole office."""


def worth_looking_at(
    connection: Connection, law: LawInForce, children: Children = None
) -> set[int]:
    """Those who may have been paid too much, or whose ledger is open; far from all of an office."""
    if children is None:
        return _worth_looking_at(connection, law, None)
    found: set[int] = set()
    for some in at_once(sorted(children)):
        found |= _worth_looking_at(connection, law, some)
    return found


def narrowed(connection: Connection, law: LawInForce, children: set[int]) -> set[int]:
    """Those of them who are worth looking at; a few are as soon counted as looked through."""
    return children if len(children) <= _FEW else worth_looking_at(connection, law, children)


_FEW = 100


def _worth_looking_at(connection: Connection, law: LawInForce, children: Children) -> set[int]:
    return {
        *_paid_too_much(connection, law, children),
        *payments.other_children_paid(connection, children),
        *(opened.child_id for opened in debts.every_opened(connection, children).values()),
    }


def _paid_too_much(connection: Connection, law: LawInForce, children: Children) -> Iterator[int]:
    """Children with a single award who were paid more than its months give, or can't be counted.

    Each different case is counted once, so that an office of any size is looked through quickly.
    """
    given: dict[tuple[Month, Month, Period], int | None] = {}
    for paid in payments.plainly_paid(connection, children):
        case = (paid.first, paid.last, paid.period)
        if case not in given:
            given[case] = _given(case, law)
        amount = given[case]
        if amount is None or paid.amount > amount:
            yield paid.child_id


def _given(case: tuple[Month, Month, Period], law: LawInForce) -> int | None:
    first, last, period = case
    owned = dict.fromkeys(months_between(first, last), 0)
    try:
        return shares_of({0: ANYBODY}, owned, period, law)[0].amount
    except NotInForceError:
        return None
