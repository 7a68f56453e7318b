"""What is wrong with a number, and which character of it; doubts are told and let through."""

from collections.abc import Mapping

from desktop_app.identity import numbers
from desktop_app.identity.numbers import BinProblem
from desktop_app.law.iin import IinProblem, problem_of
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.services.errors import Slip
from desktop_app.services.identity import banks

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
    if numbers.is_iban_of_kazakhstan(iban):
        return None
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
    if iban.startswith("KZ"):
        label = N_("This account (IBAN) does not exist: a character is mistyped. Check each one.")
        return Slip(field, label)
    return Slip(field, N_("This account (IBAN) is mistyped: KZ and 18 more characters."))


def bank_of(iban: str, language: str) -> str:
    """What the bank of an account is called in a language; empty where the bank is not known."""
    return banks.name_of(iban, language)


def bank_doubt(iban: str) -> Step | None:
    """A right number at a bank that is not in the list: a new bank, or a mistyped code."""
    if not iban or iban_slip("iban", iban) is not None or banks.bank_of(iban) is not None:
        return None
    label = N_("No bank of the code {code} is known. Check the account; it may be right.")
    return Step(label, "", {"code": as_is(iban[4:7])})


def phone_doubt(phone: str) -> Step | None:
    """A number that can't be called as it stands may be one of a town, or of another country."""
    if not phone or phone.startswith("+7 ("):
        return None
    return Step(N_("This is no whole number of Kazakhstan. Check it; it may be right."), "")
