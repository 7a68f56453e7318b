"""Names and numbers as they come in anywhere are kept as they are meant."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from desktop_app.identity import numbers
from desktop_app.identity.cleaning import (
    Cleaned,
    Mend,
    cleaned_name,
    cleaned_patronymic,
    cleaned_words,
)
from desktop_app.law.steps import N_, Step
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import PersonEntry

E = TypeVar("E")

Cleaning = Mapping[str, Callable[[str], Cleaned]]

_NAMES = "surname given_name name head_name accountant_name representative".split()
_WORDS = "name_kk name_ru genitive_kk genitive_ru complainant teacher controller taken_by".split()

CLEANING: Cleaning = {
    **dict.fromkeys(_NAMES, cleaned_name),
    **dict.fromkeys(_WORDS, cleaned_words),
    "patronymic": cleaned_patronymic,
    "iin": numbers.iin,
    "bin": numbers.bin_number,
    "iban": numbers.iban,
    "phone": numbers.phone,
    "complained_of": numbers.register_number,
}
"""What is meant by the fields of these names, in whatever entry they stand."""

_OF_ORGANISATION: Cleaning = {"surname": cleaned_words, "iin": numbers.bin_number}


def as_meant(entry: E) -> E:
    """An entry whose names and numbers are kept as they are meant, and those of its parts."""
    assert is_dataclass(entry)
    found = {field.name: getattr(entry, field.name) for field in fields(entry)}
    is_organisation = isinstance(entry, PersonEntry) and entry.kind is PersonKind.ORGANISATION
    cleaning = {**CLEANING, **(_OF_ORGANISATION if is_organisation else {})}
    meant = {name: _meant(cleaning.get(name), value) for name, value in found.items()}
    changed = {name: value for name, value in meant.items() if value != found[name]}
    made: E = replace(cast(Any, entry), **changed) if changed else entry
    return made


def _meant(clean: Callable[[str], Cleaned] | None, value: object) -> object:
    if clean is not None and isinstance(value, str):
        return clean(value).value
    return as_meant(value) if is_dataclass(value) else value


MEND_WORDS: Mapping[Mend, str] = {
    Mend.HIDDEN: N_("characters that are not seen"),
    Mend.LETTERS: N_("letters of the other alphabet that look the same"),
    Mend.CAPITALS: N_("capital letters"),
    Mend.SPACES: N_("spaces and signs"),
    Mend.LABEL: N_("words before the number"),
    Mend.NONE: N_("empty where there is none"),
}


def told_mended(cleaned: Cleaned) -> Step:
    """What was set right, to be told where it was typed."""
    what = tuple(MEND_WORDS[mend] for mend in cleaned.mended)
    return Step(N_("Set right: {what}"), "", {"what": what})
