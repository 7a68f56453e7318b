"""The code that is printed when an office begins, for when nobody can enter any more.

Thirty-two figures and letters in eight groups: 155 bits, and a last character that checks the rest.
They are Crockford's thirty-two: none of them is mistaken for another of them.
"""

import secrets
from unicodedata import normalize

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _OF = 8, 4
_LENGTH = _GROUPS * _OF
_READ_AS = {
    "O": "0",
    "I": "1",
    "L": "1",
    "U": "V",
    # Cyrillic letters of the same look: the keyboard was in Kazakh.
    **dict(zip("АВЕКМНРСТХУҮҰІОЗҺ", "ABEKMHPCTXYYY103H", strict=True)),
}
_READ = str.maketrans(_READ_AS)


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    return in_groups(body + _check(body))


def in_groups(code: str) -> str:
    return "-".join(code[at : at + _OF] for at in range(0, len(code), _OF))


def read(typed: str) -> str:
    """The code as it opens the slot, however it was typed; empty where it can't be one."""
    folded = normalize("NFKC", typed).upper().translate(_READ)
    code = "".join(letter for letter in folded if letter.isalnum())
    if len(code) != _LENGTH or set(code) - set(ALPHABET) or _check(code[:-1]) != code[-1]:
        return ""
    return in_groups(code)


def _check(body: str) -> str:
    """Luhn's sum over 32: every wrong letter is noticed, and neighbours exchanged, but 0 and Z."""
    size = len(ALPHABET)
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
