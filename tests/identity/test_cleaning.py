"""Names as they were meant: the table in ``cases``, and what holds of any text."""

import unicodedata
from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from desktop_app.identity.cleaning import AS_LATIN, STEPS, Mend, cleaned_name, cleaned_patronymic
from tests.identity.tables import rows


@pytest.mark.parametrize("case", list(rows("names.txt")), ids=lambda case: ascii(case[0]))
def test_a_name(case: tuple[str, ...]) -> None:
    typed, kept, mended, _refused, _doubted = case

    found = cleaned_name(typed)

    assert (found.value, " ".join(found.mended)) == (kept, mended)


@pytest.mark.parametrize("typed", ["нет", "ЖОҚ", "Отсутствует.", " - ", "—", "не  имеет"])
def test_words_for_none_are_no_patronymic(typed: str) -> None:
    found = cleaned_patronymic(typed)
    assert (found.value, found.mended[-1]) == ("", Mend.NONE)


def test_a_patronymic_stays() -> None:
    assert cleaned_patronymic("ҚАЙРАТҰЛЫ").value == "Қайратұлы"
    assert cleaned_patronymic("").mended == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("АБ'БАСОВ", "Аб'басов"),  # small after an apostrophe that follows two letters
        ("Д'АРТАНЬЯН", "Д'Артаньян"),
        ("аб'басов", "Аб'басов"),
        ("д'артаньян", "Д'Артаньян"),
        ("Айша Қайрат қЫЗЫ", "Айша Қайрат қызы"),
        ("қЫЗЫ", "Қызы"),  # all there is: a surname
        ("qЫЗЫ", "qЫЗЫ"),  # of two alphabets: refused as it is
        ("Иван иванов", "Иван иванов"),  # somebody chose a capital, and none
        ("иван иванов", "Иван Иванов"),
        ("Ким АБ", "Ким АБ"),
        ("Ким АБВ", "Ким Абв"),
        ("КИМ АБ", "Ким Аб"),
        ("И И", "И И"),
    ],
)
def test_capitals_and_apostrophes(typed: str, meant: str) -> None:
    assert cleaned_name(typed).value == meant


HIDDEN = "\u200b\u200c\u200d\u00ad\u202a\u202c\u2066\ufeff\u2060"
LETTERS = "абвеикмнорстуХАВЕИКМНОРСТУХәіңғүұқөһӘІҢҒҮҰҚӨҺёЁйЙəƏabceikmoprtxyzABCEIKMOPRTXYZlVüİ"
texts = some.text(LETTERS + HIDDEN + " \u00a0\u0306\u0308'’-‑–.()и7=,;", max_size=24)


@given(texts)
@example("ИВАНОВА\u200b Cергей")
def test_cleaning_once_more_changes_nothing(text: str) -> None:
    once = cleaned_name(text)
    assert cleaned_name(once.value) == type(once)(once.value)


def letters_in(text: str) -> int:
    return sum(unicodedata.category(each).startswith("L") for each in text)


@given(some.one_of(texts, some.text()))
def test_no_letter_is_lost(text: str) -> None:
    assert letters_in(cleaned_name(text).value) == letters_in(unicodedata.normalize("NFC", text))


@given(texts, some.permutations(list(STEPS)))
@example("ЛИ ИB", list(STEPS)[::-1])
@example("Y\u0306Ё", list(STEPS))
@example("\u200bAA", list(STEPS)[::-1])
@example("lУ\u0306", list(STEPS)[::-1])
def test_in_whatever_order_it_is_cleaned_the_same_comes_out(text: str, order: list[Mend]) -> None:
    changed = text
    for mend in order:
        changed = STEPS[mend](changed)
    assert cleaned_name(changed).value == cleaned_name(text).value


DIRT: dict[str, Callable[[str, int], str]] = {
    "hidden": lambda name, at: f"{name[:at]}\u200b{name[at:]}",
    "letters": lambda name, at: (
        f"{name[:at]}{name[at : at + 1].translate(AS_LATIN)}{name[at + 1 :]}"
    ),
    "capitals": lambda name, at: name.upper(),
    "spaces": lambda name, at: f" {name.replace(' ', '  ')} ",
}


@pytest.mark.parametrize("order", list(permutations(DIRT)), ids=" ".join)
@given(some.data())
def test_a_name_comes_back_through_all_that_happens_to_it(
    order: tuple[str, ...], data: some.DataObject
) -> None:
    name = data.draw(some.sampled_from(["Қасымбекова Әлия Ғалымқызы", "Салтыков-Щедрин Егор"]))
    dirty = name
    for kind in order:
        dirty = DIRT[kind](dirty, data.draw(some.integers(1, len(name) - 2)))
    assert cleaned_name(dirty).value == name
