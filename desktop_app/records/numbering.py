"""How an office writes the numbers of a register: ``ҮО-{year}-{number:5}`` gives «ҮО-2026-00017».

Numbers stay unique over all registers, because a paper is found by its number alone; so two
patterns must not be able to give the same number.
"""

import re
from dataclasses import dataclass

from desktop_app.disk.names import possible
from desktop_app.law.steps import N_
from desktop_app.records.kinds import REGISTER_PREFIX, Register

LONGEST = 24
"""A longer pattern would not fit the columns of a journal."""

_MOST_DIGITS = 9
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_PLACES = re.compile(r"\{year\}|\{number(?::([1-9]))?\}")


class WrongPattern(ValueError):
    """A pattern that gives no numbers to work with; the text says why, as a source text."""


@dataclass(frozen=True)
class NumberPattern:
    """A pattern that was checked: texts, the year in four digits, and the number."""

    text: str

    def number(self, year: int, serial: int) -> str:
        """The number as it stands on paper; a serial with more digits than asked keeps them."""

        def put(place: re.Match[str]) -> str:
            if place[0] == "{year}":
                return f"{year:04}"
            return f"{serial:0{int(place[1] or 1)}}"

        return _PLACES.sub(put, self.text)

    @property
    def skeleton(self) -> str:
        """The pattern but for the number of digits."""
        return re.sub(r"\{number(:\d)?\}", "{number}", self.text).casefold()

    def may_equal(self, other: "NumberPattern") -> bool:
        """Whether both can give one and the same number, however it is typed."""
        return _meet(_steps(self.text), _steps(other.text))

    def clashes_with(self, earlier: "NumberPattern") -> bool:
        """Whether it may repeat a number of an earlier pattern of its own register.

        The series goes on, so only another order of year and number, or other texts, can do that.
        """
        return self.skeleton != earlier.skeleton and self.may_equal(earlier)


def pattern(text: str) -> NumberPattern:
    """A pattern as it was typed, checked; WrongPattern where it can't be one."""
    text = " ".join(text.split())
    places = [place[0] for place in _PLACES.finditer(text)]
    rest = _PLACES.sub("", text)
    if "{" in rest or "}" in rest:
        raise WrongPattern(N_("In braces there may only be {{year}}, {{number}} or {{number:5}}."))
    if places.count("{year}") != 1:
        raise WrongPattern(N_("The year must stand in it once: {{year}}."))
    if len(places) != 2:
        raise WrongPattern(N_("The number must stand in it once: {{number:5}}."))
    if "}{" in text:
        raise WrongPattern(N_("Put a sign between the year and the number, such as a dash."))
    if not text.isprintable() or "№" in text:
        raise WrongPattern(N_("Use letters, digits and signs such as - / . without the sign №."))
    if len(_PLACES.sub("", text)) > LONGEST - 4 - _MOST_DIGITS:
        raise WrongPattern(N_("It is too long: numbers must fit the columns of a journal."))
    return NumberPattern(text)


def usual_pattern(register: Register) -> NumberPattern:
    """The pattern of an office that has set none."""
    return NumberPattern(f"{REGISTER_PREFIX[register]}-{{year}}-{{number:5}}")


def folded(number: str) -> str:
    """A number as it is looked up: typed in small letters or with its sign it is still found."""
    return " ".join(number.split()).removeprefix("№").strip().casefold()


def file_name(number: str) -> str:
    """A number as the name of a file without its ending, where ``/`` and the like can't stand."""
    return possible(_NOT_IN_FILE_NAMES.sub("-", number))


def _steps(text: str) -> list[tuple[str, bool]]:
    """One character of a number after the other: itself or any digit, and whether it repeats."""
    steps: list[tuple[str, bool]] = []
    at = 0
    for place in _PLACES.finditer(text):
        steps += [(character, False) for character in text[at : place.start()].casefold()]
        if place[0] == "{year}":
            steps += [(_ANY, False)] * 4
        else:
            steps += [(_ANY, False)] * (int(place[1] or 1) - 1) + [(_ANY, True)]
        at = place.end()
    return steps + [(character, False) for character in text[at:].casefold()]


_ANY = "any digit"


def _meet(one: list[tuple[str, bool]], other: list[tuple[str, bool]]) -> bool:
    """Whether some text fits both: both are walked at once."""
    seen: set[tuple[int, int]] = set()
    waiting = [(0, 0)]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        left, right = here
        if left == len(one) and right == len(other):
            return True
        if left == len(one) or right == len(other):
            continue
        (a, a_repeats), (b, b_repeats) = one[left], other[right]
        if not _same(a, b):
            continue
        lefts = {left + 1, left} if a_repeats else {left + 1}
        rights = {right + 1, right} if b_repeats else {right + 1}
        waiting += [(x, y) for x in lefts for y in rights]
    return False


def _same(a: str, b: str) -> bool:
    if _ANY in (a, b):
        return all(each == _ANY or each.isdecimal() for each in (a, b))
    return a == b
