"""What differs between two cards, as texts; an answer is kept with a draft and read again."""

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.records.who_it_is import (
    CARD,
    Difference,
    Said,
    WhoItIs,
    as_text,
    differing,
    from_json,
    to_json,
)
from tests.builders import a_child

ASKED = (Difference("surname", "Герман", "Сергеева"),)


def test_every_field_that_is_otherwise_is_told_in_the_order_of_the_card() -> None:
    before = a_child()
    after = replace(before, birth_date=None, surname="Ким", phone="1")
    assert [(each.field, each.before, each.after) for each in differing(before, after)] == [
        ("surname", "Әлімқұлова", "Ким"),
        ("birth_date", "2015-04-07", ""),
        ("phone", "", "1"),
    ]
    assert list(differing(before, before)) == []


def test_a_card_has_every_field_that_is_typed() -> None:
    assert {*CARD} == {*a_child().__dict__}
    assert [as_text(each) for each in (None, "", date(2015, 4, 7))] == ["", "", "2015-04-07"]


def test_an_answer_is_kept_with_the_draft_as_it_was_given() -> None:
    for answer in (
        None,
        WhoItIs(Said.WRONG, ASKED),
        WhoItIs(Said.CHANGED, ASKED, date(2026, 8, 14), "№ 8"),
    ):
        assert from_json(to_json(answer)) == answer


def test_what_can_not_be_read_is_asked_again() -> None:
    kept = to_json(WhoItIs(Said.WRONG, ASKED))
    broken: list[Any] = [{}, [], "x", {"said": "maybe"}, {**kept, "changed_on": "x"}]
    broken.append({**kept, "differences": [["surname"]]})
    assert [from_json(each) for each in broken] == [None] * len(broken)
