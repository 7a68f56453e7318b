"""What the system says of whoever sits at the PC."""

from enum import Enum


class Going(Enum):
    """What a message says."""

    NOTHING = 0
    AWAY = 1
    LID_OPEN = 2
    LID_CLOSED = 3
