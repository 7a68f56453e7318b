"""How dates, sums, months and the steps of the law read in each language."""

from datetime import date, datetime
from fractions import Fraction

from desktop_app import translation
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, Value, Words

NO_BREAK = "\N{NO-BREAK SPACE}"

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_MONTH_OF_YEAR = {"en": "{name} {year}", "kk": "{year} жылғы {name}", "ru": "{name} {year} года"}
_CLAUSE = {
    "kk": {"D": "Шешім, {number}-т.", "R": "Қағидалар, {number}-т."},
    "ru": {"D": "п. {number} Решения", "R": "п. {number} Правил"},
}
_QUARTER_OF_YEAR = {
    "en": "quarter {number} of {year}",
    "kk": "{year} жылғы {number}-тоқсан",
    "ru": "{number} квартал {year} года",
}


def day(value: date | None) -> str:
    """``21.11.2026``, the same in every language; empty when there is no date."""
    return "" if value is None else value.strftime("%d.%m.%Y")


def moment(value: datetime | None) -> str:
    return "" if value is None else value.strftime("%d.%m.%Y %H:%M")


def month_name(number: int, language: str) -> str:
    return _MONTHS[language].split()[number - 1]


def month(value: Month, language: str) -> str:
    name = month_name(value.number, language)
    return _MONTH_OF_YEAR[language].format(name=name, year=value.year)


def quarter(value: Quarter, language: str) -> str:
    return _QUARTER_OF_YEAR[language].format(number=value.number, year=value.year)


def number(value: int | Fraction) -> str:
    """Digits in groups of three, with a decimal comma and two places where it is not whole."""
    if value == int(value):
        return f"{int(value):,}".replace(",", NO_BREAK)
    hundredths = int(value * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}".replace(",", NO_BREAK) + f",{rest:02}"


def tenge(value: int | Fraction) -> str:
    return f"{number(value)}{NO_BREAK}₸"


def value(item: Value, language: str) -> str:
    """One value of a step. Texts are themselves source texts and are translated."""
    match item:
        case date():
            return day(item)
        case Month():
            return month(item, language)
        case Quarter():
            return quarter(item, language)
        case int() | Fraction():
            return number(item)
        case Words():
            return item.kk if language == "kk" else item.ru
        case str():
            return translation.translator(language).gettext(item) if item else ""


def clause(code: str, language: str) -> str:
    """``D-7`` as a reader of that language names it: the Decision's or the Rules' clause."""
    act, dash, number = code.partition("-")
    if not dash or language not in _CLAUSE:
        return code
    return _CLAUSE[language][act].format(number=number)


def step(item: Step, language: str) -> str:
    """The sentence of one step, without its sum and clause."""
    template = translation.translator(language).gettext(item.label)
    return template.format(**{key: value(part, language) for key, part in item.values.items()})
