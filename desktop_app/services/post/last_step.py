"""One's own last act is undone, while nothing rests on it: what it changed is as before (R-8).

The history keeps both. Not what puts something on paper, whose paper is annulled with it
(`post.taking_back`); nor what decides or pays, which the law reverses in its own ways.
"""

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


def offered(desk: Desk) -> LastStep | None:
    """One's own last act, if it can be undone and nothing rests on it."""
    with desk.reading() as connection:
        found = _found(connection, desk)
        return LastStep(Act(found.act), found.ids) if found is not None else None


def undo(desk: Desk, step: LastStep) -> None:
    """All that the act changed is as it was before; Trouble where something rests on it by now."""
    with desk.writing(step.act) as connection:
        found = _found(connection, desk)
        if found is None or found.ids != step.entries:
            raise Trouble(_RESTS)
        reversing.put_back(connection, found, desk.worker.name, desk.now(), _WHY)
        said = Step(UNDONE, "R-8", {"what": step.words})
        for each in found.belong:
            history.add_act(connection, desk, said, **vars(each))


_RESTS = N_("The last step can't be undone any more: something was done since. Nothing was saved.")


def _found(connection: Connection, desk: Desk) -> Entries | None:
    found = reversing.newest_of(connection, desk.worker.id)
    if found is None or found.act not in CAN_BE_UNDONE or UNDONE in found.labels:
        return None
    if not desk.may_in(connection, Act(found.act)):
        return None
    if reversing.followed(connection, found) or not reversing.can_be_put_back(connection, found):
        return None
    children = {each.child_id for each in found.belong if each.child_id is not None}
    if any(payments.sheet_since(connection, each, found.at) for each in children):
        return None
    return found
