"""Keeping what the head decided on a reimbursement: an award or a refusal (D-6 to D-8)."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop_app.law.eligibility import Judgement
from desktop_app.law.facts import Facts
from desktop_app.records.applications import Application
from desktop_app.records.stored_steps import facts_to_json, steps_to_json
from desktop_app.storage import edits
from desktop_app.storage.rows import insert_row
from desktop_app.storage.standing import decides
from desktop_app.storage.tables import decisions


def add(
    connection: Connection,
    application: Application,
    facts: Facts,
    judgement: Judgement,
    *,
    who: str,
    when: datetime,
) -> int:
    """Keep facts and steps as they are now, for the applicant and their account; the row's id.

    It takes the place of one that was annulled, whose values stay in the history.
    """
    values = {
        "application_id": application.id,
        "child_id": application.child_id,
        "payee_id": application.applicant_id,
        "awarded": judgement.awards,
        "decided_at": when,
        "decided_by": who,
        "facts": facts_to_json(facts),
        "steps": steps_to_json(judgement.steps),
        "grounds": list(judgement.grounds),
        "first_month": str(judgement.first or ""),
        "last_month": str(judgement.last or ""),
        "iban": application.iban,
    }
    of_case = decisions.c.application_id == application.id
    annulled = connection.execute(select(decisions).where(of_case, ~decides(decisions))).first()
    if annulled is not None:
        row_id, version = annulled.id, annulled.version
        edits.change(connection, decisions, row_id, version, values, who=who, when=when)
        return int(row_id)
    return insert_row(connection, decisions, {**values, "changed_by": who, "changed_at": when})


def annul(connection: Connection, decision_id: int, *, who: str, when: datetime) -> None:
    """It decides nothing any more; what it said stays in the history and on its annulled paper."""
    version = connection.execute(
        select(decisions.c.version).where(decisions.c.id == decision_id)
    ).scalar_one()
    values = {
        "awarded": False,
        "grounds": [],
        "first_month": "",
        "last_month": "",
        "quarter_amount": 0,
    }
    edits.change(connection, decisions, decision_id, version, values, who=who, when=when)


def follows_another(connection: Connection, application_id: int, child_id: int) -> bool:
    """Whether the child has an award that was put on file after this application's own row.

    Awards have their months in the order of their rows, the later one before the earlier one.
    """
    own = select(decisions.c.id).where(decisions.c.application_id == application_id)
    later = select(func.count()).where(
        decisions.c.child_id == child_id,
        decisions.c.awarded,
        decisions.c.id > own.scalar_subquery(),
    )
    return bool(connection.scalar(later))


def since(connection: Connection, child_id: int, decision_id: int, moment: datetime) -> int | None:
    """The application of another decision on the child that was made after a moment, if any."""
    query = select(decisions.c.application_id).where(
        decisions.c.child_id == child_id,
        decisions.c.id != decision_id,
        decisions.c.decided_at > moment,
        decides(decisions),
    )
    return connection.scalar(query.order_by(decisions.c.id).limit(1))
