"""What to say where a value of the law is not known: which month, and where to add it."""

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble


def not_in_force(error: NotInForceError) -> Trouble:
    """Names the month that no value covers, and where to add it."""
    month = Month.of(error.day)
    if error.kind == "mci":
        return Trouble(
            N_("The MCI of {month} is not known. Add it in Settings, MCI; then try again."),
            month=month,
        )
    if error.kind == "terms":
        return Trouble(
            N_(
                "The school terms of {month} are not known. "
                "Enter the decision for that school year in Settings, Decisions."
            ),
            month=month,
        )
    return Trouble(
        N_("No decision on reimbursement covers {month}. Enter it in Settings, Decisions."),
        month=month,
    )
