"""Banks by the code of an account: their names in both languages, former ones and closed banks."""

from datetime import date

import pytest

from desktop_app.law.steps import Words
from desktop_app.services.identity import banks
from desktop_app.services.identity.banks import Bank, BankName
from tests.builders import make_iban


def test_a_bank_is_named_in_both_languages() -> None:
    assert banks.name_of(make_iban(), "kk") == "«KASPI BANK» АҚ"
    assert banks.name_of(make_iban(), "ru") == "АО «KASPI BANK»"


@pytest.mark.parametrize("iban", ["", "DE89370400440532013000", make_iban(bank="000")])
def test_what_is_no_known_bank_has_no_name(iban: str) -> None:
    assert banks.bank_of(iban) is None
    assert banks.name_of(iban, "ru") == ""


def test_no_row_has_a_cut_name_or_the_quotes_of_another_language() -> None:
    for bank in banks.table():
        for words in (bank.name.kk, bank.name.ru):
            assert words.count("«") >= words.count("»")
            assert '"' not in words
            assert words == words.strip()
        assert len(bank.code) == 3
        assert bank.compared_on is None, "nobody has compared it with the National Bank's list"


def test_a_former_name_holds_to_its_last_day() -> None:
    former = BankName(Words("«Ескі» АҚ", "АО «Старый»"), date(2020, 6, 30))
    bank = Bank("777", (former, BankName(Words("«Жаңа» АҚ", "АО «Новый»"))), None, None)
    assert bank.name.ru == "АО «Новый»"
    assert bank.name_on(date(2020, 6, 30)).ru == "АО «Старый»"
    assert bank.name_on(date(2020, 7, 1)).kk == "«Жаңа» АҚ"
