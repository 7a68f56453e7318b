"""OpenDocument, old Excel and text: read as they are, refused where they would harm."""

import io
import zipfile
from pathlib import Path

import pytest

from desktop_app.documents.workbooks import other_formats
from desktop_app.documents.workbooks.guard import RefusedWorkbook

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Т">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
_EMPTY = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def text_cell(text: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods(path: Path, *rows: str, head: str = _HEAD) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", head + "".join(rows) + _TAIL)
    path.write_bytes(made.getvalue())
    return path


def test_an_error_is_never_an_empty_cell(tmp_path: Path) -> None:
    wrong = text_cell("#DIV/0!", 'office:string-value="" calcext:value-type="error"')
    (sheet,) = other_formats.read(ods(tmp_path / "a.ods", row(text_cell("а"), wrong), _EMPTY))
    assert sheet.rows == [["а", other_formats.ERROR]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(text_cell("а", 'table:number-columns-repeated="9000"'))], "too large"),
        ([row(text_cell("а"), more='table:number-rows-repeated="900000"')], "too large"),
        (["<!ENTITY a 'b'>"], "harm"),
        (["<table:table-row><"], "damaged"),
    ],
)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, rows: list[str], said: str) -> None:
    with pytest.raises(RefusedWorkbook) as refused:
        other_formats.read(ods(tmp_path / "a.ods", *rows))
    assert said in refused.value.label


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a"])
def test_a_file_that_is_none_of_them_is_refused(tmp_path: Path, content: bytes) -> None:
    for name in ("a.ods", "a.xls"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(RefusedWorkbook):
            other_formats.read(tmp_path / name)


def test_a_document_that_is_cut_short_within_is_refused(tmp_path: Path) -> None:
    """The fast reader looks for the end of a table without end."""
    path = ods(tmp_path / "a.ods", row(text_cell("1")))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.partition(b"</table:table>")[0])
    with pytest.raises(RefusedWorkbook):
        other_formats.read(path)
