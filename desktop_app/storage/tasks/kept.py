"""What waits, as it is kept, and whose tasks are to be reckoned anew."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection, Select, delete, func, insert, select, union

from desktop_app.law.quarters import Month
from desktop_app.records.decisions import Cause, Ending
from desktop_app.records.people import full_name
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.tasks import Task, TaskKind
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, asked_once, at_once

_COLUMNS = [column.name for column in t.tasks.columns]


# Keeping them


def replace(connection: Connection, children: Collection[int], found: Iterable[Task]) -> None:
    """Keep the tasks of some children instead of those they had; they are reckoned now."""
    wanted = sorted(children)
    for some in at_once(wanted):
        connection.execute(delete(t.tasks).where(t.tasks.c.child_id.in_(some)))
        connection.execute(delete(t.task_marks).where(t.task_marks.c.child_id.in_(some)))
    rows = [{name: getattr(each, name) for name in _COLUMNS} for each in found]
    if rows:
        connection.execute(insert(t.tasks), rows)


def mark(connection: Connection, children: Collection[int]) -> None:
    """Let the tasks of some children be reckoned anew."""
    people, marks = t.people.c.id, select(t.task_marks.c.child_id)
    for some in at_once(sorted(children)):
        new = select(people).where(people.in_(some), people.not_in(marks))
        connection.execute(insert(t.task_marks).from_select(["child_id"], new))


def mark_everybody(connection: Connection) -> None:
    """Let all be reckoned anew, whatever they were reckoned by."""
    connection.execute(delete(t.task_law))


def begin_anew(connection: Connection, law: str) -> None:
    """From now on by these values of the law: everybody who has an award is marked."""
    connection.execute(delete(t.tasks))
    connection.execute(delete(t.task_marks))
    connection.execute(delete(t.task_law))
    connection.execute(insert(t.task_law).values(fingerprint=law))
    connection.execute(insert(t.task_marks).from_select(["child_id"], _awarded()))


def _awarded() -> Select[tuple[int]]:
    return select(t.decisions.c.child_id).where(t.decisions.c.awarded).distinct()


# Whose are to be reckoned


@asked_once
def is_by(connection: Connection, law: str) -> bool:
    """Whether what is kept was reckoned by these values of the law."""
    return connection.scalar(select(t.task_law.c.fingerprint)) == law


def count_to_reckon(connection: Connection, law: str) -> int:
    """How many children's tasks are to be reckoned anew."""
    which = t.task_marks.c.child_id if is_by(connection, law) else t.decisions.c.child_id
    query = select(func.count(which.distinct()))
    if which.table is t.decisions:
        query = query.where(t.decisions.c.awarded)
    return int(connection.scalar(query) or 0)


@asked_once
def to_reckon(connection: Connection, law: str, at_most: int | None = None) -> set[int]:
    """Children whose tasks are to be reckoned anew: all that have an award, or had one when what is
    kept was reckoned, where that was by another law."""
    marks = t.task_marks.c.child_id
    if is_by(connection, law):
        return set(connection.scalars(select(marks).order_by(marks).limit(at_most)))
    everybody = union(_awarded(), select(t.tasks.c.child_id))
    return set(connection.scalars(everybody.limit(at_most)))


# Reading them


def children(connection: Connection, kinds: Collection[TaskKind], law: str, day: date) -> set[int]:
    """Those who have a task of these kinds that shows on a day, and those who may have one."""
    tasks = t.tasks.c
    query = select(tasks.child_id).distinct().where(tasks.kind.in_(kinds))
    shown = connection.scalars(query.where(tasks.visible_from <= day))
    return {*shown, *to_reckon(connection, law)}


def of_children(connection: Connection, wanted: Collection[int] | None = None) -> set[Task]:
    """All tasks that are kept, or those of some children, whether they show yet or not."""
    if wanted is None:
        return set(all_of(Task, connection, select(t.tasks)))
    return {
        task
        for some in at_once(sorted(wanted))
        for task in all_of(Task, connection, select(t.tasks).where(t.tasks.c.child_id.in_(some)))
    }


def count(connection: Connection, kind: TaskKind, day: date, but: Collection[int]) -> int:
    """How many of a kind show on a day, but those of some children."""
    tasks = t.tasks.c
    query = select(tasks.child_id).where(tasks.kind == kind, tasks.visible_from <= day)
    return sum(child not in but for child in connection.scalars(query))


def months(connection: Connection, kind: TaskKind, day: date, but: Collection[int]) -> list[Month]:
    """The months of those of a kind that show on a day, but those of some children."""
    tasks = t.tasks.c
    query = select(tasks.child_id, tasks.month)
    query = query.where(tasks.kind == kind, tasks.visible_from <= day)
    found = connection.execute(query)
    return [Month.parse(row.month) for row in found if row.child_id not in but]


def endings(
    connection: Connection, first: Month, last: Month, but: Collection[int]
) -> list[Ending]:
    """Awards that end in a period, in the order of the children's names, but some children's."""
    tasks, names = t.tasks.c, [t.people.c[name] for name in _NAME]
    query = (
        select(t.tasks, *names)
        .join(t.people, t.people.c.id == tasks.child_id)
        .where(tasks.kind == TaskKind.ENDING, tasks.month.between(str(first), str(last)))
        .order_by(t.people.c.sort, t.people.c.id)
    )
    return [
        Ending(
            row.child_id,
            full_name(*(row._mapping[name] for name in _NAME)),
            Month.parse(row.month),
            meaning_of(Cause, row.about),
            row.due_on,
            row.subject_id,
        )
        for row in connection.execute(query)
        if row.child_id not in but
    ]


_NAME = ("surname", "given_name", "patronymic")
