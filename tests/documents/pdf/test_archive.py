"""Papers are files that an archive takes: PDF/A-2a, by the checks that are stated in one place."""

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import Notice
from tests.documents import archive_checks, samples
from tests.documents.filled import HOSTILE, LONG_NAME, filled_with, least
from tests.documents.reading import read

KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]
LAYOUTS = [Layout(), Layout(large=True), Layout(beside=True)]
BOTH = ("kk", "ru")


@pytest.mark.parametrize("layout", LAYOUTS, ids=["plain", "large", "beside"])
@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_an_archive_takes_every_paper(notice: Notice, layout: Layout) -> None:
    for one in (notice, least(notice), filled_with(notice, LONG_NAME)):
        assert archive_checks.faults(letters.render(one, BOTH, layout)) == []


@pytest.mark.parametrize("language", BOTH)
def test_an_archive_takes_what_anybody_may_have_typed(language: str) -> None:
    for notice in (samples.AWARD_NOTICE, samples.CALCULATION_SLIP):
        for text in (HOSTILE, "Ұ" * 900, "½ Şükrü d’Été ©"):
            full = filled_with(notice, text)
            assert archive_checks.faults(letters.render(full, (language,))) == []


def test_a_paper_without_a_number_has_the_same_form() -> None:
    pdf = letters.render(replace(samples.AWARD_NOTICE, number=""), BOTH)
    assert archive_checks.faults(pdf) == []


def test_the_mark_of_the_file_comes_from_its_content() -> None:
    def mark(notice: Notice) -> object:
        return read(letters.render(notice, BOTH)).trailer["/ID"]

    assert mark(samples.AWARD_NOTICE) == mark(samples.AWARD_NOTICE)
    assert mark(samples.AWARD_NOTICE) != mark(replace(samples.AWARD_NOTICE, number="16-ҮО"))


def test_the_metadata_says_what_it_is_and_in_which_languages() -> None:
    head = replace(samples.DEPARTMENT, name_kk="<b>Бөлім</b> & «Ә»")
    pdf = letters.render(replace(samples.AWARD_NOTICE, letterhead=head), BOTH)
    packet = read(pdf).root_object["/Metadata"].get_data().decode("utf-8")  # type: ignore[attr-defined]

    assert "&lt;b&gt;Бөлім&lt;/b&gt; &amp; «Ә»" in packet
    assert '<rdf:li xml:lang="kk-KZ">Шығындарды өтеуді тағайындау туралы хабарлама' in packet
    assert "<rdf:li>kk-KZ</rdf:li><rdf:li>ru-RU</rdf:li>" in packet
    assert "<xmp:CreateDate>2026-11-12T00:00:00+05:00</xmp:CreateDate>" in packet


def swapped(find: bytes, put: bytes) -> Callable[[bytes], bytes]:
    assert len(find) == len(put)
    return lambda pdf: pdf.replace(find, put, 1)


def in_objects(find: bytes, put: bytes) -> Callable[[bytes], bytes]:
    """The file with something else in the stream of its small objects, of the same length."""

    def change(pdf: bytes) -> bytes:
        head, stream = pdf.split(b"/Type/ObjStm", 1)
        entries, rest = stream.split(b"\nstream\n", 1)
        packed, end = rest.split(b"\nendstream\n", 1)
        content = zlib.decompress(packed)
        assert find in content
        changed = zlib.compress(content.replace(find, put, 1), 0)
        length = b"/Length %d>>" % len(changed)
        entries = entries[: entries.index(b"/Length")] + length
        body = head + b"/Type/ObjStm" + entries + b"\nstream\n" + changed + b"\nendstream\n" + end
        start, moved = pdf.rindex(b"startxref"), len(body) - len(pdf)
        table = int(pdf[start:].split()[1]) + moved
        last = body.rindex(b"startxref")
        return body[:last] + b"startxref\n%d\n%%%%EOF\n" % table

    return change


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("header_and_end", swapped(b"%PDF-1.7\n", b"%PDF-2.0\n")),
        ("header_and_end", lambda pdf: pdf + b"\n% more"),
        ("objects_and_streams", swapped(b"\nendstream", b" endstream")),
        ("metadata", swapped(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")),
        ("metadata", swapped(b"<xmp:CreateDate>2026", b"<xmp:CreateDate>2025")),
        ("tagged", in_objects(b"/Marked true", b"/Marked null")),
        ("tagged", in_objects(b"/S/H1", b"/S/H7")),
        ("tagged", in_objects(b"/K[0]", b"/K[9]")),
        ("tagged", in_objects(b"/Alt", b"/Atl")),
        ("colours", in_objects(b"/GTS_PDFA1", b"/GTS_PDFX1")),
        ("fonts", in_objects(b"/FirstChar 0", b"/FirstChar 1")),
        (
            "nothing_forbidden",
            in_objects(b"/PageMode /UseNone", b"/AA <<>>          "),
        ),
    ],
)
def test_the_checks_find_what_is_wrong(check: str, damage: Callable[[bytes], bytes]) -> None:
    pdf = damage(letters.render(samples.AWARD_NOTICE, ("kk",)))
    assert any(fault.startswith(check) for fault in archive_checks.faults(pdf))
