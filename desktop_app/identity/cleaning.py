"""A name as it was meant, whatever a keyboard or another program made of it.

Nothing is guessed: only what nobody sees, letters that look the same and capitals are mended, and
what was mended is named, so that whoever typed it is told.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Mend(StrEnum):
    """What was set right in a text."""

    HIDDEN = "hidden"
    """Characters that nobody sees, and letters put together of two characters."""
    LETTERS = "letters"
    """Letters of the other alphabet that look the same."""
    CAPITALS = "capitals"
    SPACES = "spaces"
    """Doubled spaces; in a number, all that stands between its digits."""
    LABEL = "label"
    """Words before a number, such as «ИИН»."""
    NONE = "none"
    """Words that say that there is none."""


@dataclass(frozen=True)
class Cleaned:
    """A text as it is kept, and what was set right in it. Spaces around it are not told."""

    value: str
    mended: tuple[Mend, ...] = ()


def cleaned_name(text: str) -> Cleaned:
    """A name or a part of one; apostrophes and hyphens stay, and so does a word wholly Latin."""
    if PLAIN_NAME.fullmatch(text):
        return Cleaned(text)
    return _mended(text, STEPS)


@lru_cache(maxsize=1 << 12)
def cleaned_patronymic(text: str) -> Cleaned:
    """Empty, where only «нет», «жоқ» or a dash was written for it."""
    found = cleaned_name(text)
    if found.value.casefold().rstrip(".") in _WORDS_FOR_NONE:
        return Cleaned("", (*found.mended, Mend.NONE))
    return found


def cleaned_words(text: str) -> Cleaned:
    """The same of words among which are abbreviations, such as a school's: capitals stay."""
    return _mended(text, {mend: STEPS[mend] for mend in STEPS if mend is not Mend.CAPITALS})


def _mended(text: str, steps: Mapping[Mend, Callable[[str], str]]) -> Cleaned:
    value, mended = text.strip(), []
    for mend, step in steps.items():
        after = step(value)
        if after != value:
            mended.append(mend)
        value = after
    return Cleaned(value, tuple(mended))


_WORDS_FOR_NONE = frozenset(
    {"нет", "жоқ", "жок", "отсутствует", "не имеет", "не указано", "без отчества", "прочерк"}
    | {"көрсетілмеген", "-", "--", "---", "—", "none"}
)

# What nobody sees

_ALL_SEEN = re.compile("[ -~\u0400-\u0482\u048a-\u052f«»’№]*")
"""Nearly every text: letters whole, nothing between them."""

_UNSEEN = re.compile("[\u034f\ufe00-\ufe0f]")
_HYPHENS = re.compile("[\u2010-\u2013\u2212]")


def shown(text: str) -> str:
    """What is to be seen of a text: zero-width, directional and non-breaking signs are gone."""
    if _ALL_SEEN.fullmatch(text):
        return text
    seen = (_seen(each) for each in _UNSEEN.sub("", text))
    return _HYPHENS.sub("-", unicodedata.normalize("NFC", "".join(seen)))


def _seen(character: str) -> str:
    match unicodedata.category(character):
        case "Cf" | "Cs":
            return ""
        case "Zs" | "Zl" | "Zp" | "Cc":
            return " "
    return character


# Letters that look the same

_LATIN_LOOKS = "ABCEHIKMOPTXYËaceikopxyhëəƏɵƟ"
_CYRILLIC_LOOKS = "АВСЕНІКМОРТХУЁасеікорхуһёәӘөӨ"
_ALSO_LATIN = dict(zip("ǝƎ", "әӘ", strict=True))

AS_CYRILLIC = str.maketrans(
    dict(zip(_LATIN_LOOKS, _CYRILLIC_LOOKS, strict=True)) | _ALSO_LATIN  # Ə has two doubles
)
AS_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)

LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff]")
CYRILLIC = re.compile("[\u0400-\u052f]")
WORD = re.compile(r"[^\s.,;:()\[\]/\\«»\"=+@\u2010-\u2015\u2212-]+")
"""Hidden characters belong to the word that they stand in."""

_LETTER = re.compile(r"[^\W\d_]")


def is_of_both(word: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one word."""
    return bool(LATIN.search(word) and CYRILLIC.search(word))


def _letters(text: str) -> str:
    if not LATIN.search(text) or not CYRILLIC.search(text):
        return text
    if shown(text) != text:  # half of a letter looks like another one
        return text
    text = WORD.sub(lambda word: _of_one_alphabet(word[0]), text)
    latin = [word for word in WORD.findall(text) if LATIN.search(word)]
    if CYRILLIC.search(text) and all(len(_LETTER.findall(word)) == 1 for word in latin):
        text = WORD.sub(lambda word: _all_in(AS_CYRILLIC, LATIN, word[0]) or word[0], text)
    return unicodedata.normalize("NFC", text)


def _of_one_alphabet(word: str) -> str:
    if not is_of_both(word):
        return word
    return _all_in(AS_CYRILLIC, LATIN, word) or _all_in(AS_LATIN, CYRILLIC, word) or word


def _all_in(table: Mapping[int, str | int | None], other: re.Pattern[str], word: str) -> str:
    """The word in one alphabet; an empty text where a letter of the other one is left."""
    written = word.translate(table)
    return "" if other.search(written) else written


# Capitals

_APOSTROPHES = "'’‘ʼ`´"
_AFTER_APOSTROPHE = re.compile(f"([{_APOSTROPHES}])")
_PARTICLES = frozenset("оглы оғлы оглу огли угли ұлы улы қызы кызы гызы".split())
"""The last word of a patronymic: small letters, unless it is all there is."""


def _capitals(text: str) -> str:
    if shown(text) != text or _letters(text) != text:  # not read yet
        return text
    if _is_all_small(text) and not is_of_both(text):
        return WORD.sub(_begun_large, text)
    are_all = not any(character.islower() for character in text)

    def proper(word: re.Match[str]) -> str:
        are_initials = not are_all and len(_LETTER.findall(word[0])) < _LEAST_CAPITALS
        if _ODD.fullmatch(word[0]) and not is_of_both(word[0]):
            small = word[0].lower()
            is_particle = word.start() and small in _PARTICLES
            return small if is_particle else _with_capital(small)
        if are_initials or not word[0].isupper() or is_of_both(word[0]):
            return word[0]
        if word.start() and word[0].lower() in _PARTICLES:
            return word[0].lower()
        return _proper(word[0])

    return WORD.sub(proper, text)


_LEAST_CAPITALS = 3
"""Fewer capitals among small letters are initials."""
_SMALL, _LARGE = "[a-zа-яёәғқңөұүһі]", "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_ODD = re.compile(rf"{_SMALL}{_LARGE}[^\W\d_]*|{_LARGE}{{2}}{_SMALL}{{2,}}")
"""The capitals' key was down when it should not have been, or a moment too long."""


def _is_all_small(text: str) -> bool:
    """Whether it has letters, and somebody was too hurried for any capital."""
    return any(map(str.islower, text)) and not any(map(str.isupper, text))


_STAY_SMALL = _PARTICLES | frozenset("и және мен пен бен де фон ван аль ди ла de von van".split())


def _begun_large(word: re.Match[str]) -> str:
    before, letters = word.string[: word.start()], word[0]
    if before.strip() and (before[-1] == "(" or letters in _STAY_SMALL):
        return letters
    parts = _AFTER_APOSTROPHE.split(letters)
    for place in range(0, len(parts), 2):
        if not place or len(parts[place - 2]) == 1:
            parts[place] = _with_capital(parts[place])
    return "".join(parts)


def _with_capital(part: str) -> str:
    large = part[:1].upper()
    return large + part[1:] if large.lower() == part[:1] else part


def _proper(word: str) -> str:
    """«Д'Артаньян», but «Лук'янов»: after an apostrophe only where one letter stands before it."""
    parts = _AFTER_APOSTROPHE.split(word)
    for place in range(0, len(parts), 2):
        small = place and len(parts[place - 2]) > 1
        parts[place] = parts[place].lower() if small else _first_large(parts[place])
    return "".join(parts)


def _first_large(part: str) -> str:
    return part[:1] + part[1:].lower()


# Spaces


def _spaces(text: str) -> str:
    return " ".join(text.split())


STEPS: dict[Mend, Callable[[str], str]] = {
    Mend.HIDDEN: shown,
    Mend.LETTERS: _letters,
    Mend.CAPITALS: _capitals,
    Mend.SPACES: _spaces,
}

_ONE = "[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+"
PLAIN_NAME = re.compile(f"{_ONE}(?:[ -]{_ONE}){{0,2}}")
"""What nearly every name is like; nothing is to be mended or asked there."""
