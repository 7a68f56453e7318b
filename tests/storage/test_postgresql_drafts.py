"""Two PCs on one entry, on PostgreSQL."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from desktop_app.records.drafts import Seen
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import beginning
from desktop_app.storage import schema
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.builders import Clock, home_education_entry
from tests.services.acts import taken_by
from tests.storage.test_postgresql import _at_once, database

__all__ = ["database"]
pytestmark = pytest.mark.postgresql


def test_ids_are_never_given_again_and_nobodys_words_are_replaced(
    desk: Desk, head: Desk, school: int
) -> None:
    gone = drafts.add(desk, {"child": "first"})
    drafts.discard(desk, gone)
    another = drafts.add(desk, {"child": "another"})
    assert another.id > gone.id
    registering.register(desk, home_education_entry(school), gone)
    kept = drafts.save(desk, gone, {"child": "first, on"})
    theirs = drafts.take_over(replace(head, pc="БАСШЫ-ПК"), another.id)
    late = drafts.save(desk, another, {"child": "another, on"})
    assert {draft.id: draft.content["child"] for draft in drafts.all_drafts(desk)} == {
        another.id: "another",
        kept.seen.id: "first, on",
        late.seen.id: "another, on",
    }
    assert drafts.save(head, theirs.seen, {"child": "theirs"}).parted == ()


def test_of_two_at_once_each_keeps_its_words(desk: Desk, head: Desk) -> None:
    seen = drafts.add(desk, {"words": ""})
    one, two = _at_once(
        lambda: drafts.save(desk, seen, {"words": "mine"}),
        lambda: drafts.save(head, seen, {"words": "theirs"}),
    )
    assert isinstance(one, drafts.Kept)
    assert isinstance(two, drafts.Kept)
    assert bool(one.parted) != bool(two.parted)
    kept = [draft.content["words"] for draft in drafts.all_drafts(desk)]
    assert sorted(kept) == ["mine", "theirs"]


def test_drafts_of_an_older_database_are_kept(url: str) -> None:
    old = Database(url)
    schema.migrate(old, "0004")
    with old.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO drafts (kind, content, saved_at, saved_by) VALUES "
                "('application', '{\"typed\": \"Ә\"}', '2026-11-20 09:00:00', 'Маман')"
            )
        )
    old.close()
    opened = open_database(url, upgrade=True)
    beginning.prepare(Desk(opened, clock=Clock()))
    desk = taken_by(Desk(opened, clock=Clock()), Role.CLERK)
    (kept,) = drafts.all_drafts(desk)
    assert (kept.seen, kept.content, kept.opened_by) == (Seen(1, 1), {"typed": "Ә"}, "")
    drafts.discard(desk, kept.seen)
    assert drafts.add(desk, {}).id == 2
    opened.close()
