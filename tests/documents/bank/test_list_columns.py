"""Every column of a bank's list shows what its name says, of one payment and of all."""

from dataclasses import replace

from desktop_app.documents.bank.list_columns import COLUMNS, USUAL, rows_of
from tests.documents.bank.test_payment_file import BANK, WHAT


def test_each_column_shows_what_it_is_called() -> None:
    headings, first, second = rows_of(WHAT, "ru", tuple(COLUMNS))
    shown = dict(zip(COLUMNS, first, strict=True))
    assert len(headings) == len(set(headings)) == len(COLUMNS)
    assert (shown["serial"], second[0]) == (1, 2)
    assert (shown["payee"], shown["iban"], shown["amount"]) == ("Әлімқұлова Ә.", "KZ1", 34_600)
    assert (shown["bank"], shown["bic"], shown["kbe"]) == ("«KASPI BANK» АҚ", "CASPKZKA", "19")
    assert (shown["order_number"], shown["order_day"]) == ("7", "01.12.2026")


def test_without_an_order_its_columns_are_empty() -> None:
    what = replace(WHAT, bank=replace(BANK, order=None))
    assert rows_of(what, "kk", ("order_number", "order_day"))[1] == ["", ""]


def test_the_usual_ones_are_known() -> None:
    assert set(USUAL) <= COLUMNS.keys()
