"""Which day of a complaint is the next one (R-9)."""

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import (
    ComplaintBody,
    ComplaintChannel,
    ComplaintStatus,
    PaperLanguage,
)

DEADLINE, UNTIL, SEND_ON_BY = date(2026, 11, 27), date(2026, 12, 20), date(2026, 11, 24)


def _complaint(**changes: Any) -> Complaint:
    values: dict[str, Any] = {
        "complainant": "Үміт",
        "language": PaperLanguage.KAZAKH,
        "channel": ComplaintChannel.OFFICE,
        "received_on": date(2026, 11, 20),
        "body": ComplaintBody.OFFICE,
        "subject": "Ү",
        "id": 1,
        "number": "ШҒ-1",
        "registered_at": datetime(2026, 11, 20, 9, 30),
        "status": ComplaintStatus.REGISTERED,
        "deadline": DEADLINE,
        "changed_at": None,
        "version": 1,
    }
    days = ("send_on_by", "extended_on", "extended_until", "sent_on_at", "answered_at")
    texts = ("extended_why", "sent_on_to", "outcome", "answered_by", "answer", "withdrawn_why")
    return Complaint(
        **{**dict.fromkeys(days), **dict.fromkeys([*texts, "changed_by"], ""), **values, **changes}
    )


@pytest.mark.parametrize(
    ("changes", "due", "considered_by"),
    [
        ({}, DEADLINE, DEADLINE),
        ({"extended_until": UNTIL}, UNTIL, UNTIL),
        ({"send_on_by": SEND_ON_BY}, SEND_ON_BY, DEADLINE),
        ({"send_on_by": SEND_ON_BY, "extended_until": UNTIL}, SEND_ON_BY, UNTIL),
    ],
)
def test_the_day_by_which_the_office_does_what_is_next(
    changes: dict[str, date], due: date, considered_by: date
) -> None:
    found = _complaint(**changes)
    assert (found.due, found.considered_by) == (due, considered_by)


def test_which_complaints_wait_for_the_office() -> None:
    is_open = {status.name: _complaint(status=status).is_open for status in ComplaintStatus}
    assert [name for name, waits in is_open.items() if waits] == ["REGISTERED", "EXTENDED"]
