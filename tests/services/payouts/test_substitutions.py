"""An order of substitution is put on file by somebody else, with all that a sheet names of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.payouts import substitutions
from tests.builders import Clock
from tests.services.payout_acts import acts, an_order


def test_an_order_names_its_number_its_days_and_two_people_who_pay(
    desk: Desk, head: Desk, accountant: Desk, administrator: Desk, clock: Clock
) -> None:
    good, today = an_order(accountant, head), clock().date()
    for changed, fields in (
        ({"number": "№ б/н"}, ["number"]),
        ({"number": "1" * 31}, ["number"]),
        ({"day": None}, ["day"]),
        ({"day": today + timedelta(days=1)}, ["day", "first_day"]),
        ({"first_day": None}, ["first_day"]),
        ({"last_day": None}, ["last_day"]),
        ({"last_day": date(2025, 11, 4)}, ["last_day"]),
        ({"absent_id": 0}, ["absent_id"]),
        ({"absent_id": desk.worker.id}, ["absent_id"]),
        ({"substitute_id": head.worker.id}, ["substitute_id"]),
        ({"substitute_id": administrator.worker.id}, ["substitute_id"]),
    ):
        with pytest.raises(EntryError) as caught:
            substitutions.record(administrator, replace(good, **changed))
        assert [slip.field for slip in caught.value.slips] == fields, changed
    for whoever in (desk, accountant):
        with pytest.raises(Trouble, match="Only the head or the administrator"):
            substitutions.record(whoever, good)
    assert substitutions.standing(desk)[0] == []
    assert [each.name for each in substitutions.standing(desk)[1]] == ["Басшы", "Бухгалтер"]


def test_who_stands_in_for_whom_until_when_is_told_in_the_history(
    head: Desk, accountant: Desk, administrator: Desk
) -> None:
    order = substitutions.record(administrator, an_order(accountant, head, "№  7-ж "))
    assert (order.named, order.absent, order.substitute) == (
        "№ 7-ж, 05.11.2025",
        "Басшы",
        "Бухгалтер",
    )
    who, label = acts(head)[-1]
    assert who == administrator.worker.name
    assert label.endswith("{who} stands in for {absent} from {first} until {last}")
    substitutions.annul(head, order, "Оралды")
    assert acts(head)[-1] == ("Басшы", "Took back the order of substitution {order}. Reason: {why}")
    assert substitutions.standing(head)[0] == []
