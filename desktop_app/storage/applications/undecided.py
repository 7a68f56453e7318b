"""Applications for the reimbursement that are registered and not decided yet (D-6)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, or_, select

from desktop_app.records.kinds import Service, Status
from desktop_app.records.people import full_name
from desktop_app.storage import tables as t


@dataclass(frozen=True)
class Undecided:
    """An application that waits, and the child it is for."""

    number: str
    applied_on: date
    child_id: int
    child_name: str
    child_iin: str


def undecided(connection: Connection, as_of: datetime | None = None) -> list[Undecided]:
    """Child by child, each child's latest one last.

    As of a moment: those registered by then that still wait, or were decided later; one that was
    withdrawn since is not told, because the day of it is not kept.
    """
    applications = t.applications.c
    names = [t.people.c[name] for name in ("surname", "given_name", "patronymic")]
    query = (
        select(
            applications.number,
            applications.applied_on,
            applications.child_id,
            t.people.c.iin,
            *names,
        )
        .join(t.people, t.people.c.id == applications.child_id)
        .where(applications.service == Service.REIMBURSEMENT)
        .order_by(t.people.c.sort, t.people.c.id, applications.id)
    )
    if as_of is None:
        query = query.where(applications.status == Status.REGISTERED)
    else:
        decided = select(t.decisions.c.application_id).where(t.decisions.c.decided_at <= as_of)
        query = query.where(
            applications.registered_at <= as_of,
            applications.status != Status.WITHDRAWN,
            # What was decided and annulled with its paper waits again.
            or_(applications.status == Status.REGISTERED, applications.id.not_in(decided)),
        )
    return [
        Undecided(
            row.number,
            row.applied_on,
            row.child_id,
            full_name(row.surname, row.given_name, row.patronymic),
            row.iin,
        )
        for row in connection.execute(query)
    ]
