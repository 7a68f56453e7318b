"""The papers that wait to be delivered, as a list and as a number."""

from datetime import date

from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, NoticeKind
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.post import delivery
from desktop_app.services.post.undelivered import Undelivered
from tests.builders import home_education_entry
from tests.services import counts


def test_what_waits_is_found_and_counted_until_it_is_delivered(desk: Desk, school: int) -> None:
    one, other = (
        registering.register(desk, home_education_entry(school, number)).paper for number in (1, 2)
    )
    found = Undelivered().find(desk)
    assert found.ids == [one.id, other.id]
    assert found.rows[one.id].number == one.number
    assert Undelivered(NoticeKind.AWARD).find(desk).ids == []
    assert Undelivered(text=other.number).find(desk).ids == [other.id]
    assert counts.undelivered(desk) == 2
    delivery.record(desk, [one.id], DeliveryEntry(DeliveryWay.HANDED_OVER, date(2026, 11, 21)))
    assert Undelivered().find(desk).ids == [other.id]
    assert counts.undelivered(desk) == 1
