"""What no line holds goes on in the next one: after a hyphen, inside the margins, without loss."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import pypdf
import pytest

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.envelopes import Addressed, EnvelopeSize, print_envelopes
from desktop_app.documents.logins import slips
from desktop_app.documents.logins.slips import Slip
from desktop_app.documents.registers import journal_pdf
from desktop_app.documents.reports import in_print
from tests.documents import ink, other_papers, samples, structure
from tests.documents.endless import ENDLESS, NUMBERS
from tests.documents.filled import filled_with
from tests.documents.gallery import SETTINGS, exhibits
from tests.documents.reading import assert_inside_margins, read, squeezed
from tests.documents.registers.test_journals import a_journal, a_line
from tests.documents.report_samples import JANUARY, a_report

SOFT = "\N{SOFT HYPHEN}"
KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]
DAY = other_papers.DAY
UNEVEN = 0.5


@dataclass
class Written:
    """A line and the part of the paper that it belongs to."""

    part: object
    text: str


def written(reader: pypdf.PdfReader) -> Iterator[Written]:
    """The lines of a paper in their order; what is an artifact, as a page's number, is left out."""
    root: Any = reader.root_object["/StructTreeRoot"]
    for page in reader.pages:
        place: Any = page["/StructParents"]
        parts = root["/ParentTree"]["/Nums"][2 * place + 1]
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        mark, font, line = None, "", None
        for operands, operator in structure.operations(page):
            if operator in {b"BDC", b"BMC"}:
                mark = operands[1]["/MCID"] if operator == b"BDC" else None
            elif operator in {b"Tm", b"Td"}:
                line = None
            elif operator == b"Tf":
                font = operands[0]
            elif operator == b"Tj" and mark is not None:
                said = structure.decoded(operands[0].original_bytes, fonts[font])
                if parts[mark].get_object()["/S"] == "/Figure":
                    continue  # a chart has its words side by side
                if line is None:
                    line = Written(parts[mark].idnum, "")
                    yield line  # what is added to it below is seen by who keeps it
                line.text += said


def lines_of(pdf: bytes) -> list[Written]:
    return [*written(read(pdf))]


def cut_words(lines: list[Written]) -> list[tuple[str, str]]:
    """Lines that end inside of a word without a hyphen, each with the next one."""
    found = []
    for _, of_part in groupby(lines, key=lambda line: line.part):
        for line, after in pairwise(of_part):
            if line.text[-1:].isalpha() and after.text[:1].isalpha():
                last, first = line.text.split()[-1], after.text.split()[0]
                if not any(sign.isdigit() or sign in "@._" for sign in last + first):
                    found.append((line.text, after.text))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_a_letter_is_cut_without_a_hyphen(kind: str) -> None:
    for exhibit in exhibits():
        if exhibit.kind == kind and exhibit.data in {"typical", "most"}:
            assert cut_words(lines_of(exhibit.render())) == [], exhibit.name


def test_no_word_of_another_paper_is_cut_without_a_hyphen() -> None:
    for name, pdf in other_papers.every():
        assert cut_words(lines_of(pdf)) == [], name


@pytest.mark.parametrize("setting", ["beside", "large-ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_endless_word_stays_inside_the_margins_of_a_letter(kind: str, setting: str) -> None:
    """Each kind with another word in each setting; of every word there is every letter."""
    turn = KINDS.index(kind) + 3 * [*SETTINGS].index(setting)
    word = [*ENDLESS.values()][turn % len(ENDLESS)]
    notice = filled_with(samples.NOTICES[KINDS.index(kind)], word)
    assert_endures(letters.render(notice, *SETTINGS[setting]), word)


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("setting", ["ru", "large-kk"])
def test_any_endless_word_on_a_calculation_and_a_receipt(name: str, setting: str) -> None:
    word = ENDLESS[name]
    for notice in (samples.CALCULATION_SLIP, samples.RECEIPT_SLIP):
        assert_endures(letters.render(filled_with(notice, word), *SETTINGS[setting]), word)


def assert_endures(pdf: bytes, word: str) -> None:
    assert_inside_margins(pdf)
    lines = lines_of(pdf)
    parts: dict[object, str] = {}
    for line in lines:
        parts[line.part] = parts.get(line.part, "") + line.text
    assert any(squeezed(word) in squeezed(text) for text in parts.values()), "no letter is lost"
    if word in [ENDLESS[name] for name in NUMBERS]:
        assert not any(SOFT in line.text and squeezed(line.text) in word for line in lines)
    else:
        assert cut_words(lines) == []


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_word_stays_in_its_cell_and_on_the_sheet_of_any_other_paper(name: str) -> None:
    word = ENDLESS[name]
    lines = [a_line(1), a_line(2, name=word), a_line(3, name=word, annulled=True)]
    schools = [(word, JANUARY), ("Мектеп № 1", JANUARY)]
    sent = Addressed(samples.DEPARTMENT, word, word, "15-ҮО", "kk")
    papers = [
        (journal_pdf.render(a_journal(lines, "kk")), 20, 10),
        (in_print.render(a_report("ru", schools=schools)), 20, 12),
        (slips.render([Slip("Бөлім", word, "алма бұлт", word)], "Құпиясөздер", "kk", DAY), 20, 15),
        *((print_envelopes([sent], size, DAY), 4, 4) for size in EnvelopeSize),
    ]
    for pdf, left, right in papers:
        for page in read(pdf).pages:
            pieces = [line for line in ink.lines(page) if line.right > line.left]
            ends = float(page.mediabox.width) - right * 72 / 25.4
            assert all(line.left >= left * 72 / 25.4 - UNEVEN for line in pieces)
            assert all(line.right <= ends + UNEVEN for line in pieces)
            for number, line in enumerate(pieces):
                assert not any(line.covers(other) for other in pieces[number + 1 :])
        assert name in NUMBERS or cut_words(lines_of(pdf)) == []
