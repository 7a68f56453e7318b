"""Individual identification numbers: the hard checks, and what the digits suggest."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}


class IinProblem(StrEnum):
    """Why a text can't be an IIN."""

    LENGTH = "length"
    NOT_DIGITS = "not digits"
    CHECK_DIGIT = "check digit"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True)
class IinSuggestion:
    """What the digits of an IIN suggest; since August 2013 the law no longer ties them to it."""

    birth_date: date
    sex: Sex


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit, or None for a number that is never issued."""
    digits = list(map(int, first_eleven))
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        remainder: int = sum(map(mul, weights, digits)) % 11
        if remainder < 10:
            return remainder
    return None


def problem_of(iin: str) -> IinProblem | None:
    """The first hard check that the text fails, or None for a possible IIN."""
    if not (iin.isascii() and iin.isdigit()):
        return IinProblem.NOT_DIGITS if iin else IinProblem.LENGTH
    if len(iin) != 12:
        return IinProblem.LENGTH
    if check_digit(iin[:11]) != int(iin[11]):
        return IinProblem.CHECK_DIGIT
    return None


def suggestion(iin: str) -> IinSuggestion | None:
    """Birth date and sex to fill in; None where the digits name no century or no such day."""
    digit = int(iin[6])
    if digit not in _CENTURIES:
        return None
    try:
        born = date(_CENTURIES[digit] + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None
    return IinSuggestion(born, Sex.MALE if digit % 2 else Sex.FEMALE)
