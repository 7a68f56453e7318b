"""The code that is printed when an office begins, for when nobody can enter any more.

Thirty-two letters and figures without those that are mistaken for others, in eight groups: 155
bits, and a last character that checks the rest.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_GROUPS, _OF = 8, 4
_LOOK_ALIKES = str.maketrans("АВЕКМНРСТХУООIO01", "ABEKMHPCTXYQQJQQJ")
"""Cyrillic letters of the same look are those letters; what the alphabet lacks is read as meant."""


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _OF - 1))
    return in_groups(body + _check(body))


def in_groups(code: str) -> str:
    return "-".join(code[at : at + _OF] for at in range(0, len(code), _OF))


def read(typed: str) -> str:
    """The code as it opens the slot, however it was typed; empty where it can't be one."""
    folded = typed.upper().translate(_LOOK_ALIKES)
    code = "".join(letter for letter in folded if letter in ALPHABET)
    if len(code) != _GROUPS * _OF or _check(code[:-1]) != code[-1]:
        return ""
    return in_groups(code)


def _check(body: str) -> str:
    """Luhn's sum over 32 letters: one wrong letter, or two neighbours exchanged, are noticed."""
    size = len(ALPHABET)
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
