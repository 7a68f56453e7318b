"""A sum that was not paid is not taken as paid in silence: the family would never get it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import NO_ANSWERS
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, waiting

DAY = date(2025, 12, 20)
_EVERY = {"Z2", "Z3", "Z4"}


def _asked(desk: Desk, tmp_path: Path, heading: str, *cells: Any) -> set[str]:
    """The cells that are asked about, each of which its row waits for."""
    rows = [a_row(number, q4=PAID, extra=cell) for number, cell in enumerate(cells, 1)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "extra": heading})
    found = checked(desk, path)
    every = waiting(found)
    asked = {key for key in every if not key.endswith(":words")}
    assert set(every.values()) <= {("confirm",)}
    assert len(found.good) == len(cells) - len(asked)
    assert len(checked(desk, path, settling(confirmed=every)).good) == len(cells)
    return {key.removeprefix("Реестр!") for key in asked}


@pytest.mark.parametrize(
    ("heading", "cells", "asked"),
    [
        ("Ескерту", ("возврат 02.04.26", "выплачено лично", ""), {"Z2"}),
        ("Примечание", ("не получила, счет заблокирован", "не была на комиссии"), {"Z2"}),
        ("Ескерту", ("банк қайтарды", "қабылданды", "төленбеген"), {"Z2", "Z4"}),
        ("Оплачено", ("да", "нет", "Да."), {"Z3"}),
        ("Төленді ме", ("иә", "жоқ", "+"), {"Z3"}),
        ("Статус", ("оплачено", "в банке", ""), {"Z3", "Z4"}),
        ("Статус", ("", "", ""), set()),
        ("Результат", ("успешно", "ошибка реквизитов", "успешно"), {"Z3"}),
        ("+/-", ("+", "-", "+"), {"Z3"}),
        ("Дата возврата", ("", DAY, "нет"), {"Z3"}),
        ("Қайтарылды", ("жоқ", "x", "-"), {"Z3"}),
        ("Ескерту", ("ақша түскен жоқ", "келісім бар", "4-тоқсанға қарыз"), {"Z2", "Z4"}),
        ("Примечание", ("деньги не поступили", "депонировано", "долг за 4 кв."), _EVERY),
        ("Примечание", ("платеж аннулирован", "приостановлено", "удержано"), _EVERY),
        ("Примечание", ("Долгов А. принял", "поступил в школу", "выдана справка"), set()),
        ("Төленген күні", (DAY, "", DAY), {"Z3"}),
        ("Дата выплаты", (DAY, "20.12.25", "п/п 15 от 20.12.2025"), set()),
        ("Туған жері", ("Жетіген", "", "жоқ"), set()),
        ("Дата", (DAY, "", "20.XII.2025"), {"Z3"}),
        ("Күні", ("20.12.25", "?", DAY), {"Z3"}),
        ("№ п/п", ("п/п 15", "", "15а"), {"Z3"}),
        ("Ведомость", ("№ 5", "", "№ 5"), {"Z3"}),
        ("Дата рождения отца", (DAY, "", DAY), set()),
        ("Примечание", ("в январе выплатим", "ақпанда аударамыз", ""), {"Z2", "Z3"}),
    ],
)
def test_what_stands_beside_a_sum_and_may_say_that_it_was_not_paid_is_asked(
    desk: Desk, school: int, tmp_path: Path, heading: str, cells: tuple[Any, ...], asked: set[str]
) -> None:
    assert _asked(desk, tmp_path, heading, *cells) == asked


@pytest.mark.parametrize(("first", "asked"), [("", {"Реестр!Y2"}), (DAY, set())])
def test_days_may_stand_before_their_sums(
    desk: Desk, school: int, tmp_path: Path, first: Any, asked: set[str]
) -> None:
    rows = [a_row(1, day=first, q4=PAID), a_row(2, day=DAY, q4=PAID), a_row(3, day="", q4="")]
    named = {"day": "Дата", "q4": "2025Q4"}

    assert set(waiting(checked(desk, write(tmp_path / "r.xlsx", rows, named=named)))) == asked


@pytest.mark.parametrize(
    ("column", "words"),
    [("school", "№ 4 мектеп, IV кв. возврат"), ("payee_address", "уехали, 4 кв. не получили")],
)
def test_columns_that_are_read_may_say_it_too(
    desk: Desk, school: int, tmp_path: Path, column: str, words: str
) -> None:
    rows = [a_row(1, q4=PAID) | {column: words}, a_row(2, q4=PAID)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4"})

    found = checked(desk, path)

    assert set(waiting(found).values()) == {("confirm",)}
    assert len(waiting(found)) == len(found.good) == 1


def test_a_day_is_asked_for_only_beside_the_sum_of_its_own_quarter(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [
        a_row(1, q4=PAID, day4=DAY, q1=PAID, day1=""),
        a_row(2, q4="", day4="", q1=PAID, day1=DAY),
        a_row(3, q4=PAID, day4=DAY, q1="", day1=""),
    ]
    named = {"q4": "2025Q4", "day4": "Төленген күні", "q1": "2026Q1", "day1": "Төленген күні"}

    found = checked(desk, write(tmp_path / "r.xlsx", rows, named=named))

    assert set(waiting(found)) == {"Реестр!AB2"}
    assert words(found.open[0].step, "en") == (
        "The sum 31456 stands here, and “Төленген күні” is empty, unlike in other rows. Empty the "
        "cell of what was not paid and choose the workbook again, or say that everything was paid."
    )


def test_a_note_in_a_cell_is_read(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(each, q4=PAID) for each in (1, 2)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4"})
    book = load_workbook(path)
    book.worksheets[0]["Y2"].comment = Comment("вернулось 15.01, счет закрыт", "")
    book.worksheets[0]["Y3"].comment = Comment("п/п 15 от 20.12.2025", "")
    book.save(path)

    assert set(waiting(checked(desk, path))) == {"Реестр!Y2:note"}


@pytest.mark.parametrize(
    ("note", "amount", "is_asked"),
    [
        ("доплачено 31456 за IV кв. 10.02", PAID, True),
        ("31 456 – п/п 15 от 10.02.2026", PAID, True),
        ("п/п 15 от 20.12.2025", "", True),
        ("п/п 15 от 20.12.2025", PAID, False),
        ("п/п 1515 от 20.12.2025, приказ № 31456", PAID, False),
        ("перечислено в декабре 2025 года", PAID, False),
        ("перечислено", PAID, False),
    ],
)
def test_a_note_is_asked_about_that_names_a_sum_or_stands_at_none(
    desk: Desk, school: int, tmp_path: Path, note: str, amount: Any, is_asked: bool
) -> None:
    """Only the sums of cells are brought in: what a note alone says would be paid again."""
    rows = [a_row(1, q4=amount), a_row(2, q4=PAID)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4"})
    book = load_workbook(path)
    book.worksheets[0]["Y2"].comment = Comment(note, "")
    book.worksheets[0]["Y3"].comment = Comment("перечислено", "")
    book.save(path)

    assert set(waiting(checked(desk, path))) == ({"Реестр!:notes"} if is_asked else set())


@pytest.mark.parametrize("heading", ["возврат", "Возвр.", "Қайтарылды, тг", "Вернулось"])
def test_sums_that_came_back_are_asked_of_their_rows_even_where_their_column_is_left_out(
    desk: Desk, school: int, tmp_path: Path, heading: str
) -> None:
    """Left out, the column of returns alone would leave the sum paid that came back."""
    rows = [a_row(1, q4=PAID, extra=PAID), a_row(2, q4=PAID, extra="")]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "extra": heading})

    left = checked(desk, path, settling(left_out=["Реестр!Z"]))

    assert waiting(left) == {"Реестр!Z2:back": ("confirm",)}
    assert [each.row.number for each in left.good] == [3]
    both = settling(left_out=["Реестр!Z"], confirmed=["Реестр!Z2:back"])
    assert len(checked(desk, path, both).good) == len(rows)


@pytest.mark.parametrize("is_said", ["by command", "in the window"])
@pytest.mark.parametrize(
    ("heading", "cells", "asked"),
    [
        ("Корректировка", (-10_485, "", 500), {"Z2:sum", "Z4:sum"}),
        ("Перерасчет", ("", "3 456", ""), {"Z3:sum"}),
        ("Түзету", ("", "(10485)", ""), {"Z3:sum"}),
        ("Прочее", (PAID, -500, 0), {"Z3:sum"}),
        ("Остаток", (PAID, "", 0), set()),
    ],
)
def test_what_corrects_a_sum_is_asked_of_its_row_however_its_column_is_left_out(
    desk: Desk,
    school: int,
    tmp_path: Path,
    heading: str,
    cells: tuple[object, ...],
    asked: set[str],
    is_said: str,
) -> None:
    """The sum in its own column stands as paid: that of the correction is another one."""
    rows = [a_row(n, q4=PAID, extra=cell) for n, cell in enumerate(cells, 1)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "extra": heading})
    register = importing.open_register(desk, path)
    (column,) = (each.column for each in register.matched.headings if each.text == heading)
    left_out = settling(left_out=["Реестр!Z"])
    if is_said == "in the window":
        register, left_out = importing.with_headings(register, {column: ""}), NO_ANSWERS

    left = importing.check(desk, register, answers=left_out)

    keys = {f"Реестр!{each}" for each in asked}
    assert waiting(left) == dict.fromkeys(keys, ("confirm",))
    assert len(left.good) == len(rows) - len(asked)
    both = left_out.with_more(settling(confirmed=keys))
    assert len(importing.check(desk, register, answers=both).good) == len(rows)


def test_so_is_a_remark_on_the_sheet_of_payments(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1)], [a_payment(1)])
    book = load_workbook(path)
    book["Выплаты"]["F1"], book["Выплаты"]["F2"] = "Примечание", "возврат банка"
    book.save(path)

    found = checked(desk, path)

    assert waiting(found) == {"Выплаты!F2": ("confirm",)}


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("желтым – перечислено", True),
        ("Сары түспен боялғандар төленді", True),
        ("зеленый - оплачено, красный - нет", True),
        ("Қызыл жар ауылы", False),
        ("Красный Яр: выплаты за 2025 год", False),
        ("Көкшетау қаласы: төлемдер", False),
    ],
)
def test_that_a_colour_says_what_was_paid_is_asked(
    desk: Desk, school: int, tmp_path: Path, words: str, is_asked: bool
) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1, q4=PAID)], named={"q4": "2025Q4"})
    book = load_workbook(path)
    book.worksheets[0]["A4"] = words
    book.save(path)

    found = checked(desk, path)

    assert waiting(found) == ({"Реестр!4": ("confirm",)} if is_asked else {})
