"""Names and numbers of a group: the same as the slow reading finds, and in the same order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.services.search.asked import asked
from desktop_app.services.search.group import Entry, GroupIndex
from tests.services.search.oracle import found

SURNAMES = "Әлиев Алиев Алиева Қасымбек Касымбек Фёдоров Федоров Федорова Омирова Өмірова Ким Ли"
GIVEN = "Әли Али Айгерім Анна Инна Сергей Серік Юлия Ұлан Улан Yuliya Kasym Абу-Бакр Абубакр"
TYPED = [
    *SURNAMES.split(),
    *GIVEN.split(),
    "а",
    "ал",
    "ов",
    "kasymbek",
    "yu",
    "15",
    "1502",
    "0006468",
]

numbers = st.text("0123456789", min_size=1, max_size=12)
register = st.builds("o2026{:05}".format, st.integers(0, 120))
name = st.lists(st.sampled_from([*SURNAMES.split(), *GIVEN.split()]), min_size=0, max_size=3).map(
    " ".join
)
entry = st.tuples(name, st.lists(numbers | register, max_size=3).map(tuple))
typed = st.lists(
    st.sampled_from(TYPED).flatmap(lambda word: st.sampled_from([word, word[:2], word[1:]]))
    | numbers,
    min_size=1,
    max_size=3,
).map(" ".join)


@settings(max_examples=400)
@given(st.lists(entry, max_size=30), typed, st.integers(1, 6), st.booleans())
def test_the_index_finds_what_the_slow_reading_finds(
    made: list[tuple[str, tuple[str, ...]]], text: str, most: int, last_first: bool
) -> None:
    entries = [
        Entry(key, "" if last_first else names, some) for key, (names, some) in enumerate(made)
    ]
    index = GroupIndex(entries, last_first=last_first)
    wanted = asked(text)
    assert index.find(wanted, most) == found(entries, wanted, most, last_first=last_first)


@settings(max_examples=100)
@given(
    st.lists(entry, min_size=1, max_size=20),
    st.sets(st.integers(0, 19)),
    st.lists(entry, max_size=5),
    typed,
)
def test_what_was_replaced_is_found_as_it_is_now(
    made: list[tuple[str, tuple[str, ...]]],
    gone: set[int],
    new: list[tuple[str, tuple[str, ...]]],
    text: str,
) -> None:
    before = [Entry(key, *each) for key, each in enumerate(made)]
    later = [Entry(100 + key, *each) for key, each in enumerate(new)]
    index = GroupIndex(before)
    index.remove(gone)
    index.add(later)
    wanted, entries = asked(text), [each for each in before if each.key not in gone] + later
    assert index.find(wanted, 5) == found(entries, wanted, 5, last_first=False)


WHOLE = {1_500: ("2026",), 2_000: ("20",), 2_500: ("1",)}
"""Short numbers, which stand inside many others."""


def test_many_of_one_kind_are_the_same_as_the_slow_reading_too() -> None:
    """Beyond the few that are judged one by one."""
    chance = Random(12)
    entries = [
        Entry(
            row,
            f"{chance.choice(SURNAMES.split())} {chance.choice(GIVEN.split())}",
            (f"o2026{row:05}", f"{chance.randrange(10**12):012}", *WHOLE.get(row, ())),
        )
        for row in range(3_000)
    ]
    for last_first in (False, True):
        if last_first:
            entries = [each._replace(names="") for each in entries]
        index = GroupIndex(entries, last_first=last_first)
        for text in ("а", "али", "ов", "али улан", "1", "20", "2026", "0001", "02999", "али 202"):
            wanted = asked(text)
            assert index.find(wanted, 6) == found(entries, wanted, 6, last_first=last_first), text


def test_where_the_first_are_gone_the_next_are_found() -> None:
    index = GroupIndex(Entry(row, "Әлиев Айдос", (f"{row:04}7",)) for row in range(200))
    index.remove(set(range(150)))
    for text in ("алиев", "Әли", "лиев", "алиев айдос", "7", "алиев 015"):
        assert index.find(asked(text), 3) == [150, 151, 152], text


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("федоров", ["Федоров", "Фёдоров", "Федорова"]),
        ("фёдоров", ["Фёдоров", "Федоров", "Федорова"]),
        ("Fedorov", ["Фёдоров", "Федоров", "Федорова"]),
        ("омирова", ["Омирова", "Өмірова"]),
        ("өмір", ["Өмірова", "Омирова"]),
        ("али", ["Али", "Әли", "Алиев", "Әлиев"]),
    ],
)
def test_exact_spelling_first(text: str, order: list[str]) -> None:
    names = ["Фёдоров", "Федорова", "Федоров", "Өмірова", "Омирова", "Әли", "Әлиев", "Алиев", "Али"]
    index = GroupIndex(Entry(row, each, ()) for row, each in enumerate(names))
    assert [names[key] for key in index.find(asked(text), 9) if isinstance(key, int)] == order


@pytest.mark.parametrize("text", ["Касмыбек", "Касымбк", "Касымббекк", "Касымпек", "Kasimpek"])
def test_a_letter_away(text: str) -> None:
    index = GroupIndex([Entry(1, "Қасымбек Айша", ()), Entry(2, "Қайрат Айша", ())])
    assert index.find(asked(f"{text} айша"), 5) in ([], [1])
    assert index.near(asked(f"{text} айша"), 5) == [1]


def test_more_than_a_letter_away_is_somebody_else() -> None:
    index = GroupIndex([Entry(1, "Қасымбек", ())])
    assert index.near(asked("Касенов"), 5) == []
    assert index.near(asked("ка"), 5) == [1]
    assert index.near(asked("123"), 5) == []
