"""A value of the law that is not known is named with its month, and where to add it."""

from datetime import date

import pytest

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month
from desktop_app.services.law_values.missing import not_in_force


@pytest.mark.parametrize(
    ("kind", "what", "where"),
    [
        ("mci", "The MCI of {month}", "Settings, MCI;"),
        ("terms", "The school terms of {month}", "Settings, Decisions."),
        ("profile", "No decision on reimbursement covers {month}", "Settings, Decisions."),
    ],
)
def test_what_is_missing_and_where_it_is_entered(kind: str, what: str, where: str) -> None:
    step = not_in_force(NotInForceError(kind, date(2027, 1, 31))).step
    assert step.label.startswith(what)
    assert where in step.label
    assert step.values == {"month": Month(2027, 1)}
