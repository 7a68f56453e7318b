"""Papers of figures, from the letterhead to the signature: no strange sign keeps one back."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4

from desktop_app.documents.letters import figures
from desktop_app.documents.letters.figures import Drawn
from desktop_app.documents.notices.sample_people import DEPARTMENT
from desktop_app.documents.pdf import fonts

SIZE = 10.0


@pytest.fixture(autouse=True)
def registered() -> None:
    fonts.register()


def test_what_the_fonts_lack_is_a_question_mark() -> None:
    assert figures.printable("Әлия 😀 ӘҒҚҢӨҰҮҺІ") == "Әлия ? ӘҒҚҢӨҰҮҺІ"


def _drawn(language: str = "kk") -> Drawn:
    return Drawn(DEPARTMENT, "Есеп 😀", language, date(2026, 11, 12), A4, 50, 400, SIZE)


def test_a_page_from_its_letterhead_to_its_signature() -> None:
    drawn = _drawn()
    lowest = drawn.opening(800, "Есеп", [(9, "қараша")])
    assert lowest < 800
    drawn.running_head(790, "Есеп", "қараша")
    drawn.signature("Басшы: ", "Ұ. Қ. Әбенов", "қолы", 100, 150)
    drawn.end_page("1 / 1", 30)
    drawn.canvas.save()
    read = PdfReader(BytesIO(drawn.content()))
    text = " ".join(read.pages[0].extract_text().split())
    for words in ("Есеп", "қараша", "Ұ. Қ. Әбенов", "қолы", "1 / 1"):
        assert words in text
    assert DEPARTMENT.bin in text
    assert read.metadata is not None
    assert read.metadata.title == "Есеп ?"
    assert read.metadata.author == DEPARTMENT.name_kk


@pytest.mark.parametrize(
    ("language", "locale"), [("kk", "kk-KZ"), ("ru", "ru-RU"), ("en", "ru-RU")]
)
def test_the_language_of_a_paper_is_one_of_both(language: str, locale: str) -> None:
    drawn = _drawn(language)
    drawn.end_page("1", 30)
    drawn.canvas.save()
    root = PdfReader(BytesIO(drawn.content())).trailer["/Root"]
    assert root["/Lang"] == locale  # type: ignore[index]
