"""Each password opens its own slot and nothing else, and what was tampered with opens nothing."""

import json
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.keys.ring import Entered, Ring, RingUnread, new_key
from desktop_app.keys.slots import Slot, Tampered, WrongPassword
from tests.keys.rings import PASSWORDS, keys, ring

WORKERS = tuple(PASSWORDS)
GIVEN = date(2026, 11, 20)


@pytest.mark.parametrize("worker", WORKERS)
def test_a_password_opens_its_own_slot_with_all_keys(worker: int) -> None:
    assert ring().enter(worker, PASSWORDS[worker]).keys == keys()


@pytest.mark.parametrize(("worker", "other"), [*permutations(WORKERS, 2)])
def test_a_password_opens_no_other_slot(worker: int, other: int) -> None:
    with pytest.raises(WrongPassword):
        ring().enter(worker, PASSWORDS[other])


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_no_other_text_opens_a_slot(text: str) -> None:
    with pytest.raises(WrongPassword):
        ring().enter(1, text)


@settings(max_examples=8, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_a_password(password: str) -> None:
    made = Ring("one").with_worker(7, "Worker", password, keys())
    assert Ring.from_text(made.to_text()).enter(7, password).keys == keys()


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    made = Ring("one").with_worker(7, "Worker", "йод ёлка йогурт", keys())
    assert made.enter(7, "йод ёлка йогурт").keys == keys()


def test_somebody_without_a_slot_does_not_enter() -> None:
    with pytest.raises(WrongPassword):
        ring().enter(9, PASSWORDS[1])
    with pytest.raises(WrongPassword):
        ring().without(1).enter(1, PASSWORDS[1])


@pytest.mark.parametrize("part", ["worker", "salt", "locked", "public", "sealed"])
@pytest.mark.parametrize(("worker", "other"), [(1, 2), (2, 1)])
def test_a_part_of_anothers_slot_opens_nothing(part: str, worker: int, other: int) -> None:
    mine, theirs = ring().of(worker), ring().of(other)
    assert mine is not None
    assert theirs is not None
    made = replace(mine, **{part: getattr(theirs, part)})
    if part == "public":  # it opens nothing, and only says for whom is sealed the next time
        made = made.sealing("one", keys())
    for password in (PASSWORDS[worker], PASSWORDS[other]):
        with pytest.raises((WrongPassword, Tampered)):
            made.keys("one", made.private_key(password))


@pytest.mark.parametrize(
    "parts",
    [
        ("salt", "locked"),
        ("salt", "locked", "public"),
        ("salt", "locked", "sealed"),
        ("salt", "locked", "public", "sealed"),
        ("sealed", "public"),
    ],
)
def test_parts_of_anothers_slot_let_nobody_in_under_a_name_not_theirs(
    parts: tuple[str, ...],
) -> None:
    mine, theirs = ring().of(1), ring().of(2)
    assert mine is not None
    assert theirs is not None
    made = replace(mine, **{part: getattr(theirs, part) for part in parts})
    for password in PASSWORDS.values():
        with pytest.raises((WrongPassword, Tampered)):
            made.keys("one", made.private_key(password))


def test_a_slot_of_another_office_opens_nothing() -> None:
    mixed = replace(ring("one"), slots=ring("two").slots)
    with pytest.raises(Tampered):
        mixed.enter(1, PASSWORDS[1])


def test_a_slot_without_any_key_opens_nothing() -> None:
    slot = ring().of(1)
    assert slot is not None
    empty = replace(ring(), slots=(replace(slot, sealed=()),))
    with pytest.raises(Tampered):
        empty.enter(1, PASSWORDS[1])


def test_other_keys_are_sealed_for_everybody_who_is_left_and_for_nobody_else() -> None:
    gone = ring().enter(3, PASSWORDS[3])
    new = (new_key(),)
    changed = ring().without(3).sealing(new)
    assert changed.enter(1, PASSWORDS[1]).keys == new
    assert changed.enter(2, PASSWORDS[2]).keys == new
    for slot in changed.slots:
        with pytest.raises(Tampered):
            slot.keys("one", gone.private)


def test_a_new_password_takes_the_place_of_the_old_one() -> None:
    entered = ring().enter(1, PASSWORDS[1])
    changed = ring().with_password(entered, "жаңа құпия болатын сөз")
    assert changed.enter(1, "жаңа құпия болатын сөз").keys == keys()
    assert changed.enter(2, PASSWORDS[2]).keys == keys()
    with pytest.raises(WrongPassword):
        changed.enter(1, PASSWORDS[1])


def test_whose_slot_was_made_anew_meanwhile_changes_nothing_in_it() -> None:
    entered = ring().enter(1, PASSWORDS[1])
    reset = ring().with_worker(1, "Worker 1", "берілген жаңа сөз", keys(), temporary_from=GIVEN)
    with pytest.raises(Tampered):
        reset.with_password(entered, "жаңа құпия болатын сөз")


def test_a_temporary_password_is_temporary_until_its_owner_chooses_another() -> None:
    reset = ring().with_worker(1, "Worker 1", "берілген жаңа сөз", keys(), temporary_from=GIVEN)
    slot = reset.of(1)
    assert slot is not None
    assert slot.temporary
    chosen = reset.with_password(reset.enter(1, "берілген жаңа сөз"), "жаңа құпия болатын сөз")
    slot = chosen.of(1)
    assert slot is not None
    assert not slot.temporary


def test_a_new_name_opens_with_the_same_password() -> None:
    renamed = ring().renamed(2, "Another name")
    assert [slot.name for slot in renamed.slots] == ["Worker 1", "Another name", "Worker 3"]
    assert renamed.enter(2, PASSWORDS[2]).keys == keys()


# --- the file ---


def test_a_ring_is_the_same_after_it_was_kept() -> None:
    assert Ring.from_text(ring().to_text()) == ring()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_flipped_bit_is_damage(data: st.DataObject) -> None:
    content = bytearray(ring().to_text().encode())
    at = data.draw(st.integers(0, len(content) * 8 - 1))
    content[at // 8] ^= 1 << at % 8
    with pytest.raises((RingUnread, UnicodeDecodeError)):
        Ring.from_text(content.decode())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_file_that_was_cut_is_damage(data: st.DataObject) -> None:
    text = ring().to_text()
    with pytest.raises(RingUnread):
        Ring.from_text(text[: data.draw(st.integers(0, len(text) - 1))])


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
    )
)
def test_anything_else_is_no_ring(content: object) -> None:
    with pytest.raises(RingUnread):
        Ring.from_text(json.dumps(content))


@pytest.mark.parametrize("text", ["", "[" * 100_000, "\0\0\0", '{"version": 2}', "null"])
def test_what_a_power_cut_or_a_newer_program_leaves_is_no_ring(text: str) -> None:
    with pytest.raises(RingUnread):
        Ring.from_text(text)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("memory", 2**40),
        ("memory", 0),
        ("operations", 10_000),
        ("operations", float("inf")),
        ("salt", "AAAA"),
        ("public", "AAAA"),
        ("sealed", 5),
        ("sealed", ["AAAA"] * 9),
        ("locked", "not base64!"),
    ],
)
def test_a_slot_that_would_stop_the_program_is_no_slot(part: str, value: object) -> None:
    slot = ring().of(1)
    assert slot is not None
    with pytest.raises((KeyError, TypeError, ValueError, OverflowError)):
        Slot.from_json({**slot.to_json(), part: value})


def test_keys_stand_in_no_message() -> None:
    entered = ring().enter(1, PASSWORDS[1])
    told = repr((entered, ring()))
    assert isinstance(entered, Entered)
    for secret in (*keys(), entered.private, *(slot.locked for slot in ring().slots)):
        assert secret.hex() not in told
        assert repr(secret) not in told


def test_a_ring_of_more_workers_than_any_office_has_is_none() -> None:
    slot = ring().of(1)
    assert slot is not None
    most = Ring("one", tuple(replace(slot, worker=worker) for worker in range(1, 501)))
    assert Ring.from_text(most.to_text()) == most
    with pytest.raises(RingUnread):
        Ring.from_text(replace(most, slots=(*most.slots, replace(slot, worker=501))).to_text())
