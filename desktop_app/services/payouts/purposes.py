"""The text of a payment's purpose, as the office has put it, filled in for a sheet and a line."""

from desktop_app import wording
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout


def purpose_of(
    text: str, payout: DrawnPayout, language: str, child: str = "", payee: str = ""
) -> str:
    """``text`` has the fields of `PURPOSE_FIELDS`; without a child it is that of a whole list."""
    number = payout.number if isinstance(payout, ApprovedPayout) else ""
    period = wording.period(payout.quarter, language)
    filled = text.format(number=number, period=period, child=child, payee=payee)
    return " ".join(filled.split()).strip(" ,;")
