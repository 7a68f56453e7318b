"""Everything on paper, held against the checkers of others: PDF/A-2b and PDF/UA-1.

`pikepdf.pdfa` knows the levels B: it looks at copies that are declared so; what level A asks for
besides is looked at by `archive_checks`. `outloud` looks at what is read aloud. What they find is
mended, or stands here with its reason.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import outloud
import pytest
from pikepdf import pdfa

from tests.documents import archive_checks, other_papers
from tests.documents.gallery import exhibits

GALLERY = {exhibit.name: exhibit for exhibit in exhibits()}
KINDS = list(dict.fromkeys(exhibit.kind for exhibit in GALLERY.values()))
OF_EXTENSION = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid")


class Known(NamedTuple):
    """A paper that has the finding, and why it stands."""

    paper: str
    why: str


KNOWN = {
    "ISO_19005_2:6.6.2.3.1-1": Known(
        "award_notice-kk-typical",
        "the mark of PDF/UA is no entry that PDF/A knows by itself, so its schema is described "
        "(6.6.2.3.3), as others' validators ask for; this one knows no described schema",
    ),
    "TAG-002": Known(
        "before_end-large-kk-hostile",
        "what a sheet after the first belongs to is said again for the eye: it is read aloud once, "
        "where the letter begins",
    ),
    "TBL-014": Known(
        "award_change-beside-typical",
        "two tables side by side, or one that goes on, are taken for one that begins on the sheet",
    ),
    "NAV-001": Known(
        "calculation_slip-both-most",
        "ten sheets have only papers with the longest of names and lists, and a letter is read "
        "from its beginning; files of several papers have bookmarks",
    ),
    "PAG-001": Known(
        "receipt_slip-beside-most",
        "the same long name in every entry of a list is taken for a heading of the sheet",
    ),
}


@cache
def others() -> dict[str, bytes]:
    return dict(other_papers.every())


def found(pdf: bytes, folder: Path) -> Iterator[tuple[str, str]]:
    """The rules of which the checkers say something, and what."""
    declared = pdf.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
    assert declared != pdf
    for each in pdfa.validate_written(BytesIO(declared), "2b").findings:
        is_known = each.rule in KNOWN and any(name in each.message for name in OF_EXTENSION)
        yield each.rule if is_known else f"{each.rule}: {each.message}", each.message
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    for said in outloud.check(str(file)).findings:
        yield said.rule, said.message


def unknown(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    return [each for each in found(pdf, folder) if each[0] not in KNOWN]


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_letter_nothing_is_found_but_what_is_known(kind: str, tmp_path: Path) -> None:
    for exhibit in GALLERY.values():
        if exhibit.kind == kind:
            assert unknown(exhibit.render(), tmp_path) == [], exhibit.name


def test_of_other_papers_nothing_is_found_but_what_is_known(tmp_path: Path) -> None:
    for name, pdf in others().items():
        assert unknown(pdf, tmp_path) == [], name
        assert archive_checks.faults(pdf) == [], name


@pytest.mark.parametrize("rule", KNOWN)
def test_what_is_known_is_still_found(rule: str, tmp_path: Path) -> None:
    paper, why = KNOWN[rule]
    assert rule in dict(found(GALLERY[paper].render(), tmp_path))
    assert len(why.split()) > 5


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ((b"<pdfuaid:part>1<", b"<pdfuaid:port>1<"), "DOC-012"),
        ((b"%PDF-1.7\n", b"%PDF-2.0\n"), "ISO_19005_2:6.1.2-1"),
    ],
)
def test_the_checkers_find_what_is_wrong(
    damage: tuple[bytes, bytes], rule: str, tmp_path: Path
) -> None:
    pdf = GALLERY["award_notice-kk-typical"].render()
    assert damage[0] in pdf
    rules = [each.partition(": ")[0] for each, _ in unknown(pdf.replace(*damage), tmp_path)]
    assert rule in rules
