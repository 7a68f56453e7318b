"""The words of a period in either language: numbers, quarters, months, and what stands beside them.

Only words that say no more than that money went out may stand beside a period: what is still due,
planned or left over for it was not paid.
"""

import re

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
QUARTER = re.compile(
    r"(?<![\w])([1-9]|iv|i{1,3}|іv|і{1,3})\s*[-–]?\s*(?:й|ый|ші|ши|шы|інші|нші)?\s*\.?\s*"
    r"(?:кв\w*|тоқ(?:сан\w*)?(?!\w)|ток(?:сан\w*)?(?!\w)|quarter)\.?"
)
PAID = frozenset(
    """
    за в во по г гг год года году ж жыл жылы жылғы жылга жылға жылда үшін бойынша
    выплачено выплачен выплаченная выплата выплаты оплачено оплата перечислено перечисление
    сумма суммы факт фактически тенге тг kzt возмещение
    төленді төленген төлем төлемі төлемдер аударылды аударылған сома сомасы теңге нақты өтеу
    мес месяц ай айы айына айында
    paid for of sum
    """.split()
)


def ascii_number(written: str) -> int:
    """``4`` for 4, IV and for the same with Kazakh letters."""
    return _ROMAN.get(written) or int(written)


def says_only_paying(words: str) -> bool:
    """Whether these words, beside a period, say no more than that money went out."""
    return words_of(words) <= PAID


def month_named(word: str) -> int:
    """1 to 12; 0 where the word is no month."""
    plain = word.translate(_FOLDED)
    return next((n for n, month in enumerate(_MONTHS, 1) if month.fullmatch(plain)), 0)


_FOLDED = str.maketrans("әғқңөұүі", "агкноууи")
_MONTHS = [
    re.compile(words)
    for words in """
    янв(?:ар[ьяе])?|кан(?:т|тар)?|january
    фев(?:р|рал[ьяе])?|акп(?:ан)?|february
    мар(?:т[ае]?)?|нау(?:р|рыз)?|march
    апр(?:ел[ьяе])?|сау(?:ир)?|april
    ма[йяе]|мам(?:ыр)?|may
    июн[ьяе]?|мау(?:с|сым)?|june
    июл[ьяе]?|шил(?:де)?|july
    авг(?:уст[ае]?)?|там(?:ыз)?|august
    сент?(?:ябр[ьяе])?|кыр(?:к|куйек)?|september
    окт(?:ябр[ьяе])?|каз(?:ан)?|october
    ноя(?:б|бр[ьяе])?|кар(?:аша)?|november
    дек(?:абр[ьяе])?|желт?(?:оксан)?|december
    """.split()
]

MONTH_NAMES = (
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
)


def words_of(typed: str) -> set[str]:
    """What stands beside year and quarter, with the numbers among it."""
    return set(re.findall(r"\w+", QUARTER.sub(" ", YEAR.sub(" ", typed))))
