"""What the law wants certain papers to say."""

from dataclasses import replace

import pytest

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.notices.kinds import ApplicationForm, Notice
from tests.documents import samples
from tests.documents.filled import filled_with, least
from tests.documents.reading import read

BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
COURT = {"kk": "сотқа", "ru": "суд"}


def words_of(notice: Notice, language: str) -> str:
    pages = read(letters.render(notice, (language,))).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.split())


@BOTH
def test_a_termination_names_the_last_month_or_says_that_none_is_paid(language: str) -> None:
    """D-5: payments stop from the month after the circumstance."""
    none_left = replace(samples.TERMINATION, last_month=None)
    label = {"kk": "Төлем жүргізілетін соңғы ай:", "ru": "Последний оплачиваемый месяц:"}[language]
    nothing = {"kk": "төленуге тиіс ай жоқ", "ru": "подлежащих оплате, нет"}[language]

    usual, none = words_of(samples.TERMINATION, language), words_of(none_left, language)

    assert (label in usual, label in none) == (True, False)
    assert (nothing in usual, nothing in none) == (False, True)


@BOTH
def test_a_demand_says_how_much_where_until_when_and_what_else(language: str) -> None:
    """D-9: sums overpaid are returned voluntarily or through the court."""
    text = words_of(samples.REPAYMENT_DEMAND, language)

    wanted = {
        "kk": (
            "40 367 (қырық мың үш жүз алпыс жеті) теңге",
            "2026 жылғы 1-тоқсан: 2026 жылғы ақпаннан бастап наурызды қоса алғанға дейін 23 067",
            "2026 жылғы 14 желтоқсаннан кешіктірмей ерікті түрде",
            "сот тәртібімен шешіледі",
            "БСН 241140054320",
        ),
        "ru": (
            "40 367 (сорок тысяч триста шестьдесят семь) тенге",
            "1 квартал 2026 года: с февраля 2026 года по март 2026 года включительно 23 067",
            "не позднее 14 декабря 2026 года",
            "в судебном порядке",
            "БИН 241140054320",
        ),
    }
    for part in (*wanted[language], samples.REPAYMENT_DEMAND.return_iban):
        assert part in text


@BOTH
def test_a_demand_of_one_period_has_no_line_of_totals(language: str) -> None:
    one = replace(samples.REPAYMENT_DEMAND, owed=samples.REPAYMENT_DEMAND.owed[:1], total=23_067)
    total = {"kk": "Жиыны", "ru": "Итого"}[language]

    assert total in words_of(samples.REPAYMENT_DEMAND, language)
    assert total not in words_of(one, language)


@BOTH
def test_a_demand_of_two_periods_is_one_page(language: str) -> None:
    assert len(read(letters.render(samples.REPAYMENT_DEMAND, (language,))).pages) == 1


@BOTH
@pytest.mark.parametrize(
    "notice", [samples.TERMINATION, samples.REPAYMENT_DEMAND, samples.COMPLAINT_ANSWER]
)
def test_the_court_is_open(notice: Notice, language: str) -> None:
    """R-10, D-10."""
    assert COURT[language] in words_of(notice, language)


@BOTH
def test_a_complaint_slip_says_by_when(language: str) -> None:
    """R-9: five working days from registration."""
    text = words_of(samples.COMPLAINT_SLIP, language)

    wanted = {
        "kk": "тіркелген күннен бастап 5 жұмыс күні, 2026 жылғы 19 қарашадан кешіктірмей",
        "ru": "5 рабочих дней со дня регистрации, не позднее 19 ноября 2026 года",
    }
    assert wanted[language] in text


@BOTH
def test_an_extension_and_a_covering_letter_name_their_three_days(language: str) -> None:
    """R-9."""
    told = {"kk": "үш жұмыс күні ішінде", "ru": "в течение трех рабочих дней"}[language]
    sent = {"kk": "үш жұмыс күнінен кешіктірмей", "ru": "не позднее трех рабочих дней"}[language]

    assert told in words_of(samples.COMPLAINT_EXTENSION, language)
    assert sent in words_of(samples.COMPLAINT_COVER, language)


@BOTH
def test_a_record_says_that_no_answer_came(language: str) -> None:
    """R-7-1: the answer is awaited twenty-four hours."""
    silent = replace(samples.PROACTIVE_MESSAGE, answer_kk="", answer_ru="", answered_at=None)
    came = {"kk": "Жауап келген уақыт:", "ru": "Ответ получен:"}[language]
    nothing = {"kk": "келіп түспеді", "ru": "не поступил"}[language]

    usual, none = words_of(samples.PROACTIVE_MESSAGE, language), words_of(silent, language)

    assert (came in usual, came in none) == (True, False)
    assert (nothing in usual, nothing in none) == (False, True)


@BOTH
@pytest.mark.parametrize(
    ("notice", "one", "several"),
    [
        (samples.REPAYMENT_DEMAND, ("себебі:", "Причина"), ("себептері:", "Причины")),
        (samples.COMPLAINT_EXTENSION, ("себебі:", "Причина"), ("себептері:", "Причины")),
    ],
)
def test_one_reason_is_named_and_several_are_listed(
    notice: Notice, one: tuple[str, str], several: tuple[str, str], language: str
) -> None:
    place = ["kk", "ru"].index(language)
    single, many = words_of(notice, language), words_of(filled_with(notice, "Ңұсқа"), language)

    assert (one[place] in single, several[place] in single) == (True, False)
    assert (one[place] in many, several[place] in many) == (False, True)
    assert "25) 25 Ңұсқа" in many


@BOTH
@pytest.mark.parametrize(
    "application", [samples.HOME_EDUCATION_APPLICATION, samples.REIMBURSEMENT_APPLICATION]
)
def test_an_application_is_the_applicants_and_has_no_holes(
    application: ApplicationForm, language: str
) -> None:
    """R-4, D-6, D-8: to whom, from whom, what for, consent; the date is written by hand."""
    text, small = words_of(application, language), words_of(least(application), language)
    to, sender, consent, phone = {
        "kk": ("Кімге:", "Кімнен:", "келісім беремін", "Телефоны:"),
        "ru": ("Кому:", "От кого:", "аю согласие", "Телефон:"),
    }[language]

    assert text.index(to) < text.index(sender) < text.index(consent)
    day = {"kk": "20____ жылғы «____» ______________", "ru": "«____» ______________ 20____ года"}
    assert text.endswith(day[language])
    assert samples.SCHOOL.phone not in text
    assert phone in text
    for label in (phone, "№", "ЖСН", "ИИН", "ЖСК", "ИИК"):
        assert label not in small.replace(samples.SCHOOL.name_kk, "").replace(
            samples.SCHOOL.name_ru, ""
        )


@BOTH
def test_an_application_for_reimbursement_says_what_excludes_a_child(language: str) -> None:
    """D-3, and the consent of D-8, ground 4; its words are the program's, so it is no annex."""
    text = words_of(samples.REIMBURSEMENT_APPLICATION, language)

    wanted = {
        "kk": (
            "Мемлекеттік қызмет:",
            "мемлекеттің толық қамтамасыз етуінде емес",
            "ата-ана құқығынан айырылмаған",
            "8-бабына сәйкес",
        ),
        "ru": (
            "Государственная услуга:",
            "не находится на полном государственном обеспечении",
            "не лишены в отношении него родительских прав",
            "со статьей 8",
        ),
    }
    for part in wanted[language]:
        assert part in text
    assert not {"қосымша", "Приложение"} & set(text.split())


@BOTH
def test_to_whom_is_written_by_hand_until_the_school_is_chosen(language: str) -> None:
    nobody = replace(samples.SCHOOL, name_kk="", name_ru="", head_name="")
    text = words_of(replace(samples.HOME_EDUCATION_APPLICATION, letterhead=nobody), language)
    assert {"kk": "Кімге: ____", "ru": "Кому: ____"}[language] in text
