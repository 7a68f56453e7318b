"""What waits, as it is kept: read by day and month, and who is to be reckoned anew."""

from datetime import date

import pytest

from desktop_app.law.quarters import Month
from desktop_app.records.tasks import Task, TaskKind
from desktop_app.services.desk import Desk
from desktop_app.storage.tasks import kept
from tests.builders import a_child, reimbursement_entry
from tests.services.acts import award


@pytest.fixture
def two(head: Desk, school: int) -> tuple[int, int]:
    """Two children with awards, in the order of their names."""
    entries = [
        reimbursement_entry(school, serial, child=a_child(serial, given_name=name))
        for serial, name in ((1, "Әлия"), (2, "Камила"))
    ]
    first, second = (award(head, entry).child_id for entry in entries)
    return first, second


LAW, DAY = "values", date(2026, 1, 31)
ENDS = "certificate"


def test_a_task_shows_from_its_day_on(two: tuple[int, int], desk: Desk) -> None:
    first, second = two
    kinds = [TaskKind.TERMINATION]
    with desk.database.begin() as connection:
        kept.begin_anew(connection, LAW)
        found = [
            Task(TaskKind.TERMINATION, 1, "x", first, month="2026-01", visible_from=DAY),
            Task(TaskKind.DEBT, 2, "", second),
        ]
        kept.replace(connection, two, found)
        assert kept.children(connection, kinds, LAW, date(2026, 1, 30)) == set()
        assert kept.children(connection, kinds, LAW, DAY) == {first}
        assert kept.months(connection, TaskKind.TERMINATION, DAY, ()) == [Month(2026, 1)]
        assert kept.months(connection, TaskKind.TERMINATION, DAY, [first]) == []
        assert kept.count(connection, TaskKind.DEBT, DAY, ()) == 1
        assert kept.count(connection, TaskKind.DEBT, DAY, [second]) == 0
        assert kept.of_children(connection) == set(found)
        assert kept.of_children(connection, [first]) == {found[0]}


def test_whoever_is_marked_may_have_any_task(two: tuple[int, int], desk: Desk) -> None:
    first, second = two
    with desk.database.begin() as connection:
        kept.begin_anew(connection, LAW)
        assert kept.to_reckon(connection, LAW) == {first, second}
        assert kept.to_reckon(connection, LAW, at_most=1) == {first}
        kept.replace(connection, two, [])
        assert (kept.to_reckon(connection, LAW), kept.count_to_reckon(connection, LAW)) == (
            set(),
            0,
        )
        kept.mark(connection, [second])
        kept.mark(connection, [first, second])
        assert kept.children(connection, list(TaskKind), LAW, DAY) == {first, second}
        assert kept.count_to_reckon(connection, LAW) == 2
        kept.replace(connection, [first], [])
        assert kept.to_reckon(connection, LAW) == {second}


def test_by_other_values_of_the_law_all_are_to_be_reckoned(
    two: tuple[int, int], desk: Desk
) -> None:
    with desk.database.begin() as connection:
        kept.begin_anew(connection, LAW)
        kept.replace(connection, two, [])
        assert kept.to_reckon(connection, "others") == set(two)
        assert kept.count_to_reckon(connection, "others") == 2
        kept.mark_everybody(connection)
        assert not kept.is_by(connection, LAW)
        assert kept.to_reckon(connection, LAW) == set(two)


def test_endings_have_the_names_of_now_and_their_order(two: tuple[int, int], desk: Desk) -> None:
    months = {two[0]: "2026-06", two[1]: "2026-05"}
    with desk.database.begin() as connection:
        kept.begin_anew(connection, LAW)
        found = [
            Task(TaskKind.ENDING, number, ENDS, child, month=months[child], due_on=DAY)
            for number, child in enumerate(two, 1)
        ]
        kept.replace(connection, two, found)
        whole = kept.endings(connection, Month(2026, 5), Month(2026, 6), ())
        assert [each.child_id for each in whole] == list(two)
        assert all(each.child_name.split()[1] in {"Әлия", "Камила"} for each in whole)
        (may,) = kept.endings(connection, Month(2026, 5), Month(2026, 5), ())
        assert (may.child_id, str(may.last), may.day) == (two[1], "2026-05", DAY)
        assert kept.endings(connection, Month(2026, 5), Month(2026, 5), [two[1]]) == []
