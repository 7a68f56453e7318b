"""Files of payments say what was approved, in the format's own data, or are not written (D-7)."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents.bank import list_columns, list_file, payment_file
from desktop_app.documents.bank.payment_file import Format, UnfitPayment
from desktop_app.records.payments import (
    BankList,
    FileToPay,
    Payer,
    Payment,
    PaymentDetails,
    PaymentOrder,
)
from tests.services.bank.payment_readers import exchange_1c, mt102

DAY = date(2026, 12, 1)
DETAILS = PaymentDetails("020340000013", "KZ86125KZT5004100100", "KKMFKZ2A", "11", "19", "911")
ONE = Payment((1,), "Әлімқұлова Ә.", "080101600012", "KZ1", "Бала", "150101600012", 34_600, "Өтеу")
ORDER = PaymentOrder(1, "722", "7", DAY, "")
BANK = BankList("722", "«KASPI BANK» АҚ", "CASPKZKA", (ONE, ONE), ORDER)
WHAT = FileToPay(Payer("Бөлім", "Басшы", "Есепші", DETAILS), "Т-1", "Өтеу", BANK, DAY)
MT102, OF_1C = payment_file.formats(DAY)


def test_formats_hold_from_their_day_and_the_first_one_before() -> None:
    codes = [each.code for each in payment_file.formats(DAY)]
    assert (
        codes == [each.code for each in payment_file.formats(date(2020, 1, 1))] == ["mt102", "1c"]
    )


@pytest.mark.parametrize("form", [MT102, OF_1C])
def test_each_payment_is_read_back(form: Format, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    payment_file.write(form, WHAT, path)
    read = mt102 if form is MT102 else exchange_1c
    found = read(path.read_bytes())
    assert [(each.name, each.iin, each.iban, each.tiyn) for each in found.payments] == [
        (ONE.payee, ONE.payee_iin, ONE.iban, 3_460_000)
    ] * 2
    assert found.total == 6_920_000


@pytest.mark.parametrize(
    "wrong",
    [
        *(replace(ONE, payee="а" * 161), replace(ONE, purpose="а" * 211)),
        *(replace(ONE, purpose="а\n-}"), replace(ONE, payee="а{b}"), replace(ONE, iban="K" * 21)),
    ],
)
@pytest.mark.parametrize("form", [MT102, OF_1C])
def test_what_does_not_fit_is_refused_and_never_cut(form: Format, wrong: Payment) -> None:
    with pytest.raises(UnfitPayment):
        payment_file.content(form, replace(WHAT, bank=replace(BANK, payments=(wrong,))))


def test_letters_that_the_encoding_lacks_and_too_many_payments_are_refused() -> None:
    odd = replace(BANK, payments=(replace(ONE, payee="ⴰ"),))
    with pytest.raises(UnfitPayment) as refused:
        payment_file.content(MT102, replace(WHAT, bank=odd))
    assert refused.value.values["letter"] == "ⴰ"
    many = replace(BANK, payments=(ONE,) * 1_000)
    with pytest.raises(UnfitPayment):
        payment_file.content(MT102, replace(WHAT, bank=many))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_list_shows_every_column_in_the_language_asked_for(tmp_path: Path, language: str) -> None:
    book, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    for path in (book, text):
        list_file.write(WHAT, path, language, tuple(list_columns.COLUMNS))
    shown = [[cell.value for cell in row] for row in load_workbook(book).worksheets[0].iter_rows()]
    with text.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=";"))
    assert [["" if each is None else str(each) for each in row] for row in shown] == read
    assert len(read) == 3
    assert read[1][1:4] == [ONE.payee, ONE.payee_iin, ONE.iban]
    assert read[1][-2:] == ["7", "01.12.2026"]
    without = replace(WHAT, bank=replace(BANK, order=None))
    list_file.write(without, text, language, ("order_number", "order_day"))
    assert text.read_text(encoding="utf-8-sig").splitlines()[1:] == [";"] * 2
