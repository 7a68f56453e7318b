"""What others' checkers say of every paper: PDF/A-2b (pikepdf), PDF/UA-1 and more (outloud).

Level A adds to level B what ``archive_checks`` looks at. The checker of pikepdf knows no level A
and no description of further metadata, so it is shown a copy without the two; what outloud finds
and is no fault is named below, each with its reason.
"""

import re
from io import BytesIO
from pathlib import Path

import outloud
import pytest
from pikepdf import pdfa

from tests.documents import archive_checks, other_papers
from tests.documents.gallery import Exhibit, exhibits

NO_FAULTS = {
    "TBL-014": "looks for a table only on the page where it begins, not where it goes on",
    "PAG-001": "takes the letterheads of several letters, and rows alike, for a running head",
    "TAG-002": "knows a running head only from three pages on",
}
_UA = re.compile(
    rb"<pdfuaid:part>.*?</pdfaExtension:schemas>"
    rb'|xmlns:pdf(?:uaid|aExtension|aSchema|aProperty)="[^"]*"',
    re.DOTALL,
)
GALLERY = list(exhibits())
KINDS = list(dict.fromkeys(exhibit.kind for exhibit in GALLERY))
OTHERS = dict(other_papers.every())


def archived(pdf: bytes) -> list[str]:
    """What pikepdf finds; its checker reads the metadata as they stand in the file."""
    level_b = pdf.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
    copy = _UA.sub(lambda found: b" " * len(found[0]), level_b)
    assert copy != pdf
    return [str(finding) for finding in pdfa.validate_written(BytesIO(copy), "2b").findings]


def said(pdf: bytes, folder: Path) -> list[str]:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    result = outloud.check(str(file))
    assert not result.error
    found = [f"{each.rule} {each.message}" for each in result.findings]
    return [one for one in found if one.split()[0] not in NO_FAULTS]


@pytest.mark.parametrize("kind", KINDS)
def test_others_find_nothing_in_any_letter(kind: str, tmp_path: Path) -> None:
    def of(exhibit: Exhibit) -> list[str]:
        pdf = exhibit.render()
        return [*archived(pdf), *said(pdf, tmp_path)]

    shown = [each for each in GALLERY if each.kind == kind and each.data != "typical"]
    found = {exhibit.name: of(exhibit) for exhibit in shown}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", OTHERS)
def test_nor_in_any_other_paper(name: str, tmp_path: Path) -> None:
    pdf = OTHERS[name]
    found = [*archived(pdf), *said(pdf, tmp_path)]
    # A merged file is written by pikepdf's own writer, which has its own line ends.
    assert [*found, *([] if name == "merged" else archive_checks.faults(pdf))] == []


def test_they_find_what_is_wrong(tmp_path: Path) -> None:
    pdf = OTHERS["slips-kk"]
    assert archived(pdf.replace(b"/S/GTS_PDFA1", b"/S/GTS_PDFX1")) != []
    assert said(pdf.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<"), tmp_path) != []
