"""What waits as a list has it: in the order of the names, found by the words of a name."""

from datetime import date

import pytest

from desktop_app.records.sought import sought_words
from desktop_app.records.tasks import AT_ONCE, Due, Task, TaskKind
from desktop_app.services.desk import Desk
from desktop_app.storage.tasks import kept, listed
from tests.builders import a_child, reimbursement_entry
from tests.services.acts import award, decision

DAY = date(2026, 1, 31)


@pytest.fixture
def debts(head: Desk, school: int) -> list[Task]:
    """Камила owes and her instalment is overdue from today on; Әлия's demand names May."""
    tasks = []
    for serial, name in ((1, "Камила"), (2, "Әлия")):
        entry = reimbursement_entry(school, serial, child=a_child(serial, given_name=name))
        found = decision(head, award(head, entry))
        tasks.append(Task(TaskKind.DEBT, found.id, "open", found.child_id, amount=serial * 100))
    late, other = tasks
    task = Task(TaskKind.INSTALMENT, late.subject_id, "", late.child_id, "", DAY)
    demand = Task(TaskKind.DEMAND, other.subject_id, "x", other.child_id, "2026-05", AT_ONCE, DAY)
    with head.database.begin() as connection:
        kept.replace(connection, [each.child_id for each in tasks], [*tasks, task, demand])
    return tasks


def test_each_with_its_sum_and_whether_it_is_late(head: Desk, debts: list[Task]) -> None:
    late, other = debts
    with head.database.read() as connection:
        found = sorted(listed.due(connection, TaskKind.DEBT, DAY), key=lambda each: each.order)
        assert [(each.decision_id, each.amount, each.is_late) for each in found] == [
            (other.subject_id, 200, False),
            (late.subject_id, 100, True),
        ]
        (before,) = listed.due(
            connection,
            TaskKind.DEBT,
            date(2026, 1, 30),
            but=[other.child_id],
            words=sought_words("камила"),
        )
        assert not before.is_late
        orders = listed.orders(connection, [each.subject_id for each in debts])
        assert orders == {each.decision_id: each.order for each in found}
        assert list(listed.orders(connection, orders, sought_words("әлия"))) == [other.subject_id]
        assert listed.children_of(connection, orders) == {late.child_id, other.child_id}


def test_those_that_name_a_month(head: Desk, debts: list[Task]) -> None:
    _late, other = debts
    with head.database.read() as connection:
        order = listed.orders(connection, [other.subject_id])[other.subject_id]
        may = ("2026-05", "2026-05")
        assert listed.due(connection, TaskKind.DEMAND, DAY, months=may) == [
            Due(other.subject_id, other.child_id, "x", order, DAY)
        ]
        assert listed.due(connection, TaskKind.DEMAND, DAY, months=("", "2026-04")) == []


def test_one_of_a_kind(head: Desk, debts: list[Task]) -> None:
    children = [each.child_id for each in debts]
    with head.database.read() as connection:
        assert listed.one_of(connection, TaskKind.DEBT, children[:1]) == children[1]
        assert listed.one_of(connection, TaskKind.DEBT, children) is None
