"""A row that two people save at once is changed once, and the second is told by whom."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.edits import change
from tests.storage.case_rows import a_school_row

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)


def test_a_change_raises_the_version_of_its_row_alone(database: Database) -> None:
    with database.begin() as connection:
        mine, other = a_school_row(connection, 1), a_school_row(connection, 2)
        change(connection, t.providers, mine, 1, {"head_name": "Ә"}, who="Ғ", when=NOW)
        query = select(t.providers).order_by(t.providers.c.id)
        first, second = connection.execute(query).all()
    assert (first.head_name, first.version, first.changed_by, first.changed_at) == (
        "Ә",
        2,
        "Ғ",
        NOW,
    )
    assert (second.id, second.head_name, second.version) == (other, "", 1)


@pytest.mark.parametrize("seen", [1, 3])
def test_whoever_saw_another_version_changes_nothing(database: Database, seen: int) -> None:
    with database.begin() as connection:
        school = a_school_row(connection)
        change(connection, t.providers, school, 1, {"head_name": "Ә"}, who="Ғ", when=NOW)
        with pytest.raises(ChangedMeanwhile) as changed:
            change(connection, t.providers, school, seen, {"head_name": "Қ"}, who="Ү", when=LATER)
        kept = connection.execute(select(t.providers)).one()
    assert (changed.value.who, changed.value.when) == ("Ғ", NOW)
    assert (kept.head_name, kept.version) == ("Ә", 2)
