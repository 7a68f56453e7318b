"""Files of other formats than the new Excel's: good ones, hostile ones, and names that lie."""

import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from struct import pack, unpack_from

from tests.documents.hostile_workbooks import HOSTILE, changed
from tests.import_samples import a_row, headings
from tests.statement_files import Paid, as_1c

SAMPLE = Path(__file__).parents[1] / "documents/workbooks/formats/samples/register.xls"

# Good ones

_NAMES = " ".join(
    f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "style", "calcext", "dc")
)


def document(sheets: str, **parts: str | bytes) -> bytes:
    """An .ods with these tables in it; ``parts`` are others, or take the place of its own."""
    content = f"<office:document-content {_NAMES}><office:body>{sheets}</office:body>"
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        named: dict[str, str | bytes] = {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "",
            "content.xml": f"{content}</office:document-content>",
        }
        for name, part in {**named, **parts}.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()


def _rows() -> list[list[str]]:
    rows = [a_row(serial) for serial in range(11, 16)]
    names = headings("ru")
    return [
        [names[code] for code in rows[0]],
        *([_as_text(value) for value in row.values()] for row in rows),
    ]


def _as_text(value: object) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def _table(rows: list[list[str]]) -> str:
    lines = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        for row in rows
    )
    whole = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="Реестр">{whole}</table:table>'


def good_ones() -> dict[str, bytes]:
    """By their endings."""
    paid = [
        Paid(str(n), date(2026, 4, 2), "31456.00", f"KZ{n:018}", f"{n:012}", "Ә") for n in (1, 2)
    ]
    return {
        ".xls": SAMPLE.read_bytes(),
        ".ods": document(_table(_rows())),
        ".csv": "\r\n".join(";".join(row) for row in _rows()).encode("utf-8-sig"),
        ".txt": as_1c(paid),
    }


# Hostile ones


def _zipped_zeros(name: str, said: int | None = None) -> bytes:
    """A good workbook with a part of a gigabyte, made without ever holding it."""
    made = BytesIO(changed())
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w") as part,
    ):
        piece = b" " * 2**20
        for _mib in range(1024):
            part.write(piece)
    content = bytearray(made.getvalue())
    if said is not None:
        at = content.rfind(b"PK\x01\x02")
        content[at + 24 : at + 28] = said.to_bytes(4, "little")
    return bytes(content)


def _laughs() -> str:
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12)
    )
    return f"<!DOCTYPE d [{entities}]><d>&l11;</d>"


def _cell(more: str, words: str = "1") -> str:
    typed = f'<table:table-cell office:value-type="string" {more}>'
    return f"{typed}<text:p>{words}</text:p></table:table-cell>"


def _row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def _in_table(rows: str) -> bytes:
    return document(f'<table:table table:name="A">{rows}</table:table>')


def _deep(count: int) -> bytes:
    return document("<table:a>" * count + "</table:a>" * count)


def _deep_words(count: int) -> bytes:
    inside = "<text:span>" * count + "1" + "</text:span>" * count
    return _in_table(f"<table:table-row>{_cell('', inside)}</table:table-row>")


def _of_texts(many: int) -> bytes:
    """An old workbook that says it has so many texts of its own."""
    made = bytearray(SAMPLE.read_bytes())
    for kind, at, _size in _records(made):
        if kind == 0xFC:
            made[at + 4 : at + 8] = pack("<I", many)
    return bytes(made)


def _far_cells(row: int, column: int) -> bytes:
    """Its last cells stand far away from the others."""
    made = bytearray(SAMPLE.read_bytes())
    for kind, at, _size in _records(made):
        if kind in {0xFD, 0x203, 0x27E}:
            made[at : at + 4] = pack("<HH", row, column)
    return bytes(made)


def _long_record() -> bytes:
    made = bytearray(SAMPLE.read_bytes())
    for place, (_kind, at, _size) in enumerate(_records(made)):
        if place == 20:
            made[at - 2 : at] = b"\xff\xff"
    return bytes(made)


def _records(content: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    at = content.index(pack("<HH", 0x809, 16))
    while at + 4 <= len(content):
        kind, size = unpack_from("<HH", content, at)
        yield kind, at + 4, size
        at += 4 + size


def _chain_of_itself() -> bytes:
    """The list of sectors says of each that it is followed by itself."""
    made = bytearray(SAMPLE.read_bytes())
    (first,) = unpack_from("<I", made, 76)
    start = 512 + first * 512
    made[start : start + 512] = b"".join(pack("<I", number) for number in range(128))
    return bytes(made)


def _many_sectors() -> bytes:
    made = bytearray(SAMPLE.read_bytes())
    made[44:48] = pack("<I", 2**31 - 1)
    made[72:76] = pack("<I", 2**31 - 1)
    return bytes(made)


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


OLE = SAMPLE.read_bytes()[:512]
PASSWORD = OLE + b"\0" * 3_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 9_000

OTHER: dict[str, Callable[[], bytes]] = {
    # names that lie: each of these is given under every ending
    "nothing": lambda: b"",
    "a zip bomb": HOSTILE["zeros"][1],
    "a zip bomb of cells": HOSTILE["cells"][1],
    "a good workbook": changed,
    "an old workbook": SAMPLE.read_bytes,
    "a document of LibreOffice": lambda: good_ones()[".ods"],
    "a workbook with a password": lambda: PASSWORD,
    "a gigabyte of shared texts": lambda: _zipped_zeros("xl/sharedStrings.xml"),
    "a gigabyte that says it is little": lambda: _zipped_zeros("xl/sharedStrings.xml", 9_000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + _noise(50_000),
    "noise": lambda: _noise(3_000_000),
    "noise behind the mark of old Excel": lambda: OLE[:8] + _noise(3_000_000),
    "zeros": lambda: bytes(19 * 2**20),
    # of LibreOffice
    "laughs": lambda: document("", **{"content.xml": _laughs()}),
    "laughs in the list of parts": lambda: document("", **{"META-INF/manifest.xml": _laughs()}),
    "a document nested deep": lambda: _deep(300_000),
    "words nested deep": lambda: _deep_words(100_000),
    "a document of zeros": lambda: document("", **{"content.xml": b"0" * 150_000_000}),
    "a list of parts of zeros": lambda: document("", **{"META-INF/manifest.xml": bytes(10**8)}),
    "a kind of zeros": lambda: document("", mimetype=bytes(10**8)),
    "a row without end": lambda: _in_table(
        f'<table:table-row table:number-rows-repeated="1000000000">{_cell("")}</table:table-row>'
    ),
    "a cell without end": lambda: _in_table(
        _row(_cell('table:number-columns-repeated="1000000000"'))
    ),
    "a merge without end": lambda: _in_table(
        "<table:table-row>"
        + _cell('table:number-rows-spanned="1000000" table:number-columns-spanned="10000"')
        + "</table:table-row>"
    ),
    "rows of all columns": lambda: _in_table(
        '<table:table-row table:number-rows-repeated="90000">'
        + _cell('table:number-columns-repeated="256"')
        + "</table:table-row>"
    ),
    "hidden rows without end": lambda: _in_table(
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000000"/>'
        * 2_000
    ),
    "spaces without end": lambda: _in_table(_row(_cell("", '<text:s text:c="1000000000"/>'))),
    "numbers that are none": lambda: _in_table(
        _row(_cell('table:number-columns-repeated="-1e999"'))
    ),
    "a hundred thousand tables": lambda: document('<table:table table:name="A"/>' * 100_000),
    "a hundred thousand notes": lambda: _in_table(
        "<table:table-row>"
        + _cell("", "1</text:p><office:annotation><text:p>x</text:p></office:annotation><text:p>")
        * 100_000
        + "</table:table-row>"
    ),
    # of old Excel
    "texts without end": lambda: _of_texts(2**32 - 1),
    "two million texts": lambda: _of_texts(2_000_000),
    "a cell in the last row": lambda: _far_cells(65_535, 255),
    "a record without end": _long_record,
    "sectors that follow themselves": _chain_of_itself,
    "more sectors than there are": _many_sectors,
    "only the beginning": lambda: SAMPLE.read_bytes()[:600],
    # of text
    "separators": lambda: b";" * (19 * 2**20),
    "separators of two kinds": lambda: b";,\t|" * (4 * 2**20),
    "ends of lines": lambda: b"\n" * (19 * 2**20),
    "one line": lambda: b"a" * (19 * 2**20),
    "a quote that is never closed": lambda: b'"' + b"a;b\n" * (4 * 2**20),
    "nothing but quotes": lambda: b'"' * (10 * 2**20),
    "short lines": lambda: b"a;b;c;d;e;f;g;h\n" * 99_999,
    "wide lines": lambda: (b"1;" * 255 + b"\n") * 20_000,
    "half letters": lambda: "\ud83d;\n".encode("utf-16-le", "surrogatepass") * 1_000,
    "marks of order": lambda: b"\xef\xbb\xbf" * 100_000,
    "commands": lambda: b"=cmd|' /C calc'!A0;+1;-1;@SUM(1)\r\n" * 5_000,
    # of banks
    "a statement without end": lambda: as_1c([]).replace("КонецФайла".encode("cp1251"), b""),
    "sections without end": lambda: (
        as_1c([]) + "СекцияДокумент=Выписка\r\n".encode("cp1251") * 500_000
    ),
    "one section of everything": lambda: (
        as_1c([]) + b"".join("НазначениеПлатежа=ә\r\n".encode() for _line in range(400_000))
    ),
    "values without end": lambda: as_1c([]) + b"a=" * (8 * 2**20),
}
