"""One look asks once; a unit of work, which changes things, always asks again. Many ids are one
question."""

from datetime import date, datetime

from sqlalchemy import event, insert, select

from desktop_app.law.steps import Words
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.law_values import calendar
from desktop_app.storage.rows import all_ids, among, asked_once

DAY, WHEN = date(2026, 11, 23), datetime(2026, 11, 21, 10)


def asked(database: Database) -> list[str]:
    heard: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: heard.append(given[2]))
    return heard


def test_a_look_asks_the_same_once_and_gives_each_a_list_of_their_own(database: Database) -> None:
    heard = asked(database)
    with database.read() as connection:
        calendar.days(connection).append(None)  # type: ignore[arg-type]
        assert calendar.days(connection, None) == calendar.days(connection, as_of=None) == []
        assert calendar.days(connection, WHEN) == []
    assert sum("FROM calendar_days" in each for each in heard) == 2


def test_another_look_sees_what_was_written_since(database: Database) -> None:
    with database.read() as connection:
        assert calendar.days(connection) == []
    with database.begin() as connection:
        calendar.add_day(connection, DAY, False, Words("Демалыс", "Выходной"), "x", WHEN)
    with database.read() as connection:
        assert [each.day for each in calendar.days(connection)] == [DAY]


def test_a_unit_of_work_sees_what_it_has_written_itself(database: Database) -> None:
    with database.begin() as connection:
        assert calendar.days(connection) == []
        calendar.add_day(connection, DAY, False, Words("Демалыс", "Выходной"), "x", WHEN)
        assert [each.day for each in calendar.days(connection)] == [DAY]


def test_of_whom_it_is_asked_may_be_said_in_any_order(database: Database) -> None:
    times = []

    @asked_once
    def read(_connection: object, ids: list[int] | set[int]) -> int:
        times.append(ids)
        return len(ids)

    with database.read() as connection:
        assert [read(connection, ids) for ids in ([1, 2], {2, 1}, [2, 1], [3])] == [2, 2, 2, 1]
    assert times == [[1, 2], [3]]


def test_any_number_of_ids_is_one_question(database: Database) -> None:
    many_are_found_at_once(database)


def many_are_found_at_once(database: Database) -> None:
    """Those that are there of a few, of as many as fit, and of more than a question may name."""
    schools = [{"name_kk": f"{number}", "name_ru": ""} for number in range(1, 41)]
    with database.begin() as connection:
        connection.execute(insert(t.providers), schools)
        there = set(connection.scalars(select(t.providers.c.id)))
    heard = asked(database)
    with database.read() as connection:
        for asked_about in ({1, 7, 999_999}, set(range(2, 502)), set(range(3, 80_000))):
            heard.clear()
            query = select(t.providers.c.id)
            query = query.where(among(connection, t.providers.c.id, asked_about))
            assert set(connection.scalars(query)) == there & asked_about
            assert len([each for each in heard if each.startswith("SELECT")]) == 1


def test_all_ids_of_a_list_come_in_its_order_as_one_row(database: Database) -> None:
    all_ids_come_in_their_order(database)


def all_ids_come_in_their_order(database: Database) -> None:
    """Those of a list that is long, and of one on which nobody stands."""
    names = [f"{number * 7_919 % 3_001:04}" for number in range(3_000)]
    with database.begin() as connection:
        given = [{"name_kk": name, "name_ru": ""} for name in names]
        connection.execute(insert(t.providers), given)
    query = select(t.providers.c.id).order_by(t.providers.c.name_kk.desc())
    with database.read() as connection:
        wanted = list(connection.scalars(query))
        assert len(wanted) >= len(names)
        assert all_ids(connection, query) == wanted
        assert all_ids(connection, query.where(t.providers.c.name_kk == "nobody")) == []
