"""Another parent applies while an application is open: registered, told, and the head decides."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.kinds import Service
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people


def of_others(connection: Connection, entry: ApplicationEntry) -> list[Application]:
    """Open applications of others for the reimbursement of the same child: one is paid (D-3)."""
    child = people.known(connection, entry.child)
    if child is None or entry.service is not Service.REIMBURSEMENT:
        return []
    applicant = people.known(connection, entry.applicant)
    found = applications.all_open_for(connection, child.id, entry.service)
    return [each for each in found if applicant is None or each.applicant_id != applicant.id]


def doubts(others: Sequence[Application]) -> Iterator[Doubt]:
    """Everybody may apply: whoever takes it in is told, and says that it is another applicant."""
    if others:
        numbers = ", ".join(each.number for each in others)
        yield Doubt(
            "applicant.iin",
            N_(
                "Another applicant's application for this child is open: {number}. This one can be "
                "registered too; the head decides who is paid (D-3)."
            ),
            {"number": as_is(numbers)},
            value=numbers,
            tick=N_("Another applicant applies too"),
            told=N_("Registered while another applicant's application was open: {value}"),
        )


def tell(
    connection: Connection, desk: Desk, others: Sequence[Application], new: Application
) -> None:
    """Put it into the history of those that were open before."""
    step = Step(
        N_("Another applicant applied for the same child: {number}"),
        "D-3",
        {"number": as_is(new.number)},
    )
    for each in others:
        history.record(connection, desk, step, each)


def beside(connection: Connection, application: Application) -> tuple[Application, ...]:
    """Those of other applicants that are open beside an open one of the reimbursement."""
    if application.service is not Service.REIMBURSEMENT:
        return ()
    found = applications.all_open_for(connection, application.child_id, application.service)
    if application.id not in {each.id for each in found}:
        return ()
    return tuple(each for each in found if each.applicant_id != application.applicant_id)
