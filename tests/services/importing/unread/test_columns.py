"""No column of a register is passed over: it is brought in, or somebody says that it is not."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import bring_in, checked, settling, waiting


def _found(desk: Desk, tmp_path: Path, heading: str, *cells: Any) -> dict[str, bool]:
    """What is asked, and whether that it is left out is proposed."""
    rows = [a_row(number, extra=cell, q4=PAID) for number, cell in enumerate(cells, 1)]
    named = {"extra": heading, "q4": "2025Q4"}
    found = checked(desk, write(tmp_path / "register.xlsx", rows, named=named))
    others = (":sum", ":words")
    return {point.key: point.is_proposed for point in found.open if not point.key.endswith(others)}


@pytest.mark.parametrize(
    ("heading", "cells", "is_proposed"),
    [
        ("№", (1, 2, 5), None),
        ("р/с", (1, 2, 1), None),
        ("Сап", (1, 2, 3), None),
        ("Дом", (4, 15, ""), True),
        ("Доля", ("50%", "100 %", ""), True),
        ("Телефоны жұмыс", (213456, 214455, 1), True),
        ("Әке ЖСН", ("790304387972", "", ""), True),
        ("Қарыз", (PAID, "", ""), False),
        ("Қарыз", ("31 456,00", "", ""), False),
        ("Корректировка", (-10_485, "", ""), False),
        ("Корректировка", ("-10 485", "", ""), False),
        ("Түзету", ("", "(10485)", 1), False),
        ("Ескерту", ("=A1", "", ""), False),
        ("Ескерту", ("жақсы бала", "", ""), None),
    ],
)
def test_a_column_with_numbers_is_asked_about(
    desk: Desk,
    school: int,
    tmp_path: Path,
    heading: str,
    cells: tuple[Any, ...],
    is_proposed: bool | None,
) -> None:
    expected = {} if is_proposed is None else {"Реестр!Y": is_proposed}
    assert _found(desk, tmp_path, heading, *cells) == expected


def test_a_remark_about_money_keeps_its_row_out(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, extra="төленді 31 456 тг", q4=""), a_row(2, extra="дені сау", q4=PAID)]
    named = {"extra": "Ескерту", "q4": "2025Q4"}
    path = write(tmp_path / "register.xlsx", rows, named=named)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!Y2": ("leave out",), "Реестр!Y:words": ("confirm",)}
    assert [each.row.number for each in found.good] == [3]
    assert len(checked(desk, path, settling(left_out=["Реестр!Y2"])).good) == 2


def test_numbers_that_were_left_out_by_their_heading_are_known_the_next_time(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, extra=15)]
    path = write(tmp_path / "register.xlsx", rows, [a_payment(1)], named={"extra": "Дом"})
    register = importing.open_register(desk, path)
    (column,) = (each.column for each in register.matched.headings if each.text == "Дом")

    importing.remember_headings(desk, importing.with_headings(register, {column: ""}))

    found = checked(desk, path)
    assert waiting(found) == {}
    bring_in(desk, found)


@pytest.mark.parametrize(
    ("remark", "is_asked"),
    [
        ("за 1 кв 34600 выдано 30.03", True),
        ("34 600 перечислено", True),
        ("31456 алды", True),
        ("получено 31456", True),
        ("34600 кассой", True),
        (f"{PAID} за Ахмета", True),
        ("34600 за Ахмета", False),
        ("выдана справка № 3145", False),
        ("справка 3145 выдана", False),
        ("дом. обучение 2025 получает", False),
        ("с 12.10.2025 получает", False),
        ("получает с 2024 года", False),
    ],
)
def test_a_remark_names_a_sum_in_whatever_order(
    desk: Desk, school: int, tmp_path: Path, remark: str, is_asked: bool
) -> None:
    assert _found(desk, tmp_path, "Ескерту", remark, "") == (
        {"Реестр!Y2": False} if is_asked else {}
    )


@pytest.mark.parametrize(
    ("heading", "is_other", "is_asked"),
    [
        ("ФИО ребенка", True, True),
        ("Кто получил", True, True),
        ("Фамилия И.О.", True, True),
        ("ФИО ребенка", False, False),
    ],
)
def test_a_second_list_beside_the_register(
    desk: Desk, school: int, tmp_path: Path, heading: str, is_other: bool, is_asked: bool
) -> None:
    """Its sums stand in rows of other children than they were paid for."""
    names = ["Ахметова Әлия Серікқызы", "Ким Денис Олегович"]
    drop = {"child_surname": None, "child_given_name": None, "child_patronymic": None}
    rows = [
        {k: v for k, v in a_row(n, q4=PAID).items() if k not in drop}
        | {"whole": names[n - 1], "again": _said(names[n - 1 - is_other], heading), "q1": PAID}
        for n in (1, 2)
    ]
    named = {"whole": "ФИО ребенка", "again": heading, "q4": "2025Q4", "q1": "2026Q1"}
    path = write(tmp_path / "r.xlsx", rows, named=named)

    asked = {key: ways for key, ways in waiting(checked(desk, path)).items() if ":list" in key}

    assert asked == ({"Реестр!X:list": ("confirm",)} if is_asked else {})
    if is_asked:
        found = checked(desk, path, settling(confirmed=asked))
        assert len(found.good) == len(rows)


def _said(name: str, heading: str) -> str:
    surname, given, *_more = name.split()
    return f"{surname} {given[0]}." if "И.О." in heading else name
