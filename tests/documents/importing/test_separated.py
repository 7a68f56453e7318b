"""A register as text with separators, in the encodings that Excel writes."""

import tracemalloc
from pathlib import Path

import pytest

from desktop_app.documents.importing import book
from desktop_app.documents.workbooks.guard import RefusedWorkbook

ROWS = [["Баланың ЖСН", "2025Q4"], ["150407600011", "31 456"], ["", ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_what_stands_there_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "тізілім.csv"
    path.write_text("\r\n".join(map(separator.join, ROWS)), encoding=encoding)

    found = book.read(path)

    assert [(sheet.name, sheet.rows) for sheet in found.cells.sheets] == [("тізілім", ROWS)]


def test_what_russian_windows_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("ФИО;Сумма\nКим;31456\n".encode("cp1251"))
    assert book.read(path).cells.sheets[0].rows == [["ФИО", "Сумма"], ["Ким", "31456"]]


@pytest.mark.parametrize("content", [b"\xca\xe8\xec;?l??\n", b"a;b\0c", b"\x98;\xca"])
def test_letters_that_are_lost_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedWorkbook):
        book.read(path)


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(2**30)
    tracemalloc.start()
    try:
        with pytest.raises(RefusedWorkbook):
            book.read(path)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2**20
