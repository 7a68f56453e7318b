"""What a child's awards come to together, as tests of several rooms compare it."""

from desktop_app.law.quarters import Quarter
from desktop_app.services.desk import Desk
from desktop_app.services.sums.balances import accounts

Q1 = Quarter(2026, 1)


def account(desk: Desk, child_id: int, quarter: Quarter = Q1) -> tuple[int, int, int, int]:
    """Entitled, paid, due and overpaid over all of the child's awards."""
    found = [each for each in accounts(desk, child_id, quarter) if each.quarter == quarter]
    return (
        sum(each.entitled for each in found),
        sum(each.paid for each in found),
        sum(each.due for each in found),
        sum(each.overpaid for each in found),
    )
