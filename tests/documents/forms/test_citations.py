"""Each clause that a paper names stands with its own act, in every form of both languages."""

import re

import pytest

from desktop_app.documents.forms import files
from desktop_app.documents.notices import sample_acts
from desktop_app.documents.notices import sample_notices as samples
from desktop_app.documents.notices.fields import LANGUAGES, kind_of
from desktop_app.documents.notices.kinds import Notice
from desktop_app.law.profile import DecisionProfile
from desktop_app.services.law_values.law_data import shipped_profiles

_NUMBER = r"\d+(?:-\d+)?"
CLAUSE = {
    "kk": re.compile(rf"{_NUMBER}-тарма[қғ]\w*|{_NUMBER}-т\."),
    "ru": re.compile(rf"\b(?:пункт\w*|п\.) {_NUMBER}(?:(?:, {_NUMBER})* и {_NUMBER})?"),
}
BEFORE = re.compile(
    r"(?:№ [\w-]+ \w+(?:іне|ына) (?:\d-)?қосымшаның|№ [\w-]+ \w+(?:інің|ының)|Заңының \d+-бабының)"
    rf" (?:(?:{_NUMBER}, )*{_NUMBER} және )?$"
)
AFTER = re.compile(
    r"^ (?:приложения(?: \d)? к (?:решению|приказу)\b.{0,90}№ [\w-]+|решения\b.{0,90}№ [\w-]+"
    r"|статьи \d+ Закона)"
)
NOTICES = [(notice, language) for notice in samples.NOTICES for language in LANGUAGES]


def said(notice: Notice, language: str) -> str:
    (form,) = files.filled(notice, [language])
    return " ".join("".join(cell) for block in form.blocks for cell in block.cells)


def alone(text: str, language: str) -> list[str]:
    """The clauses that no act of their own stands beside."""
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    found = CLAUSE[language].finditer(text)
    if language == "kk":
        return [each[0] for each in found if not BEFORE.search(text[: each.start()])]
    return [each[0] for each in found if not AFTER.search(text[each.end() :])]


@pytest.mark.parametrize(
    ("notice", "language"), NOTICES, ids=[f"{kind_of(n)}-{lang}" for n, lang in NOTICES]
)
def test_a_clause_stands_with_its_own_act(notice: Notice, language: str) -> None:
    assert alone(said(notice, language), language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("… № 11-36 шешімі; № 84 бұйрығымен бекітілген қағидалар, 9-тармақ", "kk"),
        ("Шешім, 4-т.", "kk"),
        ("шешімнің 9-тармағы", "kk"),
        ("решение № 11-36; правила № 84, пункт 9", "ru"),
        ("п. 9 Решения", "ru"),
        ("(пункт 9 решения)", "ru"),
    ],
)
def test_what_stood_on_papers_before_is_found(text: str, language: str) -> None:
    assert len(alone(text, language)) == 1


@pytest.mark.parametrize("kind", ["AWARD_NOTICE", "AWARD_REFUSAL", "TERMINATION"])
def test_papers_that_rest_on_the_decision_do_name_a_clause(kind: str) -> None:
    notice = getattr(samples, kind)
    for language in LANGUAGES:
        assert CLAUSE[language].search(said(notice, language))


def test_samples_cite_what_papers_of_an_office_cite() -> None:
    (profile,) = [dated.value for dated in shipped_profiles()]
    cited = profile.cited("D-4", "D-7")
    assert (samples.AWARD_NOTICE.citation_kk, samples.AWARD_NOTICE.citation_ru) == (
        cited.kk,
        cited.ru,
    )
    assert sample_acts.by_decision("D-5")["citation_ru"].startswith("пункт 5 приложения к решению")
    assert isinstance(profile, DecisionProfile)
