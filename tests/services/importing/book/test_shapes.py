"""How an office's book was read is remembered of its shape, told, and forgotten with another."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop_app.records.imports import Way
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.register import Register
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_row, write
from tests.services.import_acts import NOBODY, bring_in, checked, settling, waiting

NAMED = {"q4": "2025Q4", "house": "Дом", "whose": "Кто платит"}


def _book(path: Path, first: int, named: dict[str, str] | None = None, **more: Any) -> Path:
    """Two families; a column of house numbers, and one that nobody knows."""
    rows = [
        a_row(serial, q4=PAID, house=40 + 7 * serial, whose="бюджет", **more)
        for serial in (first, first + 1)
    ]
    write(path, rows, named=named or NAMED)
    book = load_workbook(path)
    hidden = book.create_sheet("Архив")
    hidden.append(["2019", 31_000])
    book.save(path)
    return path


def _open(desk: Desk, path: Path) -> Register:
    return importing.open_register(desk, path)


def _brought_in(desk: Desk, path: Path) -> Register:
    found = checked(desk, path)
    left = [key for key, ways in waiting(found).items() if ways == ("leave out",)]
    assert set(left) == {"Архив", "Реестр!Z"}
    bring_in(desk, checked(desk, path, settling(left_out=left)))
    return found.register


def test_the_next_book_of_the_shape_is_read_as_the_first(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    first = _brought_in(desk, _book(tmp_path / "1.xlsx", 1))
    assert first.memory is None

    register = _open(desk, _book(tmp_path / "2.xlsx", 3))

    found = importing.check(desk, register)
    assert (found.open, len(found.good)) == ((), 2)
    assert found.settled == {"Архив": Way.LEAVE_OUT, "Реестр!Z": Way.LEAVE_OUT}
    assert register.memory is not None
    assert words(register.memory.told, "en") == (
        "A book of this shape was brought in before, and is read as then: sheet “Реестр”, "
        "headings down to row 1; said of columns: 0; left out: Архив, Реестр!Z; right as it "
        "stands: –."
    )


def test_everything_is_asked_again_where_somebody_wants_it(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    _brought_in(desk, _book(tmp_path / "1.xlsx", 1))
    register = importing.without_memory(desk, _open(desk, _book(tmp_path / "2.xlsx", 3)))

    assert set(waiting(importing.check(desk, register))) == {"Архив", "Реестр!Z"}


def test_another_shape_is_asked_of_again(desk: Desk, school: int, tmp_path: Path) -> None:
    _brought_in(desk, _book(tmp_path / "1.xlsx", 1))
    other = {**NAMED, "house": "Дом №"}

    register = _open(desk, _book(tmp_path / "2.xlsx", 3, other))

    assert register.memory is None
    assert set(waiting(importing.check(desk, register))) == {"Архив", "Реестр!Z"}


def test_the_sheet_and_the_row_that_were_chosen_come_again(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    def two(path: Path, serial: int) -> Path:
        _book(path, serial)
        book = load_workbook(path)
        book.copy_worksheet(book.worksheets[0]).title = "Екінші"
        book.save(path)
        return path

    register = importing.with_sheet(desk, _open(desk, two(tmp_path / "1.xlsx", 1)), "Екінші", 1)
    left = Answers(left_out=frozenset({"Реестр", "Архив", "Екінші!Z"}))
    bring_in(desk, importing.check(desk, register, answers=left.with_more(NOBODY)))

    again = _open(desk, two(tmp_path / "2.xlsx", 3))

    assert again.matched.sheet.name == "Екінші"
    assert importing.check(desk, again).open == ()


def test_neither_a_row_nor_a_cell_nor_a_period_is_remembered(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """The next book has others in their place."""
    named = {**NAMED, "q4": "январь"}
    path = _book(tmp_path / "1.xlsx", 1, named, note="")
    book = load_workbook(path)
    book["Реестр"].row_dimensions[3].hidden = True
    book.save(path)
    register = _open(desk, path)
    place = next(each.column for each in register.matched.headings if each.text == "январь")
    said = importing.with_headings(register, {place: "period:2026-01"})
    asked = importing.check(desk, said)
    left = settling(left_out={"Архив", "Реестр!Z"}, confirmed={"Реестр!3"})
    assert set(waiting(asked)) >= {"Реестр!3"}
    bring_in(desk, importing.check(desk, said, answers=left))

    again = _open(desk, path)

    assert again.memory is not None
    assert (again.memory.codes, again.memory.confirmed) == ({}, frozenset())
    assert again.matched.unsaid


def test_a_column_that_was_left_out_is_asked_again_where_it_holds_sums_now(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """The office has changed its book: below «Дом» stands now what was paid."""
    _brought_in(desk, _book(tmp_path / "1.xlsx", 1))
    path = _book(tmp_path / "2.xlsx", 3)
    book = load_workbook(path)
    for row in (2, 3):
        book.worksheets[0].cell(row, 26).value = PAID
    book.save(path)

    register = _open(desk, path)

    assert register.memory is not None
    assert register.memory.left_out == {"Архив"}
    assert "Реестр!Z" in waiting(importing.check(desk, register))
