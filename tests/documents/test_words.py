from datetime import date

import pytest

from desktop_app.documents import words
from desktop_app.documents.words import Case
from desktop_app.law.quarters import Month

CASES = [Case.NOMINATIVE, Case.ATTRIBUTIVE, Case.DATIVE, Case.LOCATIVE, Case.ABLATIVE]
MONTHS = [
    "қаңтар қаңтардағы қаңтарға қаңтарда қаңтардан қаңтарды",
    "ақпан ақпандағы ақпанға ақпанда ақпаннан ақпанды",
    "наурыз наурыздағы наурызға наурызда наурыздан наурызды",
    "сәуір сәуірдегі сәуірге сәуірде сәуірден сәуірді",
    "мамыр мамырдағы мамырға мамырда мамырдан мамырды",
    "маусым маусымдағы маусымға маусымда маусымнан маусымды",
    "шілде шілдедегі шілдеге шілдеде шілдеден шілдені",
    "тамыз тамыздағы тамызға тамызда тамыздан тамызды",
    "қыркүйек қыркүйектегі қыркүйекке қыркүйекте қыркүйектен қыркүйекті",
    "қазан қазандағы қазанға қазанда қазаннан қазанды",
    "қараша қарашадағы қарашаға қарашада қарашадан қарашаны",
    "желтоқсан желтоқсандағы желтоқсанға желтоқсанда желтоқсаннан желтоқсанды",
]


@pytest.mark.parametrize("number", range(1, 13))
def test_kazakh_months_in_every_case(number: int) -> None:
    found = [words.kazakh_month(number, case) for case in (*CASES, Case.ACCUSATIVE)]

    assert found == MONTHS[number - 1].split()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case.NOMINATIVE, "2026 жылғы 12 қараша"),
        (Case.ATTRIBUTIVE, "2026 жылғы 12 қарашадағы"),
        (Case.DATIVE, "2026 жылғы 12 қарашаға"),
        (Case.LOCATIVE, "2026 жылғы 12 қарашада"),
        (Case.ABLATIVE, "2026 жылғы 12 қарашадан"),
        (Case.ACCUSATIVE, "2026 жылғы 12 қарашаны"),
    ],
)
def test_kazakh_dates(case: Case, expected: str) -> None:
    assert words.kazakh_date(date(2026, 11, 12), case) == expected


RUSSIAN_DATES = (
    "1 января,1 февраля,1 марта,1 апреля,1 мая,1 июня,1 июля,1 августа,1 сентября,1 октября,"
    "1 ноября,1 декабря"
)


def test_russian_dates() -> None:
    assert words.russian_date(date(2026, 11, 21)) == "21 ноября 2026 года"
    found = [words.russian_date(date(2026, number, 1)) for number in range(1, 13)]
    assert found == [f"{day} 2026 года" for day in RUSSIAN_DATES.split(",")]


def test_months_from_and_to() -> None:
    first, last = Month(2025, 9), Month(2026, 5)

    assert words.months_in_words(first, last, "kk") == (
        "2025 жылғы қыркүйектен бастап 2026 жылғы мамырды қоса алғанға дейін"
    )
    assert words.months_in_words(first, last, "ru") == (
        "с сентября 2025 года по май 2026 года включительно"
    )
    assert words.months_in_words(first, first, "kk") == "2025 жылғы қыркүйек"
    assert words.months_in_words(first, first, "ru") == "сентябрь 2025 года"


def test_days_from_and_to() -> None:
    first, last = date(2025, 9, 2), date(2026, 5, 25)

    assert words.days_in_words(first, last, "kk") == (
        "2025 жылғы 2 қыркүйектен бастап 2026 жылғы 25 мамырды қоса алғанға дейін"
    )
    assert words.days_in_words(first, last, "ru") == (
        "со 2 сентября 2025 года по 25 мая 2026 года включительно"
    )
    assert words.days_in_words(last, last, "ru").startswith("с 25 мая")


@pytest.mark.parametrize(
    ("amount", "kazakh", "russian"),
    [
        (0, "0 (нөл) теңге", "0 (ноль) тенге"),
        (1, "1 (бір) теңге", "1 (один) тенге"),
        (
            11533,
            "11 533 (он бір мың бес жүз отыз үш) теңге",
            "11 533 (одиннадцать тысяч пятьсот тридцать три) тенге",
        ),
        (
            20971,
            "20 971 (жиырма мың тоғыз жүз жетпіс бір) теңге",
            "20 971 (двадцать тысяч девятьсот семьдесят один) тенге",
        ),
        (
            31456,
            "31 456 (отыз бір мың төрт жүз елу алты) теңге",
            "31 456 (тридцать одна тысяча четыреста пятьдесят шесть) тенге",
        ),
        (
            62912,
            "62 912 (алпыс екі мың тоғыз жүз он екі) теңге",
            "62 912 (шестьдесят две тысячи девятьсот двенадцать) тенге",
        ),
        (
            1048690,
            "1 048 690 (бір миллион қырық сегіз мың алты жүз тоқсан) теңге",
            "1 048 690 (один миллион сорок восемь тысяч шестьсот девяносто) тенге",
        ),
        (
            80,
            "80 (сексен) теңге",
            "80 (восемьдесят) тенге",
        ),
    ],
)
def test_sums(amount: int, kazakh: str, russian: str) -> None:
    assert words.sum_in_words(amount, "kk") == kazakh
    assert words.sum_in_words(amount, "ru") == russian


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 документов"),
        (1, "1 документ"),
        (2, "2 документа"),
        (5, "5 документов"),
        (11, "11 документов"),
        (12, "12 документов"),
        (21, "21 документ"),
        (22, "22 документа"),
        (111, "111 документов"),
    ],
)
def test_counts(number: int, expected: str) -> None:
    assert words.counted(number, "document", "ru") == expected
    assert words.counted(number, "document", "kk") == f"{number} құжат"
    assert words.counted(2, "page", "ru") == "2 листа"
    assert words.counted(5, "working day", "kk") == "5 жұмыс күні"
    assert words.counted(1, "working day", "ru") == "1 рабочий день"
    assert words.counted(5, "working day", "ru") == "5 рабочих дней"
