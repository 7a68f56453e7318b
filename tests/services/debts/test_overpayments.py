"""What is found in few queries is what going through every child would find (D-5, D-9)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from sqlalchemy import insert, update

from desktop_app.law.eligibility import judge
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.services.awards import terminations
from desktop_app.services.debts import overpayments
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.sums.balances import balances_of
from desktop_app.storage import tables as t
from desktop_app.storage.awards import amendments
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.payouts import approved as payouts
from tests.builders import Clock
from tests.law import families
from tests.ready_made import ready_made
from tests.services.acts import pay, put_award

CHILDREN = 150
UNTIL = Quarter(2026, 4)
YEARS_END = Month(2026, 12)


@ready_made
def an_office(desk: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    """Awards as the law gives them, paid through a year, and then all that can happen to them."""
    chance = Random(20261121)
    decided: dict[int, Facts] = {}
    with desk.database.begin() as connection:
        law = law_data.in_force(connection)
        serial = 0
        while len(decided) < CHILDREN:
            serial += 1
            drawn = replace(
                families.a_family(chance), events=(), ended=None, taken=frozenset(), consent=True
            )
            judgement = judge(drawn, law, ())
            if not judgement.awards:
                continue
            put_award(connection, school, serial, serial, drawn)
            decision_id = len(decided) + 1
            decided[decision_id] = drawn
            months = {"first_month": str(judgement.first), "last_month": str(judgement.last)}
            connection.execute(
                update(t.decisions).where(t.decisions.c.id == decision_id).values(**months)
            )
    for quarter in ("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 7, 1))
    with desk.database.begin() as connection:
        children = awards.awards(connection)
        for award in children:
            for event in families.some_events(chance):
                if chance.random() < 0.5 and event.happened_on < desk.today():
                    values = {**event.__dict__, "child_id": award.child_id, "note": ""}
                    recorded = {"recorded_at": desk.now(), "recorded_by": "Маман"}
                    connection.execute(insert(t.events).values(**values, **recorded))
            ended = families.an_ending(chance)
            if ended is not None:
                changed = replace(award.facts, ended=ended)
                amendments.add(
                    connection,
                    award.decision_id,
                    changed,
                    steps=(),
                    months=[award.first] if award.first else [],
                    iban="",
                    why="Аяқталды",
                    who="Басшы",
                    when=desk.now(),
                )


def test_nothing_is_missed(desk: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    an_office(desk, accountant, school, clock)
    with desk.database.read() as connection:
        law = law_data.in_force(connection)
        found = overpayments.every(connection, law).overpayments
        told = {(each.decision_id, each.key) for each in found}
        assert told == set(_overpaid_one_by_one(desk))
        assert len(told) > 10
        each_child = list(awards.awards_by_child(connection))
        ids = {of_child[0].child_id for of_child in each_child}
        known = terminations._Known(connection, law, desk.today(), ids)
        every = [p for of_child in each_child for p in known.of_child(of_child)]
    due = terminations.proposals(desk, YEARS_END)
    in_window = [p for p in every if p.stop.last <= YEARS_END]
    assert {(p.decision_id, p.stop) for p in due} == {(p.decision_id, p.stop) for p in in_window}
    assert len(due) > 30


def test_from_its_first_month_on_a_month_may_belong_to_another_award(
    desk: Desk, school: int
) -> None:
    """Before it the award had not begun; after its last one it had ended."""
    year = Certificate(date(2025, 9, 1), date(2026, 5, 25))
    with desk.database.begin() as connection:
        put_award(connection, school, 1, 1, Facts(date(2015, 4, 7), year.first_day, year, None))
        (award,) = awards.awards(connection)
        about, belongs = overpayments._Recorded(connection, [[award]]), []
        for month in (Month(2025, 8), Month(2025, 9), Month(2026, 5), Month(2026, 6)):
            owed = overpayments.Owed(Quarter.of(month.first_day), (month,), 10_485, 0, 0, 0)
            causes = overpayments._causes(about, award, [owed], [], frozenset())
            belongs += [["belong to another award" in each.label for each in causes]]
    assert belongs == [[False], [True], [True], [False]]


def _overpaid_one_by_one(desk: Desk) -> Iterator[tuple[int, str]]:
    with desk.database.read() as connection:
        law, paid = law_data.in_force(connection), payouts.paid(connection)
        for of_child in awards.awards_by_child(connection):
            for award in of_child:
                owed = [
                    f"{account.quarter} {account.overpaid}"
                    for account in balances_of(of_child, UNTIL, law, paid)
                    if account.decision_id == award.decision_id and account.overpaid
                ]
                if owed:
                    yield award.decision_id, ", ".join(owed)
