"""A clock that can't be right by what is on file is told, and confirmed with a reason."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from desktop_app.law.steps import Words
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.office import clock as clocks
from desktop_app.services.office import details
from desktop_app.services.office.clock import Kind
from desktop_app.storage.office import details as offices
from desktop_app.wording import step
from tests.builders import Clock


@pytest.fixture(autouse=True)
def real(desk: Desk) -> None:
    """Not an office to practise in; its last act is of now."""
    with desk.database.begin() as connection:
        offices.save_values(connection, {"practice": ""}, "", desk.now())
        connection.execute(text("DELETE FROM acts"))
    clocks.confirm(desk, "Екі сағат бірдей")


@pytest.mark.parametrize(
    ("moved", "kind"),
    [
        (timedelta(), None),
        (timedelta(minutes=-59), None),
        (timedelta(hours=-1), None),
        (timedelta(hours=-1, seconds=-1), Kind.BACK),
        (timedelta(days=-400), Kind.BACK),
        (timedelta(days=40), None),
        (timedelta(days=100), None),
        (timedelta(days=100, seconds=1), Kind.AHEAD),
        (timedelta(days=3650), Kind.AHEAD),
    ],
)
def test_when_the_clock_is_doubtful(
    desk: Desk, clock: Clock, moved: timedelta, kind: Kind | None
) -> None:
    last = clock.at
    clock.at += moved
    found = clocks.doubt(desk)
    assert (found.kind if found is not None else None) == kind
    if found is not None:
        assert (found.now, found.last) == (clock.at, last)
        for language in ("kk", "ru"):
            assert f"{last:%d.%m.%Y}" in step(found.step, language)


@pytest.mark.parametrize("moved", [timedelta(days=-400), timedelta(days=3650)])
def test_a_reason_settles_it(desk: Desk, clock: Clock, moved: timedelta) -> None:
    clock.at += moved
    with pytest.raises(EntryError):
        clocks.confirm(desk, "")
    assert clocks.doubt(desk) is not None
    clocks.confirm(desk, "Радио бойынша тексерілді")
    assert clocks.doubt(desk) is None
    entry = details.history(desk)[0]
    assert entry.act == Act.CONFIRM_CLOCK
    assert entry.what.values["why"] == Words("Радио бойынша тексерілді", "Радио бойынша тексерілді")


def test_a_clock_in_last_years_numbers(desk: Desk, clock: Clock) -> None:
    clock.pass_by(days=1)
    with desk.database.begin() as connection:
        numbered = "INSERT INTO register_numbers (register, year, last) VALUES ('orders', 2027, 3)"
        connection.execute(text(numbered))
        connection.execute(text("UPDATE acts SET act = 'add MCI'"))
    found = clocks.doubt(desk)
    assert found is not None
    assert (found.kind, found.year) == (Kind.EARLIER_YEAR, 2027)
    assert "2027" in step(found.step, "ru")
    clocks.confirm(desk, "Алдын ала нөмірленген")
    assert clocks.doubt(desk) is None
    clock.move_to(date(2027, 1, 4))
    assert clocks.doubt(desk) is None


def test_an_office_to_practise_in_is_not_asked(desk: Desk, clock: Clock) -> None:
    with desk.database.begin() as connection:
        offices.save_values(connection, {"practice": "yes"}, "", desk.now())
    clock.at -= timedelta(days=4000)
    assert clocks.doubt(desk) is None


def test_before_any_act_there_is_nothing_to_compare_with(desk: Desk, clock: Clock) -> None:
    with desk.database.begin() as connection:
        connection.execute(text("DELETE FROM acts"))
    clock.at -= timedelta(days=4000)
    assert clocks.doubt(desk) is None
