"""Words that stay in one line with what stands before them."""

import re
from functools import lru_cache

NO_BREAK = "\N{NO-BREAK SPACE}"
# A number stays with its sign, its month, its year or the rest of its digits, also a telephone's;
# initials with the name; an article, a point or an annex with its number; a house with its street.
_GLUED = re.compile(
    r"(?<=\b\w\.) (?=\w)|(?<=татьей) (?=\d)|(?<=татьи) (?=\d)|(?<=ункт) (?=\d)|(?<=нктом) (?=\d)"
    r"|(?<=ложени[еяюи]) (?=\d)|(?<=ложением) (?=\d)"
    r"|(?<=\+\d) (?=[(\d])|(?<=\)) (?=\d)|(?<=\d) (?=\d\d(?!\d))"
    r"|(?<=кв\.) (?=\d)|(?<=дом) (?=\d)|(?<=көшесі) (?=\d)"
    r"|(?<=[^\W\d],)(?<!-үй,) (?=\d{1,4}\w?(?:[-/,)]|$))"
    r"|(?<=№) (?=\S)|(?<=сағат) (?=\d)|(?<=[ЖИ][СИ]Н) (?=\d)|(?<=\d) (?=\d{3}(?!\d))"
    r"|(?<=\d) (?=жыл|год|парақ|лист|құжат|документ|теңге|тенге|қаңтар|ақпан|наурыз|сәуір|мамыр"
    r"|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|январ|феврал|март|апрел|ма[йя]|июн|июл"
    r"|август|сентябр|октябр|ноябр|декабр)"
)


@lru_cache(maxsize=2048)
def glued(text: str) -> str:
    """The text with a no-break space wherever a line may not end."""
    return _GLUED.sub(NO_BREAK, text)
