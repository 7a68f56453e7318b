"""What is unusual in a field, and somebody has looked at and said that it is so."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Confirmed:
    """``value`` is what stood there: typed otherwise, it is asked again."""

    field: str
    value: str
