"""The acts as the papers of an office cite them, for samples of what is printed."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop_app import paths
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.acts import CitedAct
from desktop_app.law.profile import DecisionProfile
from desktop_app.law.remedies import Remedy
from desktop_app.law.steps import Words
from desktop_app.records.profiles import profile_from_values


def by_decision(*clauses: str) -> dict[str, Any]:
    """The fields of a notice that cites the decision that ships with the program."""
    cited = _decision().cited(*clauses)
    return {"citation_kk": cited.kk, "citation_ru": cited.ru}


def by_clause(*clauses: str) -> dict[str, Any]:
    """The same of a paper that follows an award, which named the rules already."""
    cited = _decision().act.cited(*clauses)
    return {"citation_kk": cited.kk, "citation_ru": cited.ru}


def of_steps() -> tuple[str, str]:
    """What the clauses of a sum's steps are of."""
    act = _decision().act.clause_of()
    return act.kk, act.ru


def by_rules(*clauses: str) -> dict[str, Any]:
    """The field of an order that is made under the rules of the service."""
    (entry,) = (each for each in _read("acts.toml")["act"] if each["code"] == "rules-223")
    title = Words(entry["title_kk"], entry["title_ru"])
    act = CitedAct(title, title, entry["annex"], tuple(entry["clauses"].items()))
    cited = act.cited_in_accordance(*clauses)
    return {"rules_kk": cited.kk, "rules_ru": cited.ru}


def remedy_of(paper: str, letterhead: Letterhead) -> dict[str, Any]:
    """The field of a paper that may be complained of; ``paper`` is its kind."""
    data = _read("remedies.toml")
    (entry,) = (each for each in data["remedy"] if paper in each["papers"])
    office = Words(letterhead.name_kk, letterhead.name_ru)
    paragraph = Words(data["paragraph"]["kk"], data["paragraph"]["ru"])
    said = Remedy.of(entry).said(paragraph, office)
    return {"remedy_kk": said.kk, "remedy_ru": said.ru}


@cache
def _decision() -> DecisionProfile:
    return profile_from_values(_read("profiles.toml")["profile"][0])


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(paths.resource("law", name).read_text(encoding="utf-8"))
