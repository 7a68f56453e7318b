"""No sheet of a workbook is passed over: it is read, or somebody says that it is left out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.services.desk import Desk
from tests.builders import a_child
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, waiting


def _with(path: Path, change: Callable[[Workbook], None]) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])


@pytest.mark.parametrize(
    ("cells", "is_asked", "is_proposed"),
    [
        (["Ескерту", "сөздер"], False, False),
        (["Тел.", 213456.0], True, False),
        (["Сынып", 7], True, True),
        (["ЖСН", a_child(7).iin], True, False),
        (["Төленді", "31 456 тг"], True, False),
    ],
)
def test_a_sheet_with_numbers_is_asked_about(
    desk: Desk, school: int, path: Path, cells: list[object], *, is_asked: bool, is_proposed: bool
) -> None:
    _with(path, lambda book: book.create_sheet("Басқа").append(cells))

    found = checked(desk, path)

    assert [point.key for point in found.open] == ["Басқа"] * is_asked
    assert [point.is_proposed for point in found.open] == [is_proposed] * is_asked
    assert waiting(checked(desk, path, settling(left_out=["Басқа"]))) == {}


def test_hidden_payments_are_asked_about(desk: Desk, school: int, path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["Выплаты"].sheet_state = "hidden"

    _with(path, hide)

    asked = checked(desk, path)
    assert waiting(asked)["Выплаты"] == ("leave out", "confirm")
    assert checked(desk, path, settling(confirmed=["Выплаты"])).paid == PAID
    assert checked(desk, path, settling(left_out=["Выплаты"], confirmed=["0"])).paid == 0


def test_a_sheet_of_children_without_the_columns_of_a_register(
    desk: Desk, school: int, path: Path
) -> None:
    def add(book: Workbook) -> None:
        sheet = book.create_sheet("2024")
        sheet.append(["ФИО ребенка", "ИИН ребенка", "Школа", "Сумма"])
        sheet.append(["Әлімқұлова Әлия", a_child(1).iin, "№ 7", PAID])

    assert waiting(checked(desk, _with(path, add))) == {"2024": ("leave out",)}
