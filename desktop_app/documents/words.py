"""Dates, months, sums and counts in words, as papers need them in Kazakh and Russian.

Kazakh puts the case ending on the month, Russian needs one case only; names are never declined.
"""

import enum
from datetime import date
from functools import lru_cache

from desktop_app.law.quarters import Month


class Case(enum.Enum):
    """The Kazakh cases that dates on papers need."""

    NOMINATIVE = ""
    ATTRIBUTIVE = "дағы дағы дағы дегі дағы дағы дегі дағы тегі дағы дағы дағы"
    DATIVE = "ға ға ға ге ға ға ге ға ке ға ға ға"
    LOCATIVE = "да да да де да да де да те да да да"
    ABLATIVE = "дан нан дан ден дан нан ден дан тен нан дан нан"
    ACCUSATIVE = "ды ды ды ді ды ды ні ды ті ды ны ды"


_KAZAKH_MONTHS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
).split()
_RUSSIAN_MONTHS = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
).split()
_RUSSIAN_MONTHS_GENITIVE = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
).split()
_CURRENCY = {"kk": "теңге", "ru": "тенге"}
_NUMBER_LANGUAGES = {"kk": "kz", "ru": "ru"}
_COUNTED = {
    "kk": {
        "document": ("құжат",) * 3,
        "page": ("парақ",) * 3,
        "working day": ("жұмыс күні",) * 3,
    },
    "ru": {
        "document": ("документ", "документа", "документов"),
        "page": ("лист", "листа", "листов"),
        "working day": ("рабочий день", "рабочих дня", "рабочих дней"),
    },
}


def kazakh_month(number: int, case: Case = Case.NOMINATIVE) -> str:
    """The month's name with its case ending: «қарашадағы»."""
    endings = case.value.split()
    return _KAZAKH_MONTHS[number - 1] + (endings[number - 1] if endings else "")


def kazakh_date(day: date, case: Case = Case.NOMINATIVE) -> str:
    """«2026 жылғы 12 қараша», or with the case ending on the month."""
    return f"{day.year} жылғы {day.day} {kazakh_month(day.month, case)}"


def russian_date(day: date) -> str:
    """«21 ноября 2026 года», the one form that every sentence here uses."""
    return f"{day.day} {_RUSSIAN_MONTHS_GENITIVE[day.month - 1]} {day.year} года"


def date_in_words(day: date, language: str, case: Case = Case.NOMINATIVE) -> str:
    return kazakh_date(day, case) if language == "kk" else russian_date(day)


def month_in_words(month: Month, language: str) -> str:
    """«2025 жылғы қыркүйек», «сентябрь 2025 года»."""
    if language == "kk":
        return f"{month.year} жылғы {kazakh_month(month.number)}"
    return f"{_RUSSIAN_MONTHS[month.number - 1]} {month.year} года"


def months_in_words(first: Month, last: Month, language: str) -> str:
    """From the first month to the last, both included (D-4); one month stands alone."""
    if first == last:
        return month_in_words(first, language)
    if language == "kk":
        begin = f"{first.year} жылғы {kazakh_month(first.number, Case.ABLATIVE)}"
        end = kazakh_month(last.number, Case.ACCUSATIVE)
        if last.year != first.year:
            end = f"{last.year} жылғы {end}"
        return f"{begin} бастап {end} қоса алғанға дейін"
    begin = f"{_RUSSIAN_MONTHS_GENITIVE[first.number - 1]} {first.year} года"
    # The accusative of a Russian month is its nominative.
    return f"с {begin} по {month_in_words(last, language)} включительно"


def days_in_words(first: date, last: date, language: str) -> str:
    """From the first day to the last, both included."""
    if language == "kk":
        begin = kazakh_date(first, Case.ABLATIVE)
        return f"{begin} бастап {kazakh_date(last, Case.ACCUSATIVE)} қоса алғанға дейін"
    # «Со второго», but «с двадцать второго».
    preposition = "со" if first.day == 2 else "с"
    return f"{preposition} {russian_date(first)} по {russian_date(last)} включительно"


def grouped(number: int) -> str:
    """Digits in groups of three: «31 456»."""
    return f"{number:,}".replace(",", " ")


@lru_cache(maxsize=1024)
def number_in_words(number: int, language: str) -> str:
    """«отыз бір мың төрт жүз елу алты», «тридцать одна тысяча …»."""
    from num2words import num2words

    return str(num2words(number, lang=_NUMBER_LANGUAGES[language]))


def sum_in_words(amount: int, language: str) -> str:
    """Whole tenge in figures and words: «31 456 (отыз бір мың төрт жүз елу алты) теңге»."""
    return f"{grouped(amount)} ({number_in_words(amount, language)}) {_CURRENCY[language]}"


def counted(number: int, noun: str, language: str) -> str:
    """A number with ``document``, ``page`` or ``working day``: «5 құжат», «2 документа»."""
    one, few, many = _COUNTED[language][noun]
    return f"{grouped(number)} {_russian_plural(number, one, few, many)}"


def _russian_plural(number: int, one: str, few: str, many: str) -> str:
    if number % 100 in (11, 12, 13, 14):
        return many
    if number % 10 == 1:
        return one
    return few if number % 10 in (2, 3, 4) else many
