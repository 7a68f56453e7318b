"""Many papers in one PDF: every page in its order, a title, and fonts that are alike once."""

from io import BytesIO
from typing import Any

import pytest
from pikepdf import Pdf
from pypdf import PdfReader

from desktop_app.documents.letters import printing
from desktop_app.documents.pdf.merging import merged
from tests.documents import archive_checks, samples, structure


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    notices = (samples.AWARD_NOTICE, samples.RECEIPT_SLIP)
    return [printing.printed(notice, ("kk",))[1] for notice in notices]


def _texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def _font_files(pdf: bytes) -> int:
    with Pdf.open(BytesIO(pdf)) as opened:
        files = {
            descriptor["/FontFile2"].objgen
            for page in opened.pages
            for font in page.Resources.get("/Font", {}).values()
            for described in font.get("/DescendantFonts", [font])
            if (descriptor := described.get("/FontDescriptor")) is not None
            and "/FontFile2" in descriptor
        }
    return len(files)


def test_every_page_stands_in_the_order_of_the_papers(papers: list[bytes]) -> None:
    first, second = papers
    whole = merged([second, first, second], "Хабарламалар")
    assert _texts(whole) == [*_texts(second), *_texts(first), *_texts(second)]


def test_it_has_its_own_title(papers: list[bytes]) -> None:
    found = PdfReader(BytesIO(merged(papers, "Хабарламалар, қараша"))).metadata
    assert found is not None
    assert found.title == "Хабарламалар, қараша"


def test_fonts_that_are_alike_are_kept_once(papers: list[bytes]) -> None:
    paper = papers[0]
    assert _font_files(merged([paper] * 5, "")) == _font_files(paper)
    assert len(merged([paper] * 5, "")) < 2 * len(paper)


def test_no_papers_make_no_pages() -> None:
    assert _texts(merged([], "")) == []


def test_what_is_read_aloud_of_each_paper_is_kept(papers: list[bytes]) -> None:
    first, second = papers
    whole = PdfReader(BytesIO(merged([second, first, second], "Хабарламалар")))
    document = structure.tree(whole)
    parts = [part for part in document.parts if isinstance(part, structure.Node)]
    assert [part.kind for part in parts] == ["Part"] * 3
    own = [structure.tree(PdfReader(BytesIO(pdf))).text for pdf in (second, first, second)]
    assert [part.text for part in parts] == own
    numbers: list[Any] = [page["/StructParents"] for page in whole.pages]
    assert numbers == list(range(len(whole.pages)))


def test_it_says_of_itself_what_a_single_paper_says(papers: list[bytes]) -> None:
    with Pdf.open(BytesIO(merged(papers, "Хабарламалар & т.б."))) as whole:
        packet = bytes(whole.Root.Metadata.read_bytes()).decode("utf-8")
        assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in packet
        assert "<pdfuaid:part>1</pdfuaid:part>" in packet
        assert "Хабарламалар &amp; т.б." in packet
        assert bool(whole.Root.MarkInfo.Marked)
        assert str(whole.Root.Lang) == "kk-KZ"
        assert str(whole.docinfo["/Author"]) == samples.DEPARTMENT.name_kk
        assert whole.Root.OutputIntents[0].DestOutputProfile.N == 3
        with whole.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Шығындарды өтеуді тағайындау туралы хабарлама № 15-ҮО",
                "Құжаттардың қабылданғаны туралы қолхат № 15-ҮО",
            ]


def test_two_hundred_letters_are_one_file_for_the_archive_and_for_who_has_it_read_aloud() -> None:
    """Of every kind, in each language and in both."""
    spoken = (("kk",), ("ru",), ("kk", "ru"))
    kinds = [printing.render(each, spoken[n % 3]) for n, each in enumerate(samples.NOTICES)]
    letters = [kinds[turn % len(kinds)] for turn in range(200)]
    whole = merged(letters, "Хабарламалар")
    assert archive_checks.faults(whole) == []
    document = structure.tree(PdfReader(BytesIO(whole)))
    parts = [part for part in document.parts if isinstance(part, structure.Node)]
    assert [part.kind for part in parts] == ["Part"] * 200
    own = [structure.tree(PdfReader(BytesIO(pdf))).text for pdf in kinds]
    assert [part.text for part in parts[: len(kinds)]] == own
    assert b"/ObjStm" in whole, "what is read aloud is packed, whatever it ends with"
    assert len(whole) < 10 * 1024 * len(letters)


def test_the_same_papers_give_the_same_file(papers: list[bytes]) -> None:
    assert merged(papers, "Хабарламалар") == merged(papers, "Хабарламалар")
