"""An act as it is cited: act, annex and clause are three fields, and a sentence is made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.law.steps import Words

ANNEX = "annex"
"""The part of an act that has one annex only; others are named by their numbers."""


@dataclass(frozen=True)
class CitedAct:
    """An act in the nominative, whole and short, with the part of it that its clauses stand in.

    ``annex`` is empty for clauses of the act itself, ``annex`` or a number. ``clauses`` are the
    numbers that this act gives to what `law` calls ``D-9`` and so on: another district's decision
    numbers its clauses otherwise. A clause that has no number here is cited by its act alone.
    """

    title: Words
    short: Words
    annex: str = ""
    clauses: tuple[tuple[str, str], ...] = ()

    def number(self, code: str) -> str:
        """``9`` for ``D-9``; empty where nobody said which clause of this act that is."""
        return dict(self.clauses).get(code, "")

    def numbers(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Each once, in the order of the act; the clauses without a number are left out."""
        found = {number for code in codes if (number := self.number(code))}
        return tuple(sorted(found, key=_order))

    def cited(self, *codes: str) -> Words:
        """«… № 11-36 шешіміне қосымшаның 9-тармағы», «пункт 9 приложения к решению … № 11-36»."""
        numbers = self.numbers(codes)
        return Words(_in_kazakh(self, self.title.kk, numbers), _in_russian(self, numbers))

    def cited_shortly(self, *codes: str) -> Words:
        """The same by the short title, for a table or a screen."""
        return CitedAct(self.short, self.short, self.annex, self.clauses).cited(*codes)

    def clause_of(self) -> Words:
        """What a clause is one of, by the short title: «приложения к решению № 11-36»."""
        kk, ru = _in_kazakh(self, self.short.kk, "?"), CitedAct(self.short, self.short, self.annex)
        return Words(kk.removesuffix(" ?-тармағы"), _in_russian(ru, "?").removeprefix("пункт ? "))

    def cited_in_accordance(self, *codes: str) -> Words:
        """As it stands before «сәйкес» and after «в соответствии с»: «пунктами 6 и 7 …»."""
        cited = self.cited(*codes)
        return Words(_dative_kk(cited.kk), _with_ru(cited.ru))


@dataclass(frozen=True)
class Acts:
    """The acts that steps rest on: the decision in force (D) and the rules of the service (R)."""

    decision: CitedAct
    rules: CitedAct

    def cited_shortly(self, code: str) -> Words:
        """A clause by the act's short title.

        What names no clause of either stands as it is: a stored step may cite an act that is none
        of these any more.
        """
        act = {"D": self.decision, "R": self.rules}.get(code.partition("-")[0])
        return act.cited_shortly(code) if act and "-" in code else Words(code, code)


def _order(number: str) -> tuple[int, ...]:
    """7 before 7-1, and 7-1 before 10."""
    return tuple(map(int, re.findall(r"[0-9]+", number)))


# --- Kazakh: the act, its annex, then the clause, each in the possessive ---


def _in_kazakh(act: CitedAct, title: str, numbers: Sequence[str]) -> str:
    if not act.annex and not numbers:
        return title
    annex = "қосымша" if act.annex == ANNEX else f"{act.annex}-қосымша"
    if not act.annex:
        return f"{_genitive_kk(title)} {_clauses_kk(numbers)}"
    whole = f"{_dative_kk(title)} {annex}"
    return f"{whole}ның {_clauses_kk(numbers)}" if numbers else whole


def _clauses_kk(numbers: Sequence[str]) -> str:
    *before, last = numbers
    if not before:
        return f"{last}-тармағы"
    return f"{', '.join(before)} және {last}-тармақтары"


def _dative_kk(title: str) -> str:
    return _with_ending(title, {"ы": "на", "і": "не"}, {"а": "ға", "е": "ге"})


def _genitive_kk(title: str) -> str:
    return _with_ending(title, {"ы": "ның", "і": "нің"}, {"а": "ның", "е": "нің"})


def _with_ending(title: str, possessive: dict[str, str], other: dict[str, str]) -> str:
    """The ending after a vowel; another word stands as it is, for the reader to set right."""
    return title + (possessive | other).get(title[-1:].lower(), "")


# --- Russian: the clause, then the annex, then the act ---

_CASES_RU = {
    "решение": ("решения", "решению"),
    "постановление": ("постановления", "постановлению"),
    "приказ": ("приказа", "приказу"),
    "закон": ("закона", "закону"),
    "кодекс": ("кодекса", "кодексу"),
    "правила": ("правил", "правилам"),
}
"""The genitive and the dative of the word that an act's title begins with."""


def _in_russian(act: CitedAct, numbers: Sequence[str]) -> str:
    title = act.title.ru
    if not act.annex:
        return f"{_clauses_ru(numbers)} {_declined_ru(title, 0)}" if numbers else title
    number = "" if act.annex == ANNEX else f" {act.annex}"
    ending = "я" if numbers else "е"
    whole = f"приложени{ending}{number} к {_declined_ru(title, 1)}"
    return f"{_clauses_ru(numbers)} {whole}" if numbers else whole


def _clauses_ru(numbers: Sequence[str]) -> str:
    *before, last = numbers
    return f"пункты {', '.join(before)} и {last}" if before else f"пункт {last}"


def _declined_ru(title: str, case: int) -> str:
    first, space, rest = title.partition(" ")
    forms = _CASES_RU.get(first.lower())
    if forms is None:
        return title
    found = forms[case]
    return (found.capitalize() if first[:1].isupper() else found) + space + rest


def _with_ru(cited: str) -> str:
    """«пунктами 6 и 7 …» of «пункты 6 и 7 …»."""
    for nominative, instrumental in (
        ("пункты ", "пунктами "),
        ("пункт ", "пунктом "),
        ("приложение ", "приложением "),
    ):
        if cited.startswith(nominative):
            return instrumental + cited.removeprefix(nominative)
    return cited
