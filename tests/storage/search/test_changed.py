"""What was changed since, by the entries that every act leaves in the history."""

from sqlalchemy import insert

from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.office import details
from desktop_app.storage import tables as t
from desktop_app.storage.search import changed
from desktop_app.storage.search.changed import Changed
from tests.builders import a_school, home_education_entry


def put_acts(desk: Desk, count: int = 1, after: dict[str, int] | None = None) -> None:
    """Entries in the history, as an act leaves them."""
    entry = {"at": desk.now(), "who": desk.worker.name, "label": "x", "values": {}}
    rows = [{**entry, "after": after or {}}] * count
    with desk.database.begin() as connection:
        connection.execute(insert(t.acts), rows)


def newest(desk: Desk) -> int:
    with desk.reading() as connection:
        return changed.newest(connection)


def test_the_rows_of_one_act(desk: Desk, school: int) -> None:
    before = newest(desk)
    application = registering.register(desk, home_education_entry(school)).application
    with desk.reading() as connection:
        found = changed.since(connection, before)
        assert found.newest == changed.newest(connection)
        assert found.rows is not None
        assert found.rows["applications"] == {application.id}
        assert found.rows["people"] == {application.child_id, application.applicant_id}
        assert changed.children_of(connection, found.rows) == sorted(found.rows["people"])


def test_nothing_since(desk: Desk) -> None:
    last = newest(desk)
    with desk.reading() as connection:
        assert changed.since(connection, last) == Changed(last, {})


def test_a_school_is_told_too(desk: Desk, school: int) -> None:
    before = newest(desk)
    school_8 = a_school(name_kk="№ 8 мектеп", name_ru="Школа № 8", bin="")
    other = details.save_school(desk, school_8)
    with desk.reading() as connection:
        assert changed.since(connection, before).rows == {"providers": {other}}


def test_many_rows_told_by_their_number_are_read_again(desk: Desk) -> None:
    last = newest(desk)
    put_acts(desk, after={"documents": 12})
    with desk.reading() as connection:
        assert changed.since(connection, last).rows == {}
    put_acts(desk, after={"people": 3})
    with desk.reading() as connection:
        assert changed.since(connection, last) == Changed(last + 2, None)


def test_many_acts_are_read_again(desk: Desk) -> None:
    last = newest(desk)
    put_acts(desk, 201)
    with desk.reading() as connection:
        assert changed.since(connection, last) == Changed(last + 201, None)
        assert changed.since(connection, last + 1).rows == {}
