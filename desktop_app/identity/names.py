"""What can't be somebody's name, and what may be none. Names are cleaned first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.identity.cleaning import PLAIN_NAME, WORD, is_of_both


class NameFault(StrEnum):
    """Why a text is no name: it is refused."""

    FORMULA = "formula"
    NO_LETTER = "no letter"
    DIGIT = "digit"
    SIGN = "sign"
    TWO_ALPHABETS = "two alphabets"


class NameDoubt(StrEnum):
    """What names seldom have: asked to be looked at, and let through."""

    TWO_PEOPLE = "two people"
    RELATION = "relation"
    BRACKETS = "brackets"
    MANY_WORDS = "many words"
    INITIAL = "initial"


@dataclass(frozen=True)
class WrongName:
    """``part`` is what is wrong in it, and ``place`` where that stands, counted from 1."""

    fault: NameFault
    part: str
    place: int


@dataclass(frozen=True)
class DoubtfulName:
    doubt: NameDoubt
    part: str


_FORMULA = "=+-@"
_STRANGE = re.compile(r"[^\w\s.'’‘ʼ`´()\-]|_")


def slips_of_name(name: str) -> tuple[WrongName, ...]:
    """What keeps a name from being one, the gravest first; nothing of an empty text."""
    return tuple(_slips(name))


def _slips(name: str) -> Iterator[WrongName]:
    if not name or PLAIN_NAME.fullmatch(name):
        return
    if name[0] in _FORMULA and len(name) > 1:
        yield WrongName(NameFault.FORMULA, name[0], 1)
    digit = next((at for at, each in enumerate(name) if each.isnumeric()), None)
    if digit is not None:
        yield WrongName(NameFault.DIGIT, name[digit], digit + 1)
    elif not any(map(str.isalpha, name)):
        yield WrongName(NameFault.NO_LETTER, name, 1)
    sign = _STRANGE.search(name)
    if sign and name[0] not in _FORMULA:
        yield WrongName(NameFault.SIGN, sign[0], sign.start() + 1)
    for word in WORD.finditer(name):
        if is_of_both(word[0]):
            yield WrongName(NameFault.TWO_ALPHABETS, word[0], word.start() + 1)


_MOST_WORDS = 3
_AND = re.compile(
    r"(?<=\s)(?:и|және|мен|пен|бен|и/или|И(?=\s+\w\w))(?=\s)|(?<=[\w.])\s*[,;/&](?=\s*\w\w)"
)
_BRACKETS = re.compile(r"\([^()]*\)?|[^()]*\)")
_RELATIONS = re.compile(
    r"(?<!\w)(?:мать|мама|отец|папа|опекун|попечитель|родитель|представитель|бабушка|дедушка|"
    r"ана|анасы|шешесі|әке|әкесі|қорғаншы|қорғаншысы|қамқоршы|қамқоршысы|әжесі|атасы|өкілі)(?!\w)",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:(?<=[\s.])|^)[^\W\d_](?:\.|(?=\s|$))")
_PARTICLE = re.compile(r"(?<=\s)(?:оглы|оғлы|оглу|огли|угли|ұлы|улы|қызы|кызы|гызы)(?!\w)")


def doubts_of_name(name: str) -> tuple[DoubtfulName, ...]:
    """What to look at in a name, the most telling first."""
    if PLAIN_NAME.fullmatch(name):
        return ()
    return tuple(_doubts(name))


def _doubts(name: str) -> Iterator[DoubtfulName]:
    several = _AND.search(name)
    relation, brackets = _RELATIONS.search(name), _BRACKETS.search(name)
    if several:
        yield DoubtfulName(NameDoubt.TWO_PEOPLE, several[0].strip())
    if relation and (brackets or " " in name):
        yield DoubtfulName(NameDoubt.RELATION, relation[0])
    elif brackets:
        yield DoubtfulName(NameDoubt.BRACKETS, brackets[0].strip())
    words = _PARTICLE.sub("", name).replace(".", ". ").split()
    if len(words) > _MOST_WORDS and not (several or relation or brackets):
        yield DoubtfulName(NameDoubt.MANY_WORDS, name)


def initial_in(name: str) -> DoubtfulName | None:
    """A letter that stands for a name: usual of officials, but a paper names a family in full."""
    found = _INITIAL.search(name)
    return None if found is None else DoubtfulName(NameDoubt.INITIAL, found[0])
