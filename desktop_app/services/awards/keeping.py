"""How a change of an award is kept, whichever act it belongs to."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.amendments import given_months
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments, decided
from desktop_app.storage.changes import tell


@dataclass(frozen=True)
class Corrected:
    """Which fact was wrong from the beginning, and the document that shows it."""

    fact: str = ""
    document: str = ""
    relation: str = ""


def keep(
    connection: Connection,
    desk: Desk,
    award: AwardRow,
    facts: Facts,
    law: LawInForce,
    *,
    steps: tuple[Step, ...],
    act: Step,
    iban: str = "",
    why: str = "",
    corrected: Corrected | None = None,
) -> None:
    """Supersede the facts of an award, and tell it in the history of its case.

    ``iban`` empty keeps the account, ``corrected`` tells of a fact that was wrong. The months kept
    are those without the events, which are kept on their own and may be annulled later. Raises
    NotInForceError where no decision profile covers a month.
    """
    told = corrected or Corrected()
    newest = amendments.newest(connection, award.decision_id)
    amendments.add(
        connection,
        award.decision_id,
        facts,
        steps=steps,
        months=given_months(replace(facts, events=()), law),
        iban=iban or award.iban,
        why=why,
        fact=told.fact,
        document=told.document,
        relation=told.relation or (newest.relation if newest is not None else ""),
        who=desk.worker.name,
        when=desk.now(),
    )
    case = decided.application_of(connection, award.decision_id)
    application = applications.by_id(connection, case)
    now = replace(award, facts=facts, iban=iban or award.iban)
    before, after = (_told(each) for each in (award, now))
    changed = {name for name in after if after[name] != before[name]}
    was, became = ({name: each[name] for name in changed} for each in (before, after))
    tell(connection, f"award {award.decision_id}", was, became)
    history.record(connection, desk, act, application)


def _told(award: AwardRow) -> dict[str, Any]:
    """What an amendment may change, as the history tells it: the row of before stays as it is."""
    return {**facts_to_json(award.facts), "iban": award.iban}
