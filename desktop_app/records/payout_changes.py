"""What differs between a payout and the one of the period before it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.law.steps import Step


class ChangeKind(StrEnum):
    """What of a child's payment is not as it was."""

    JOINED = "joined"
    LEFT = "left"
    AMOUNT = "amount"
    PAYEE = "payee"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Change:
    """One difference for one child: a sum in whole tenge, a payee or an account, and why.

    ``before`` is None for a child who has joined, ``after`` for one who has left.
    """

    kind: ChangeKind
    child_id: int
    child_name: str
    child_iin: str
    before: str | int | None
    after: str | int | None
    why: tuple[Step, ...] = ()
