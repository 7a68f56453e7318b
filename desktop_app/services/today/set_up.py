"""What of an office is still to be set up, for whom it is to do."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from sqlalchemy import Connection

from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.law_values import calendar, law_watch
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff
from desktop_app.storage.reports import today as stored


class Task(StrEnum):
    """In the order in which an office does it."""

    DETAILS = "details"
    """Name, BIN, address and head: every paper bears them (D-2)."""
    SCHOOLS = "schools"
    """No application without the school that renders the service (R-3)."""
    ROLES = "roles"
    """Somebody takes in, somebody decides, somebody pays; each with a password of their own."""
    CALENDAR = "calendar"
    """Time limits need the days off of the year (R-5, R-9)."""
    BACKUPS = "backups"
    """The second place, on another disk."""
    REGISTER = "register"
    """The families that are paid already, before the first sheet: else they would be paid twice."""
    FORMS = "forms"
    """The words that an act prescribes (R-4, R-5) were held against the act."""


_WHOSE: Mapping[Task, Act] = {
    Task.DETAILS: Act.CHANGE_OFFICE,
    Task.SCHOOLS: Act.SAVE_SCHOOL,
    Task.ROLES: Act.SAVE_WORKER,
    Task.CALENDAR: Act.CONFIRM_YEAR,
    Task.BACKUPS: Act.BACK_UP_ELSEWHERE,
    Task.REGISTER: Act.BRING_IN_REGISTER,
    Task.FORMS: Act.RECORD_COMPARISON,
}
_SET_UP_BY = (Act.BRING_IN_REGISTER, Act.SAVE_WORKER)
"""Whoever does one of them sets an office up: other tasks are also others' acts."""
_NEEDED = frozenset({Role.CLERK, Role.HEAD, Role.ACCOUNTANT, Role.ADMINISTRATOR})


def left(desk: Desk, *, has_second_place: bool) -> tuple[Task, ...]:
    """What is not done yet and is for whoever sits here to do: the head or the administrator.

    ``has_second_place``: this PC makes second copies of the backups.
    """
    if not any(map(desk.may, _SET_UP_BY)):
        return ()
    with desk.reading(Sight.OFFICE) as connection:
        found = set(_left(connection, desk))
    if not has_second_place:
        found.add(Task.BACKUPS)
    return tuple(task for task in Task if task in found and desk.may(_WHOSE[task]))


def _left(connection: Connection, desk: Desk) -> Iterator[Task]:
    if not _is_whole(offices.details(connection)):
        yield Task.DETAILS
    if not offices.schools(connection):
        yield Task.SCHOOLS
    if not {worker.role for worker in staff.at_work(connection)} >= _NEEDED:
        yield Task.ROLES
    if calendar.year_to_confirm(connection, desk.today()) is not None:
        yield Task.CALENDAR
    if not stored.has_imports(connection) and stored.newest_payout(connection) is None:
        yield Task.REGISTER
    if law_watch.has_forms_never_compared(connection, desk.today()):
        yield Task.FORMS


def _is_whole(details: Office) -> bool:
    """What stands on papers whoever issues them."""
    needed = (
        *(details.name_kk, details.name_ru, details.bin, details.head_name),
        *(details.address_kk, details.address_ru),
    )
    return all(needed)
