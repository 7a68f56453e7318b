"""How long records are kept: terms that an act sets. Where there is none, nothing is erased."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from desktop_app import wording
from desktop_app.law.in_force import Dated
from desktop_app.law.steps import N_, Words
from desktop_app.services.law_values.law_data import reading
from desktop_app.translation import translator

_LONGEST = 100


class Kept(StrEnum):
    """What a term is of."""

    APPLICATIONS = "applications"
    COMPLAINTS = "complaints"
    MESSAGES = "messages"
    PAYOUTS = "payouts"
    DEBTS = "debts"


KEPT_WORDS: Mapping[Kept, str] = {
    Kept.APPLICATIONS: N_("Applications"),
    Kept.COMPLAINTS: N_("Complaints"),
    Kept.MESSAGES: N_("Messages"),
    Kept.PAYOUTS: N_("Payouts"),
    Kept.DEBTS: N_("Debts"),
}


@dataclass(frozen=True)
class Term:
    """Whole ``years`` from 1 January after the year in which the matter was closed."""

    kept: Kept
    years: int

    def ends_before(self, closed_on: date) -> date:
        """The first day on which what was closed need not be kept any longer."""
        return date(closed_on.year + 1 + self.years, 1, 1)


@cache
def terms() -> tuple[Dated[Term], ...]:
    """Every term that ships, by its subject and day; none yet. Raises LawDataError."""
    with reading("retention.toml") as data:
        unknown = set(data) - {"term"}
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        return _each_until_the_next([_term(entry) for entry in data.get("term", ())])


def term_on(kept: Kept, day: date, known: Iterable[Dated[Term]] | None = None) -> Term | None:
    """The term in force; None: it is kept for good."""
    among = terms() if known is None else known
    found = [each for each in among if each.value.kept is kept and each.covers(day)]
    return found[-1].value if found else None


def _term(entry: Mapping[str, Any]) -> Dated[Term]:
    years, first = entry["years"], entry["from"]
    if type(years) is not int or not 0 < years <= _LONGEST:
        raise ValueError("years is a whole number up to 100")
    if type(first) is not date:
        raise ValueError("from is a day")
    citation = Words(entry["citation_kk"].strip(), entry["citation_ru"].strip())
    if not citation.kk or not citation.ru:
        raise ValueError("a term without its act is none")
    return Dated(first, None, Term(Kept(entry["subject"]), years), citation)


def _each_until_the_next(found: list[Dated[Term]]) -> tuple[Dated[Term], ...]:
    of_subject: defaultdict[Kept, list[Dated[Term]]] = defaultdict(list)
    for each in sorted(found, key=lambda dated: (dated.value.kept, dated.first)):
        earlier = of_subject[each.value.kept]
        if earlier:
            last = earlier.pop()
            if last.first == each.first:
                raise ValueError(f"two terms for {each.value.kept} from {each.first}")
            until = each.first - timedelta(days=1)
            earlier.append(Dated(last.first, until, last.value, last.citation))
        earlier.append(each)
    return tuple(dated for dates in of_subject.values() for dated in dates)


def shown(language: str, known: Iterable[Dated[Term]] | None = None) -> str:
    """The terms in a few lines, or that there is none."""
    _ = translator(language).gettext
    among = list(terms() if known is None else known)
    if not among:
        return _("None entered: nothing is erased.")
    line = _("{what}: from {date}, years: {years} – {act}")
    return "\n".join(
        line.format(
            what=_(KEPT_WORDS[each.value.kept]),
            date=wording.day(each.first),
            years=each.value.years,
            act=wording.value(each.citation, language),
        )
        for each in among
    )
