"""Above the sheets after the first: number, day and addressee, in full and in their room."""

from dataclasses import replace
from itertools import combinations

import pypdf
import pytest

from desktop_app import wording
from desktop_app.documents.letters import page_sizes as sizes
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.letters.printing import render
from desktop_app.documents.notices.sum_kinds import RepaymentDemand
from desktop_app.documents.pdf.hyphens import SOFT
from tests.documents import ink, samples, structure
from tests.documents.gallery import SETTINGS
from tests.documents.reading import PAGE_NUMBER, read

EIGHTY = (
    "Әбдіғаппарқызы-Қөшербайұлы Ңұрсұлтангүл-Мүһәммедғазиза Үкіләбдіхамитқызының Әнұрі",
    "ӘБДІҒАППАРҚЫЗЫ ҚӨШЕРБАЙҰЛЫ ҢҰРСҰЛТАНГҮЛ МҮҺӘММЕДҒАЗИЗА ҮКІЛӘБДІХАМИТҚЫЗЫНЫҢ ӨМӘШ",
    "Иі Ли",
)
BLANK = {f"blank-{one}": ((one,), Layout(blank=90)) for one in ("kk", "ru")}
ALL = SETTINGS | BLANK | {"large-blank": (("kk",), Layout(large=True, blank=90))}


def long_demand(name: str, lines: int = 45) -> RepaymentDemand:
    """A demand of several sheets in every setting."""
    return replace(
        samples.REPAYMENT_DEMAND,
        number="15-ҮО-2026-00001",
        applicant=replace(samples.APPLICANT, full_name=name),
        causes_kk=("Хаттың бір жолынан асып, келесі жолға өтетін себеп осында жазылған",) * lines,
        causes_ru=("Причина, которая занимает целую строку письма и еще одну",) * lines,
    )


def said(page: pypdf.PageObject) -> str:
    """What is in the margins, as it is read."""
    texts = (one.text for one in structure.drawn(page) if one.mark is None)
    joined = "".join(text if text.endswith(("-", SOFT)) else f"{text} " for text in texts)
    return " ".join(joined.replace(SOFT, "").split())


@pytest.mark.parametrize("setting", ALL)
@pytest.mark.parametrize("name", EIGHTY, ids=["long", "capitals", "short"])
def test_it_names_the_addressee_in_full_and_touches_nothing(name: str, setting: str) -> None:
    languages, layout = ALL[setting]
    notice = long_demand(name)
    first_of = 0
    for number, page in enumerate(read(render(notice, languages, layout)).pages):
        if f" {wording.day(notice.issued_on)}, " not in f" {said(page)}":
            first_of += 1  # a sheet that begins a language
            continue
        assert number
        assert f"№ {notice.number}, {wording.day(notice.issued_on)}, {name}" in said(page)
        assert_apart(page, least=18 if layout.large else 10)
    assert first_of == (1 if layout.beside else len(languages))


def assert_apart(page: pypdf.PageObject, least: float) -> None:
    """No line covers another, all of them stand on the paper where a printer reaches."""
    lines = [*ink.lines(page)]
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    left, right = (sizes.LEFT, sizes.RIGHT) if wide < high else (sizes.SIDE, sizes.SIDE)
    assert not [pair for pair in combinations(lines, 2) if pair[0].covers(pair[1])]
    assert min(line.left for line in lines) >= left - 0.1
    assert max(line.right for line in lines) <= wide - right + 0.1
    assert max(line.baseline for line in lines) <= high - 9 / 25.4 * 72
    assert min(line.baseline for line in lines) >= PAGE_NUMBER - 0.1
    assert min(line.size for line in lines) >= least - 2


@pytest.mark.parametrize("large", [True, False])
def test_a_name_without_end_leaves_the_letter_its_room(large: bool) -> None:
    pages = read(render(long_demand("Әбдіғаппар " * 60), ("kk",), Layout(large=large))).pages
    for page in pages[1:]:
        assert said(page).count("Әбдіғаппар") < 60
        assert "…" in said(page)
        assert_apart(page, least=18 if large else 10)


@pytest.mark.parametrize("lines", range(8, 48))
def test_the_end_of_a_large_letter_has_room_below_a_head_of_three_lines(lines: int) -> None:
    pages = read(render(long_demand(EIGHTY[1], lines), ("kk",), Layout(large=True))).pages
    assert_apart(pages[-1], least=18)
