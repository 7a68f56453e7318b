"""What a bank or the treasury answered to the lines of a payout."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LineAnswer:
    """One line as it came back: found by its number, sum and account together.

    ``amount`` is in whole tenge; ``why`` is empty where it was paid; ``order_number`` is that of
    the payment order, where the bank's statement names it.
    """

    number: int
    amount: int
    iban: str
    is_paid: bool
    day: date
    why: str = ""
    order_number: str = ""
