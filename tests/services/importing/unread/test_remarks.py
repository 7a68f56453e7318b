"""Words in a column of remarks are asked about once, in whatever way they say it."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.desk import Desk
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_row, write
from tests.services.import_acts import checked, settling, waiting


def _written(tmp_path: Path, heading: str, *cells: Any) -> Path:
    rows = [a_row(number, q4=PAID, extra=cell) for number, cell in enumerate(cells, 1)]
    return write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "extra": heading})


@pytest.mark.parametrize(
    ("heading", "cells", "is_asked"),
    [
        ("Примечание", ("ждем счет", "", ""), True),
        ("Прим.", ("", "карта просрочена, деньги в банке", ""), True),
        ("Ескерту", ("желтоқсанда қайтыс болды", "", ""), True),
        ("Отметка", ("на контроле", "", ""), True),
        ("Причина", ("отпуск", "", ""), True),
        ("Примечание", ("выплачено 20.12.2025", "перечислено за IV кв. 2025", "ok"), False),
        ("Примечание", ("", "–", "15.01.2026"), False),
        ("Примечание", ("возврат", "", ""), False),
        ("Класс", ("5 А", "6 Б", "7 В"), False),
        ("Учитель", ("Ким Д. О.", "", ""), False),
    ],
)
def test_what_a_remark_says_is_asked_about_unless_it_says_paid(
    desk: Desk, school: int, tmp_path: Path, heading: str, cells: tuple[Any, ...], is_asked: bool
) -> None:
    found = checked(desk, _written(tmp_path, heading, *cells))

    asked = [each for each in found.open if each.key.endswith(":words")]
    assert [each.key for each in asked] == (["Реестр!Z:words"] if is_asked else [])
    assert found.waits == is_asked
    if is_asked:
        answered = settling(confirmed=[each.key for each in asked])
        assert not checked(desk, found.register.path, answered).open


def test_the_question_names_the_first_remark_and_their_number(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    found = checked(desk, _written(tmp_path, "Примечание", "", "нет карты", "уехали"))

    assert set(waiting(found).values()) == {("confirm",)}
    assert words(found.open[0].step, "en").startswith(
        "2 remarks stand in the column “Примечание”, such as “нет карты” (Z3), and are not read."
    )


def test_remarks_under_no_heading_are_remarks(desk: Desk, school: int, tmp_path: Path) -> None:
    assert set(waiting(checked(desk, _written(tmp_path, "", "нет карты", "")))) == {
        "Реестр!Z:words"
    }


def test_a_remark_in_a_row_without_a_sum_says_nothing_of_one(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, q4=PAID, extra=""), a_row(2, q4="", extra="нет карты")]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "extra": "Примечание"})

    assert waiting(checked(desk, path)) == {}
