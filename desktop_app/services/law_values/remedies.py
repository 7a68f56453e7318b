"""Where a paper says that it may be complained of: ``remedies.toml``, for each kind of paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.remedies import Remedy
from desktop_app.law.steps import Words
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.law_values.law_data import reading

_FILE = "remedies.toml"


@dataclass(frozen=True)
class ShippedRemedy:
    """A remedy with the act it rests on, by its code, and the day somebody compared it."""

    remedy: Remedy
    act: str
    edition: str
    compared_on: date | None


@dataclass(frozen=True)
class OnPaper:
    """The field of a paper that may be complained of."""

    remedy_kk: str
    remedy_ru: str


@cache
def shipped() -> Mapping[NoticeKind, ShippedRemedy]:
    with reading(_FILE) as data:
        return {
            NoticeKind(paper): ShippedRemedy(
                Remedy.of(entry), entry["act"], entry["edition"], entry.get("compared_on")
            )
            for entry in data["remedy"]
            for paper in entry["papers"]
        }


def on_paper(kind: NoticeKind, letterhead: Letterhead, *, printed: bool = True) -> OnPaper:
    """To whom, how and until when a paper on this letterhead is complained of.

    Not ``printed`` on a paper that goes against nobody: an award of all that was asked for.
    """
    if not printed:
        return OnPaper("", "")
    office = Words(letterhead.name_kk, letterhead.name_ru)
    said = shipped()[kind].remedy.said(_paragraph(), office)
    return OnPaper(said.kk, said.ru)


@cache
def _paragraph() -> Words:
    with reading(_FILE) as data:
        return Words(data["paragraph"]["kk"], data["paragraph"]["ru"])
