"""Hearing a family before a change of an award takes months from it: a shorter certificate in the
place of another, or a fact that was wrong.

What the office ends is heard of before its notice of termination; nothing else is taken back.
"""

import json
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection

from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services.papers import hearings
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided


def to_hear(
    connection: Connection,
    award: AwardRow,
    facts: Facts,
    told: Sequence[Step],
    lost: Sequence[Month],
    *,
    is_correction: bool,
) -> Intended | None:
    """What the payee is still to be heard on; None where no month is ``lost`` or it is settled.

    ``told`` is what the notice of the change would tell of it.
    """
    if not lost:
        return None
    case = applications.by_id(connection, decided.application_of(connection, award.decision_id))
    kind = NoticeKind.CORRECTION if is_correction else NoticeKind.CHANGE
    found = Intended(kind, case.id, _key(award, facts), tuple(told), case.applied_on)
    return None if hearings.is_settled(connection, found) else found


def _key(award: AwardRow, facts: Facts) -> str:
    """Tells one change from another: who was heard on a certificate was not heard on the next."""
    became = json.dumps([award.decision_id, facts_to_json(facts)], sort_keys=True)
    return f"change {sha256(became.encode()).hexdigest()[:16]}"
