"""What the checks before approval found on a payout sheet, and who looked at it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from desktop_app.law.steps import Step
from desktop_app.records.stored_steps import Json, step_from_json, step_to_json


class CheckKind(StrEnum):
    """What is looked for; the kinds that must be mended come first."""

    WRONG_ACCOUNT = "wrong account"
    PAYEE_IIN = "payee's IIN"
    IIN_TO_FOLLOW = "IIN to follow"
    PAST_EIGHTEEN = "past eighteen by the card"
    SHARED_ACCOUNT = "account of another payee"
    RETURNED_BEFORE = "returned before"
    TWO_AWARDS = "two awards"
    ABOVE_LIMIT = "above the limit"
    ENDS_INSIDE = "ends inside the period"
    ALIKE = "two children alike"
    OTHER_CARD = "card and award differ"
    OTHER_PAYEE = "other payee"
    UNUSUAL_NAME = "unusual name"
    OTHER_ACCOUNT = "other account"
    UNCONFIRMED = "imported, not confirmed"
    PAID_WITHOUT_IIN = "paid without an IIN"
    OTHER_SUM = "other sum"
    JOINED = "joined"
    LEFT = "left"


BLOCKING = frozenset(
    {
        CheckKind.WRONG_ACCOUNT,
        CheckKind.PAYEE_IIN,
        CheckKind.IIN_TO_FOLLOW,
        CheckKind.PAST_EIGHTEEN,
    }
)
"""These are mended before approval; all others are looked at, and ticked."""


@dataclass(frozen=True)
class PayoutCheck:
    """One finding about a child on the sheet or gone from it; ``seen_by`` looked at it.

    ``why`` is what they said of it: a command asks for it, a window does not.
    """

    kind: CheckKind
    child_id: int
    child_name: str
    step: Step
    seen_by: str = ""
    seen_at: datetime | None = None
    why: str = ""

    @property
    def blocks(self) -> bool:
        return self.kind in BLOCKING

    @property
    def is_open(self) -> bool:
        """Whether it still keeps the sheet from being approved."""
        return self.blocks or not self.seen_by

    @property
    def key(self) -> str:
        """Names what was found: something else found of the same child has to be seen anew."""
        told = json.dumps(step_to_json(self.step), ensure_ascii=False, sort_keys=True)
        return f"{self.kind}:{self.child_id}:{sha256(told.encode()).hexdigest()[:16]}"

    @property
    def code(self) -> str:
        """The finding by a short name, for whoever has to type it."""
        return sha256(self.key.encode()).hexdigest()[:8]


def checks_to_json(checks: Iterable[PayoutCheck]) -> Json:
    return [
        {
            **check.__dict__,
            "step": step_to_json(check.step),
            "seen_at": check.seen_at and check.seen_at.isoformat(),
        }
        for check in checks
    ]


def checks_from_json(stored: Json) -> tuple[PayoutCheck, ...]:
    return tuple(
        PayoutCheck(
            **{
                **each,
                "kind": CheckKind(each["kind"]),
                "step": step_from_json(each["step"]),
                "seen_at": each["seen_at"] and datetime.fromisoformat(each["seen_at"]),
            }
        )
        for each in stored
    )
