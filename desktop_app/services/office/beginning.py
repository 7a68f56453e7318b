"""How an office begins: with everybody who works there, or to practise with people nobody is."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.people import Worker
from desktop_app.records.practice import INVENTED
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.identity.meaning import as_meant
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff

PRACTICE, YES = offices.PRACTICE, offices.YES


def begin(desk: Desk, workers: Iterable[Worker], *, practice: bool = False) -> list[int]:
    """Put the first workers on file; their ids. Trouble where somebody is there already.

    ``practice``: nobody is protected there, and anybody may be anybody.
    """
    with desk.writing(Act.BEGIN_OFFICE) as connection:
        if not staff.is_empty(connection):
            raise Trouble(N_("Somebody else has just begun this office. Nothing was changed."))
        return _begin(connection, desk, list(map(as_meant, workers)), practice=practice)


def prepare(desk: Desk) -> None:
    """An office to practise in, so that work can begin at once; nothing where one has begun."""
    with desk.reading(Sight.OFFICE) as connection:
        if not staff.is_empty(connection):
            return
    with desk.writing(Act.BEGIN_OFFICE) as connection:
        if staff.is_empty(connection):
            _begin(connection, desk, INVENTED, practice=True)


def _begin(
    connection: Connection, desk: Desk, workers: Sequence[Worker], *, practice: bool
) -> list[int]:
    ids = [
        staff.save_worker(connection, worker, desk.worker.name, desk.now()) for worker in workers
    ]
    if practice:
        offices.save_values(connection, {PRACTICE: YES}, desk.worker.name, desk.now())
    record_for_office(connection, desk, Step(N_("The first workers were put on file"), ""))
    return ids


def is_practice(connection: Connection) -> bool:
    """Whether the office is there to practise in: the demo and the program's own tests."""
    return offices.is_practice(connection)
