"""Complaints on PostgreSQL: counted, found, and two people at one of them (R-9)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from desktop_app.records.complaints import ExtensionEntry
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintBody
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.complaints import on_file as stored
from tests.builders import Clock
from tests.services.complaint_acts import ANSWER, OTHER_SUBJECT, a_complaint
from tests.storage.test_postgresql import database

__all__ = ["database"]
pytestmark = pytest.mark.postgresql


def test_from_the_register_to_the_answer(desk: Desk, head: Desk, clock: Clock) -> None:
    clock.move_to(date(2026, 11, 16))
    first = complaints.register(desk, a_complaint()).complaint
    other = a_complaint(body=ComplaintBody.QUALITY, subject=OTHER_SUBJECT)
    elsewhere = complaints.register(desk, other).complaint
    complaints.extend(head, first, ExtensionEntry(date(2026, 12, 1), "Сараптама"))
    with desk.database.read() as connection:
        assert stored.ids(connection, "ҮМІТ һамит") == [elsewhere.id, first.id]
        assert stored.ids(connection, statuses=COMPLAINT_OPEN) == [elsewhere.id, first.id]
        assert dict(stored.open_by_day(connection)) == {
            elsewhere.id: date(2026, 11, 19),
            first.id: date(2026, 12, 1),
        }
        extended = stored.by_id(connection, first.id)
    complaints.answer(desk, extended, ANSWER)
    with desk.database.read() as connection:
        (row,) = stored.rows(connection, [first.id])
    assert (row.due, row.waits) == (date(2026, 12, 1), True)
    (waiting,) = tray.waiting(desk)
    signing.approve(head, waiting)
    assert [each for each in health.check(desk) if each.wrong] == []


def test_of_two_at_once_one_prepares_the_answer(desk: Desk, clock: Clock) -> None:
    clock.move_to(date(2026, 11, 16))
    complaint = complaints.register(desk, a_complaint()).complaint

    def prepare(_: int) -> bool:
        try:
            complaints.answer(desk, complaint, ANSWER)
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(4) as clerks:
        prepared = list(clerks.map(prepare, range(8)))
    assert prepared.count(True) == 1
    assert len(tray.waiting(desk)) == 1
