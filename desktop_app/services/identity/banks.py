"""The banks of Kazakhstan by the code in an account's number, and what they are and were called."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop_app import paths
from desktop_app.law.steps import Words

_CODE = slice(4, 7)
"""Of an account: KZ, two check digits, then the bank."""


@dataclass(frozen=True)
class BankName:
    """What a bank is called; ``until`` is the last day of a name that it had before."""

    words: Words
    until: date | None = None


@dataclass(frozen=True)
class Bank:
    """``names`` are the former ones in order, then that of today; ``bic`` may not be known."""

    code: str
    names: tuple[BankName, ...]
    closed_on: date | None
    compared_on: date | None
    bic: str = ""

    @property
    def name(self) -> Words:
        return self.names[-1].words

    def name_on(self, day: date) -> Words:
        """What it was called on a day."""
        held = (each for each in self.names if each.until is None or day <= each.until)
        return next(held, self.names[-1]).words


@cache
def table() -> tuple[Bank, ...]:
    """Every bank that the program knows; ValueError where a code stands twice."""
    text = paths.resource("law", "banks.toml").read_text(encoding="utf-8")
    found = tuple(map(_bank, tomllib.loads(text)["bank"]))
    if len({bank.code for bank in found}) < len(found):
        raise ValueError("banks.toml: a code stands twice")
    return found


def _bank(entry: Mapping[str, Any]) -> Bank:
    names = tuple(
        BankName(Words(each["kk"], each["ru"]), each.get("until")) for each in entry["name"]
    )
    if [name.until is None for name in names] != [False] * (len(names) - 1) + [True]:
        raise ValueError(f"banks.toml: the last name of {entry['code']} is that of today")
    days = (entry.get("closed_on"), entry.get("compared_on"))
    return Bank(entry["code"], names, *days, bic=entry.get("bic", ""))


def bank_of(iban: str) -> Bank | None:
    """The bank that keeps an account; None where the code is none of those known."""
    code = iban[_CODE] if iban.startswith("KZ") else ""
    return next((bank for bank in table() if bank.code == code), None)


def name_of(iban: str, language: str, day: date | None = None) -> str:
    """What the bank of an account is called, today or on a day; empty where it is not known."""
    bank = bank_of(iban)
    if bank is None:
        return ""
    name = bank.name if day is None else bank.name_on(day)
    return name.ru if language == "ru" else name.kk
