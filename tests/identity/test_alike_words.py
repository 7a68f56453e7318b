"""Alike words are found as if each were held against every other one."""

from random import Random

import pytest

from desktop_app.identity import alike_words
from desktop_app.identity.alike_words import AlikeWords
from desktop_app.identity.likeness import is_same
from tests.identity.name_lists import KAZAKH_BOYS, KAZAKH_GIRLS, KAZAKH_SURNAMES

NAMES = (*KAZAKH_BOYS[:8], *KAZAKH_GIRLS[:8], *KAZAKH_SURNAMES[:4])
_LETTERS = "аеиоурнстлмдк"


def _words(chance: Random, count: int) -> list[str]:
    """Names, and what fingers make of them; short and long ones among them."""
    made = ["", "а", "ал", "али", "нурмухаммедали", "нурмухамедали"]
    while len(made) < count:
        word = list(chance.choice([*NAMES, chance.choice(made)]).casefold()[:14])
        for _slip in range(chance.randrange(4)):
            at = chance.randrange(len(word) + 1)
            match chance.randrange(4):
                case 0:
                    word.insert(at, chance.choice(_LETTERS))
                case 1:
                    del word[at : at + 1]
                case 2:
                    word[at : at + 1] = [chance.choice(_LETTERS)]
                case _:
                    word[at : at + 2] = word[at : at + 2][::-1]
        made.append("".join(word))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_all_are_found_that_comparing_every_word_finds(seed: int) -> None:
    met, kept = AlikeWords(), []
    for word in _words(Random(seed), 400):
        if (alike := met.of(word)) is not None:
            kept.append(word)
            assert set(alike) == {other for other in kept if is_same(word, other)}
            assert len(alike) == len(set(alike))
    assert any(len(met.of(word) or ()) > 5 for word in kept)


def test_a_long_word_may_be_any() -> None:
    assert AlikeWords().of("нурмухаммедали") is None


def test_of_more_words_than_are_kept_any_may_be_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are kept stay so."""
    monkeypatch.setattr(alike_words, "_MOST_WORDS", 2)
    met = AlikeWords()
    assert [met.of(word) for word in ("дана", "мерей", "айдар", "дана")] == [
        ["дана"],
        ["мерей"],
        None,
        ["дана"],
    ]
