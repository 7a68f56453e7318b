"""What a unit of work changes is noticed where it is written, and no act may forget to say it."""

from datetime import date, datetime

import pytest
from sqlalchemy import Connection, insert, select, update

from desktop_app.law.steps import Step
from desktop_app.records.decisions import Change
from desktop_app.storage import changes
from desktop_app.storage import tables as t
from desktop_app.storage.changes import Forgotten, followed
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.rows import insert_row
from tests.storage.case_rows import a_child_row, a_school_row

NOW = datetime(2026, 11, 21, 10, 0)


def _say(connection: Connection, label: str = "Changed") -> None:
    notices.add_act(connection, Step(label, "R-8"), who="Ә", when=NOW)


def _told(connection: Connection) -> list[tuple[Change, ...]]:
    return [act.changes for act in notices.history(connection)]


def _rename(connection: Connection, school: int, name: str) -> None:
    query = update(t.providers).where(t.providers.c.id == school)
    connection.execute(query.values(head_name=name, version=2, changed_by="Ә"))


def test_a_changed_value_is_told_as_it_was_and_as_it_is(database: Database) -> None:
    with database.begin() as connection:
        school = a_school_row(connection)
        with followed(connection, "an act"):
            _rename(connection, school, "Ғ")
            _rename(connection, school, "Қ")
            _say(connection)
        assert _told(connection) == [(Change("providers", str(school), "head_name", "", "Қ"),)]


def test_what_is_put_back_as_it_was_is_no_change(database: Database) -> None:
    with database.begin() as connection:
        school = a_school_row(connection)
        with followed(connection, "an act"):
            _rename(connection, school, "Ғ")
            _rename(connection, school, "")
            _say(connection)
        assert _told(connection) == [()]


def test_a_new_row_has_no_before_and_days_stay_days(database: Database) -> None:
    with database.begin() as connection:
        child = a_child_row(connection)
        with followed(connection, "an act"):
            values = {"child_id": child, "kind": "death", "happened_on": date(2026, 1, 20)}
            recorded = {"recorded_at": NOW, "recorded_by": "Ә"}
            event = insert_row(connection, t.events, {**values, **recorded})
            _say(connection)
        (told,) = _told(connection)
    by_column = {each.column: (each.before, each.after) for each in told}
    assert {each.row for each in told} == {str(event)}
    assert by_column["happened_on"] == (None, date(2026, 1, 20))
    assert by_column["recorded_at"] == (None, NOW)
    assert "annulled_at" not in by_column
    assert "note" not in by_column


def test_each_entry_takes_what_was_changed_since_the_one_before(database: Database) -> None:
    with database.begin() as connection:
        first, second, third = (a_school_row(connection, number) for number in (1, 2, 3))
        with followed(connection, "an act"):
            _rename(connection, first, "Ғ")
            _say(connection, "First")
            _rename(connection, second, "Қ")
            _say(connection, "Second")
            _rename(connection, third, "Ң")
        rows = [[each.row for each in told] for told in _told(connection)]
    assert rows == [[str(first)], [str(second), str(third)]]


def test_an_act_that_changes_something_and_says_nothing_is_a_bug(database: Database) -> None:
    with database.begin() as connection:
        school = a_school_row(connection)
        with pytest.raises(Forgotten, match="an act"), followed(connection, "an act"):
            _rename(connection, school, "Ғ")


def test_an_act_that_changes_nothing_need_not_say_anything(database: Database) -> None:
    with database.begin() as connection:
        with followed(connection, "an act"):
            _rename(connection, 99, "Ғ")
        assert _told(connection) == []


@pytest.mark.parametrize(("rows", "told"), [(20, 20), (21, 0)])
def test_many_rows_of_one_statement_are_told_by_their_number(
    database: Database, rows: int, told: int
) -> None:
    with database.begin() as connection:
        for number in range(rows):
            a_school_row(connection, number)
        with followed(connection, "an act"):
            connection.execute(update(t.providers).values(head_name="Ғ"))
            _say(connection)
        (found,) = _told(connection)
    assert len(found) == told


def test_rows_of_several_such_statements_are_added_up(database: Database) -> None:
    with database.begin() as connection:
        for number in range(21):
            a_school_row(connection, number)
        with followed(connection, "an act"):
            for name in ("Ғ", "Қ"):
                connection.execute(update(t.providers).values(head_name=name))
            _say(connection)
        assert connection.scalars(select(t.acts.c.after)).all() == [{"providers": 42}]


def test_rows_put_on_file_at_once_still_must_be_said(database: Database) -> None:
    rows = [{"name_kk": f"№ {number}", "name_ru": ""} for number in range(3)]
    with (
        database.begin() as connection,
        pytest.raises(Forgotten),
        followed(connection, "an act"),
    ):
        connection.execute(insert(t.providers), rows)


def test_what_is_changed_outside_the_tables_is_told_as_well(database: Database) -> None:
    with database.begin() as connection:
        changes.tell(connection, "file order.txt", None, {"words": "Ү"})  # nobody follows
        with followed(connection, "an act"):
            changes.tell(connection, "file order.txt", {"words": "Ү"}, {"words": "Ұ"})
            _say(connection)
        assert _told(connection) == [(Change("file", "order.txt", "words", "Ү", "Ұ"),)]
