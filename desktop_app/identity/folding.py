"""The one folded key, by which somebody is found however their name is spelled.

Kazakh, Russian and Latin letters come down to the plain Russian letters of their sounds:
``Қасымбек``, ``Qasymbek``, ``Kassymbek`` and ``Касымбек`` are all ``касимбек``. Latin is read as
Kazakh and Russian passports have written names since 1991. Doubled letters are one, since passports
double at will (Kassym, Юрий as Yury and Yurii). What is in Cyrillic folds letter by letter: the
beginning of a name folds to the beginning of its key, so a name is found while it is typed.
"""

import re
from functools import lru_cache
from string import ascii_lowercase
from unicodedata import category, normalize


def _pairs(text: str) -> dict[str, str]:
    """What becomes what: ``one=other`` in words."""
    return {one: other for one, _equals, other in (pair.partition("=") for pair in text.split())}


_CYRILLIC = (
    _pairs("ә=а ғ=г ґ=г э=е є=е қ=к ң=н ө=о ұ=у ү=у һ=х і=и ы=и щ=ш ъ= ь=")
    # Sounds of two letters, so that Юлия and Yuliya, Кравцов and Kravtsov need no rule.
    | _pairs("ц=тс ю=иу я=иа")
)
_ALIKE = str.maketrans("aəbcehikmoptxy", "аавсехикмортху")
"""Latin letters that look like these, where they strayed into a Cyrillic word."""

_LATIN = dict(zip(ascii_lowercase, "абкдефгхижклмнопкрстуввхиз", strict=True)) | _pairs(
    "ə=а x=кс shch=ш sch=ш shh=ш sh=ш tch=ч ch=ч zh=ж kh=х gh=г ph=ф ck=к tz=тс "
    "ye=е yo=е ce=тсе ci=тси cy=тси"
)
_SOUND = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))

_HAS_LATIN = re.compile("[a-zə]")
_HAS_CYRILLIC = re.compile("[а-я]")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


class _Plain(dict[int, str]):
    """What remains of a character: a plain letter, a space between words, or nothing.

    Worked out when it is first met, then known.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        apart = normalize("NFKD", normalize("NFKD", letter).casefold())
        if apart == letter:
            self[code] = letter if letter.isalnum() else "" if category(letter) in _UNSEEN else " "
        else:
            self[code] = apart.translate(self)
        return self[code]


_PLAIN = _Plain(
    str.maketrans(
        _CYRILLIC
        # Letters of the Latin alphabets of Kazakh and its neighbours that are more than a mark.
        | _pairs("ş=sh š=sh ç=ch č=ch ž=zh ı=y")
        | dict.fromkeys("'’‘ʼʹ`´\"″ʺ", "")
        | {"№": " "}
    )
)


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """The key of a name, or of anything else that is sought: words with one space between."""
    if text.isascii() and text.isdigit():  # numbers of papers stay as they are
        return text
    plain = normalize("NFC", text.casefold()).translate(_PLAIN)
    if _HAS_LATIN.search(plain):
        plain = " ".join(map(_in_cyrillic, plain.split()))
    return " ".join(_DOUBLED.sub(r"\1", plain).split())


def _in_cyrillic(word: str) -> str:
    if _HAS_CYRILLIC.search(word):
        word = word.translate(_ALIKE)
    return _SOUND.sub(lambda found: _LATIN[found[0]], word)
