"""What of a register is not seen in Excel is not brought in unasked, and what is seen is not passed
over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from desktop_app.services.desk import Desk
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import bring_in, checked, settling, waiting

_BOTH = ("leave out", "confirm")
_NAMED = {"q4": "2025Q4", "q3": "2025Q3"}


def _register(path: Path, change: Callable[[Any], None]) -> Path:
    rows = [a_row(each, q4=PAID, q3="" if each == 1 else PAID) for each in (1, 2, 3)]
    return _changed(write(path, rows, named=_NAMED), change)


def _changed(path: Path, change: Callable[[Any], None], sheet: int = 0) -> Path:
    book = load_workbook(path)
    change(book.worksheets[sheet])
    book.save(path)
    return path


def _hide(letter: str) -> Callable[[Any], None]:
    return lambda sheet: setattr(sheet.column_dimensions[letter], "hidden", True)


@pytest.mark.parametrize(
    "change",
    [
        _hide("Y"),
        lambda s: setattr(s.column_dimensions["Y"], "width", 0.1),
        lambda s: setattr(s.column_dimensions["Y"], "width", 1),
        lambda s: s.column_dimensions.group("Y", "Y", hidden=True),
    ],
    ids=["hidden", "of no width", "too narrow", "collapsed"],
)
def test_a_hidden_column_of_sums_is_asked(
    desk: Desk, school: int, tmp_path: Path, change: Callable[[Any], None]
) -> None:
    path = _register(tmp_path / "r.xlsx", change)

    found = checked(desk, path)

    key = "Реестр!Y:hidden"
    assert waiting(found)[key] == _BOTH
    assert found.waits
    said = words(next(each for each in found.open if each.key == key).step, "en")
    assert said.startswith("The column “2025Q4” is hidden or too narrow")
    assert said.endswith(f"such as {PAID} (Y2). Say whether it is brought in.")
    others = [each for each in waiting(found) if each != key]
    left = checked(desk, path, settling(left_out=[key], confirmed=others))
    kept = checked(desk, path, settling(confirmed=[key, *others]))
    assert (left.paid, kept.paid) == (2 * PAID, 5 * PAID)


def test_what_was_said_of_a_hidden_column_is_asked_of_the_next_book_again(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = _register(tmp_path / "r.xlsx", _hide("Y"))
    bring_in(desk, checked(desk, path, settling(confirmed=["Реестр!Y:hidden"])))
    rows = [a_row(each, q4=PAID, q3=PAID) for each in (4, 5)]
    again = _changed(write(tmp_path / "s.xlsx", rows, named=_NAMED), _hide("Y"))

    assert "Реестр!Y:hidden" in waiting(checked(desk, again))


def test_hidden_columns_of_no_sums_are_one_question(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        _hide("A")(sheet)
        _hide("K")(sheet)
        _hide("AB")(sheet)  # nothing stands there

    found = checked(desk, _register(tmp_path / "r.xlsx", change))

    assert waiting(found) == {"Реестр!:hidden": ("confirm",)}
    assert len(checked(desk, _register(tmp_path / "r.xlsx", change), _OTHERS).good) == 3


_OTHERS = settling(confirmed=["Реестр!:hidden"])


def test_a_hidden_column_of_the_sheet_of_payments_is_asked(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1)], [a_payment(1)])
    _changed(path, _hide("C"), sheet=1)

    found = checked(desk, path)

    assert waiting(found) == {"Выплаты!C:hidden": _BOTH}


@pytest.mark.parametrize("height", [0.1, 0.75, 2])
def test_a_row_of_no_height_is_a_hidden_one(
    desk: Desk, school: int, tmp_path: Path, height: float
) -> None:
    path = _register(
        tmp_path / "r.xlsx", lambda sheet: setattr(sheet.row_dimensions[3], "height", height)
    )

    assert waiting(checked(desk, path)) == {"Реестр!3": _BOTH}


def test_hidden_headings_are_asked(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(
        tmp_path / "r.xlsx", lambda sheet: setattr(sheet.row_dimensions[1], "hidden", True)
    )

    assert waiting(checked(desk, path)) == {"Реестр!1": ("confirm",)}


def test_a_box_over_the_cells_is_asked_with_its_words(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = _register(tmp_path / "r.xlsx", lambda sheet: None)
    _put_box(path, "Жетіген ауылы: төлемдер қайтарылды")

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!:box 1": ("confirm",)}
    assert "“Жетіген ауылы: төлемдер қайтарылды”" in words(found.open[0].step, "en")


def _put_box(path: Path, text: str) -> None:
    """openpyxl writes none: its parts are put into the file."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="b" Type="{relations}/drawing" Target="../drawings/drawing1.xml"/>'
        "</Relationships>"
    ).encode()
    parts["xl/drawings/drawing1.xml"] = (
        '<d:wsDr xmlns:d="urn:d" xmlns:a="urn:a"><d:sp><d:txBody><a:p><a:r><a:t>'
        f"{text}</a:t></a:r></a:p></d:txBody></d:sp></d:wsDr>"
    ).encode()
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_what_is_seen_is_not_asked(desk: Desk, school: int, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.freeze_panes = "C2"
        sheet.column_dimensions["Y"].width = 6
        sheet.column_dimensions.group("A", "C", hidden=False)
        sheet.row_dimensions[2].height = 9

    assert waiting(checked(desk, _register(tmp_path / "r.xlsx", change))) == {}
