"""What is wrong with a number is told with its place."""

import pytest

from desktop_app.law.steps import as_is
from desktop_app.services.identity.numbers import (
    bank_doubt,
    bank_of,
    iban_slip,
    iin_slip,
    phone_doubt,
)
from tests.builders import a_child, make_iban


@pytest.mark.parametrize(
    ("iin", "words"),
    [
        (a_child().iin, None),
        ("", "12 digits"),
        (a_child().iin[:-1], "12 digits"),
        (a_child().iin[:-1] + "Ә", "digits only"),
        (a_child().iin[:-1] + str((int(a_child().iin[-1]) + 1) % 10), "mistyped"),
    ],
)
def test_what_is_wrong_with_an_iin(iin: str, words: str | None) -> None:
    slip = iin_slip("child.iin", iin)
    if words is None:
        assert slip is None
    else:
        assert slip is not None
        assert slip.field == "child.iin"
        assert words in slip.label


@pytest.mark.parametrize(
    ("iban", "words"),
    [
        (make_iban(), None),
        (make_iban().lower(), None),
        (f"{make_iban()[:-1]}{(int(make_iban()[-1]) + 1) % 10}", "mistyped"),
        ("", "mistyped"),
        ("DE89370400440532013000", "begins with KZ"),
    ],
)
def test_an_account_is_at_a_bank_in_kazakhstan(iban: str, words: str | None) -> None:
    slip = iban_slip("iban", iban)
    assert (slip is None) is (words is None)
    if slip is not None and words is not None:
        assert words in slip.label


def test_the_bank_of_an_account() -> None:
    assert bank_of(make_iban(), "kk") == "«KASPI BANK» АҚ"
    assert bank_of(make_iban(), "ru") == "АО «KASPI BANK»"
    assert bank_of("", "kk") == bank_of(make_iban(bank="000"), "ru") == ""


def test_an_account_at_a_bank_that_is_not_known_is_told_and_let_through() -> None:
    unknown = make_iban(bank="000")
    assert iban_slip("iban", unknown) is None
    doubt = bank_doubt(unknown)
    assert doubt is not None
    assert doubt.values["code"] == as_is("000")
    assert bank_doubt(make_iban()) is bank_doubt("") is bank_doubt(unknown[:-1]) is None


@pytest.mark.parametrize(
    ("phone", "is_doubtful"), [("", False), ("+7 (701) 000-64-68", False), ("22-11", True)]
)
def test_a_telephone_that_is_no_whole_number_is_told(phone: str, *, is_doubtful: bool) -> None:
    assert (phone_doubt(phone) is not None) is is_doubtful


@pytest.mark.parametrize(
    ("account", "says"),
    [
        (make_iban()[:-1], "more characters, here are {count}"),
        (f"{make_iban()}0", "more characters, here are {count}"),
        (f"{make_iban()[:-1]}{(int(make_iban()[-1]) + 1) % 10}", "does not exist"),
    ],
)
def test_an_account_has_twenty_characters(account: str, says: str) -> None:
    slip = iban_slip("iban", account)
    assert slip is not None
    assert says in slip.label
