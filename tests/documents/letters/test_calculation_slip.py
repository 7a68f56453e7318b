"""The calculation slip read back: every step with its clause and sum, on all its pages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app import wording
from desktop_app.documents.letters import page_sizes
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import PersonOnPaper
from desktop_app.documents.notices.sum_kinds import (
    CalculationSlip,
    PayeeOnPaper,
    PeriodOnPaper,
    StepOnPaper,
    SumsOnPaper,
)
from tests.documents import ink, samples, structure
from tests.documents.filled import HOSTILE
from tests.documents.reading import WIDTH, assert_inside_margins, read, squeezed, text_of

SLIP = samples.CALCULATION_SLIP
PERIOD = SLIP.periods[0]
HEADING = {"kk": "ҚадамТармақТеңге", "ru": "ШагПунктТенге"}
LAST_ROWS = {
    "kk": "Тиесілі20971Бұрынтөленген0Төленугетиіс20971",
    "ru": "Причитается20971Выплаченоранее0Квыплате20971",
}
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def with_periods(*periods: PeriodOnPaper) -> CalculationSlip:
    sums = SumsOnPaper(
        entitled=sum(each.entitled for each in periods),
        paid=sum(each.paid for each in periods),
        due=sum(each.due for each in periods),
        overpaid=sum(each.overpaid for each in periods),
        paid_out=sum(each.paid_out for each in periods),
        returned=sum(each.returned for each in periods),
    )
    return replace(SLIP, periods=periods, total=sums)


def steps(count: int) -> tuple[StepOnPaper, ...]:
    """Steps that differ, in words of different lengths; each third one without a sum."""
    return tuple(
        StepOnPaper(
            f"{number}-қадам: {'үйде оқытуға жұмсалған шығындарды өтеу ' * (number % 4)}",
            f"шаг {number}: {'возмещение затрат на обучение на дому ' * (number % 4)}",
            f"{number}",
            None if number % 3 == 0 else Fraction(number * 10_000, 3),
        )
        for number in range(1, count + 1)
    )


def row_of(step: StepOnPaper, language: str) -> str:
    words = step.words_kk if language == "kk" else step.words_ru
    amount = "" if step.amount is None else wording.number(step.amount)
    return squeezed(words + step.clause + amount)


def pages_of(slip: CalculationSlip, language: str) -> list[str]:
    pages = read(letters.render(slip, (language,))).pages
    return [squeezed(page.extract_text()) for page in pages]


def assert_in_order(texts: Sequence[str], page: str) -> None:
    place = 0
    for text in texts:
        place = page.find(text, place)
        assert place >= 0, text
        place += len(text)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("count", [1, 2, 60])
def test_every_step_stands_with_its_clause_and_sum(count: int, language: str) -> None:
    slip = with_periods(replace(PERIOD, steps=steps(count)))
    pages = pages_of(slip, language)

    rows = [row_of(step, language) for step in steps(count)]
    assert_in_order(rows, "".join(pages).replace(HEADING[language], ""))
    for row in rows:
        assert sum(row in page for page in pages) == 1, "a row is torn between pages"
    assert len(pages) == (1 if count < 60 else 3)
    assert all(page.count(HEADING[language]) == 1 for page in pages)
    assert_inside_margins(letters.render(slip, (language,)))


def test_pages_are_counted_when_there_are_several() -> None:
    pages = pages_of(with_periods(replace(PERIOD, steps=steps(60))), "kk")
    assert [bool(re.search(rf"{n}/{len(pages)}$", page)) for n, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)


def test_both_languages_one_after_the_other() -> None:
    text = squeezed(text_of(letters.render(SLIP, ("kk", "ru"))))
    kazakh = [row_of(step, "kk") for step in samples.STEPS]
    russian = [row_of(step, "ru") for step in samples.STEPS]
    assert_in_order(["Есептеупарағы", *kazakh, "Расчетныйлист", *russian], text)


def test_what_stands_above_the_steps() -> None:
    text = squeezed(text_of(letters.render(SLIP, ("ru",))))
    order = [
        "12 ноября 2026 года № 15-ҮО",
        "Расчетный лист",
        samples.REIMBURSEMENT_RU,
        f"Ребенок: {samples.CHILD.full_name} (ИИН {samples.CHILD.iin})",
        f"Получатель: {samples.APPLICANT.full_name} (ИИН {samples.APPLICANT.iin})",
        "Назначение: решение от 11 ноября 2026 года № Ш-2026-00142",
        "(по заявлению от 10 ноября 2026 года № Ө-118)",
        f"Основание: {SLIP.acts_ru[0]}",
        "Сведения: по состоянию на 11 ноября 2026 года",
        "4 квартал 2025 года",
    ]
    assert_in_order([squeezed(part) for part in order], text)


def test_exact_sums_show_as_the_workbook_shows_them() -> None:
    text = text_of(letters.render(SLIP, ("kk",))).replace("\N{NO-BREAK SPACE}", " ")
    assert "10 485,33" in text
    assert "20 971 (жиырма мың тоғыз жүз жетпіс бір) теңге" in text


def test_all_kazakh_letters_of_a_step_are_found_again() -> None:
    words = f"{ALPHABET} {ALPHABET.upper()} × ÷ № «»"
    step = replace(samples.STEPS[0], words_kk=words)
    (page,) = pages_of(with_periods(replace(PERIOD, steps=(step,))), "kk")
    assert squeezed(words) in page


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_is_typed_stays_in_its_cell(language: str) -> None:
    typed = f"{HOSTILE} #row 1 | 2 | 3"
    step = StepOnPaper(typed, typed, "5", Fraction(7))
    payees = (PayeeOnPaper(PersonOnPaper(typed, ""), SLIP.payees[0].awards),)
    slip = replace(with_periods(replace(PERIOD, steps=(step,), payee=typed)), payees=payees)

    pdf = letters.render(slip, (language,))

    assert row_of(step, language) in squeezed(text_of(pdf))
    assert squeezed(text_of(pdf)).count(squeezed(typed)) == 3
    assert_inside_margins(pdf)


def test_an_overpayment_is_said_with_its_consequence() -> None:
    over = replace(PERIOD, entitled=11_533, paid=34_600, paid_out=34_600, due=0, overpaid=23_067)
    kazakh, russian = ("".join(pages_of(with_periods(over), one)) for one in ("kk", "ru"))
    assert "Артықтөленген23067" in kazakh
    assert "Төленугетиіс" not in kazakh
    assert squeezed("сот тәртібімен қайтарылуы тиіс.") in kazakh
    assert "Излишневыплачено23067" in russian
    assert squeezed("в судебном порядке.") in russian


def test_a_sum_that_was_paid_in_full() -> None:
    paid = replace(PERIOD, paid=20_971, paid_out=20_971, due=0)
    kazakh, russian = ("".join(pages_of(with_periods(paid), one)) for one in ("kk", "ru"))
    assert "Тиесілісоматолықтөленген." in kazakh
    assert "Причитающаясясуммавыплаченаполностью." in russian


def test_several_periods_are_added_up() -> None:
    paid = replace(PERIOD, paid=20_971, paid_out=20_971, due=0, name_ru="3 квартал 2025 года")
    due = replace(PERIOD, entitled=31_456, due=31_456)
    over = replace(
        PERIOD, entitled=0, paid=1_000, paid_out=1_000, due=0, overpaid=1_000, name_ru="1 квартал"
    )
    text = "".join(pages_of(with_periods(paid, due, over), "ru"))
    rows = [
        "3квартал2025года" + "20971" + "20971" + "0" + "0",
        "4квартал2025года" + "31456" + "0" + "31456" + "0",
        "1квартал" + "0" + "1000" + "0" + "1000",
        "Итого,тенге" + "52427" + "21971" + "31456" + "1000",
    ]
    assert_in_order(rows, text)
    assert "Всегопо" not in "".join(pages_of(SLIP, "ru"))


def test_payees_who_followed_each_other_are_told_apart() -> None:
    other = PersonOnPaper("Ғабитов Һамит", "870512400010")
    award = replace(SLIP.payees[0].awards[0], decision_number="")
    first = replace(PERIOD, payee=samples.APPLICANT.full_name)
    slip = with_periods(first, replace(PERIOD, payee=other.full_name))
    slip = replace(slip, payees=(*SLIP.payees, PayeeOnPaper(other, (award, award))))
    text = "".join(pages_of(slip, "kk"))
    assert squeezed(f"2025 жылғы 4-тоқсан (алушы: {other.full_name})") in text
    assert text.count("Алушы:") == 2
    assert text.count("Тағайындау:") == 2
    assert squeezed("2026 жылғы 11 қарашадағы шешім") in text


def test_a_small_table_is_never_torn_and_follows_its_heading() -> None:
    periods = [
        replace(PERIOD, name_kk=f"{2000 + number} жылғы 1-тоқсан", steps=steps(number % 5 + 1))
        for number in range(1, 15)
    ]
    pages = pages_of(with_periods(*periods), "kk")
    for period in periods:
        rows = [row_of(step, "kk") for step in period.steps]
        heading = squeezed(f"{period.name_kk}; {period.clauses_of_kk} тармақтары")
        whole = heading + HEADING["kk"] + "".join(rows)
        assert sum(whole in page for page in pages) == 1


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_last_rows_stay_together_and_signatures_with_their_words(language: str) -> None:
    for count in range(10, 46, 3):
        pages = pages_of(with_periods(replace(PERIOD, steps=steps(count))), language)
        assert sum(LAST_ROWS[language] in page for page in pages) == 1
        assert "20971(" in pages[-1]


def test_sums_stand_under_each_other_at_the_right() -> None:
    (page,) = read(letters.render(SLIP, ("kk",))).pages
    ends = sorted(round(line.right, 1) for line in ink.lines(page))
    right_edge = round(WIDTH - page_sizes.RIGHT - 4, 1)
    in_column = [end for end in ends if end == pytest.approx(right_edge, abs=0.2)]
    assert len(in_column) >= 1 + 3 + 3, "the heading, three steps with a sum, three sums"


def test_nothing_to_calculate() -> None:
    with pytest.raises(ValueError, match="D-7"):
        letters.render(replace(SLIP, periods=()), ("kk",))


@pytest.mark.parametrize(
    ("language", "rows", "total"),
    [
        (
            "kk",
            "Бұрынтөленген84512Қайтарылған3000Төленгенкүйіндеқалғаны81512Артықтөленген7067",
            "74445845123000",
        ),
        (
            "ru",
            "Выплаченоранее84512Возвращено3000Остаетсявыплаченным81512Излишневыплачено7067",
            "74445845123000",
        ),
    ],
)
def test_what_came_back_is_told_as_what_it_is(language: str, rows: str, total: str) -> None:
    over = replace(
        PERIOD, entitled=74_445, paid=81_512, paid_out=84_512, returned=3_000, due=0, overpaid=7_067
    )
    nothing = replace(PERIOD, entitled=0, due=0)
    assert rows in squeezed("".join(pages_of(with_periods(over), language)))
    assert total in squeezed("".join(pages_of(with_periods(over, nothing), language)))


@pytest.mark.parametrize("layout", [Layout(), Layout(large=True), Layout(beside=True)])
@pytest.mark.parametrize(("language", "column"), [("kk", "Тармақ"), ("ru", "Пункт")])
def test_where_no_step_has_a_clause_there_is_no_column_for_it(
    language: str, column: str, layout: Layout
) -> None:
    bare = tuple(replace(step, clause="") for step in PERIOD.steps)
    of_none = replace(PERIOD, steps=bare, clauses_of_kk="", clauses_of_ru="")
    slip = with_periods(of_none, PERIOD)
    pdf = letters.render(slip, (language,), layout)

    without, with_it, _ = structure.tree(read(pdf)).all("Table")
    assert [len(row.parts) for row in without.all("TR")] == [2] * (len(bare) + 4)
    assert [len(row.parts) for row in with_it.all("TR")] == [3] * (len(bare) + 4)
    headings = [cell.text.strip() for cell in with_it.all("TH")]
    assert headings[1] == column
    assert [cell.text.strip() for cell in without.all("TH")] == [headings[0], headings[2]]
    assert_inside_margins(pdf)
