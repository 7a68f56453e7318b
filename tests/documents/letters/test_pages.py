"""How full the sheets of a paper are, and what those after the first say of themselves.

Over every kind, language, setting and data of the gallery.
"""

import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from desktop_app import wording
from desktop_app.documents.letters import page_sizes as sizes
from desktop_app.documents.letters.printing import render
from tests.documents import ink, samples, structure
from tests.documents.gallery import Exhibit
from tests.documents.letters import page_fill
from tests.documents.letters.page_fill import SETTINGS, exhibits, filled, pages
from tests.documents.reading import PAGE_NUMBER, read, text_of

GALLERY = list(exhibits())
KINDS = list(dict.fromkeys(exhibit.kind for exhibit in GALLERY))
LEAST_FILLED = 0.6
"""Of every sheet but the last; what is kept together goes to the next one."""
LEAST_AT_THE_END = 0.15
NUMBER = re.compile(r"(\d+) / (\d+)")
CAPTIONS = ("(қолы)", "(подпись)")


def runs(reader: pypdf.PdfReader) -> list[list[pypdf.PageObject]]:
    """The sheets that belong together, by their own numbers."""
    found: list[list[pypdf.PageObject]] = []
    for page in reader.pages:
        number = numbered(page)
        if number is None or number[0] == 1:
            found.append([])
        found[-1].append(page)
    return found


def numbered(page: pypdf.PageObject) -> tuple[int, int] | None:
    if not any(line.baseline == pytest.approx(PAGE_NUMBER, abs=1) for line in ink.lines(page)):
        return None
    artifacts = [one.text.strip() for one in structure.drawn(page) if one.mark is None]
    found = [match for text in artifacts if (match := NUMBER.fullmatch(text))]
    return (int(found[-1][1]), int(found[-1][2])) if found else None


def begins_with_a_signature(reader: pypdf.PdfReader, page: pypdf.PageObject) -> bool:
    """Whether nothing of the letter itself stands before the signature."""
    root: Any = reader.root_object["/StructTreeRoot"]
    place: Any = page["/StructParents"]
    elements = root["/ParentTree"]["/Nums"][2 * place + 1]
    first = next(one for one in structure.drawn(page) if one.mark is not None)
    own = elements[first.mark].get_object()
    marks = [number for number, one in enumerate(elements) if one.get_object() == own]
    text = "".join(one.text for one in structure.drawn(page) if one.mark in marks)
    return any(caption in text for caption in CAPTIONS)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_sheets_are_full_numbered_and_say_what_they_belong_to(kind: str, setting: str) -> None:
    for exhibit in GALLERY:
        if (exhibit.kind, exhibit.setting) != (kind, setting):
            continue
        reader = pages(exhibit)
        for sheets in runs(reader):
            several = len(sheets) > 1
            expected = [(n, len(sheets)) if several else None for n in range(1, len(sheets) + 1)]
            assert [*map(numbered, sheets)] == expected
            assert all(filled(page) >= LEAST_FILLED for page in sheets[:-1])
            for page in sheets[1:]:
                assert_says_what_it_belongs_to(page, exhibit)
                assert not begins_with_a_signature(reader, page)
            assert filled(sheets[-1]) >= LEAST_AT_THE_END


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_written_down_are_those_of_the_papers(kind: str) -> None:
    """`python -m tests.documents.letters.page_fill` writes them again."""
    rows = [row for row in page_fill.FILE.read_text("utf-8").splitlines() if f"| {kind} |" in row]
    assert rows == page_fill.written(each for each in GALLERY if each.kind == kind)[kind]


def assert_says_what_it_belongs_to(page: pypdf.PageObject, exhibit: Exhibit) -> None:
    artifacts = " ".join(one.text for one in structure.drawn(page) if one.mark is None)
    notice = exhibit.notice
    told = artifacts.replace("\N{NO-BREAK SPACE}", " ")
    if notice.number:
        assert f"№ {notice.number[:30]}" in told
    if len(notice.number) < len("15-ҮО-2026-00001"):
        assert wording.day(notice.issued_on) in told


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_demand_of_repayment_has_room_on_one_sheet(language: str) -> None:
    assert len(read(render(samples.REPAYMENT_DEMAND, (language,))).pages) == 1


def test_a_second_sheet_names_the_addressee() -> None:
    causes = tuple("Причина, которая занимает целую строку письма и еще одну" for _ in range(40))
    notice = replace(samples.REPAYMENT_DEMAND, causes_ru=causes)
    second = read(render(notice, ("ru",))).pages[1]
    first_line = max(ink.lines(second), key=lambda line: line.baseline)
    head = [one.text for one in structure.drawn(second) if one.mark is None]
    assert any(samples.APPLICANT.full_name in text for text in head)
    assert first_line.baseline == pytest.approx(sizes.above(sizes.PAGE)[1], abs=0.1)


def test_a_name_breaks_at_its_own_hyphen() -> None:
    name = "Әбдірахманқызы-Өтемісова-Сәрсенбаева Мұхаммедәлі-Сұлтанғазиевна"
    person = replace(samples.APPLICANT, full_name=name)
    text = text_of(render(replace(samples.AWARD_NOTICE, applicant=person), ("kk",)))
    ends = [line.rstrip() for line in text.splitlines()]
    names = [line for line in ends if "Әбдірахманқызы" in line and name not in line]
    assert names
    assert all(line.endswith(("-", name.split(maxsplit=1)[0])) for line in names)


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_blank_the_letter_begins_below_the_heading(kind: str) -> None:
    for exhibit in GALLERY:
        if exhibit.kind != kind or exhibit.setting not in {"kk", "large-ru"}:
            continue
        layout = replace(exhibit.layout, blank=90)
        first = read(render(exhibit.notice, exhibit.languages, layout)).pages[0]
        highest = max(line.baseline for line in ink.lines(first))
        assert highest <= float(first.mediabox.height) - 90 * 72 / 25.4
