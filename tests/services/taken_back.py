"""An act is done and annulled with its paper: all is then as before the act."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.desk import Desk
from desktop_app.services.health.check import check
from desktop_app.services.post import taking_back
from desktop_app.storage import tables

WHY = "Қате адамға жазылды"
KEPT = {"notices", "acts", "looks", "register_numbers", "given_numbers", "task_marks", "tasks"}
"""What tells of both: the papers, their numbers, the history and who looked."""


def _state(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of every other table, without who changed it when and how often."""
    with desk.database.read() as connection:
        return {
            table.name: [
                {k: v for k, v in row.items() if k not in ("version", "changed_at", "changed_by")}
                for row in connection.execute(select(table)).mappings()
            ]
            for table in tables.metadata.sorted_tables
            if table.name not in KEPT
        }


def told_back(
    desk: Desk, act: Callable[[], NoticeRow], gone: frozenset[str] | set[str] = frozenset()
) -> NoticeRow:
    """Done and taken back; all else is as before, and the number is annulled in its register.

    Of the tables in ``gone`` what stands is as before: their rows are annulled, not changed.
    """

    def standing() -> dict[str, list[dict[str, Any]]]:
        state = _state(desk)
        for name in gone:
            state[name] = [row for row in state[name] if row["annulled_at"] is None]
        return state

    before = standing()
    paper = act()
    assert standing() != before or paper.kind is NoticeKind.TERMINATION
    annulled = taking_back.take_back(desk, paper.id, f"  {WHY} ")
    assert standing() == before
    assert (annulled.number, annulled.annulled_why) == (paper.number, WHY)
    assert annulled.annulled_by == desk.worker.name
    assert check(desk) == []
    return annulled
