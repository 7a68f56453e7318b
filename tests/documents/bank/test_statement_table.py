"""A statement as a table: days and sums by their headings, accounts wherever they stand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.bank import statement_table
from desktop_app.documents.bank.statement import Movement, Total, UnreadableStatement

ACCOUNT, IIN = "KZ86125KZT5004100100", "080101600012"


def read(folder: Path, *rows: Sequence[str]) -> tuple[Movement, ...]:
    file = folder / "a.csv"
    file.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return statement_table.read(file).movements


def test_debit_and_credit_columns(tmp_path: Path) -> None:
    out, came = read(
        tmp_path,
        ("Күні", "№ док", "Дебет", "Кредит", "Алушы"),
        ("02.04.2026", "118", "34 600,00", "0,00", f"Алушы {ACCOUNT} ЖСН {IIN}"),
        ("03.04.2026", "9", "", "34 600,00", f"{ACCOUNT}, {IIN}"),
        ("", "", "1 000", "", "Барлығы"),
    )
    assert out == Movement(
        2, "118", date(2026, 4, 2), 3_460_000, frozenset({ACCOUNT}), frozenset({IIN}), True
    )
    assert (came.place, came.is_out) == (3, False)


def test_the_end_of_an_account_is_no_iin(tmp_path: Path) -> None:
    account = "KZ47722C000007135019"
    (found,) = read(
        tmp_path,
        ("Күні", "№ док", "Дебет", "Алушы"),
        ("02.04.2026", "118", "34 600,00", f"{account} ЖСН {IIN}"),
    )
    assert (set(found.accounts), set(found.iins)) == ({account}, {IIN})


def test_one_column_of_sums_says_the_way_by_its_sign_alone(tmp_path: Path) -> None:
    heading = ("Дата операции", "Номер документа", "Сумма", "Счет")
    found = read(
        tmp_path,
        heading,
        ("02.04.2026", "1", "-34 600,00", ACCOUNT),
        ("02.04.2026", "2", "34 600,00", ACCOUNT),
        ("02.04.2026", "3", "көп", ACCOUNT),
    )
    assert [(each.tiyn, each.is_out) for each in found] == [
        (3_460_000, True),
        (3_460_000, None),
        (None, None),
    ]


def test_both_ways_at_once_or_a_sum_that_has_two_readings_is_no_sum(tmp_path: Path) -> None:
    heading = ("Дата", "№ документа", "Дебет", "Кредит", "Счет")
    both, two = read(
        tmp_path,
        heading,
        ("02.04.2026", "1", "100", "100", ACCOUNT),
        ("02.04.2026", "2", "34.600", "", ACCOUNT),
    )
    assert (both.tiyn, both.is_out) == (None, None)
    assert (two.tiyn, two.is_out) == (None, True)


@pytest.mark.parametrize(
    "heading",
    [
        ("Дата", "Дебет", "Счет", "Кому"),
        ("Дата", "№ документа", "Счет", "Кому"),
        ("Дата", "Дата", "№ документа", "Дебет"),
    ],
)
def test_without_its_headings_it_is_no_statement(tmp_path: Path, heading: Sequence[str]) -> None:
    with pytest.raises(UnreadableStatement):
        read(tmp_path, heading, ("02.04.2026", "1", "100", ACCOUNT))


@pytest.mark.parametrize(
    ("said", "is_done"),
    [
        ("Исполнено", True),
        ("Проведен", True),
        ("Отклонено", False),
        ("Не исполнен", False),
        ("Возвращено банком", False),
        ("В обработке", False),
        ("В очереди", False),
        ("Картотека 2", False),
        ("Удалён", False),
        ("Подготовлен к отправке", False),
        ("Кезекте", False),
        ("Қайтарылды", False),
        ("Rejected", False),
        ("Completed", True),
        ("-", True),
        ("Новый", False),
        ("Картотека", False),
        ("Қол қойылды", False),
        ("Draft", False),
    ],
)
def test_a_list_of_orders_says_which_were_not_carried_out(
    tmp_path: Path, said: str, is_done: bool
) -> None:
    """Taken as paid, a payment that the bank turned down would never reach the family."""
    heading = ("Дата", "№ документа", "Дебет", "Счет", "Статус")
    (found,) = read(tmp_path, heading, ("02.04.2026", "1", "34 600,00", ACCOUNT, said))
    assert found.not_done == ("" if is_done else said)


@pytest.mark.parametrize(
    ("said", "is_told"), [("KZT", False), ("USD", True), ("rub", True), ("Банк қайтты", True)]
)
def test_another_money_and_what_came_back_are_told_under_any_heading(
    tmp_path: Path, said: str, is_told: bool
) -> None:
    heading = ("Дата", "№ документа", "Дебет", "Счет", "Ескерту")
    (found,) = read(tmp_path, heading, ("02.04.2026", "1", "34 600,00", ACCOUNT, said))
    assert found.not_done == (said if is_told else "")


def test_a_sum_below_zero_among_others_takes_one_back(tmp_path: Path) -> None:
    heading = ("Дата", "№ документа", "Дебет", "Счет")
    there, back = (("02.04.2026", "1", sign + "34 600,00", ACCOUNT) for sign in ("", "-"))
    assert [each.is_out for each in read(tmp_path, heading, there, back)] == [True, False]
    assert [each.is_out for each in read(tmp_path, heading, back, back)] == [True, True]


def _totals(folder: Path, *rows: Sequence[str]) -> list[tuple[int, bool]]:
    """The rows of totals, and whether they agree with what is listed."""
    file = folder / "a.csv"
    file.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    found: Sequence[Total] = statement_table.read(file).totals
    return [(each.place, each.said == each.added) for each in found]


def test_totals_of_days_and_of_all_are_added_up_with_fees(tmp_path: Path) -> None:
    heading = ("Күні", "№ док", "Дебет", "Кредит", "Алушы")
    rows = (
        ("02.04.2026", "118", "34 600,00", "", ACCOUNT),
        ("02.04.2026", "119", "150,00", "", "Комиссия"),
        ("Барлығы күніне", "", "34 750,00", "0,00", ""),
        ("03.04.2026", "9", "", "34 600,00", ACCOUNT),
        ("Итого", "", "0,00", "34 600,00", ""),
    )
    good = ("Всего", "", "34 750,00", "34 600,00", "")
    assert all(agrees for _row, agrees in _totals(tmp_path, heading, *rows, good))
    wrong = ("Всего", "", "34 600,00", "34 601,00", "")
    found = _totals(tmp_path, heading, *rows, wrong)
    assert found[-2:] == [(7, False), (7, False)]
    assert all(agrees for _row, agrees in found[:-2])
    above = _totals(tmp_path, heading, ("Обороты", "", "34 750,00", "34 600,00", ""), *rows)
    assert all(agrees for _row, agrees in above)


def test_of_one_column_the_total_may_be_with_signs_or_without(tmp_path: Path) -> None:
    heading = ("Дата", "№ документа", "Сумма", "Счет")
    rows = (("02.04.2026", "1", "-34 600", ACCOUNT), ("02.04.2026", "2", "600", ACCOUNT))
    for total, agrees in (("-34 000", True), ("35 200", True), ("34 600", False)):
        assert _totals(tmp_path, heading, *rows, ("Итого", "", total, "")) == [(4, agrees)]
