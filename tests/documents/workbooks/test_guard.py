"""Hostile and broken workbooks are refused with one sentence, quickly and in little memory."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import read
from desktop_app.translation import translator
from tests import patience
from tests.documents import hostile_workbooks

MOST_SECONDS, MOST_KIB = 2.0, 200 * 1024

_READ = """
import resource, sys, time
from pathlib import Path
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import read
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
began = time.process_time()
try:
    read(Path(sys.argv[1]))
    said = "it was read"
except RefusedWorkbook as refused:
    said = refused.label
seconds = time.process_time() - began
status = Path("/proc/self/status").read_text().splitlines()
(most,) = [line.split()[1] for line in status if line.startswith("VmHWM:")]
print(seconds, most, said, sep="|")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as on Linux")
@pytest.mark.parametrize("name", hostile_workbooks.HOSTILE)
def test_a_hostile_workbook_is_refused_at_once(name: str, tmp_path: Path) -> None:
    path = hostile_workbooks.write(name, tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=patience.SECONDS,
    )

    seconds, kib, said = done.stdout.strip().split("|")
    assert hostile_workbooks.HOSTILE[name][0] in said
    assert float(seconds) < MOST_SECONDS
    assert int(kib) < MOST_KIB


def test_a_good_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())

    (sheet,) = read(path).sheets

    assert len(sheet.rows) == 199
    assert sheet.rows[6] == ["000000000007", "Әлімқұлова", 7]


def test_links_in_cells_and_small_merges_do_no_harm(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())
    book = load_workbook(path)
    book.worksheets[0].merge_cells("E1:G4")
    book.worksheets[0]["A1"].hyperlink = "https://example.org/"
    book.save(path)

    assert not guard.check(path).counts_from_1904


def test_a_file_that_is_not_there_is_another_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing.xlsx")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_refusal_is_one_sentence_or_two_in_both_languages(language: str) -> None:
    labels = [
        value for name, value in vars(guard).items() if name.isupper() and isinstance(value, str)
    ]

    assert len(labels) == 8
    for label in labels:
        assert translator(language).gettext(label) != label


def test_a_refusal_tells_nothing_of_the_file(tmp_path: Path) -> None:
    path = hostile_workbooks.write("entities", tmp_path)

    with pytest.raises(RefusedWorkbook) as refused:
        read(path)

    assert str(tmp_path) not in str(refused.value)


# How much is allowed: each limit to the last one, and one more. The numbers stand here again, so
# that a limit that moves is noticed.


def _rows(count: int) -> str:
    return "".join(f'<row r="{number}"/>' for number in range(1, count + 1))


def _unnumbered(count: int) -> str:
    return "<row/>" * count


def _last_row(row: int) -> str:
    return f'<row r="{row}"><c r="A{row}"/></row>'


def _wide(column: str, row: int) -> str:
    return f'<row r="1"><c r="{column}1"/></row><row r="{row}"/>'


def _merged(area: str) -> str:
    return f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'


def _merges(count: int) -> str:
    single = "".join(f'<mergeCell ref="A{number}"/>' for number in range(count))
    return f"<mergeCells>{single}</mergeCells>"


def _long_tag(length: int) -> str:
    digits = Random(1).choices("0123456789", k=length)
    return f'<row spans="{"".join(digits)}"/>'


SHEETS: list[tuple[Callable[[], str], Callable[[], str], str]] = [
    (lambda: _rows(100_000), lambda: _rows(100_001), "too large"),
    (lambda: _unnumbered(100_000), lambda: _unnumbered(100_001), "too large"),
    (lambda: _last_row(100_000), lambda: _last_row(100_001), "too large"),
    (lambda: _wide("IV", 2), lambda: _wide("IW", 2), "too large"),
    (lambda: _wide("AZ", 50_000), lambda: _wide("AZ", 50_001), "too large"),
    (lambda: _merged("A1:J20000"), lambda: _merged("A1:J20001"), "harm"),
    (lambda: _merges(200_000), lambda: _merges(200_001), "harm"),
    (lambda: _long_tag(2 * 2**20), lambda: _long_tag(3 * 2**20), "harm"),
]


@pytest.mark.parametrize(
    ("allowed", "refused", "said"),
    SHEETS,
    ids=[
        "rows",
        "rows without numbers",
        "last row",
        "columns",
        "cells",
        "a merge",
        "merges",
        "tag",
    ],
)
def test_a_sheet_up_to_the_limit_is_let_in_and_no_further(
    tmp_path: Path, allowed: Callable[[], str], refused: Callable[[], str], said: str
) -> None:
    path = tmp_path / "register.xlsx"
    for text, most in ((allowed(), True), (refused(), False)):
        rows = text if "mergeCell" not in text else f"<sheetData/>{text}"
        sheet = f"<sheetData>{rows}</sheetData>" if rows is text else rows
        path.write_bytes(hostile_workbooks.with_sheet(sheet))
        assert _refusal(path) == ("" if most else said)


def _refusal(path: Path) -> str:
    """The word by which a refusal is known; empty where the workbook is let in."""
    try:
        guard.check(path)
    except RefusedWorkbook as refused:
        words = ("too large", "harm", "damaged")
        return next(word for word in words if word in refused.label)
    return ""


def _with_parts(path: Path, sizes: list[int], content: Callable[[int], bytes]) -> None:
    path.write_bytes(hostile_workbooks.good())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number, size in enumerate(sizes):
            archive.writestr(f"xl/media/image{number}.png", content(size))


def _unpacked_size(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(part.file_size for part in archive.infolist())


def test_a_file_has_up_to_sixty_mebibytes(tmp_path: Path) -> None:
    """What is no larger is looked into, and this one found to be no archive."""
    path = tmp_path / "register.xlsx"
    for size, said in ((60 * 2**20, "damaged"), (60 * 2**20 + 1, "too large")):
        with path.open("wb") as file:
            file.write(b"PK\x03\x04")
            file.truncate(size)
        assert _refusal(path) == said


def test_a_workbook_has_up_to_a_thousand_parts(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())
    with zipfile.ZipFile(path) as archive:
        own = len(archive.namelist())
    for more, said in ((1_000 - own, ""), (1_001 - own, "harm")):
        _with_parts(path, [1] * more, bytes)
        assert _refusal(path) == said


def test_a_workbook_unpacks_to_up_to_a_hundred_and_sixty_mebibytes(tmp_path: Path) -> None:
    """Of parts that are each too small to be a bomb by themselves."""
    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.good())
    whole, rest = divmod(160 * 2**20 - _unpacked_size(path), 2**20)
    _with_parts(path, [2**20] * whole + [rest], bytes)
    assert _unpacked_size(path) == 160 * 2**20
    assert _refusal(path) == ""

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/one.png", b"0")
    assert _refusal(path) == "harm"


def _packed_at(ratio: float, size: int) -> bytes:
    """So many bytes, a part of them noise, so that they pack by about that ratio."""
    noise = int(size / ratio - size / 1_030)
    return Random(1).randbytes(noise) + bytes(size - noise)


@pytest.mark.parametrize(
    ("size", "ratio", "said"),
    [(2**20, 1_000, ""), (2**20 + 1, 900, "harm"), (2**22, 140, ""), (2**22, 160, "harm")],
)
def test_what_is_packed_more_than_a_hundred_and_fifty_times_does_harm(
    tmp_path: Path, size: int, ratio: float, said: str
) -> None:
    path = tmp_path / "register.xlsx"
    _with_parts(path, [size], lambda wanted: _packed_at(ratio, wanted))
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/media/image0.png")
    assert ratio * 0.9 < part.file_size / part.compress_size < ratio * 1.1
    assert _refusal(path) == said


def test_a_register_of_all_rows_that_are_allowed_is_read(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))
    path = tmp_path / "register.xlsx"
    path.write_bytes(hostile_workbooks.with_sheet(f"<sheetData>{cells}</sheetData>"))

    (sheet,) = read(path).sheets

    assert (len(sheet.rows), sheet.rows[-1]) == (100_000, [100_000])


def _many_sheets(count: int, sheet: str, *, of_one_part: bool = False) -> bytes:
    """So many sheets beside the first, each a part of its own or all of them the first one."""
    with zipfile.ZipFile(BytesIO(hostile_workbooks.good())) as archive:
        book = archive.read("xl/workbook.xml").decode()
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="{"rId1" if of_one_part else f"more{n}"}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        for n in range(100, 100 + count)
    )
    related = "".join(
        f'<Relationship Id="more{n}" Target="worksheets/sheet{n}.xml" Type="worksheet"/>'
        for n in range(100, 100 + count)
    )
    one = hostile_workbooks.sheet(sheet)
    parts = {f"xl/worksheets/sheet{n}.xml": one for n in range(100, 100 + count)}
    lists = {"xl/workbook.xml": book.replace("</sheets>", f"{listed}</sheets>").encode()}
    if not of_one_part:
        related = relations.replace("</Relationships>", f"{related}</Relationships>")
        lists["xl/_rels/workbook.xml.rels"] = related.encode()
    return hostile_workbooks.changed(**(lists if of_one_part else lists | parts))


@pytest.mark.parametrize(
    ("sheet", "allowed", "said"),
    [
        (f"<sheetData>{_last_row(19_000)}</sheetData>", 5, "too large"),
        ('<sheetData/><mergeCells><mergeCell ref="A1:J4000"/></mergeCells>', 5, "harm"),
    ],
    ids=["cells", "merges"],
)
def test_many_sheets_may_have_together_what_one_may_have(
    tmp_path: Path, sheet: str, allowed: int, said: str
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(_many_sheets(allowed, sheet))
    assert _refusal(path) == ""
    path.write_bytes(_many_sheets(allowed + 1, sheet))
    assert _refusal(path) == said


def test_a_sheet_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(_many_sheets(1, "", of_one_part=True))
    assert _refusal(path) == "harm"


def test_the_list_of_sheets_and_names_has_up_to_two_mebibytes(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with zipfile.ZipFile(BytesIO(hostile_workbooks.good())) as archive:
        book = archive.read("xl/workbook.xml").decode()
    noise = "".join(f"n{number * 7919 % 999983}" for number in range(400_000))
    for size, said in ((2 * 2**20, ""), (2 * 2**20 + 1, "harm")):
        remark = f"<!--{noise}"[: size - len(book.encode()) - 3] + "-->"
        changed = book.replace("<sheets>", f"{remark}<sheets>").encode()
        assert len(changed) == size
        path.write_bytes(hostile_workbooks.changed(**{"xl/workbook.xml": changed}))
        assert _refusal(path) == said


@pytest.mark.parametrize(
    ("cell", "lacks"),
    [
        (b'<c r="A1"><f>1+1</f><v></v></c>', True),
        (b'<c r="A1"><f t="shared" si="0"/></c>', True),
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', False),
    ],
)
def test_a_formula_lacks_its_value_wherever_a_piece_ends(
    tmp_path: Path, cell: bytes, lacks: bool
) -> None:
    Workbook().save(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
    before, _mark, after = parts["xl/worksheets/sheet1.xml"].partition(b"<sheetData")
    after = after.partition(b">")[2].removeprefix(b"</sheetData>")
    start = before + b'<sheetData><row r="1">'
    for cut in range(len(cell) + 1):
        room = b" " * (2**20 - len(start) - cut)
        parts["xl/worksheets/sheet1.xml"] = start + room + cell + b"</row></sheetData>" + after
        path = tmp_path / f"{cut}.xlsx"
        with zipfile.ZipFile(path, "w") as book:
            for name, text in parts.items():
                book.writestr(name, text)
        assert guard.check(path).lacks_values is lacks
