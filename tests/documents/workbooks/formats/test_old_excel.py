"""A workbook of old Excel, which LibreOffice wrote: nothing in it is taken for empty."""

from datetime import date
from pathlib import Path
from struct import pack, unpack_from

import pytest

from desktop_app.documents.importing import book
from desktop_app.documents.workbooks import other_formats
from desktop_app.documents.workbooks.formats import old_excel
from desktop_app.documents.workbooks.formats.marks import FILL, LETTERS, UNSEEN
from desktop_app.documents.workbooks.guard import DAMAGED, PASSWORD, TOO_LARGE, RefusedWorkbook
from desktop_app.documents.workbooks.reading import NotCounted

SAMPLE = Path(__file__).parent / "samples" / "register.xls"
_SUM, _TOTAL = 13, 15
_FORMULA, _FILEPASS, _INTERFACE, _TEXTS = 0x06, 0x2F, 0xE1, 0xFC


def _refused(path: Path) -> str:
    with pytest.raises(RefusedWorkbook) as refused:
        book.read(path)
    return refused.value.label


def _record(content: bytes | bytearray, kind: int, after: int = 0) -> int:
    """Where the content of the first record of a kind begins, in the stream of the sample."""
    at = content.index(pack("<HH", 0x809, 16), after)
    while True:
        found, size = unpack_from("<HH", content, at)
        if found == kind:
            return at + 4
        at += 4 + size


def test_every_kind_of_cell_and_both_sheets() -> None:
    found = book.read(SAMPLE)

    assert [(each.name, each.is_hidden) for each in found.cells.sheets] == [
        ("Реестр", False),
        ("Архив", True),
    ]
    sheet = found.cells.sheets[0]
    assert sheet.rows[1][8:16] == [
        date(2025, 9, 1),
        date(2026, 5, 25),
        date(2025, 9, 5),
        "бессрочно",
        "KZ41722C000000000001",
        31_456.0,
        34_600.0,
        66_056.0,
    ]
    assert (sheet.rows[2][_SUM], sheet.rows[2][_TOTAL]) == ("#DIV/0!", "#DIV/0!")
    assert sheet.merged == (((8, _SUM), (9, _SUM)),)
    assert sheet.shared == {(8, _SUM), (9, _SUM)}
    assert not found.is_workbook  # openpyxl can't mark it: its cells go into a new one


def test_what_stands_beside_the_values() -> None:
    found = book.read(SAMPLE)

    marks = found.marks_of(found.cells.sheets[0])
    assert marks.hidden_rows == {3}
    assert {row for row, _column in marks.struck} == {4}
    assert marks.notes == {(5, _SUM): "возврат из банка"}
    looks = {key: list(rows) for key, rows in marks.looks.items()}
    assert looks == {(_SUM, f"{FILL}FFFF00"): [6], (14, f"{LETTERS}FF0000"): [7]}


def test_what_is_not_seen() -> None:
    """Written with openpyxl and saved by LibreOffice: B and D hidden, C narrow, E in no format."""
    found = book.read(SAMPLE.with_name("hidden.xls"))

    marks = found.marks_of(found.cells.sheets[0])
    assert marks.hidden_columns == {1, 2, 3}
    assert marks.hidden_rows == {2}
    looks = {key: list(rows) for key, rows in marks.looks.items()}
    assert looks == {(0, UNSEEN): [1, 2, 3], (4, UNSEEN): [1, 2, 3], (5, "written возврат"): [1]}


def test_a_formula_that_nobody_has_counted_is_none_without_a_value(tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    at = _record(content, _FORMULA) + 6
    content[at : at + 8] = b"\x03\0\0\0\0\0\xff\xff"
    (tmp_path / "a.xls").write_bytes(content)

    sheet = book.read(tmp_path / "a.xls").cells.sheets[0]

    assert isinstance(sheet.rows[1][_TOTAL], NotCounted)


def test_a_bank_reads_the_visible_sheets_with_their_errors() -> None:
    (sheet,) = other_formats.read(SAMPLE)

    assert sheet.rows[2][_SUM] == other_formats.ERROR


@pytest.mark.parametrize("cut", [600, 4_000, 9_000])
def test_what_is_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    (tmp_path / "a.xls").write_bytes(SAMPLE.read_bytes()[:cut])
    assert _refused(tmp_path / "a.xls") == DAMAGED


def test_a_password_is_told(tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    at = _record(content, _INTERFACE) - 4
    content[at : at + 2] = pack("<H", _FILEPASS)
    (tmp_path / "a.xls").write_bytes(content)
    assert _refused(tmp_path / "a.xls") == PASSWORD


def test_cells_are_counted_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_excel, "MOST_CELLS", 100)
    assert _refused(SAMPLE) == TOO_LARGE


def test_nothing_is_said_but_in_sentences(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    content = SAMPLE.read_bytes()
    for at in range(0, len(content), 97):
        (tmp_path / "a.xls").write_bytes(content[:at] + b"\xff\xff\xff" + content[at + 3 :])
        try:
            book.read(tmp_path / "a.xls")
        except RefusedWorkbook:
            continue

    assert capsys.readouterr() == ("", "")


def test_a_cell_far_away_is_counted_with_all_before_it(tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    at = _record(content, _FORMULA)
    content[at : at + 4] = pack("<HH", 65_535, 255)
    (tmp_path / "a.xls").write_bytes(content)
    assert _refused(tmp_path / "a.xls") == TOO_LARGE


@pytest.mark.parametrize("most", ["_MOST_OTHERS", "_MOST_MERGED"])
def test_what_is_no_cell_is_counted_too(most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_excel, most, 0)
    assert _refused(SAMPLE) == TOO_LARGE


def test_texts_are_counted_before_they_are_read(tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    at = _record(content, _TEXTS) + 4
    content[at : at + 4] = pack("<I", 2**31)
    (tmp_path / "a.xls").write_bytes(content)
    assert _refused(tmp_path / "a.xls") == TOO_LARGE
