"""What can be odd or hostile in a workbook that is otherwise a good one of the program's."""

import re
import stat
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

Odd = Callable[[bytes], bytes]
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
STRINGS, CONTENTS = "xl/sharedStrings.xml", "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():  # the same bytes at any time
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _with(name: str, change: Callable[[bytes], bytes]) -> Odd:
    """One part changed, where the workbook has it."""

    def odd(good: bytes) -> bytes:
        parts = parts_of(good)
        if name in parts:
            parts[name] = change(parts[name])
        return packed(parts)

    return odd


def _sub(name: str, pattern: bytes, put: bytes, count: int = 1) -> Odd:
    return _with(name, lambda text: re.sub(pattern, lambda _: put, text, count=count))


def _appended(name: str, content: bytes, kind: int = stat.S_IFREG) -> Odd:
    """One more member, under any name and of any kind, also one that is there already."""

    def odd(good: bytes) -> bytes:
        made = BytesIO(good)
        info = zipfile.ZipInfo(name)
        info.external_attr = (kind | 0o777) << 16
        info.create_system = 3
        with zipfile.ZipFile(made, "a") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a name that is there already
            archive.writestr(info, content)
        return made.getvalue()

    return odd


def _cells(cell: bytes) -> Odd:
    """Every value of the first sheet is another one."""
    return _with(SHEET, lambda text: re.sub(rb"<v>[^<]*</v>", b"<v>" + cell + b"</v>", text))


def _typed(kind: bytes, value: bytes) -> Odd:
    """Numbers of the first sheet become values of another type."""

    def change(text: bytes) -> bytes:
        put = b' t="' + kind + b'"><v>' + value + b"</v>"
        return re.sub(rb'(?: t="n")?><v>[^<]*</v>', lambda _: put, text)

    return _with(SHEET, change)


def _formulas(result: bytes) -> Odd:
    formula = b"><f>WEBSERVICE(&quot;http://example.invalid&quot;)</f>" + result
    return _with(SHEET, lambda text: re.sub(rb"><v>", lambda _: formula + b"<v>", text))


def _ten_thousand_sheets(good: bytes) -> bytes:
    parts = parts_of(good)
    more = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(10**4))
    text = parts[BOOK].replace(b"</sheets>", more + b"</sheets>")
    parts[BOOK] = text.replace(b"<workbook ", b'<workbook xmlns:r="' + _SCHEMA + b'" ', 1)
    return packed(parts)


def _sheets(count: int, text: bytes) -> Odd:
    """So many more sheets, all alike and each a member of its own."""

    def odd(good: bytes) -> bytes:
        parts = parts_of(good)
        head = parts[SHEET][: parts[SHEET].index(b">", parts[SHEET].index(b"<worksheet")) + 1]
        listed, related = b"", b""
        for number in range(100, 100 + count):
            parts[f"xl/worksheets/sheet{number}.xml"] = head + text + b"</worksheet>"
            listed += b'<sheet name="S%d" sheetId="%d" r:id="more%d"/>' % ((number,) * 3)
            related += b'<Relationship Id="more%d" Type="%s" Target="worksheets/sheet%d.xml"/>' % (
                number,
                _SCHEMA + b"/worksheet",
                number,
            )
        book = parts[BOOK].replace(b"</sheets>", listed + b"</sheets>")
        parts[BOOK] = book.replace(b"<workbook ", b'<workbook xmlns:r="' + _SCHEMA + b'" ', 1)
        parts[RELATIONS] = parts[RELATIONS].replace(
            b"</Relationships>", related + b"</Relationships>"
        )
        return packed(parts)

    return odd


_SCHEMA = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _deep(text: bytes) -> bytes:
    return text.replace(b"<sheetData", b"<a>" * 200_000 + b"</a>" * 200_000 + b"<sheetData", 1)


def _deep_formula(text: bytes) -> bytes:
    inner = b"IF(" * 60_000 + b"1" + b")" * 60_000
    return text.replace(b"<v>", b"<f>" + inner + b"</f><v>", 1)


def _says_of_itself(good: bytes) -> bytes:
    parts = parts_of(good)
    return packed(
        {
            name: re.sub(rb'Target="[^"]*"', b'Target="_rels/workbook.xml.rels"', part)
            if name == RELATIONS
            else part
            for name, part in parts.items()
        }
    )


def _declared(size: int) -> Odd:
    """The list of members says that each unpacks to so much."""

    def odd(good: bytes) -> bytes:
        made, place = bytearray(good), 0
        while (place := made.find(b"PK\x01\x02", place)) >= 0:
            made[place + 24 : place + 28] = size.to_bytes(4, "little")
            place += 4
        return bytes(made)

    return odd


def _overlapping(good: bytes) -> bytes:
    """Every member is said to lie where the first one lies, as in bombs without compression."""
    made, place = bytearray(good), 0
    while (place := made.find(b"PK\x01\x02", place)) >= 0:
        made[place + 42 : place + 46] = bytes(4)
        place += 4
    return bytes(made)


def _names(count: int, length: int) -> Odd:
    text = b"A" * length
    names = b"".join(b'<definedName name="n%d">%s</definedName>' % (n, text) for n in range(count))

    def change(book: bytes) -> bytes:
        if b"</definedNames>" in book:
            return book.replace(b"</definedNames>", names + b"</definedNames>")
        return re.sub(
            rb"</sheets>", lambda _: b"</sheets><definedNames>" + names + b"</definedNames>", book
        )

    return _with(BOOK, change)


def _utf16(text: bytes) -> bytes:
    return text.decode("utf-8").replace("UTF-8", "UTF-16").encode("utf-16")


def _noted(good: bytes) -> bytes:
    """A comment of a million letters at the first cell."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment

    book = load_workbook(BytesIO(good))
    book.worksheets[0]["A1"].comment = Comment("Ә" * 1_000_000, "x", height=10**6, width=10**6)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _validated(text: bytes) -> bytes:
    rule = (
        b'<dataValidation sqref="A1:XFD1048576" type="list"><formula1>1</formula1></dataValidation>'
    )
    rules = b"<dataValidations>" + rule * 20_000 + b"</dataValidations>"
    return text.replace(b"</sheetData>", b"</sheetData>" + rules, 1)


def _coloured(text: bytes) -> bytes:
    rule = b'<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1">'
    rule += b"<formula>1</formula></cfRule></conditionalFormatting>"
    return text.replace(b"</sheetData>", b"</sheetData>" + rule * 10_000, 1)


ODD: dict[str, Odd] = {
    "a path that climbs": _appended("../../../../tmp/climbed.xml", b"<a/>"),
    "a path of Windows": _appended("C:\\Windows\\climbed.xml", b"<a/>"),
    "an absolute path": _appended("/etc/climbed.xml", b"<a/>"),
    "a link to a file": _appended("xl/media/passwd.png", b"/etc/passwd", stat.S_IFLNK),
    "a name without end": _appended("xl/" + "ә" * 30_000, b"x"),
    "a name of zeros": _appended("xl/\x01\x02.xml", b"<a/>"),
    "a member twice": _appended(SHEET, b"<worksheet/>"),
    "a member twice in capitals": _appended(SHEET.upper(), b"<worksheet/>"),
    "says it is nothing": _declared(0),
    "says it is four gibibytes": _declared(2**32 - 2),
    "members in one place": _overlapping,
    "rubbish in front": lambda good: b"MZ" + b"\x90" * 5_000 + good,
    "rubbish behind": lambda good: good + b"\0" * 70_000,
    "two workbooks in one": lambda good: good + good,
    "a workbook in a workbook": lambda good: packed({"xl/workbook.xml": good}),
    "texts out of range": _cells(b"4000000000"),
    "texts before the first": _cells(b"-1"),
    "texts by a fraction": _cells(b"1e308"),
    "not a number": _typed(b"n", b"NaN"),
    "without end": _typed(b"n", b"1e999"),
    "a day before the first": _typed(b"n", b"-700000"),
    "a day after the last": _typed(b"n", b"2958466.9999"),
    "a day that never was": _typed(b"n", b"60"),
    "a day in words": _typed(b"d", b"2026-13-45T99:99:99"),
    "a day of year nothing": _typed(b"d", b"0000-00-00"),
    "days from 1904": _sub(BOOK, rb"<workbookPr\b", b'<workbookPr date1904="1"'),
    "errors": _typed(b"e", b"#REF!"),
    "errors that nobody knows": _typed(b"e", "#ЖОҚ".encode()),
    "yes and maybe": _typed(b"b", b"7"),
    "a type that nobody knows": _typed(b"zz", b"7"),
    "only formulas": _formulas(b""),
    "formulas with texts": _formulas(b"<v>x</v>"),
    "a style that is not there": _sub(SHEET, rb' s="\d+"', b' s="99999999"', 0),
    "a style before the first": _sub(SHEET, rb' s="\d+"', b' s="-5"', 0),
    "styles that are none": _with(STYLES, lambda _: b"<styleSheet/>"),
    "styles that are no XML": _with(STYLES, lambda text: text[: len(text) // 2]),
    "a number format without end": _sub(
        STYLES,
        rb"<fonts",
        b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[h]" * 50_000 + b'"/></numFmts><fonts',
    ),
    "no texts": lambda good: packed({k: v for k, v in parts_of(good).items() if k != STRINGS}),
    "no kinds of parts": lambda good: packed(
        {k: v for k, v in parts_of(good).items() if k != CONTENTS}
    ),
    "no relations": lambda good: packed(
        {k: v for k, v in parts_of(good).items() if k != RELATIONS}
    ),
    "no sheet": lambda good: packed({k: v for k, v in parts_of(good).items() if k != SHEET}),
    "relations of themselves": _says_of_itself,
    "relations elsewhere": _sub(
        RELATIONS,
        rb'Target="[^"]*sheet1.xml"',
        b'TargetMode="External" Target="file:///etc/passwd"',
    ),
    "relations upwards": _sub(
        RELATIONS, rb'Target="[^"]*sheet1.xml"', b'Target="../../../../etc/passwd"'
    ),
    "ten thousand sheets": _ten_thousand_sheets,
    "nine hundred sheets to the last row": _sheets(
        900,
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="99999"><c r="Z99999"><v>1</v></c></row></sheetData>',
    ),
    "nine hundred merged sheets": _sheets(
        900, b'<sheetData/><mergeCells count="1"><mergeCell ref="A1:J19999"/></mergeCells>'
    ),
    "sheets without a name": _sub(
        BOOK, rb'<sheet ([^>]*)name="[^"]*"', b'<sheet sheetId="1" r:id="rId1" name=""'
    ),
    "a sheet with a name of controls": _sub(
        BOOK, rb' name="[^"]*" sheetId', b' name="&#9;&#10;&#x202E;=1+1" sheetId'
    ),
    "a sheet with a name of zero": _sub(BOOK, rb' name="[^"]*" sheetId', b' name="&#0;" sheetId'),
    "a sheet with a long name": _sub(
        BOOK, rb' name="[^"]*" sheetId', b' name="' + b"x" * 100_000 + b'" sheetId'
    ),
    "a name of four megabytes": _names(1, 4_000_000),
    "a hundred thousand names": _names(100_000, 3),
    "nested two hundred thousand deep": _with(SHEET, _deep),
    "a formula sixty thousand deep": _with(SHEET, _deep_formula),
    "UTF-16": _with(BOOK, _utf16),
    "UTF-16 that says it is UTF-8": _with(BOOK, lambda text: text.decode("utf-8").encode("utf-16")),
    "UTF-7": _sub(BOOK, rb"<\?xml[^>]*\?>|\A", b'<?xml version="1.0" encoding="UTF-7"?>'),
    "three marks of order": _with(BOOK, lambda text: b"\xef\xbb\xbf" * 3 + text),
    "letters that are not UTF-8": _sub(
        SHEET, rb"</sheetData>", b"<row><c><v>\xff\xfe\xd8</v></c></row></sheetData>"
    ),
    "a half of a letter": _sub(STRINGS, rb"<t[^>]*>", b"<t>&#xD800;"),
    "a place outside a text": _sub(STRINGS, rb"<t[^>]*>", b"<t>&#0;&#x8;"),
    "an entity that is not there": _sub(STRINGS, rb"<t[^>]*>", b"<t>&nbsp;&xxe;"),
    "a text of nine million letters": _sub(
        STRINGS, rb"<t[^>]*>", b"<t>" + bytes(range(97, 123)) * 350_000
    ),
    "a comment of a million letters": _noted,
    "rules for every cell": _with(SHEET, _validated),
    "colours for every cell": _with(SHEET, _coloured),
    "columns without end": _sub(
        SHEET, rb"<sheetData>", b'<cols><col min="1" max="2000000000" width="9"/></cols><sheetData>'
    ),
    "a size that lies": _sub(SHEET, rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"'),
    "a size that is none": _sub(SHEET, rb'<dimension ref="[^"]*"', b'<dimension ref="ZZZZ0:-1"'),
    "rows backwards": _sub(SHEET, rb'<row r="3"', b'<row r="1"'),
    "cells without places": _sub(SHEET, rb'<c r="[A-Z]+\d+"', b"<c", 0),
    "cells in one place": _sub(SHEET, rb'<c r="[A-Z]+\d+"', b'<c r="A1"', 0),
    "row nought": _sub(SHEET, rb'<row r="\d+"', b'<row r="0"', 0),
}
"""From a good workbook, an odd one: either read for what it is, or refused in a sentence."""
