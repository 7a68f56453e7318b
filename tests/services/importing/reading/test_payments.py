"""The sheets of payments: none is lost, none is counted twice, none goes to nobody."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.importing.columns import payment_columns
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, told, waiting


def _another_sheet(path: Path, title: str, rows: list[dict[str, object]]) -> Path:
    book = load_workbook(path)
    sheet = book.create_sheet(title)
    columns = payment_columns()
    sheet.append([column.heading.kk for column in columns])
    for row in rows:
        sheet.append([row[column.code] for column in columns])
    book.save(path)
    return path


def _change(path: Path, sheet: str, what: dict[str, str | int], merged: str = "") -> Path:
    book = load_workbook(path)
    found: Worksheet = book[sheet]
    for place, value in what.items():
        found[place] = value
    if merged:
        found.merge_cells(merged)
    book.save(path)
    return path


def test_every_sheet_of_payments_is_read(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1, "2025Q3")])
    _another_sheet(path, "Төлем 2", [a_payment(1, "2025Q4")])

    found = checked(desk, path)

    assert (told(found), found.payments, found.paid) == ([], 2, 2 * PAID)


def test_a_payment_on_two_sheets_is_one(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])
    _another_sheet(path, "Төлем 2", [a_payment(1)])

    found = checked(desk, path)

    assert found.good == ()
    assert waiting(found) == {"Төлем 2!C2": ("leave out", "confirm")}
    words_of_it = "The same payment as in row 2 of the sheet “Выплаты”. Leave one of them out, or"
    assert f"C2 {words_of_it} confirm both." in told(found)
    once = checked(desk, path, settling(left_out=["Төлем 2!C2"]))
    assert (once.payments, once.paid) == (1, PAID)
    assert waiting(checked(desk, path, settling(confirmed=["Төлем 2!C2"]))) == {
        "Реестр!2:period:2025Q4": ("confirm",)
    }


def test_what_the_register_says_itself_is_not_counted_again(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, q4=PAID), a_row(2, q4="")]
    payments = [a_payment(1), a_payment(2)]
    path = write(tmp_path / "register.xlsx", rows, payments, named={"q4": "4 квартал 2025"})

    found = checked(desk, path)

    assert waiting(found) == {"Выплаты!C2": ("leave out", "confirm")}
    assert [(each.row.number, found.paid) for each in found.good] == [(3, PAID)]
    once = checked(desk, path, settling(left_out=["Выплаты!C2"]))
    assert (waiting(once), once.paid) == ({}, 2 * PAID)


@pytest.mark.parametrize("iin", ["", "12345", "Әлия"])
def test_a_payment_of_nobody_known_stops_the_register(
    desk: Desk, school: int, tmp_path: Path, iin: str
) -> None:
    payments = [a_payment(1), a_payment(2, child_iin=iin)]
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], payments)

    with pytest.raises(Trouble) as trouble:
        checked(desk, path)

    assert "Whose these payments are can't be read: Выплаты!3." in words(trouble.value.step, "en")


@pytest.mark.parametrize("foot", [{"A3": "Итого"}, {"B3": "Барлығы:"}, {"C3": PAID}])
def test_the_sum_at_the_foot_is_no_payment(
    desk: Desk, school: int, tmp_path: Path, foot: dict[str, str | int]
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])
    _change(path, "Выплаты", {**foot, "C3": PAID})

    found = checked(desk, path)

    assert (told(found), found.payments) == ([], 1)


def test_one_cell_for_two_children_is_nobodys_sum(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, q4=2 * PAID), a_row(2, q4=""), a_row(3, q4=PAID)]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "4 квартал 2025"})
    _change(path, "Реестр", {}, merged="Y2:Y3")

    found = checked(desk, path)

    words_of_it = "One cell stands here for several rows or periods. Write in each what was paid"
    assert told(found) == [f"{place} {words_of_it} there." for place in ("Y2", "Y3")]
    assert [each.row.number for each in found.good] == [4]


def test_one_cell_for_two_payments_blocks_both_children(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    payments = [a_payment(1, amount=2 * PAID), a_payment(2, amount="")]
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], payments)
    _change(path, "Выплаты", {}, merged="C2:C3")

    assert checked(desk, path).good == ()


def test_an_error_of_excels_is_no_empty_cell(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, q4=PAID), a_row(2, q4=PAID)]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "4 квартал 2025"})
    _change(path, "Реестр", {"Y2": "#N/A"})

    found = checked(desk, path)

    assert told(found) == ["Y2 Excel shows an error here. Write the value itself."]
    assert [each.row.number for each in found.good] == [3]
