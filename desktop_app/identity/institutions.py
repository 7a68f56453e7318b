"""Whether two names are of one institution: a school, or a guardian organisation.

«№7 орта мектеп» and «Орта мектеп № 7» are one, «№ 17 орта мектеп» is another: numbers are never
slips. What is alike is only asked about, as it is of people.
"""

from desktop_app.identity.folding import folded
from desktop_app.identity.likeness import distance

_LEGAL_FORMS = frozenset(map(folded, "КММ КГУ ГУ КМҚК КГКП МКҚК ГККП ЖШС ТОО АҚ АО ОФ".split()))
"""Written or left out, as whoever writes pleases."""
_LEAST_FOR_A_SLIP = 8
"""Letters of a name in which one may be wrong."""
_LETTERS_A_SLIP = 10
"""So many letters may hide one slip more: «мектеп» and «мектебі» are two letters apart."""


def same_institution(one: str, other: str) -> bool:
    """Whether two names say the same, in any order of words, but for a slip of the keyboard."""
    letters, numbers = _parts(one)
    other_letters, other_numbers = _parts(other)
    if numbers != other_numbers or not (letters or numbers):
        return False
    if letters == other_letters:
        return True
    shorter = min(len(letters), len(other_letters))
    if shorter < _LEAST_FOR_A_SLIP:
        return False
    return distance(letters, other_letters) <= 1 + shorter // _LETTERS_A_SLIP


def _parts(name: str) -> tuple[str, list[str]]:
    words = sorted(folded(name).split())
    numbers = [word for word in words if any(map(str.isdigit, word))]
    letters = [word for word in words if word not in numbers and word not in _LEGAL_FORMS]
    return "".join(letters), numbers
