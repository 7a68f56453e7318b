"""The act that shows a fact against somebody: of a court, or of a guardianship body."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.law.steps import Words


class ActKind(StrEnum):
    """What the act is; its name stands in each language's paper."""

    COURT = "court decision"
    GUARDIANSHIP = "act of a guardianship body"
    DEATH = "death certificate"
    OTHER = "another document"


_NAMES = {
    ActKind.COURT: Words("сот шешімі", "решение суда"),
    ActKind.GUARDIANSHIP: Words(
        "қорғаншылық немесе қамқоршылық органының актісі", "акт органа опеки и попечительства"
    ),
    ActKind.DEATH: Words("қайтыс болу туралы куәлік", "свидетельство о смерти"),
    ActKind.OTHER: Words("құжат", "документ"),
}


@dataclass(frozen=True)
class ActDocument:
    """Who issued it is written in each language; where one is empty the other stands in both."""

    kind: ActKind
    number: str
    issued_on: date | None
    issuer_kk: str
    issuer_ru: str = ""

    @property
    def named(self) -> Words:
        """``сот шешімі № 2-345, 12.01.2026, Алатау қалалық соты``."""
        name, day = _NAMES[self.kind], f"{self.issued_on:%d.%m.%Y}" if self.issued_on else ""
        issuer = in_both(self.issuer_kk, self.issuer_ru)
        return Words(
            f"{name.kk} № {self.number.strip()}, {day}, {issuer.kk}",
            f"{name.ru} № {self.number.strip()}, {day}, {issuer.ru}",
        )


def in_both(kk: str, ru: str) -> Words:
    """What was typed for each language; where one is empty the other stands in both papers."""
    kk, ru = kk.strip(), ru.strip()
    return Words(kk or ru, ru or kk)


def stored(words: Words) -> str:
    """As one text of the database: in a line of its own for each language where they differ."""
    one = Words(*(" ".join(text.split()) for text in (words.kk, words.ru)))
    return one.kk if one.kk == one.ru else f"{one.kk}\n{one.ru}"


def read(text: str) -> Words:
    """What `stored` gave, and what was kept before there were two: it stands in both papers."""
    kk, _, ru = text.partition("\n")
    return in_both(kk, ru)
