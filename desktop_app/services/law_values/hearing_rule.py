"""Before which papers a family is heard, and how long before it is told: ``hearings.toml``."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.law.steps import Words
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.law_values.law_data import reading


@dataclass(frozen=True)
class HearingRule:
    """``notice_days`` are working days; ``basis`` cites the article of the act of code ``act``."""

    before: frozenset[NoticeKind]
    notice_days: int
    basis: Words
    act: str
    edition: str
    compared_on: date | None


@cache
def shipped() -> HearingRule:
    with reading("hearings.toml") as data:
        return HearingRule(
            frozenset(map(NoticeKind, data["before"])),
            data["notice_days"],
            Words(data["basis_kk"], data["basis_ru"]),
            data["act"],
            data["edition"],
            data.get("compared_on"),
        )
