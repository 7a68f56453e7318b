"""Events of a child: one of a kind and day stands, and only its own child's is taken back."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from desktop_app.law.facts import EventKind
from desktop_app.records.decisions import RecordedEvent
from desktop_app.storage.awards import events
from desktop_app.storage.database import Database
from desktop_app.storage.people import on_file as people
from desktop_app.storage.rows import NotOnFile
from tests.builders import a_child

WHEN = datetime(2026, 11, 21, 10, 0)
LATER = WHEN + timedelta(hours=1)
DAY = date(2026, 11, 1)
AWAY, DEATH = EventKind.STATE_INSTITUTION, EventKind.DEATH


def _child(connection: Connection, serial: int = 1) -> int:
    return people.save(connection, a_child(serial), "Маман", WHEN)


def _event(connection: Connection, child: int, ended_on: date | None = None) -> int:
    return events.add(connection, child, AWAY, DAY, ended_on, "Анықтама", who="Маман", when=WHEN)


def test_an_event_is_found_as_it_was_recorded(database: Database) -> None:
    end = date(2026, 12, 1)
    with database.begin() as connection:
        child = _child(connection)
        made = _event(connection, child, end)
        found = events.by_id(connection, made)
        with pytest.raises(NotOnFile):
            events.by_id(connection, made + 1)
    assert found == RecordedEvent(made, child, AWAY, DAY, end, "Анықтама", WHEN, "Маман", None, "")


def test_the_days_of_a_kind_are_those_that_stand_for_the_child(database: Database) -> None:
    later = DAY + timedelta(days=1)
    with database.begin() as connection:
        child, other = _child(connection), _child(connection, 2)
        made = _event(connection, child)
        asked = [(child, AWAY), (other, AWAY), (child, DEATH)]
        assert [events.days_of(connection, *each) for each in asked] == [[DAY], [], []]
        events.add(connection, child, AWAY, later, None, "", who="Маман", when=WHEN)
        assert events.days_of(connection, child, AWAY) == [DAY, later]
        assert events.annul(connection, made, child, "Басшы", LATER, "Қате")
        assert events.days_of(connection, child, AWAY) == [later]


def test_an_event_is_annulled_once_and_for_its_own_child(database: Database) -> None:
    with database.begin() as connection:
        child, other = _child(connection), _child(connection, 2)
        made = _event(connection, child)
        assert not events.annul(connection, made, other, "Басшы", LATER, "Бөтен")
        assert events.by_id(connection, made).annulled_at is None
        assert events.annul(connection, made, child, "Басшы", LATER, "Қате")
        assert not events.annul(connection, made, child, "Маман", LATER, "Тағы")
        found = events.by_id(connection, made)
    assert (found.annulled_at, found.annulled_why) == (LATER, "Қате")
