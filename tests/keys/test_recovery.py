"""The code is read however it was typed, and a slip of the finger is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.keys import recovery
from desktop_app.keys.recovery import ALPHABET

codes = st.integers(0, 50).map(lambda _: recovery.new_code())


def test_a_code_has_thirty_two_letters_in_groups_of_four() -> None:
    code = recovery.new_code()
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert set(code) <= {*ALPHABET, "-"}
    assert len({recovery.new_code() for _ in range(500)}) == 500


@given(codes)
def test_a_code_is_read_however_it_was_typed(code: str) -> None:
    typings = (code, code.lower(), code.replace("-", ""), code.replace("-", " "), f"  {code}\n")
    assert {recovery.read(typed) for typed in typings} == {code}


@given(codes)
def test_letters_of_the_same_look_are_read_as_what_they_look_like(code: str) -> None:
    cyrillic = code.translate(str.maketrans("ABEKMHPCTXY", "АВЕКМНРСТХУ"))
    assert recovery.read(cyrillic) == code
    assert recovery.read(cyrillic.lower()) == code
    assert recovery.read(code.replace("0", "O").replace("1", "l")) == code
    assert recovery.read(code.replace("0", "О").replace("1", "I")) == code
    assert recovery.read(code.replace("1", "і")) == code


@given(codes, st.integers(0, 31), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(code: str, at: int, letter: str) -> None:
    body = code.replace("-", "")
    if body[at] != letter:
        assert recovery.read(body[:at] + letter + body[at + 1 :]) == ""


@given(codes, st.integers(0, 30))
def test_two_neighbours_exchanged_are_noticed(code: str, at: int) -> None:
    body = code.replace("-", "")
    one, other = body[at], body[at + 1]
    if one != other and {one, other} != {"0", "Z"}:
        assert recovery.read(body[:at] + other + one + body[at + 2 :]) == ""


@pytest.mark.parametrize("cut", [0, 1, 31, 33, 64])
def test_another_length_is_no_code(cut: int) -> None:
    body = recovery.new_code().replace("-", "")
    assert recovery.read((body + body)[:cut]) == ""


@given(st.text(max_size=80))
def test_other_text_is_no_code(text: str) -> None:
    assert recovery.read(text) == ""
