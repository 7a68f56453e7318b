"""Entries that are being typed in several windows: nobody's words replace another's."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desktop_app.records.drafts import Draft, Seen
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.entry.drafts import Kept
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.explaining import message_of
from desktop_app.services.office import beginning
from desktop_app.storage import schema
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.wording import step
from tests.builders import Clock, home_education_entry
from tests.services.acts import taken_by


@pytest.fixture
def other(desk: Desk, head: Desk) -> Desk:
    """The head at another PC."""
    return replace(head, pc="БАСШЫ-ПК")


def said(kept: Kept) -> str:
    return " ".join(step(each, "en") for each in kept.parted)


def on_file(desk: Desk) -> dict[int, Any]:
    return {draft.id: draft.content for draft in drafts.all_drafts(desk)}


def only(desk: Desk) -> Draft:
    (draft,) = drafts.all_drafts(desk)
    return draft


def test_what_is_typed_on_is_the_same_draft_in_a_later_version(desk: Desk) -> None:
    first = drafts.save(desk, None, {"child.iin": "15040"})
    again = drafts.save(desk, first.seen, {"child.iin": "150407"})
    assert again == Kept(Seen(first.seen.id, first.seen.version + 1))
    assert (only(desk).content, only(desk).saved_by) == ({"child.iin": "150407"}, "Маман")
    second = drafts.save(desk, None, {"note": "Ұ"})
    assert [draft.id for draft in drafts.all_drafts(desk)] == [second.seen.id, first.seen.id]


def test_what_broke_off_here_is_gone_on_with_at_once(desk: Desk, other: Desk) -> None:
    mine = replace(desk, pc="МАМАН-ПК")
    first = drafts.save(mine, None, {"child.iin": "15040"})  # and the power is cut
    elsewhere = drafts.open_(other, first.seen.id)
    assert elsewhere is not None
    assert elsewhere.taken is not None
    again = drafts.open_(mine, first.seen.id)
    assert again is not None
    assert again.taken is None
    at_another = drafts.open_(replace(mine, pc="БАСҚА-ПК"), first.seen.id)
    assert at_another is not None
    assert at_another.taken is not None
    drafts.discard(mine, first.seen)
    assert on_file(desk) == {}


def test_a_window_that_saw_an_older_version_keeps_its_words_apart(
    desk: Desk, other: Desk, clock: Clock
) -> None:
    seen = drafts.add(desk, {"typed": ""})
    clock.pass_by(minutes=5)
    drafts.save(other, seen, {"typed": "theirs"})
    kept = drafts.save(desk, seen, {"typed": "mine"})
    assert kept.seen.id != seen.id
    assert on_file(desk) == {seen.id: {"typed": "theirs"}, kept.seen.id: {"typed": "mine"}}
    assert said(kept).startswith("Басшы saved this entry elsewhere at 21.11.2026 10:05.")
    assert drafts.save(desk, kept.seen, {"typed": "mine, on"}).parted == ()
    assert on_file(desk)[seen.id] == {"typed": "theirs"}


def test_an_id_is_never_given_again(desk: Desk) -> None:
    gone = drafts.add(desk, {"child": "first"})
    drafts.discard(desk, gone)
    another = drafts.add(desk, {"child": "another"})
    assert another.id > gone.id


def test_a_window_on_a_discarded_draft_touches_nobody_elses(desk: Desk) -> None:
    gone = drafts.save(desk, None, {"child": "first"}).seen
    drafts.close(desk, gone)
    drafts.discard(desk, gone)
    another = drafts.add(desk, {"child": "another"})
    kept = drafts.save(desk, gone, {"child": "first, on"})
    assert on_file(desk) == {another.id: {"child": "another"}, kept.seen.id: {"child": "first, on"}}
    assert "registered or discarded elsewhere" in said(kept)


def test_registering_from_an_old_window_leaves_what_others_typed(
    desk: Desk, other: Desk, school: int
) -> None:
    seen = drafts.add(desk, {"typed": ""})
    theirs = drafts.save(other, seen, {"typed": "theirs"}).seen
    registering.register(desk, home_education_entry(school), seen)
    assert only(desk).seen == theirs


def test_registering_after_the_draft_was_discarded_leaves_another_childs(
    desk: Desk, school: int
) -> None:
    gone = drafts.add(desk, {})
    drafts.discard(desk, gone)
    another = drafts.add(desk, {"child": "another"})
    registering.register(desk, home_education_entry(school), gone)
    assert only(desk).seen == another


def test_who_has_it_open_since_when_and_where(desk: Desk, other: Desk) -> None:
    seen = drafts.add(desk, {"typed": "Ә"})
    mine = drafts.open_(other, seen.id)
    assert mine is not None
    assert mine.taken is None
    asked = drafts.open_(desk, seen.id)
    assert asked is not None
    assert asked.taken is not None
    assert step(asked.taken, "en") == (
        "Басшы has this entry open since 21.11.2026 10:00, on БАСШЫ-ПК."
    )
    looked = drafts.look(desk, seen.id)
    assert looked == asked
    drafts.close(other, seen)
    free = drafts.open_(desk, seen.id)
    assert free is not None
    assert free.taken is None
    nowhere = drafts.has_open(only(desk))
    assert nowhere is not None
    assert step(nowhere, "en") == "Маман has this entry open since 21.11.2026 10:00."


def test_looking_and_closing_change_no_version(desk: Desk) -> None:
    seen = drafts.add(desk, {})
    before = only(desk)
    drafts.open_(desk, seen.id)
    drafts.close(desk, seen)
    assert only(desk) == before


def test_taken_over_as_it_was_saved_last(desk: Desk, other: Desk, clock: Clock) -> None:
    seen = drafts.save(desk, None, {"typed": "a"}).seen
    seen = drafts.save(desk, seen, {"typed": "ab"}).seen
    clock.pass_by(minutes=1)
    taken = drafts.take_over(other, seen.id)
    assert taken.content == {"typed": "ab"}
    assert only(desk).opened_by == "Басшы"
    late = drafts.save(desk, seen, {"typed": "abc"})
    assert said(late).startswith("Басшы took this entry over at 21.11.2026 10:01.")
    assert drafts.save(other, taken.seen, {"typed": "ab!"}).parted == ()
    assert on_file(desk) == {seen.id: {"typed": "ab!"}, late.seen.id: {"typed": "abc"}}
    drafts.close(desk, seen)
    looked = drafts.look(desk, seen.id)
    assert looked is not None
    assert looked.taken is not None


def test_what_is_gone_is_not_opened_nor_taken_over(desk: Desk) -> None:
    gone = drafts.add(desk, {})
    drafts.discard(desk, gone)
    assert drafts.open_(desk, gone.id) is None
    assert drafts.look(desk, gone.id) is None
    for act in (lambda: drafts.take_over(desk, gone.id), lambda: drafts.discard(desk, gone)):
        with pytest.raises(Trouble, match="registered or discarded elsewhere"):
            act()


def test_nobody_discards_what_somebody_types_in_or_what_changed(desk: Desk, other: Desk) -> None:
    seen = drafts.save(other, None, {"typed": "Ә"}).seen
    with pytest.raises(Trouble, match="take it over first"):
        drafts.discard(desk, seen)
    later = drafts.save(other, seen, {"typed": "Әл"}).seen
    drafts.close(other, later)
    with pytest.raises(ChangedMeanwhile) as caught:
        drafts.discard(desk, seen)
    assert "Басшы changed this at 21.11.2026 10:00" in (message_of(caught.value, "en") or "")
    drafts.discard(desk, later)
    assert drafts.all_drafts(desk) == []


_ACTS = st.tuples(
    st.integers(0, 2), st.sampled_from(["new", "save", "open", "take", "close", "discard", "file"])
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(_ACTS, max_size=25), chosen=st.randoms(use_true_random=False))
def test_nothing_typed_is_ever_lost_or_another_childs(
    desk: Desk, school: int, acts: list[tuple[int, str]], chosen: Any
) -> None:
    """Three windows do as they like: each draft is of one child, and holds its newest words."""
    for draft in drafts.all_drafts(desk):
        drafts.close(desk, draft.seen)
        drafts.discard(desk, draft.seen)
    windows: dict[int, tuple[str, Seen]] = {}  # of which child, and the draft as it was seen
    newest: dict[str, str] = {}  # the last words that were typed of each child
    over: set[str] = set()  # children whose newest words were registered or discarded
    for turn, (window, act) in enumerate(acts):
        if act == "new":
            child = f"child {turn}"
            newest[child] = f"words {turn}"
            content = {"child": child, "words": newest[child]}
            windows[window] = child, drafts.save(desk, None, content).seen
        elif act == "open" and (listed := drafts.all_drafts(desk)):
            shown = drafts.open_(desk, chosen.choice(listed).id)
            if shown is not None and shown.taken is None:
                windows[window] = shown.draft.content["child"], shown.draft.seen
        elif act == "take" and (listed := drafts.all_drafts(desk)):
            draft = drafts.take_over(desk, chosen.choice(listed).id)
            windows[window] = draft.content["child"], draft.seen
        elif window in windows:
            child, seen = windows[window]
            if act == "save":
                newest[child] = f"words {turn}"
                over.discard(child)
                content = {"child": child, "words": newest[child]}
                windows[window] = child, drafts.save(desk, seen, content).seen
            elif act == "close":
                drafts.close(desk, seen)
                del windows[window]
            else:
                _end(desk, act, school, turn, seen, over, newest)
        kept = [draft.content for draft in drafts.all_drafts(desk)]
        for child, words in newest.items():
            assert child in over or {"child": child, "words": words} in kept


def _end(
    desk: Desk, act: str, school: int, turn: int, seen: Seen, over: set[str], newest: dict[str, str]
) -> None:
    before = {draft.id: draft for draft in drafts.all_drafts(desk)}
    try:
        if act == "discard":
            drafts.discard(desk, seen)
        else:
            registering.register(desk, home_education_entry(school, 1000 + turn), seen)
    except (Trouble, ChangedMeanwhile, EntryError):
        assert {draft.id: draft for draft in drafts.all_drafts(desk)} == before
        return
    gone = set(before) - {draft.id for draft in drafts.all_drafts(desk)}
    assert gone <= {seen.id}
    for draft_id in gone:
        assert before[draft_id].seen == seen
        content = before[draft_id].content
        if newest[content["child"]] == content["words"]:
            over.add(content["child"])


def test_drafts_of_an_older_database_are_kept_and_their_ids_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    old = Database(file)
    schema.migrate(old, "0004")
    with old.begin() as connection:
        for number in (3, 7):
            connection.execute(
                text(
                    "INSERT INTO drafts (id, kind, content, saved_at, saved_by) VALUES "
                    "(:id, 'application', '{\"typed\": \"Ә\"}', '2026-11-20 09:00:00', 'Маман')"
                ),
                {"id": number},
            )
    old.close()
    database = open_database(file, upgrade=True)
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    desk = taken_by(desk, Role.CLERK)
    kept = drafts.all_drafts(desk)
    assert [draft.id for draft in kept] == [7, 3]
    moment = datetime(2026, 11, 20, 9, 0)
    assert kept[0] == Draft(7, {"typed": "Ә"}, moment, "Маман", 1, "", None, "")
    # A window of the older program may have seen any number of drafts that are gone since.
    assert drafts.add(desk, {}).id > 7 + 10_000
    database.close()
