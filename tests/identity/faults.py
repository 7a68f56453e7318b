"""How the same child is entered a second time: each fault on its own, as clerks and papers make it.

A fault that does not apply to somebody gives back the entry as it was.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import chain, pairwise

from desktop_app.law.iin import Sex
from desktop_app.records.people import PersonEntry
from tests.identity import name_forms
from tests.identity.made_families import FIRST_BIRTH, LAST_BIRTH, Family, Maker, born
from tests.identity.name_lists import OTHER_FORMS


class Kind(StrEnum):
    """What differs between two entries of one child."""

    SWAPPED = "letters swapped"
    WRONG = "a letter wrong"
    MISSING = "a letter missing"
    DOUBLED = "a letter doubled"
    RUSSIAN_LETTERS = "Kazakh letters as Russian ones"
    LATIN = "in Latin letters"
    YO = "ё as е"
    HYPHEN = "a double surname"
    MOTHERS_SURNAME = "the mother's surname"
    PATRONYMIC = "the patronymic"
    DAY_AND_MONTH = "day and month swapped"
    DATE_DIGIT = "a digit of the birth date"
    YEAR = "the year of birth off by one"
    IIN_REISSUED = "IIN reissued"
    IIN_MISTYPED = "IIN mistyped"
    TWO_FAULTS = "two slight faults"
    GIVEN_NAME = "another form of the given name"


Fault = Callable[[Maker, Family, PersonEntry], PersonEntry]
ConfusedLetter = Callable[[Maker, str, int], str]

KEYBOARD = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "әіңғүұқөһ")
KEYS_SIDE_BY_SIDE = tuple(map("".join, chain.from_iterable(map(pairwise, KEYBOARD))))
ALIKE = ("аоә", "оөу", "еиэ", "иіый", "дт", "бп", "гғ", "кқх", "нңм", "уұү", "шщ", "сз", "вф")


def _letter_swapped(maker: Maker, text: str, place: int) -> str:
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _letter_wrong(maker: Maker, text: str, place: int) -> str:
    """The key beside the right one, or a letter that sounds or looks like it."""
    letter = text[place]
    groups = ALIKE if maker.chance(0.5) else KEYS_SIDE_BY_SIDE
    others = [other for group in groups if letter in group for other in group if other != letter]
    return text[:place] + maker.random.choice(others or [letter]) + text[place + 1 :]


def _letter_missing(maker: Maker, text: str, place: int) -> str:
    return text[:place] + text[place + 1 :]


def _letter_doubled(maker: Maker, text: str, place: int) -> str:
    return text[:place] + text[place] + text[place:]


def _in_a_name(confused: ConfusedLetter) -> Fault:
    """The fault somewhere after the first letter of the surname or the given name."""

    def fault(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
        in_surname = maker.chance(0.5)
        text = child.surname if in_surname else child.given_name
        places = [place for place in range(1, len(text)) if text[place].islower()]
        if len(places) < 2:
            return child
        changed = confused(maker, text, maker.random.choice(places))
        return replace(child, surname=changed) if in_surname else replace(child, given_name=changed)

    return fault


def respelled(person: PersonEntry, spelling: Callable[[str], str]) -> PersonEntry:
    """The whole name in another spelling."""
    return replace(
        person,
        surname=spelling(person.surname),
        given_name=spelling(person.given_name),
        patronymic=spelling(person.patronymic),
    )


def _russian_letters(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    by_ear = maker.chance(0.25)
    changed = respelled(child, lambda text: name_forms.in_russian_letters(text, by_ear=by_ear))
    return changed if _is_called_otherwise(child, changed) else child


def _latin(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    alphabet = maker.random.choices(
        (
            name_forms.PASSPORT,
            name_forms.FOREIGN_PASSPORT,
            name_forms.OLD_PASSPORT,
            name_forms.NEW_ALPHABET,
        ),
        (50, 25, 15, 10),
    )[0]
    return respelled(child, lambda text: name_forms.in_latin(text, alphabet))


def _yo(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    changed = respelled(child, lambda text: text.replace("ё", "е").replace("Ё", "Е"))
    return changed if _is_called_otherwise(child, changed) else child


def _is_called_otherwise(one: PersonEntry, other: PersonEntry) -> bool:
    return (one.surname, one.given_name) != (other.surname, other.given_name)


def _hyphen(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    first, _, second = child.surname.partition("-")
    if not second:
        return child
    written = (first, second, f"{second}-{first}", f"{first} {second}", f"{first} - {second}")
    return replace(child, surname=maker.random.choice(written))


def _mothers_surname(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    is_boy = child.sex == Sex.MALE
    return replace(child, surname=family.maiden if is_boy else name_forms.feminine(family.maiden))


def _patronymic(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    forms = name_forms.patronymics(
        family.father.given_name, child.sex, is_turkic=family.people.is_turkic
    )
    return replace(child, patronymic=maker.random.choice(forms))


def _day_and_month(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    right = born(child)
    if right.day > 12:
        return child
    return replace(child, birth_date=right.replace(month=right.day, day=right.month))


def _date_digit(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    digits = f"{born(child):%Y%m%d}"
    place = maker.random.randrange(2, 8)
    changed = f"{digits[:place]}{maker.random.randrange(10)}{digits[place + 1 :]}"
    try:
        wrong = date.fromisoformat(changed)
    except ValueError:
        return child
    return replace(child, birth_date=wrong) if FIRST_BIRTH <= wrong <= LAST_BIRTH else child


def _year(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    right = born(child)
    if (right.month, right.day) == (2, 29):
        return child
    return replace(child, birth_date=right.replace(year=right.year + maker.random.choice((-1, 1))))


def _iin_reissued(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    return replace(child, iin=maker.iin(born(child), child.sex))


def _iin_mistyped(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    return replace(child, iin=maker.mistyped_iin(child.iin))


def _given_name(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    first, _, second = child.given_name.partition("-")
    if second:
        joined = f"{first}{second.lower()}"
        forms: tuple[str, ...] = (first, second, f"{first} {second}", joined)
    else:
        forms = OTHER_FORMS.get(first, (first,))
    return replace(child, given_name=maker.random.choice(forms))


def _two_faults(maker: Maker, family: Family, child: PersonEntry) -> PersonEntry:
    """A letter, and something else; both are there to be seen."""
    first = maker.random.choice(LETTERS)
    second = maker.random.choice([kind for kind in SLIGHT if kind is not first])
    once = FAULTS[first](maker, family, child)
    twice = FAULTS[second](maker, family, once)
    return child if once == child or twice in (once, child) else twice


FAULTS: dict[Kind, Fault] = {
    Kind.SWAPPED: _in_a_name(_letter_swapped),
    Kind.WRONG: _in_a_name(_letter_wrong),
    Kind.MISSING: _in_a_name(_letter_missing),
    Kind.DOUBLED: _in_a_name(_letter_doubled),
    Kind.RUSSIAN_LETTERS: _russian_letters,
    Kind.LATIN: _latin,
    Kind.YO: _yo,
    Kind.HYPHEN: _hyphen,
    Kind.MOTHERS_SURNAME: _mothers_surname,
    Kind.PATRONYMIC: _patronymic,
    Kind.DAY_AND_MONTH: _day_and_month,
    Kind.DATE_DIGIT: _date_digit,
    Kind.YEAR: _year,
    Kind.IIN_REISSUED: _iin_reissued,
    Kind.IIN_MISTYPED: _iin_mistyped,
    Kind.TWO_FAULTS: _two_faults,
    Kind.GIVEN_NAME: _given_name,
}
LETTERS = (Kind.SWAPPED, Kind.WRONG, Kind.MISSING, Kind.DOUBLED)
SLIGHT = (
    *LETTERS,
    Kind.RUSSIAN_LETTERS,
    Kind.YO,
    Kind.PATRONYMIC,
    Kind.DAY_AND_MONTH,
    Kind.DATE_DIGIT,
)
OF_THE_WHOLE_FORM = frozenset((Kind.RUSSIAN_LETTERS, Kind.LATIN, Kind.YO))
"""Faults that the applicant's name shares: the form is filled in by one hand."""
