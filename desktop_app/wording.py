"""How dates, sums, months and the steps of the law read in each language."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from desktop_app import translation
from desktop_app.law.acts import Acts
from desktop_app.law.days import Days
from desktop_app.law.quarters import Month, Period, Quarter, SchoolYear, Term
from desktop_app.law.steps import Single, Step, Value, Words

NO_BREAK = "\N{NO-BREAK SPACE}"

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_MONTHS_OF_DAYS = {
    **_MONTHS,
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
_DAYS_OF_YEAR = {"en": "{days} {year}", "kk": "{year} жылғы {days}", "ru": "{days} {year} года"}
_MONTH_OF_YEAR = {"en": "{name} {year}", "kk": "{year} жылғы {name}", "ru": "{name} {year} года"}
_QUARTER_OF_YEAR = {
    "en": "quarter {number} of {year}",
    "kk": "{year} жылғы {number}-тоқсан",
    "ru": "{number} квартал {year} года",
}

_TERM_OF_YEAR = {
    "en": "term {number} of the school year {year}–{next}",
    "kk": "{year}–{next} оқу жылының {number}-тоқсаны",
    "ru": "{number} четверть {year}–{next} учебного года",
}

_SCHOOL_YEAR = {
    "en": "school year {year}–{next}",
    "kk": "{year}–{next} оқу жылы",
    "ru": "{year}–{next} учебный год",
}


def day(value: date | None) -> str:
    """``21.11.2026``, the same in every language; empty when there is no date."""
    return "" if value is None else value.strftime("%d.%m.%Y")


def moment(value: datetime | None) -> str:
    return "" if value is None else value.strftime("%d.%m.%Y %H:%M")


def weekday_names(language: str) -> list[str]:
    """Monday first."""
    return _WEEKDAYS[language].split()


def weekday_name(value: date, language: str) -> str:
    return weekday_names(language)[value.weekday()]


def days(value: Days, language: str) -> str:
    """``21–25 March 2026 (Saturday – Wednesday)``, or one day with its weekday."""
    names = [weekday_name(end, language) for end in (value.first, value.last)]
    return f"{short_days([value], language)} ({' – '.join(dict.fromkeys(names))})"


def short_days(values: Iterable[Days], language: str) -> str:
    """``7–8, 14–15 March 2026``: months and years are named once, where the next is another."""
    by_year: dict[tuple[int, int], list[Days]] = {}
    for each in values:
        by_year.setdefault((each.first.year, each.last.year), []).append(each)
    return ", ".join(_of_year(found, language) for found in by_year.values())


def _of_year(values: list[Days], language: str) -> str:
    """Days whose first and last days lie in the same years."""
    first, last = values[0].first, values[-1].last
    if first.year != last.year:
        ends = (_of_year([Days.one(end)], language) for end in (first, last))
        return " – ".join(ends)
    following = [each.first.month for each in values[1:]]
    shown = (_in_months(*each, language) for each in zip_longest(values, following))
    return _DAYS_OF_YEAR[language].format(days=", ".join(shown), year=first.year)


def _in_months(value: Days, next_month: int | None, language: str) -> str:
    """``7–8 March`` or ``31 October – 1 November``; a month that the next days name is left out."""
    names = _MONTHS_OF_DAYS[language].split()
    first, last = (f"{end.day} {names[end.month - 1]}" for end in (value.first, value.last))
    if value.first.month != value.last.month:
        return f"{first} – {last}"
    if next_month == value.last.month:
        last = str(value.last.day)
    return last if value.first == value.last else f"{value.first.day}–{last}"


def month_name(number: int, language: str) -> str:
    return _MONTHS[language].split()[number - 1]


def month(value: Month, language: str) -> str:
    name = month_name(value.number, language)
    return _MONTH_OF_YEAR[language].format(name=name, year=value.year)


def period(value: Period, language: str) -> str:
    """A month, calendar quarter, school term or school year: what a decision pays by."""
    if isinstance(value, Month):
        return month(value, language)
    if isinstance(value, SchoolYear):
        return school_year(value.year, language)
    names = _QUARTER_OF_YEAR if isinstance(value, Quarter) else _TERM_OF_YEAR
    return names[language].format(number=value.number, year=value.year, next=value.year + 1)


def school_year(year: int, language: str) -> str:
    """The one that begins in September of this calendar year."""
    return _SCHOOL_YEAR[language].format(year=year, next=year + 1)


def month_names(months: Sequence[Month], language: str) -> str:
    """``October – December``, ``January, March``: months of one period, which names the year."""
    runs: list[list[Month]] = []
    for each in months:
        if runs and runs[-1][-1].shifted(1) == each:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(_run(run, language) for run in runs)


def _run(months: Sequence[Month], language: str) -> str:
    names = [month_name(month.number, language) for month in months]
    return f"{names[0]} – {names[-1]}" if len(names) > 2 else ", ".join(names)


def number(value: int | Fraction) -> str:
    """Digits in groups of three, with a decimal comma and two places where it is not whole."""
    if value == int(value):
        return f"{int(value):,}".replace(",", NO_BREAK)
    hundredths = int(value * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}".replace(",", NO_BREAK) + f",{rest:02}"


def rate(value: Fraction) -> str:
    """A rate in MCI as one types it: ``8``, ``2,5``."""
    text = str(float(value)) if value.denominator > 1 else str(value)
    return text.replace(".", ",")


def tenge(value: int | Fraction) -> str:
    return f"{number(value)}{NO_BREAK}₸"


def value(item: Value, language: str) -> str:
    """One value of a step. Texts are themselves source texts and are translated."""
    match item:
        case datetime():
            return f"{days(Days.one(item.date()), language)}, {item:%H:%M}"
        case date():
            return day(item)
        case Days():
            return days(item, language)
        case Month():
            return month(item, language)
        case Quarter() | Term() | SchoolYear():
            return period(item, language)
        case int():
            return number(item)
        case Fraction():  # of a step's values only a rate is one
            return rate(item)
        case Words():
            return item.kk if language == "kk" else item.ru
        case str():
            return translation.translator(language).gettext(item) if item else ""
        case tuple():
            return _listed(item, language)


def _listed(items: tuple[Single, ...], language: str) -> str:
    """Several values after one another; days in short, each year named once."""
    every = [item for item in items if isinstance(item, Days)]
    if len(every) == len(items):
        return short_days(every, language)
    return ", ".join(value(item, language) for item in items)


def clause(code: str, language: str, acts: Acts) -> str:
    """``D-7`` as a reader of that language names it: the clause with its act, shortly."""
    cited = acts.cited_shortly(code)
    return {"kk": cited.kk, "ru": cited.ru}.get(language, code)


def step(item: Step, language: str) -> str:
    """The sentence of one step, without its sum and clause."""
    template = translation.translator(language).gettext(item.label)
    values = {key: value(part, language) for key, part in item.values.items()}
    for key, words in values.items():
        if words.endswith("."):  # «С. И.» ends the sentence by itself
            template = _stop_after(key).sub(f"{{{key}}}", template)
    return template.format(**values)


@cache
def _stop_after(key: str) -> re.Pattern[str]:
    """The full stop behind a value, but no dots that stand for more."""
    return re.compile(rf"\{{{key}\}}\.(?!\.)")
