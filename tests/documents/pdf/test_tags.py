"""What those hear who have a paper read aloud: its parts, in order, in their languages."""

from collections import Counter
from dataclasses import replace

import pypdf
import pytest

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import Notice
from tests.documents import samples, structure
from tests.documents.filled import LONG_NAME, filled_with
from tests.documents.reading import read, squeezed
from tests.documents.structure import Node

KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]
PLAIN = Layout()
LAYOUTS = [PLAIN, Layout(large=True), Layout(beside=True)]
BOTH = ("kk", "ru")


def heard(notice: Notice, languages: tuple[str, ...], layout: Layout = PLAIN) -> Node:
    return structure.tree(read(letters.render(notice, languages, layout)))


def told(node: Node, *kinds: str) -> list[str]:
    return [" ".join(part.text.split()) for part in node.all(*kinds)]


def marked(page: pypdf.PageObject) -> list[structure.Drawn]:
    return [piece for piece in structure.drawn(page) if piece.mark is not None]


def test_a_refusal_from_its_letterhead_to_its_code() -> None:
    document = heard(samples.APPENDIX_TWO_REFUSAL, ("ru",))
    (section,) = document.all("Sect")
    kinds = [part.kind for part in section.parts if isinstance(part, Node)]

    assert kinds == [
        *["Div"] * 2, "P", "P", "P", "H1", "P", "H2", "L", "H2", "L", *["P"] * 6, "Figure",
    ]  # fmt: skip
    assert [part.lang for part in section.all("Div")] == ["kk-KZ", "ru-RU"]
    assert told(section, "H1") == ["Мотивированный отказ в дальнейшем рассмотрении заявления"]
    assert told(section, "Lbl") == ["1)", "1)"]
    assert told(section, "LBody")[0] == "Заключение психолого-медико-педагогической консультации"
    assert [part.alt for part in section.all("Figure")] == [
        "Квадратный код с номером регистрации 15-ҮО"
    ]


def test_words_are_not_run_together_where_a_line_ends() -> None:
    (paragraph, *_) = [
        text
        for text in told(heard(samples.APPENDIX_TWO_REFUSAL, ("kk",)), "P")
        if text.startswith("«Мемлекеттік көрсетілетін")
    ]
    assert "Қазақстан Республикасы Заңының 20-бабының 2-тармағын басшылыққа ала" in paragraph


def test_a_word_longer_than_a_line_stays_one_word() -> None:
    for layout in LAYOUTS:
        person = replace(samples.APPLICANT, full_name="Ұ" * 400)
        notice = replace(samples.APPENDIX_TWO_REFUSAL, applicant=person)
        assert "Ұ" * 400 in heard(notice, BOTH, layout).text.replace("\xad", "").split()


@pytest.mark.parametrize("layout", LAYOUTS, ids=["plain", "large", "beside"])
@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_the_languages_are_told_apart_and_nothing_is_left_out(
    notice: Notice, layout: Layout
) -> None:
    for one in (notice, filled_with(notice, LONG_NAME)):
        pdf = letters.render(one, BOTH, layout)
        document = structure.tree(read(pdf))
        sections = [part for part in document.all("Sect") if part.lang]
        drawn = Counter(
            squeezed("".join(piece.text for page in read(pdf).pages for piece in marked(page)))
        )
        copies = letters.filled(one, BOTH).forms[0].head.copies
        languages = [part.lang for part in sections]
        in_turn = layout == Layout(beside=True) and letters.kind_of(one) != "calculation_slip"
        each = ["kk-KZ", "ru-RU"]
        assert languages in ([each * copies] if in_turn else [sorted(each * copies), each * copies])
        assert all(len(list(part.all("H1"))) == 1 for part in sections)
        assert drawn == Counter(squeezed(document.text))


def test_a_table_has_headings_that_are_told_once_though_printed_on_each_page() -> None:
    (period,) = samples.CALCULATION_SLIP.periods
    slip = replace(samples.CALCULATION_SLIP, periods=(replace(period, steps=period.steps * 20),))
    pdf = letters.render(slip, ("ru",))
    (table,) = structure.tree(read(pdf)).all("Table")

    assert len(read(pdf).pages) > 1
    assert told(table, "TH") == ["Шаг", "Пункт", "Тенге"]
    assert len(list(table.all("TR"))) == 1 + 80 + 3
    assert {len(row.parts) for row in table.all("TR")} == {3}
    for page in read(pdf).pages:
        assert "Шаг" in page.extract_text()


def test_a_paragraph_over_two_pages_is_one() -> None:
    facts = tuple(f"{number}-жазба " + "сөз " * 60 for number in range(1, 14))
    notice = replace(samples.AWARD_REFUSAL, facts_kk=facts, grounds=(1,))
    pdf = letters.render(notice, ("kk",))
    pieces = [marked(page) for page in read(pdf).pages]
    bodies = told(structure.tree(read(pdf)), "LBody")

    assert len(pieces) == 2
    assert "-жазба" not in pieces[1][0].text, "the first words there go on from the page before"
    assert [body.count("сөз") for body in bodies if "жазба" in body] == [60] * 13


def test_each_copy_of_a_slip_is_told() -> None:
    sections = list(heard(samples.RECEIPT_SLIP, ("kk",)).all("Sect"))
    assert len(sections) == 2
    mine, file = (section.text for section in sections)
    assert "Өтініш берушінің данасы" in mine
    assert file == mine.replace("Өтініш берушінің данасы", "Іске тігілетін дана")
    assert all(len(list(section.all("Figure"))) == 1 for section in sections)


def test_side_by_side_the_letterhead_is_told_once_and_each_language_in_one_piece() -> None:
    notice = replace(samples.AWARD_NOTICE, remedy_kk="", remedy_ru="")
    document = heard(notice, BOTH, Layout(beside=True))
    sheet, kazakh, russian = document.all("Sect")

    assert [part.kind for part in sheet.parts if isinstance(part, Node)] == [
        "Div", "Div", "Sect", "Sect", "Figure",
    ]  # fmt: skip
    assert (kazakh.lang, russian.lang) == ("kk-KZ", "ru-RU")
    assert squeezed(samples.DEPARTMENT.name_kk) not in squeezed(kazakh.text)
    assert "Алушы:" in kazakh.text
    assert "Получатель:" in russian.text
