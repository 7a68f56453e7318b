"""What is the law's own is quoted whole: held against the texts as they were published."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents.forms.filling import read_terms
from desktop_app.documents.notices.sample_people import DEPARTMENT
from desktop_app.law.facts import EventKind
from desktop_app.law.stops import CAUSE_WORDS
from desktop_app.services.law_values.law_data import shipped_acts, shipped_profiles
from desktop_app.translation import translator

TEXTS = Path(__file__).parent / "texts"
_SLIPS = str.maketrans({"i": "і", "«": '"', "»": '"'})
"""The printer's Latin «i» inside Cyrillic words, and its quotation marks."""


def even(text: str) -> str:
    """Words only: where a line was broken, and which marks the printer had, does not matter."""
    return re.sub(r"\s+", "", text.translate(_SLIPS)).lower()


def published(name: str) -> str:
    return even((TEXTS / name).read_text(encoding="utf-8"))


DECISION, RULES = published("decision_annex_kk.txt"), published("rules_4_to_7_kk.txt")


def clause(number: int) -> str:
    """One clause of the annex to the decision, evened."""
    text = (TEXTS / "decision_annex_kk.txt").read_text(encoding="utf-8")
    found = re.split(r"(?m)^ {6}(\d+)\. ?(?=\S)", text)
    return even(dict(zip(found[1::2], found[2::2], strict=True))[str(number)])


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_grounds_of_refusal_are_the_words_of_the_text(number: int) -> None:
    """D-8, each whole: from its number to the next."""
    terms = read_terms((paths.forms() / "terms.toml").read_text(encoding="utf-8"), "kk")
    words = terms.grounds[number - 1].replace("{department}", DEPARTMENT.genitive_kk)
    assert f"{number}){even(words)}{'.' if number == 4 else ';'}" in clause(8)


def test_the_clauses_of_the_decision_say_what_the_program_means_by_them() -> None:
    (profile,) = [dated.value for dated in shipped_profiles()]
    said = {
        "D-1": "№ 84", "D-2": "анықтамасы негізінде", "D-3": "ата-анасының біреуіне",
        "D-4": "өтініш берілген айдан бастап", "D-5": "тоқтатылады", "D-6": "жүгінеді",
        "D-7": "8 (сегіз) айлық есептік көрсеткішке тең", "D-8": "бас тарту негіздері",
        "D-9": "артық төленген сомалар", "D-10": "шағымдану тәртібі",
    }  # fmt: skip
    assert dict(profile.clauses).keys() == said.keys()
    for code, words in said.items():
        assert even(words) in clause(int(profile.act.number(code)))


def test_the_mark_of_the_annex_is_that_of_the_text() -> None:
    (profile,) = [dated.value for dated in shipped_profiles()]
    cited = even(profile.act.cited().kk)
    assert cited.endswith(even("2024 жылғы 12 қарашадағы № 11-36 шешіміне қосымша"))
    assert even("2024 жылғы 12 қарашадағы № 11-36 шешіміне қосымша") in DECISION


@pytest.mark.parametrize(
    ("form", "mark", "title"),
    [
        ("appendix_two_refusal", "2-қосымша", "өтінішті одан әрі қараудан дәлелді бас тарту"),
        ("acceptance_notification", "3-қосымша", "құжаттар"),
    ],
)
def test_the_annexes_of_the_rules_bear_the_marks_that_the_rules_name(
    form: str, mark: str, title: str
) -> None:
    """R-4, R-5: «осы Қағидаларға 2-қосымшаға сәйкес нысан бойынша …»."""
    words = even((paths.forms() / "kk" / f"{form}.txt").read_text(encoding="utf-8"))
    assert even(f"қағидаларына {mark}") in words
    assert even(f"осы Қағидаларға {mark}") in RULES
    assert even(title) in RULES
    assert even(title) in words


def test_no_paper_in_words_of_our_own_bears_the_mark_of_an_annex() -> None:
    marked = {
        file.stem
        for file in paths.forms().glob("*/*.txt")
        if "\n#annex" in file.read_text(encoding="utf-8")
    }
    assert marked == {"appendix_two_refusal", "acceptance_notification"}


def test_nothing_ships_as_compared_that_the_texts_in_hand_do_not_show() -> None:
    """Only the decision was read whole; of the other acts none was, and no annex of theirs."""
    assert {code for code, act in shipped_acts().items() if act.compared_on} == set()
    lists = tomllib.loads((paths.resource("law", "checklists.toml")).read_text(encoding="utf-8"))
    compared = {
        (service, row["code"], row["citation"])
        for service, entry in lists.items()
        for row in (*entry["document"], *entry.get("held_back", ()))
        if "compared_on" in row
    }
    assert compared == {
        ("home_education", "application", "R-4"),
        ("reimbursement", "consent", "D-8"),
    }


def test_study_in_a_state_institution_is_told_as_the_text_has_it() -> None:
    """D-5 names the period of study, and no admission: that is another day."""
    words = translator("kk").gettext(CAUSE_WORDS[EventKind.STATE_INSTITUTION])
    assert even("мемлекеттік мекемелерде оқып жатқан кезең") in clause(5)
    assert even("мемлекеттік мекемеде оқып жатқан кезең") in even(words)
