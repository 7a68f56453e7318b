"""Keeping what the head decided on a reimbursement: an award or a refusal (D-6 to D-8)."""

from datetime import datetime

from sqlalchemy import Connection

from desktop_app.law.eligibility import Judgement
from desktop_app.law.facts import Facts
from desktop_app.records.applications import Application
from desktop_app.records.stored_steps import facts_to_json, steps_to_json
from desktop_app.storage.rows import insert_row
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
    """Keep facts and steps as they are now, for the applicant and their account; the row's id."""
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
        "changed_by": who,
        "changed_at": when,
    }
    return insert_row(connection, decisions, values)
