"""Whether the paper that is complained of is one of the complainant's: a number is mistyped easily.

The complaint would be tied to the case of another family, stand on their child's card, and go out
with all that is on file of that child.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop_app.law.steps import N_, as_is
from desktop_app.records.applications import Application
from desktop_app.records.complaints import ANONYMOUS, ComplaintEntry
from desktop_app.services.complaints.complainant import is_called
from desktop_app.services.errors import Doubt
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.registers import numbers as registers

OF_ANOTHER_FAMILY = N_(
    "Paper {number} was issued in the case of {child}, application {application}, and the "
    "complaint is of others. Check the number."
)


def doubts(connection: Connection, entry: ComplaintEntry) -> Iterator[Doubt]:
    """Asked where the paper is of another child's case; ``entry`` is as it was typed.

    It is one of theirs where its child is the one of the chosen application, or else where the
    complainant is that child, or applied for them once.
    """
    number = registers.as_given(connection, entry.complained_of) or entry.complained_of
    paper = notices.numbered(connection, number) if number else None
    if paper is None or paper.application_id is None:
        return
    case = applications.by_id(connection, paper.application_id)
    if _is_of_theirs(connection, entry, case):
        return
    values = {
        "number": as_is(number),
        "child": as_is(people.now(connection, case.child_id).full_name),
        "application": as_is(case.number),
    }
    yield Doubt("complained_of", OF_ANOTHER_FAMILY, values, number, tick=N_("The number is right"))


def _is_of_theirs(connection: Connection, entry: ComplaintEntry, case: Application) -> bool:
    if entry.application_id is not None:
        chosen = applications.by_id(connection, entry.application_id)
        return chosen.child_id == case.child_id
    if entry.complainant == ANONYMOUS:
        return True
    known = people.by_iin(connection, entry.iin)
    theirs = applications.concerning(connection, known.id) if known is not None else []
    if any(each.child_id == case.child_id for each in theirs):
        return True
    of_child = applications.concerning(connection, case.child_id)
    family = {name for each in of_child for name in (each.child_name, each.applicant_name)}
    return any(is_called(name, entry.complainant) for name in family)
