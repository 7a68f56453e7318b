"""What a decision's words leave open, and how its office reads them (D-4, D-5, D-6)."""

from dataclasses import dataclass
from enum import StrEnum


class Institution(StrEnum):
    """What the child's study in a state institution does to the award (D-5)."""

    ENDS = "ends"
    SUSPENDS = "suspends"


class Renewal(StrEnum):
    """What a disability that is confirmed again without a gap needs (D-5)."""

    NEW_APPLICATION = "new application"
    CONTINUES = "continues"


class LastMonth(StrEnum):
    """Whether the month in which the certificate ends is still paid (D-4)."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


class OwnDesk(StrEnum):
    """Whether the department itself takes applications, which the decision does not name (D-6)."""

    TAKES = "takes"
    SENDS_ON = "sends on"


@dataclass(frozen=True)
class Readings:
    """How one office reads its decision.

    With ``SUSPENDS`` nothing is paid from the month after the study began to the one in which it
    ended, exclusive; as long as it lasts, the award is as if it had ended.
    """

    institution: Institution = Institution.ENDS
    renewal: Renewal = Renewal.NEW_APPLICATION
    last_month: LastMonth = LastMonth.INCLUSIVE


AS_SHIPPED = Readings()
"""Of a decision, or an award by it, of which nothing else was said."""
