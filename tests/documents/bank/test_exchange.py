"""The exchange text of 1C: each document once, its way told by its own fields, never guessed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.bank import exchange
from desktop_app.documents.bank.statement import CUT_SHORT, ORDERS, Total, UnreadableStatement
from tests.statement_files import OWN, Paid, as_1c

ONE = Paid("118", date(2026, 4, 2), "34600.00", "KZ86125KZT5004100100", "080101600012", "Алушы")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "cp866", "utf-16"])
def test_a_document_in_each_encoding(encoding: str) -> None:
    content = as_1c([ONE, replace(ONE, came_in=True)], encoding, total="34600")
    assert exchange.is_one(content)
    found = exchange.read(content)
    out, came = found.movements
    assert (out.place, out.number, out.day, out.tiyn) == (1, "118", date(2026, 4, 2), 3_460_000)
    for each, is_out in ((out, True), (came, False)):
        assert (set(each.accounts), set(each.iins)) == ({ONE.iban}, {ONE.iin})
        assert each.is_out is is_out
    assert found.totals == (Total(0, True, 3_460_000, 3_460_000),)


def text_of(*lines: str) -> bytes:
    return "\n".join(("1CClientBankExchange", *lines)).encode()


def test_the_way_is_told_by_the_accounts_where_there_is_one_sum() -> None:
    document = ("СекцияДокумент=а", "Сумма=5", "ПлательщикИИК={}", "ПолучательИИК={}")
    own = ("СекцияРасчСчет", f"РасчСчет={OWN}", "КонецРасчСчет")
    for payer, payee, is_out in ((OWN, "KZ1", True), ("KZ1", OWN, False), ("KZ1", "KZ2", None)):
        filled = [line.format(who) for line, who in zip(document[2:], (payer, payee), strict=True)]
        (found,) = exchange.read(text_of(*own, *document[:2], *filled, "КонецДокумента")).movements
        assert found.is_out is is_out


@pytest.mark.parametrize(
    ("days", "is_out", "day"),
    [
        (("ДатаСписано=03.04.2026", "ДатаПоступило="), True, date(2026, 4, 3)),
        (("ДатаПоступило=04.04.2026",), False, date(2026, 4, 4)),
        (("ДатаСписано=03.04.2026", "ДатаПоступило=04.04.2026"), None, date(2026, 4, 2)),
        (("ДатаОперации=02.04.2026",), None, date(2026, 4, 2)),
    ],
)
def test_the_way_is_told_by_the_day_it_was_written_off_or_came_in(
    days: tuple[str, ...], is_out: bool | None, day: date
) -> None:
    document = ("СекцияДокумент=а", "ДатаДокумента=02.04.2026", "Сумма=5", *days, "КонецДокумента")
    (found,) = exchange.read(text_of(*document)).movements
    assert (found.is_out, found.day) == (is_out, day)


def test_the_statements_account_may_stand_above_all_sections() -> None:
    sides = (f"ПлательщикИИК={OWN}", "ПолучательИИК=KZ1")
    document = ("СекцияДокумент=а", "Сумма=5", *sides, "ДатаОперации=02.04.2026")
    for named, is_out in ((f"РасчСчет={OWN}", True), ("РасчСчет=", None)):
        (found,) = exchange.read(text_of(named, *document, "КонецДокумента")).movements
        assert found.is_out is is_out


def test_orders_that_go_to_the_bank_are_no_statement() -> None:
    document = ("СекцияДокумент=Платежное поручение", "ДатаДокумента=02.04.2026", "Сумма=5")
    accounts = (f"ПлательщикИИК={OWN}", "ПолучательИИК=KZ1", "ДатаСписано=", "КонецДокумента")
    with pytest.raises(UnreadableStatement) as refused:
        exchange.read(text_of(f"РасчСчет={OWN}", *document, *accounts))
    assert refused.value.label == ORDERS


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Статус=Исполнен", ""),
        ("Состояние=Проведено", ""),
        ("Статус=", ""),
        ("Статус=Подготовлен", "Подготовлен"),
        ("СостояниеДокумента=Введен", "Введен"),
        ("Статус=Картотека 2", "Картотека 2"),
    ],
)
def test_a_state_that_is_not_carried_out_is_told(said: str, told: str) -> None:
    document = ("СекцияДокумент=а", "ДатаСписано=02.04.2026", "Сумма=5", said, "КонецДокумента")
    (found,) = exchange.read(text_of(*document)).movements
    assert found.not_done == told


@pytest.mark.parametrize(
    "lines",
    [
        ("СекцияДокумент=а", "Сумма=5"),
        ("СекцияДокумент=а", "Сумма=5", "СекцияДокумент=б", "КонецДокумента"),
        ("СекцияРасчСчет",),
    ],
)
def test_one_that_is_cut_short_is_not_read(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableStatement) as refused:
        exchange.read(text_of(*lines))
    assert refused.value.label == CUT_SHORT


def test_another_text_is_none() -> None:
    assert not exchange.is_one(b"date;sum\n")
    with pytest.raises(UnreadableStatement):
        exchange.read(text_of("Отправитель=Банк"))


def test_a_document_that_was_not_carried_out_says_so() -> None:
    document = ("СекцияДокумент=а", "СуммаРасход=5", "СтатусДокумента={}", "КонецДокумента")
    for said, told in (("Отвергнут", "Отвергнут"), ("Исполнен", "")):
        (found,) = exchange.read(text_of(*(each.format(said) for each in document))).movements
        assert found.not_done == told
