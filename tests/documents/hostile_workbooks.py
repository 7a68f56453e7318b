"""Workbooks that are broken, of another kind, or made to do harm, each made when asked for."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'


def good() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for number in range(1, 200):
        sheet.append([f"{number:012}", "Әлімқұлова", number])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def changed(**parts: bytes | None) -> bytes:
    """The good workbook with parts replaced, added, or (None) taken out."""
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in parts.items()}
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(good())) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if name not in named:
                after.writestr(name, before.read(name))
        for name, text in named.items():
            if text is not None:
                after.writestr(name, text)
    return made.getvalue()


def sheet(text: str) -> bytes:
    return f"{_HEAD}{text}</worksheet>".encode()


def with_sheet(text: str) -> bytes:
    return changed(**{"xl/worksheets/sheet1.xml": sheet(text)})


def _cell(place: str, row: str = "1") -> str:
    return f'<sheetData><row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'


def _bomb_of_zeros() -> bytes:
    return changed(**{"xl/worksheets/sheet1.xml": b"0" * 150_000_000})


def _bomb_of_cells() -> bytes:
    cells = '<row><c t="n"><v>1</v></c></row>' * 4_000_000
    return with_sheet(f"<sheetData>{cells}</sheetData>")


def _declares_little() -> bytes:
    """Says that a part unpacks to a hundred bytes; it unpacks to a hundred million."""
    packed = bytearray(changed(**{"xl/media/image1.png": b"0" * 100_000_000}))
    place = packed.rfind(b"PK\x01\x02")
    packed[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(packed)


def _entities() -> bytes:
    lines = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ha">' for n in range(12)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE worksheet [{lines}]>'
    body = '<c r="A1" t="inlineStr"><is><t>&e11;</t></is></c>'
    text = f'{head}<worksheet xmlns="{MAIN}"><sheetData><row>{body}</row></sheetData></worksheet>'
    return changed(**{"xl/worksheets/sheet1.xml": text.encode()})


def _utf16() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}">{_cell("XFD1")}'
    return changed(**{"xl/worksheets/sheet1.xml": f"{text}</worksheet>".encode("utf-16")})


def _macros() -> bytes:
    return changed(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"0" * 500})


def _document() -> bytes:
    from docx import Document

    file = BytesIO()
    Document().save(file)
    return file.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MERGE = '<sheetData/><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
_HIDDEN_MERGE = '<sheetData/><mergeCells><mergeCell x=">" ref="A1:XFD1048576"/></mergeCells>'
_LINK = '<sheetData/><hyperlinks><hyperlink ref="A1:XFD1048576" display="x"/></hyperlinks>'
_WIDE = "".join(
    f'<row r="{row}"><c r="{place}{row}"><v>1</v></c></row>'
    for row, place in ((1, "A"), (99_999, "IV"))
)

HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zeros": ("harm", _bomb_of_zeros),
    "cells": ("harm", _bomb_of_cells),
    "declared less": ("damaged", _declares_little),
    "entities": ("harm", _entities),
    "last column": ("too large", lambda: with_sheet(_cell("XFD1048576", "1048576"))),
    "row of two thousand million": (
        "too large",
        lambda: with_sheet(_cell("A2000000000", "2000000000")),
    ),
    "row without a cell": (
        "too large",
        lambda: with_sheet('<sheetData><row r="2000000000"/></sheetData>'),
    ),
    "tags that never end": (
        "harm",
        lambda: with_sheet(f"<sheetData>{_noise('<row ')}<row r = '1'/></sheetData>"),
    ),
    "merges that never end": ("harm", lambda: with_sheet(_noise("<mergeCell "))),
    "odd quotes": ("damaged", lambda: with_sheet("<sheetData><row r='2000000000'/></sheetData>")),
    "odd spaces": (
        "damaged",
        lambda: with_sheet('<sheetData><row r = "2000000000"/></sheetData>'),
    ),
    "odd line": ("damaged", lambda: with_sheet('<sheetData><row\nr="2000000000"/></sheetData>')),
    "place as an entity": ("too large", lambda: with_sheet(_cell("&#88;FD1"))),
    "wide and deep": ("too large", lambda: with_sheet(f"<sheetData>{_WIDE}</sheetData>")),
    "merge of the whole sheet": ("harm", lambda: with_sheet(_MERGE)),
    "merge behind a sign": ("harm", lambda: with_sheet(_HIDDEN_MERGE)),
    "link over the whole sheet": ("harm", lambda: with_sheet(_LINK)),
    "another encoding": ("damaged", _utf16),
    "truncated": ("damaged", lambda: good()[:-900]),
    "cut in the middle": ("damaged", lambda: good()[: len(good()) // 2]),
    "a flipped byte": ("damaged", lambda: _flipped(good())),
    "empty": ("not an Excel workbook", lambda: b""),
    "a list in text": ("not an Excel workbook", lambda: "ЖСН;Тегі\n".encode()),
    "a Word document": ("not an Excel workbook", _document),
    "an old workbook": ("another Excel format", lambda: _OLE + b"\0" * 5_000),
    "a binary workbook": (
        "another Excel format",
        lambda: changed(**{"xl/workbook.xml": None, "xl/workbook.bin": b"\0"}),
    ),
    "with a password": (
        "password",
        lambda: _OLE + b"\0" * 3_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900,
    ),
    "macros": ("macros", _macros),
    "links to other files": (
        "other files",
        lambda: changed(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    ),
    "a connection": ("other files", lambda: changed(**{"xl/connections.xml": b"<connections/>"})),
}


def _noise(piece: str) -> str:
    """Many beginnings, of lengths that do not pack too well."""
    return "".join(f"{piece}a{number}=" for number in range(1_500_000))


def _flipped(content: bytes) -> bytes:
    """One byte of a packed sheet is another one."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]


def write(name: str, folder: Path) -> Path:
    path = folder / "register.xlsx"
    path.write_bytes(HOSTILE[name][1]())
    return path
