"""After how many minutes the program locks itself: the administrator says it."""

import pytest

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import lock_time
from desktop_app.storage.office import staff


@pytest.fixture
def administrator(desk: Desk) -> Desk:
    with desk.database.read() as connection:
        found = staff.at_work(connection)
    return desk.taken_by(next(each for each in found if each.role is Role.ADMINISTRATOR))


def test_it_is_a_quarter_of_an_hour_until_somebody_says_otherwise(administrator: Desk) -> None:
    assert lock_time.minutes(administrator) == 15
    lock_time.save(administrator, 30)
    assert lock_time.minutes(administrator) == 30


@pytest.mark.parametrize("minutes", [4, 31])
def test_it_is_neither_too_short_nor_too_long(administrator: Desk, minutes: int) -> None:
    with pytest.raises(EntryError):
        lock_time.save(administrator, minutes)


def test_nobody_else_says_it(head: Desk) -> None:
    with pytest.raises(Trouble):
        lock_time.save(head, 30)
