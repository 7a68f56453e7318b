"""Names and numbers as they come in anywhere: as they are meant, with the words for what is told.

What is refused is a slip at its field; a doubt is told at the field and let through.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from desktop_app.identity import numbers
from desktop_app.identity.cleaning import Cleaned, Mend, cleaned_name, cleaned_words
from desktop_app.identity.names import NameDoubt, NameFault, doubts_of_name, slips_of_name
from desktop_app.identity.numbers import BinProblem
from desktop_app.law.iin import IinProblem, problem_of
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.people import Office, Provider
from desktop_app.services.errors import Slip

E = TypeVar("E")

CLEANING: Mapping[str, Callable[[str], Cleaned]] = {
    **dict.fromkeys(
        ("surname", "given_name", "patronymic", "name", "head_name", "accountant_name"),
        cleaned_name,
    ),
    **dict.fromkeys(
        ("name_kk", "name_ru", "complainant", "teacher", "controller", "taken_by"), cleaned_words
    ),
    "iin": numbers.iin,
    "bin": numbers.bin_number,
    "iban": numbers.iban,
    "phone": numbers.phone,
    "complained_of": numbers.register_number,
}
"""What is meant by the fields of these names, in whatever entry they stand."""


def as_meant(entry: E) -> E:
    """An entry whose names and numbers are kept as they are meant, and those of its parts."""
    assert is_dataclass(entry)
    found = {field.name: getattr(entry, field.name) for field in fields(entry)}
    meant = {name: _meant(name, value) for name, value in found.items()}
    changed = {name: value for name, value in meant.items() if value != found[name]}
    made: E = replace(cast(Any, entry), **changed) if changed else entry
    return made


def _meant(name: str, value: object) -> object:
    if isinstance(value, str):
        return CLEANING[name](value).value if name in CLEANING else value
    return as_meant(value) if is_dataclass(value) else value


MEND_WORDS: Mapping[Mend, str] = {
    Mend.HIDDEN: N_("characters that are not seen"),
    Mend.LETTERS: N_("letters of the other alphabet that look the same"),
    Mend.CAPITALS: N_("capital letters"),
    Mend.SPACES: N_("spaces and signs"),
    Mend.LABEL: N_("words before the number"),
}


def told_mended(cleaned: Cleaned) -> Step:
    """What was set right, to be told where it was typed."""
    what = tuple(MEND_WORDS[mend] for mend in cleaned.mended)
    return Step(N_("Set right: {what}"), "", {"what": what})


# Names

NOT_A_NAME: Mapping[NameFault, str] = {
    NameFault.FORMULA: N_("A name does not begin with “{part}”. Write it as in the document."),
    NameFault.NO_LETTER: N_("This is not a name. Write it as it stands in the document."),
    NameFault.DIGIT: N_("“{part}” can't stand in a name (character {place})."),
    NameFault.SIGN: N_("“{part}” can't stand in a name (character {place})."),
    NameFault.TWO_ALPHABETS: N_(
        "In “{part}” Latin letters stand among Cyrillic ones. Type the name again."
    ),
}
_ANY_WORDS = (NameFault.DIGIT, NameFault.SIGN, NameFault.TWO_ALPHABETS)


def name_slip(field: str, name: str, *, any_words: bool = False) -> Slip | None:
    """None of a cleaned name, or of an empty text.

    ``any_words``: an organisation or a position may stand there, with its digits and signs.
    """
    for wrong in slips_of_name(name):
        if any_words and wrong.fault in _ANY_WORDS:
            continue
        values: dict[str, Value] = {"part": as_is(wrong.part), "place": as_is(wrong.place)}
        return Slip(field, NOT_A_NAME[wrong.fault], values)
    return None


_DOUBTS: Mapping[NameDoubt, str] = {
    NameDoubt.TWO_PEOPLE: N_("“{part}”: are these two people? There is one in each field."),
    NameDoubt.RELATION: N_("“{part}” is no part of a name. Check it."),
    NameDoubt.BRACKETS: N_("“{part}”: is this part of the name? Check it."),
    NameDoubt.MANY_WORDS: N_("More than three words: is this one name? Check it."),
}


def name_doubt(name: str) -> Step | None:
    """What to look at in a cleaned name that is taken all the same."""
    doubts = doubts_of_name(name)
    if not doubts:
        return None
    return Step(_DOUBTS[doubts[0].doubt], "", {"part": as_is(doubts[0].part)})


def office_slips(office: Office) -> Iterator[Slip]:
    """The slips of the office's own names and number, by its fields."""
    return _of_all(
        bin_slip("bin", office.bin),
        name_slip("head_name", office.head_name),
        name_slip("accountant_name", office.accountant_name),
    )


def school_slips(school: Provider) -> Iterator[Slip]:
    return _of_all(bin_slip("bin", school.bin), name_slip("head_name", school.head_name))


def _of_all(*slips: Slip | None) -> Iterator[Slip]:
    return (slip for slip in slips if slip is not None)


# Numbers

_IIN: Mapping[IinProblem, str] = {
    IinProblem.LENGTH: N_("An IIN has 12 digits, here are {count}. Check it against the document."),
    IinProblem.NOT_DIGITS: N_(
        "An IIN is digits only: “{character}” (character {place}). Check it against the document."
    ),
    IinProblem.CHECK_DIGIT: N_("This IIN does not exist: a digit is mistyped. Check each digit."),
}


def iin_slip(field: str, number: str) -> Slip | None:
    """None of a number that can be somebody's."""
    problem = problem_of(number)
    return None if problem is None else Slip(field, _IIN[problem], _values(number))


def _values(number: str) -> dict[str, Value]:
    """What a message names: how many characters there are, and the one that can't stand there."""
    strange = numbers.no_digit(number)
    values: dict[str, Value] = {"count": len(number)}
    if strange is not None:
        values |= {"character": as_is(strange.character), "place": strange.place}
    return values


_BIN: Mapping[BinProblem, str] = {
    BinProblem.LENGTH: N_("A BIN has 12 digits, here are {count}."),
    BinProblem.NOT_DIGITS: N_("A BIN is digits only: “{character}” (character {place})."),
    BinProblem.MONTH: N_("This is no BIN: its third and fourth digits are a month."),
    BinProblem.KIND: N_("This is no BIN: its fifth digit is 4, 5 or 6. People have an IIN."),
    BinProblem.CHECK_DIGIT: N_("This BIN does not exist: a digit is mistyped. Check each digit."),
}


def bin_slip(field: str, number: str) -> Slip | None:
    """The number of an office or a school; it need not be known."""
    problem = numbers.bin_problem(number) if number else None
    return None if problem is None else Slip(field, _BIN[problem], _values(number))


def iban_slip(field: str, iban: str) -> Slip | None:
    """An account of a bank in Kazakhstan, or None when it is right."""
    from schwifty import IBAN
    from schwifty.exceptions import SchwiftyException

    try:
        parsed = IBAN(iban)
    except SchwiftyException:
        return _mistyped(field, iban)
    if parsed.country_code != "KZ":
        return Slip(field, N_("The account must be at a bank in Kazakhstan: it begins with KZ."))
    return None


def _mistyped(field: str, iban: str) -> Slip:
    strange = numbers.strange_in_iban(iban)
    if strange is not None:
        label = N_("This account (IBAN) is mistyped: “{character}” can't be character {place}.")
        values: dict[str, Value] = {"character": as_is(strange.character), "place": strange.place}
        return Slip(field, label, values)
    if iban.startswith("KZ") and len(iban) != numbers.IBAN_LENGTH:
        label = N_("This account (IBAN) is mistyped: KZ and 18 more characters, here are {count}.")
        return Slip(field, label, {"count": len(iban) - len("KZ")})
    return Slip(field, N_("This account (IBAN) is mistyped: KZ and 18 more characters."))


def bank_of(iban: str) -> str:
    """The bank's name as the bank register has it, or an empty text."""
    from schwifty import IBAN

    if not iban:
        return ""
    parsed = IBAN(iban, allow_invalid=True)
    return str(parsed.bank_name or "")


def phone_doubt(phone: str) -> Step | None:
    """A number that can't be called as it stands may be one of a town, or of another country."""
    if not phone or phone.startswith("+7 ("):
        return None
    return Step(N_("This is no whole number of Kazakhstan. Check it; it may be right."), "")
