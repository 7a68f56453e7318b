"""Drafts of entries: only the version that was seen is changed or thrown away."""

from datetime import datetime, timedelta

import pytest

from desktop_app.records.drafts import NOBODY, Opened, Seen
from desktop_app.storage.database import Database
from desktop_app.storage.entry import drafts

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
HERE, THERE = Opened("Ә", NOW, "PC-1"), Opened("Ғ", LATER, "PC-2")


@pytest.fixture
def seen(database: Database) -> Seen:
    with database.begin() as connection:
        return drafts.add(connection, {"iin": "15"}, "Ә", NOW, HERE)


def test_a_draft_is_kept_as_it_was_typed(database: Database, seen: Seen) -> None:
    with database.read() as connection:
        kept = drafts.by_id(connection, seen.id)
        assert drafts.by_id(connection, seen.id + 1) is None
    assert kept is not None
    assert (kept.content, kept.saved_by, kept.seen) == ({"iin": "15"}, "Ә", seen)
    assert (kept.opened_by, kept.opened_at, kept.opened_on) == HERE


def test_each_save_is_another_version(database: Database, seen: Seen) -> None:
    with database.begin() as connection:
        again = drafts.save(connection, seen, {"iin": "150"}, "Ғ", LATER)
        assert again == Seen(seen.id, seen.version + 1)
        assert drafts.save(connection, seen, {"iin": "lost"}, "Ә", LATER) is None
        kept = drafts.by_id(connection, seen.id)
    assert kept is not None
    assert (kept.content, kept.saved_by, kept.saved_at) == ({"iin": "150"}, "Ғ", LATER)


def test_whoever_takes_over_gets_another_version(database: Database, seen: Seen) -> None:
    with database.begin() as connection:
        taken = drafts.take_over(connection, seen, THERE)
        assert taken == Seen(seen.id, seen.version + 1)
        assert drafts.take_over(connection, seen, HERE) is None
        kept = drafts.by_id(connection, seen.id)
    assert kept is not None
    assert (kept.opened_by, kept.opened_on, kept.content) == ("Ғ", "PC-2", {"iin": "15"})


def test_that_nobody_has_it_open_is_no_other_version(database: Database, seen: Seen) -> None:
    with database.begin() as connection:
        drafts.mark(connection, Seen(seen.id, seen.version + 1), THERE)  # of another version
        kept = drafts.by_id(connection, seen.id)
        assert kept is not None
        assert kept.opened_by == "Ә"
        drafts.mark(connection, seen, NOBODY)
        kept = drafts.by_id(connection, seen.id)
    assert kept is not None
    assert (kept.opened_by, kept.opened_at, kept.version) == ("", None, seen.version)


def test_only_what_was_seen_is_thrown_away(database: Database, seen: Seen) -> None:
    with database.begin() as connection:
        newer = drafts.save(connection, seen, {}, "Ә", LATER)
        assert newer is not None
        assert not drafts.discard(connection, seen)
        assert drafts.discard(connection, newer)
        assert not drafts.discard(connection, newer)
        assert drafts.all_drafts(connection) == []


def test_the_newest_comes_first_and_an_id_is_never_given_again(
    database: Database, seen: Seen
) -> None:
    with database.begin() as connection:
        second = drafts.add(connection, {}, "Ә", NOW)
        assert [each.id for each in drafts.all_drafts(connection)] == [second.id, seen.id]
        drafts.discard(connection, second)
        assert drafts.add(connection, {}, "Ә", NOW).id > second.id
