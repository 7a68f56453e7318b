"""What was answered of people whom a register asks about: in the window, or in a row of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.law.steps import N_
from desktop_app.records.imports import Answered
from desktop_app.records.likeness import Said
from desktop_app.services.importing.reading.cells import Read, text, wrong

Pair = tuple[str, str]
"""The IIN of whoever comes in, and the IIN or document of the one who looks the same."""


@dataclass(frozen=True)
class Answers:
    """``same`` are IINs of which somebody said that whoever is on file is meant, under whatever
    name; ``names`` are those of one person, odd as they look.

    ``left_out`` and ``confirmed`` are keys of open points, see `OpenPoint`.
    """

    same: frozenset[str] = frozenset()
    alike: Mapping[Pair, Said] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    def with_more(self, more: "Answers") -> "Answers":
        """What was said before, and what was said since."""
        return Answers(
            self.same | more.same,
            {**self.alike, **more.alike},
            self.names | more.names,
            self.left_out | more.left_out,
            self.confirmed | more.confirmed,
        )


NO_ANSWERS = Answers()

_WORDS: Mapping[Said, str] = {
    Said.SAME: "тот же человек|тот же|та же|сол адам|дәл сол|сол|same",
    Said.TWIN: "близнецы|близнец|двойняшка|егіздер|егізі|егіз|twin",
    Said.ANOTHER: "другой человек|другой ребенок|другой|другая|басқа адам|басқа бала|басқа|another",
}
_SAID_BY = {word: said for said, words in _WORDS.items() for word in words.split("|")}
_RIGHT_NAME = frozenset({"имя верно", "имя верное", "аты дұрыс", "name"})
_ANSWER = re.compile(rf"({'|'.join(_SAID_BY)})(?:[\s:–—-]+(\S.*))?")


def read(cell: Any) -> Read[tuple[Answered, ...]]:
    """The answers of a row, one beside the other: «близнец 150407603016; имя верно»."""
    found = []
    for part in filter(None, map(str.strip, re.split(r"[;,\n]", str(cell).casefold()))):
        words = text(part).replace("ё", "е")
        match = _ANSWER.fullmatch(words)
        if match is not None:
            found.append(Answered(_SAID_BY[match[1]], _plain(match[2] or "")))
        elif words in _RIGHT_NAME:
            found.append(Answered(None))
        else:
            return (), wrong(HOW)
    return tuple(found), None


def is_about(answered: Answered, number: str) -> bool:
    """Whether it names this IIN or document."""
    return answered.number == _plain(number)


def _plain(number: str) -> str:
    return "".join(number.casefold().split())


HOW = N_(
    "Answer with “same”, “twin” or “another” and the IIN of the other one behind it, or with "
    "“name” where the name is right as it is."
)
