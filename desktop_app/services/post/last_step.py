"""One's own last act is undone, while nothing rests on it: what it changed is as before (R-8).

The history keeps both. Not what puts something on paper, whose paper is annulled with it
(`post.taking_back`); nor what decides or pays, which the law reverses in its own ways.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services import history
from desktop_app.services.act_words import ACT_WORDS
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.payouts import payments
from desktop_app.storage.post import last_step as reversing
from desktop_app.storage.post.last_step import Entries

CAN_BE_UNDONE = frozenset(
    {
        Act.WITHDRAW_APPLICATION,
        Act.CONSIDER,
        Act.RECORD_EVIDENCE,
        Act.ANNUL_EVIDENCE,
        Act.CHANGE_PERSON,
        Act.RECORD_EVENT,
        Act.CORRECT_EVENT,
        Act.ANNUL_EVENT,
        Act.ANNUL_PAYEE_END,
        Act.PUT_DOWN_HEARING,
        Act.LEAVE_HEARING_OUT,
        Act.RECORD_ANSWER,
        Act.RECORD_REPAYMENT,
        Act.AGREE_SCHEDULE,
        Act.AGREE_SET_OFF,
        Act.RECORD_COURT,
        Act.WRITE_OFF,
        Act.ANNUL_DEBT_ENTRY,
        Act.CORRECT_COMPLAINT,
        Act.WITHDRAW_COMPLAINT,
        Act.SEND_BACK,
        Act.TAKE_BACK,
        Act.RECORD_DELIVERY,
        Act.ANNUL_DELIVERY,
    }
)
UNDONE = N_("Undone, as the last step: {what}")
_WHY = "Соңғы әрекет болдырылмады / Последнее действие отменено"
"""Stands on file with what is annulled, for readers of both languages."""


@dataclass(frozen=True)
class LastStep:
    """What can be undone now: the act, and its entries in the history."""

    act: Act
    entries: tuple[int, ...]

    @property
    def words(self) -> str:
        """What the act is called, as a source text."""
        return ACT_WORDS[self.act]


def offered(desk: Desk, entries: Sequence[int]) -> LastStep | None:
    """The act that left these entries, if it is one's own last and nothing rests on it."""
    with desk.reading() as connection:
        found = _found(connection, desk, entries)
        return LastStep(Act(found.act), tuple(entries)) if found is not None else None


def undo(desk: Desk, step: LastStep) -> None:
    """All that the act changed is as it was before; Trouble where something rests on it by now."""
    with desk.writing(step.act) as connection:
        found = _found(connection, desk, step.entries)
        if found is None or found.act != step.act:
            raise Trouble(_RESTS)
        for about, changed in found.by_subject.items():
            reversing.put_back(connection, changed, desk.worker.name, desk.now(), _WHY)
            told = Step(UNDONE, "R-8", {"what": step.words})
            history.add_act(connection, desk, told, **about._asdict())


_RESTS = N_("The last step can't be undone any more: something was done since. Nothing was saved.")


def _found(connection: Connection, desk: Desk, entries: Sequence[int]) -> Entries | None:
    found = reversing.of_worker(connection, desk.worker.id, entries)
    if found is None or found.act not in CAN_BE_UNDONE or UNDONE in found.labels:
        return None
    if not desk.may_in(connection, Act(found.act)):
        return None
    if reversing.followed(connection, found) or not reversing.can_be_put_back(connection, found):
        return None
    children = {about.child_id for about in found.by_subject if about.child_id is not None}
    if any(payments.sheet_since(connection, child_id, found.at) for child_id in children):
        return None
    return found
