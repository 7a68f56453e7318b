"""An order, or a refusal on Appendix 2, is taken back with its paper, while that is here."""

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import Status
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications


def rests_on_order(connection: Connection, paper: NoticeRow) -> Step | None:
    """None while the case is as the order left it."""
    return _moved_on(connection, paper, Status.ORDERED)


def take_order_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """The class stays as it was set; another order is issued under the next number (R-7)."""
    assert paper.application_id is not None
    case = applications.by_id(connection, paper.application_id)
    keeping.move(connection, case, Status.CONSIDERED, desk.worker.name, desk.now())
    act = Step(N_("The order {number} was annulled: {why}"), "R-7", _values(paper, why))
    history.record(connection, desk, act, case)


def rests_on_refusal(connection: Connection, paper: NoticeRow) -> Step | None:
    """None while the case is as the refusal left it."""
    return _moved_on(connection, paper, Status.REFUSED)


def take_refusal_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """The application stays in its register as withdrawn, with the reason: what was missing by it
    was brought, so it is registered once more, with its documents and its own day (R-4)."""
    assert paper.application_id is not None
    case = applications.by_id(connection, paper.application_id)
    who, when = desk.worker.name, desk.now()
    keeping.move(connection, case, Status.WITHDRAWN, who, when, withdrawn_why=why)
    act = Step(N_("The refusal {number} was annulled: {why}"), "R-4", _values(paper, why))
    history.record(connection, desk, act, case)


def _values(paper: NoticeRow, why: str) -> dict[str, Value]:
    return {"number": as_is(paper.number), "why": as_is(why)}


def _moved_on(connection: Connection, paper: NoticeRow, status: Status) -> Step | None:
    assert paper.application_id is not None
    case = applications.by_id(connection, paper.application_id)
    return None if case.status is status else Step(_MOVED_ON, "R-8")


_MOVED_ON = N_("The case has moved on since this paper.")
