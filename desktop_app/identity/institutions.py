"""Whether two names are of one institution: a school, or a guardian organisation.

«№7 орта мектеп» and «Орта мектеп № 7» are one, «№ 17 орта мектеп» is another: numbers are never
slips. Of one number, «№7 мектеп» and «Школа № 7» may be one, too. What is alike is only asked
about, as it is of people.
"""

import re

from desktop_app.identity.folding import folded
from desktop_app.identity.likeness import distance

_LEGAL_FORMS = frozenset(map(folded, "КММ КГУ ГУ КМҚК ГКП КГКП МКҚК ГККП ЖШС ТОО АҚ АО ОФ".split()))
"""Written or left out, as whoever writes pleases."""
_ANY_SCHOOL = frozenset(
    map(
        folded,
        "мектеп мектебі школа орта средняя негізгі основная бастауыш начальная жалпы білім "
        "беретін общеобразовательная ОШ СШ СОШ ООШ ЖББМ ЖОББМ ОМ атындағы имени им".split(),
    )
)
"""What most schools are called, in either language: a number says which one is meant."""
_LEAST_FOR_A_SLIP = 8
"""Letters of a name in which one may be wrong."""
_LETTERS_A_SLIP = 10
"""So many letters may hide one slip more: «мектеп» and «мектебі» are two letters apart."""

_GLUED = re.compile(r"(?<=\d)(?=[^\W\d]{3})|(?<=[^\W\d])(?=\d)")
"""«№7мектеп»: one letter or two belong to the number, as of «7А»."""


def same_institution(one: str, other: str) -> bool:
    """Whether two names say the same, in any order of words, but for a slip of the keyboard."""
    (words, numbers), (others, other_numbers) = _parts(one), _parts(other)
    if numbers != other_numbers or not (words or numbers):
        return False
    if _are_alike("".join(words), "".join(others)):
        return True
    return bool(numbers) and _are_alike(*("".join(_telling(each)) for each in (words, others)))


def numbers_differ(one: str, other: str) -> bool:
    """Whether both names have a number, and not the same: two institutions, or a slip."""
    (_words, numbers), (_others, other_numbers) = _parts(one), _parts(other)
    return bool(numbers and other_numbers) and numbers != other_numbers


def _are_alike(letters: str, others: str) -> bool:
    if letters == others:
        return True
    shorter = min(len(letters), len(others))
    if shorter < _LEAST_FOR_A_SLIP:
        return False
    return distance(letters, others) <= 1 + shorter // _LETTERS_A_SLIP


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ANY_SCHOOL]


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The words but for legal forms, and the numbers, each in an order of their own."""
    every = sorted(_GLUED.sub(" ", folded(name)).split())
    numbers = [word.lstrip("0") for word in every if any(map(str.isdigit, word))]
    words = [word for word in every if not any(map(str.isdigit, word))]
    return [word for word in words if word not in _LEGAL_FORMS], sorted(numbers)
