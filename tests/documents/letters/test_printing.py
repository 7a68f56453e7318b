"""Every notice as a PDF, read back."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths, wording
from desktop_app.documents import words
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.notices.kinds import (
    ApplicationForm,
    DocumentOnPaper,
    Notice,
    PersonOnPaper,
)
from desktop_app.documents.pdf import fonts
from desktop_app.documents.words import Case
from desktop_app.law.quarters import Month
from tests.documents import archive_checks, samples, structure
from tests.documents.filled import HOSTILE, LONG_NAME, filled_with, least
from tests.documents.reading import (
    assert_fonts_embedded,
    assert_inside_margins,
    read,
    squeezed,
    text_of,
)

LANGUAGES = [("kk",), ("ru",), ("kk", "ru")]
KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]

# What a form does not print because the notice's purpose does not need it.
UNPRINTED = {
    "receipt_slip": {"issued_on", "application_number", "application_date", "service"},
    "appendix_two_refusal": {"employee_position", "child"},
    "acceptance_notification": {"application_date"},
    "admission_order": {"employee", "employee_position", "applicant"},
    "education_certificate": {
        "employee_position",
        "application_number",
        "application_date",
        "service",
    },
    "award_notice": {"employee_position", "service"},
    "award_refusal": {"employee_position", "service"},
    # It names the payees and applications of all awards that it tells of.
    "calculation_slip": {"applicant", "application_number", "application_date"},
    "sums_received": set(),
    "award_correction": {"employee_position", "service"},
    "award_change": {"employee_position", "service"},
    "before_end": {"service"},
    "termination": {"employee_position", "service"},
    "repayment_demand": {"employee_position", "service"},
    "hearing_notice": {"service"},
    "request_letter": {"applicant"},
    "complaint_slip": set(),
    "complaint_answer": {"employee_position"},
    "complaint_extension": {"employee_position"},
    "complaint_cover": {"employee_position"},
    "proactive_message": set(),
    # They are the applicant's: signed and dated by hand, registered only then.
    "home_education_application": {"number", "issued_on", "employee", "employee_position"},
    "reimbursement_application": {"number", "issued_on", "employee", "employee_position"},
}


def in_all_ways(value: date, language: str) -> list[str]:
    ways = [words.date_in_words(value, language, case) for case in Case]
    return [*ways, value.strftime("%d.%m.%Y")]


def values(name: str, value: Any, language: str) -> Iterator[list[str]]:
    """For each printed value the texts of which one must stand on the paper."""
    match value:
        case str() if value:
            yield [value]
        case date():
            yield in_all_ways(value, language)
        case Month():
            whole = Case.ABLATIVE if name in {"first_month", "first"} else Case.ACCUSATIVE
            russian = words.russian_date(value.first_day)[2:]
            named = words.kazakh_month(value.number, whole)
            yield [
                russian,
                words.month_in_words(value, "ru"),
                words.month_in_words(value, language),
                f"{value.year} жылғы {named}",
                f"бастап {named}",  # the year of the first month is that of the last one
            ]
        case int() | Fraction():
            yield [wording.number(value)]
        case PersonOnPaper():
            yield [value.full_name]
        case DocumentOnPaper():
            yield [value.name_kk if language == "kk" else value.name_ru]
        case tuple() if name == "grounds":
            terms = forms.read_terms(forms.read(paths.forms() / "terms.toml"), language)
            for ground in value:
                yield [f"{ground}) {terms.grounds[ground - 1]}"]
        case tuple():
            for item in value:
                yield from values(name, item, language)
        case _ if is_dataclass(value):
            yield from values_of(value, set(), language)


def values_of(record: Any, unprinted: set[str], language: str) -> Iterator[list[str]]:
    other = "_ru" if language == "kk" else "_kk"
    for field in fields(record):
        name = field.name.removesuffix("_kk").removesuffix("_ru")
        if not field.name.endswith(other) and name not in unprinted:
            yield from values(name, getattr(record, field.name), language)


def expected(notice: Notice, language: str) -> Iterator[list[str]]:
    head = notice.letterhead
    if isinstance(notice, ApplicationForm):
        yield [head.name_kk if language == "kk" else head.name_ru]
        yield [head.head_name]
    else:
        yield from ([part] for part in (head.name_kk, head.name_ru, head.bin, head.phone) if part)
    unprinted = {"letterhead"} | UNPRINTED[letters.kind_of(notice)]
    yield from values_of(notice, unprinted, language)


def assert_all_there(notice: Notice, language: str, pdf: bytes | None = None) -> str:
    text = text_of(pdf or letters.render(notice, (language,)))
    found = squeezed(text)
    for texts in expected(notice, language):
        assert any(squeezed(one) in found for one in texts), texts
    return text


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
class TestEachNotice:
    def test_says_all_it_has_to_say(self, notice: Notice, language: str) -> None:
        assert_all_there(notice, language)

    def test_says_the_least(self, notice: Notice, language: str) -> None:
        text = assert_all_there(least(notice), language)
        for empty in ("None", "()", "№ ,", ": .", "(ЖСН", "(ИИН", " ,", "№ )"):
            assert empty not in text

    def test_says_the_most(self, notice: Notice, language: str) -> None:
        self._assert_printed_as_it_is(filled_with(notice, LONG_NAME), language)

    def test_prints_what_was_typed_as_it_is(self, notice: Notice, language: str) -> None:
        self._assert_printed_as_it_is(filled_with(notice, HOSTILE), language)

    @staticmethod
    def _assert_printed_as_it_is(full: Notice, language: str) -> None:
        pdf = letters.render(full, (language,))
        assert_all_there(full, language, pdf)
        assert_inside_margins(pdf)

    def test_prints_words_longer_than_a_page_whole(self, notice: Notice, language: str) -> None:
        pdf = letters.render(filled_with(notice, "Ў" * 2500), (language,))
        assert_inside_margins(pdf)
        texts = (
            one.text
            for page in read(pdf).pages
            for one in structure.drawn(page)
            if one.mark is not None
        )
        printed, torn = divmod(sum(text.count("Ў") for text in texts), 2500)
        assert printed >= 5
        assert torn == 0

    def test_stays_inside_the_margins(self, notice: Notice, language: str) -> None:
        assert_inside_margins(letters.render(notice, (language,)))

    def test_is_small_and_always_the_same(self, notice: Notice, language: str) -> None:
        pdf = letters.render(notice, (language,))

        assert len(pdf) <= 35 * 1024
        assert letters.render(notice, (language,)) == pdf

    def test_names_itself(self, notice: Notice, language: str) -> None:
        reader = read(letters.render(notice, (language,)))
        title = letters.title_of(letters.kind_of(notice), language)
        head = notice.letterhead

        assert reader.metadata is not None
        number = f" № {notice.number}" if notice.number else ""
        assert reader.metadata.title == title + number
        assert reader.metadata.author == (head.name_kk if language == "kk" else head.name_ru)
        assert reader.metadata.subject
        assert reader.metadata.creation_date is not None
        assert reader.metadata.creation_date.date() == notice.issued_on
        assert str(reader.root_object["/Lang"]) == {"kk": "kk-KZ", "ru": "ru-RU"}[language]
        assert_fonts_embedded(reader)


@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_two_languages_follow_each_other_on_pages_of_their_own(notice: Notice) -> None:
    kazakh, russian = (read(letters.render(notice, (one,))).pages for one in ("kk", "ru"))
    both = read(letters.render(notice, ("kk", "ru"))).pages

    assert [page.extract_text() for page in both] == [
        page.extract_text() for page in (*kazakh, *russian)
    ]


def test_a_form_without_signatures_or_letterhead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(paths.forms(), tmp_path / "forms"))
    form = folder / "kk" / "award_notice.txt"
    head = forms.read(form).split("---")[0]
    form.write_text(f"{head}---\n#center Қысқа **хабар**\n#plain Соңы", encoding="utf-8")
    monkeypatch.setattr(paths, "forms", lambda: folder)

    text = text_of(letters.render(samples.AWARD_NOTICE, ("kk",)))

    assert text.split() == ["Қысқа", "хабар", "Соңы"]


def test_a_language_that_is_not_there() -> None:
    for languages in ((), ("en",)):
        with pytest.raises(ValueError, match="no such language"):
            letters.render(samples.AWARD_NOTICE, languages)


def test_nothing_to_refuse() -> None:
    with pytest.raises(ValueError, match="R-4"):
        letters.render(replace(samples.APPENDIX_TWO_REFUSAL, missing=(), expired=()), ("kk",))


@pytest.mark.parametrize("grounds", [(), (5,), (0, 1)])
def test_no_ground_to_refuse(grounds: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="D-8"):
        letters.render(replace(samples.AWARD_REFUSAL, grounds=grounds), ("kk",))


def test_an_empty_list_is_left_out_with_its_heading() -> None:
    missing_only = replace(samples.APPENDIX_TWO_REFUSAL, expired=())
    expired_only = replace(samples.APPENDIX_TWO_REFUSAL, missing=())

    text = text_of(letters.render(missing_only, ("kk",)))
    assert "Жоқ құжаттардың атауы:" in text
    assert "Қолданылу мерзімі өткен құжаттардың атауы:" not in text
    text = text_of(letters.render(expired_only, ("ru",)))
    assert "Наименование отсутствующих документов:" not in text
    assert "Наименование документов с истекшим сроком действия:" in text


def test_the_order_of_a_refusal() -> None:
    text = squeezed(text_of(letters.render(samples.APPENDIX_TWO_REFUSAL, ("kk",))))
    order = [
        samples.SCHOOL.name_kk,
        "2-қосымша Нысан",
        samples.APPLICANT.full_name,
        samples.APPLICANT.address,
        "Өтінішті одан әрі қараудан дәлелді бас тарту",
        "2026 жылғы 10 қарашадағы № Ө-118 өтінішіңізді",
        "Жоқ құжаттардың атауы: 1) Психологиялық-медициналық-педагогикалық консультацияның",
        "Қолданылу мерзімі өткен құжаттардың атауы: 1) Дәрігерлік-консультациялық комиссияның",
        "(2026 жылғы 31 қазанға дейін жарамды болған)",
        "екі данада жасалды",
        "сотқа шағымдануға болады",
        "Білім беру ұйымының қызметкері",
        "Орындаушы",
        "Алдым",
    ]
    places = [text.find(squeezed(part)) for part in order]

    assert -1 not in places
    assert places == sorted(places)


def test_a_refusal_names_who_refuses_in_its_sentence() -> None:
    kazakh, russian = (
        squeezed(text_of(letters.render(samples.APPENDIX_TWO_REFUSAL, (language,))))
        for language in ("kk", "ru")
    )

    assert squeezed(f"ала отырып, {samples.SCHOOL.name_kk} Сіздің 2026 жылғы") in kazakh
    assert squeezed(f"услугах», {samples.SCHOOL.name_ru} отказывает") in russian


def test_the_items_of_a_list_are_numbered() -> None:
    many = filled_with(samples.APPENDIX_TWO_REFUSAL, "Ңұсқа")
    text = text_of(letters.render(many, ("kk",)))

    for number in range(1, 26):
        assert len(re.findall(rf"^\s*{number}\)\s*{number} Ңұсқа", text, re.MULTILINE)) == 2


def test_two_slips_share_a_sheet_while_they_fit() -> None:
    few = read(letters.render(samples.RECEIPT_SLIP, ("ru",))).pages
    many = read(letters.render(filled_with(samples.RECEIPT_SLIP, "Ңұсқа"), ("ru",))).pages
    title = "Расписка о приеме документов"

    assert [page.extract_text().count(title) for page in few] == [2]
    assert sum(page.extract_text().count(title) for page in many) == 2
    assert [page.extract_text().count(title) for page in many] == [1, 0, 1, 0]


def test_only_parts_of_several_pages_are_numbered() -> None:
    one = text_of(letters.render(samples.AWARD_NOTICE, ("kk", "ru")))
    many = filled_with(samples.APPENDIX_TWO_REFUSAL, LONG_NAME)
    pages = read(letters.render(many, ("kk", "ru"))).pages
    last_lines = [page.extract_text().split("\n")[-2] for page in pages]

    assert "1 / " not in one
    half = len(pages) // 2
    assert half > 1
    assert last_lines == [f"{n} / {half}" for n in range(1, half + 1)] * 2


def test_the_signature_stays_with_the_last_words() -> None:
    """However many documents there are, no page begins with a signature."""
    for count in range(1, 30):
        documents = samples.DOCUMENTS[:1] * count
        notice = replace(samples.APPENDIX_TWO_REFUSAL, missing=documents, expired=())
        last = read(letters.render(notice, ("kk",))).pages[-1].extract_text()
        assert "сотқа шағымдануға" in last.replace("\n", " ")
        assert "Алдым" in last


def test_all_kazakh_letters_are_found_again() -> None:
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    names = f"{alphabet} {alphabet.upper()} № 1 «Ә» ₸ — „“"
    notice = replace(samples.AWARD_NOTICE, applicant=PersonOnPaper(names, "870512400010"))

    assert squeezed(names) in squeezed(text_of(letters.render(notice, ("kk",))))


def test_rarer_letters_are_printed_too() -> None:
    name = "Şükrü Özgül-Łukaszewicz d’Été Ўзбек"
    notice = replace(samples.AWARD_NOTICE, applicant=PersonOnPaper(name, "870512400010"))

    assert squeezed(name) in squeezed(text_of(letters.render(notice, ("kk",))))


def test_fonts_are_cut_once_for_many_letters() -> None:
    letters.render(samples.AWARD_NOTICE, ("kk", "ru"))
    before = fonts.subsets_cut()

    for name in ("Ғани Үміт", "Ңұрлы Һамит", "Ёлкин Щукарь", "Smith-Jones № 1"):
        person = PersonOnPaper(name, samples.APPLICANT.iin)
        letters.render(replace(samples.AWARD_NOTICE, applicant=person), ("kk", "ru"))

    assert fonts.subsets_cut() == before


def test_a_rarer_letter_has_a_subset_of_its_own_and_leaves_the_first_as_it_is() -> None:
    usual, rarer = (
        _font_files(
            letters.render(
                replace(samples.AWARD_NOTICE, applicant=replace(samples.APPLICANT, full_name=name)),
                ("kk",),
            )
        )
        for name in ("Ғани Үміт", "Şükrü Özgül")
    )

    assert len(usual) == 2, "the regular face and the bold one"
    assert len(rarer - usual) == 1
    assert rarer > usual


def _font_files(pdf: bytes) -> set[bytes]:
    return {
        font["/FontDescriptor"]["/FontFile2"].get_object().get_data()
        for _, font, _ in archive_checks.shown_fonts(read(pdf))
    }


def test_a_missing_glyph_is_named_by_its_code_point_only() -> None:
    notice = replace(samples.AWARD_NOTICE, applicant=PersonOnPaper("Әлия 😀", "870512400010"))

    with pytest.raises(fonts.MissingGlyph, match=r"^no glyph for U\+1F600$"):
        letters.render(notice, ("kk",))
    assert fonts.unprintable("Ә😀б漢😀") == ["😀", "漢"]
    assert fonts.unprintable("ﬁ\uf001") == ["\uf001"], "the font has it, but it means nothing"


def test_trouble_with_the_layout_says_nothing_of_the_notice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(samples.APPLICANT.full_name)

    monkeypatch.setattr(letters, "_canvas", broken)

    with pytest.raises(letters.LetterError, match=r"^award_notice: RuntimeError$") as error:
        letters.render(samples.AWARD_NOTICE, ("kk",))
    assert error.value.__context__ is None


def test_every_sample_has_numbers_that_exist() -> None:
    from desktop_app.law.iin import check_digit

    for person in (samples.APPLICANT, samples.CHILD):
        assert check_digit(person.iin[:11]) == int(person.iin[11])


def test_what_an_award_gives_is_a_table_with_what_is_not_known_yet() -> None:
    """A year without its MCI, or without its school terms, is named instead of a sum."""
    later = replace(samples.SUMS[2], by_that_years_terms=True)
    notice = replace(samples.AWARD_NOTICE, sums=(*samples.SUMS[:2], later))
    kazakh, russian = (
        " ".join(text_of(letters.render(notice, (language,))).replace("\xa0", " ").split())
        for language in ("kk", "ru")
    )
    assert "2026 жылғы 4-тоқсан қараша, желтоқсан 23 067" in kazakh
    assert "2027 жылғы 1-тоқсан қаңтар – наурыз сол жылғы АЕК бойынша" in kazakh
    assert "2027 жылғы 2-тоқсан сәуір, мамыр сол жылғы оқу тоқсандары бойынша" in kazakh
    assert "4 квартал 2026 года ноябрь, декабрь 23 067" in russian
    assert "1 квартал 2027 года январь – март по МРП того года" in russian
    assert "2 квартал 2027 года апрель, май по учебным четвертям того года" in russian
