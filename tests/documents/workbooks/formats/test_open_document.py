"""A register as LibreOffice keeps it: nothing in it is taken for empty that is not."""

import tracemalloc
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desktop_app.documents.importing import book
from desktop_app.documents.workbooks.formats.marks import UNSEEN
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import NotCounted

_NAMES = " ".join(
    f'xmlns:{name}="urn:{name}"'
    for name in ("office", "table", "text", "style", "calcext", "dc", "fo", "draw")
)
_STYLES = """<office:automatic-styles>
<style:style style:name="gone"><style:table-properties table:display="false"/></style:style>
<style:style style:name="cut"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="white"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="tiny"><style:text-properties fo:font-size="1pt"/></style:style>
<style:style style:name="thin"><style:table-column-properties style:column-width="0.05in"/>
</style:style>
<style:style style:name="wide"><style:table-column-properties style:column-width="2.2cm"/>
</style:style>
<style:style style:name="low"><style:table-row-properties style:row-height="0.3mm"/></style:style>
</office:automatic-styles>"""


def _write(path: Path, sheets: str, *, manifest: str = "", kind: str = "spreadsheet") -> Path:
    content = (
        f"<office:document-content {_NAMES}>{_STYLES}<office:body>{sheets}</office:body>"
        "</office:document-content>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def _row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def _sheet(*rows: str, name: str = "Тізілім", style: str = "") -> str:
    whole = "".join(row if row.startswith("<table:table-row") else _row(row) for row in rows)
    return f'<table:table table:name="{name}" table:style-name="{style}">{whole}</table:table>'


def _cell(kind: str = "", words: str = "", **more: str) -> str:
    attributes = "".join(f' {name.replace("__", ":")}="{value}"' for name, value in more.items())
    typed = f' office:value-type="{kind}"' if kind else ""
    inside = f"<text:p>{words}</text:p>" if words else ""
    return f"<table:table-cell{typed}{attributes}>{inside}</table:table-cell>"


def test_every_kind_of_cell(tmp_path: Path) -> None:
    row = (
        _cell("string", "Ким<text:s text:c='2'/>Анна").replace("'", '"'),
        _cell("float", "31 456", office__value="31456"),
        _cell("date", "01.09.2025", **{"office__date-value": "2025-09-01"}),
        _cell("date", "x", **{"office__date-value": "2025-09-01T10:30:00"}),
        _cell("string", "#N/A", **{"calcext__value-type": "error"}),
        _cell("float", "Err:502", office__value="0"),
        _cell(table__formula="of:=1+1"),
        _cell(**{"table__number-columns-repeated": "16000"}),
    )
    path = _write(tmp_path / "a.ods", _sheet("".join(row)))

    (cells,) = book.read(path).cells.sheets[0].rows

    assert cells[:7] == [
        "Ким  Анна",
        31456.0,
        date(2025, 9, 1),
        datetime(2025, 9, 1, 10, 30),
        "#N/A",
        "#VALUE!",
        "of:=1+1",
    ]
    assert isinstance(cells[6], NotCounted)
    assert set(cells[7:]) <= {""}


def test_what_stands_beside_the_values(tmp_path: Path) -> None:
    hidden = _row(_cell("string", "a"), 'table:visibility="collapse"')
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><dc:date>x</dc:date>'
        "<text:p>шығып кетті</text:p></office:annotation><text:p>b</text:p></table:table-cell>"
    )
    merged = _cell("string", "c", **{"table__number-rows-spanned": "2", "table__style-name": "cut"})
    covered = "<table:covered-table-cell/>"
    rest = _row("<table:table-cell/>", 'table:number-rows-repeated="1048570"')
    sheets = _sheet(hidden, noted, merged, covered, rest) + _sheet(
        _cell("string", "d"), name="Жасырын", style="gone"
    )

    found = book.read(_write(tmp_path / "a.ods", sheets))

    first, second = found.cells.sheets
    assert (first.rows, first.merged) == ([["a"], ["b"], ["c"]], (((2, 0), (3, 0)),))
    assert (first.is_hidden, second.is_hidden) == (False, True)
    marks = found.marks_of(first)
    assert marks.hidden_rows == {0}
    assert marks.struck == {(2, 0)}
    assert marks.notes == {(1, 0): "шығып кетті"}


def test_what_is_not_seen_and_what_lies_over_the_cells(tmp_path: Path) -> None:
    columns = "".join(
        f"<table:table-column {each}/>"
        for each in (
            'table:style-name="wide"',
            'table:style-name="thin" table:number-columns-repeated="2"',
            'table:visibility="collapse"',
            'table:style-name="wide" table:number-columns-repeated="16380"',
        )
    )
    formatted = '<table:table-cell office:value-type="float" office:value="31456"><text:p/>'
    rows = (
        "<table:shapes><draw:frame><text:p>қайтарылды</text:p></draw:frame></table:shapes>",
        _row(_cell("string", "b"), 'table:style-name="low"'),
        _row(_cell("string", "a", **{"table__style-name": "white"})),
        _row(f"{formatted}</table:table-cell>"),
        _row(_cell("string", "c", **{"table__style-name": "tiny", **_TWICE})),
    )
    whole = f'<table:table table:name="Тізілім">{columns}{"".join(rows)}</table:table>'

    found = book.read(_write(tmp_path / "a.ods", whole))

    marks = found.marks_of(found.cells.sheets[0])
    assert marks.hidden_columns == {1, 2, 3}
    assert marks.hidden_rows == {0}
    assert {key: list(rows) for key, rows in marks.looks.items()} == {
        (0, UNSEEN): [1, 2, 3],
        (1, UNSEEN): [3],
    }
    assert marks.texts == ("қайтарылды",)


_TWICE = {"table__number-columns-repeated": "2"}


@pytest.mark.parametrize(
    ("sheets", "manifest"),
    [
        (_sheet(_cell("string", "a", **{"table__number-columns-repeated": "300"})), ""),
        (_sheet(_row(_cell("string", "a"), 'table:number-rows-repeated="200000"')), ""),
        ("<!DOCTYPE a>", ""),
        ("<table:table>", ""),
        (_sheet(_cell("string", "a")), "<manifest:encryption-data/>"),
        (_sheet(_cell("string", "a" * 2_000_000)), ""),
    ],
)
def test_what_would_harm_is_refused(tmp_path: Path, sheets: str, manifest: str) -> None:
    with pytest.raises(RefusedWorkbook):
        book.read(_write(tmp_path / "a.ods", sheets, manifest=manifest))


def test_another_kind_of_document_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(RefusedWorkbook):
        book.read(_write(tmp_path / "a.odt", "", kind="text"))


@pytest.mark.parametrize("part", ["mimetype", "META-INF/manifest.xml"])
def test_no_more_of_a_part_is_unpacked_than_is_looked_at(tmp_path: Path, part: str) -> None:
    """A small file that would fill the memory."""
    path, unpacked = tmp_path / "a.ods", 256 * 2**20
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        if part != "mimetype":
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open(part, "w") as large:
            for _piece in range(unpacked // 2**20):
                large.write(b" " * 2**20)
        archive.writestr("content.xml", "<a/>")
    tracemalloc.start()
    try:
        with suppress(RefusedWorkbook):
            book.read(path)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 32 * 2**20


_FULL = _row(_cell("float", office__value="1", **{"table__number-columns-repeated": "200"}))
_AGAIN = _FULL.replace("<table:table-row ", '<table:table-row table:number-rows-repeated="9000" ')


@pytest.mark.parametrize(
    "sheets",
    [
        _sheet(_AGAIN, _AGAIN),
        _sheet(_AGAIN, name="A") + _sheet(_AGAIN, name="B"),
        _sheet(_cell(**{"table__number-rows-spanned": "999999999"})),
    ],
)
def test_cells_without_end_are_refused(tmp_path: Path, sheets: str) -> None:
    with pytest.raises(RefusedWorkbook):
        book.read(_write(tmp_path / "a.ods", sheets))


def test_what_is_no_number_and_spaces_without_end(tmp_path: Path) -> None:
    cells = (
        _cell("float", "1", office__value="nan"),
        _cell("float", "1", office__value="1e999"),
        _cell("string", 'a<text:s text:c="999999999"/>b'),
    )
    read = book.read(_write(tmp_path / "a.ods", _sheet(*[_row("".join(cells))])))
    ((first, second, words),) = read.cells.sheets[0].rows
    assert (first, second) == ("#VALUE!", "#VALUE!")
    assert len(str(words)) < 2_000


def test_a_document_whose_packing_is_damaged_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.ods", _sheet(*[_row(_cell("string", "Ким"))] * 50))
    with ZipFile(path) as archive:
        begins = archive.getinfo("content.xml").header_offset
    packed = bytearray(path.read_bytes())
    start = begins + 30 + len("content.xml")
    packed[start : start + 4] = b"\xff" * 4
    path.write_bytes(packed)
    with pytest.raises(RefusedWorkbook):
        book.read(path)
