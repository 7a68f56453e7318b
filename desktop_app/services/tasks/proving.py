"""Whether the tasks that are kept are those that what is on file gives, the long way round."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.tasks import Task, TaskKind
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.health.records import Finding
from desktop_app.services.law_values import law_data
from desktop_app.services.tasks.reckoning import reckon
from desktop_app.storage.awards import decided
from desktop_app.storage.reports import today as reports
from desktop_app.storage.tasks import kept

_EVER = (Month.of(date(1900, 1, 1)), Month.of(date(2999, 12, 1)))
_SHOWN = 5


def differences(connection: Connection, law: LawInForce) -> list[Task]:
    """Tasks that are kept and should not be, or the other way round; marked ones are neither."""
    marked = kept.to_reckon(connection, law.fingerprint)
    everybody = [group[0].child_id for group in decided.awards_by_child(connection)]
    found = {*reckon(connection, law, everybody), *_endings(connection)}
    differing = found ^ kept.of_children(connection)
    return sorted(
        (each for each in differing if each.child_id not in marked),
        key=lambda each: (each.kind, each.child_id, each.subject_id, each.about),
    )


def _endings(connection: Connection) -> Iterator[Task]:
    """As one question to the database finds them."""
    for each in reports.endings(connection, *_EVER):
        about = (each.decision_id, each.cause, each.child_id)
        yield Task(TaskKind.ENDING, *about, month=str(each.last), due_on=each.day)


def findings(desk: Desk) -> list[Finding]:
    """What the check says of them: kinds and record numbers only."""
    with desk.reading(Sight.OFFICE) as connection:
        differing = differences(connection, law_data.in_force(connection))
    shown = [Finding(_told(each)) for each in differing[:_SHOWN]]
    more = len(differing) - len(shown)
    if more:
        shown.append(Finding(Step(N_("Tasks: {count} more differ."), "", {"count": more})))
    return shown


def _told(task: Task) -> Step:
    label = N_("Task “{kind}” of record {record}, child {child}: the records say otherwise.")
    values = {
        "kind": as_is(task.kind),
        "record": as_is(str(task.subject_id)),
        "child": as_is(str(task.child_id)),
    }
    return Step(label, "", values)
