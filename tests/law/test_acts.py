"""An act, its part and its clauses in a sentence of each language."""

import pytest

from desktop_app.law.acts import ANNEX, Acts, CitedAct
from desktop_app.law.steps import Words

CLAUSES = (("D-4", "3"), ("D-7", "10"), ("D-5", "7"), ("D-9", "7-1"))
TITLE = Words("Қала мәслихатының № 5 шешімі", "решение маслихата № 5")


def act(annex: str, title: Words = TITLE) -> CitedAct:
    return CitedAct(title, Words("№ 5 шешімі", "решение № 5"), annex, CLAUSES)


@pytest.mark.parametrize(
    ("annex", "codes", "kk", "ru"),
    [
        (ANNEX, ["D-9"], "{}не қосымшаның 7-1-тармағы", "пункт 7-1 приложения к решению"),
        ("3", ["D-4"], "{}не 3-қосымшаның 3-тармағы", "пункт 3 приложения 3 к решению"),
        ("", ["D-4"], "{}нің 3-тармағы", "пункт 3 решения"),
        ("", [], "{}", "решение"),
        (ANNEX, [], "{}не қосымша", "приложение к решению"),
        ("3", ["D-8"], "{}не 3-қосымша", "приложение 3 к решению"),
    ],
)
def test_a_clause_stands_with_its_act(annex: str, codes: list[str], kk: str, ru: str) -> None:
    cited = act(annex).cited(*codes)
    assert cited.kk == kk.format(TITLE.kk)
    assert cited.ru == f"{ru} маслихата № 5"


def test_several_clauses_are_named_once_each_in_the_order_of_the_act() -> None:
    cited = act(ANNEX).cited("D-7", "D-9", "D-4", "D-7", "D-5")
    assert cited.kk == "Қала мәслихатының № 5 шешіміне қосымшаның 3, 7, 7-1 және 10-тармақтары"
    assert cited.ru == "пункты 3, 7, 7-1 и 10 приложения к решению маслихата № 5"


def test_it_stands_in_accordance_with_several_and_with_one() -> None:
    several, one = (act("3").cited_in_accordance(*codes) for codes in (("D-4", "D-5"), ("D-4",)))
    assert several.kk.endswith("3-қосымшаның 3 және 7-тармақтарына")
    assert several.ru.startswith("пунктами 3 и 7 приложения 3 к решению")
    assert (one.kk[-15:], one.ru[:10]) == ("ның 3-тармағына", "пунктом 3 ")


@pytest.mark.parametrize(
    ("kk", "ru", "of_kk", "of_ru"),
    [
        ("№ 1 бұйрығы", "Приказ № 1", "№ 1 бұйрығына", "Приказу № 1"),
        ("№ 2 қаулысы", "постановление № 2", "№ 2 қаулысына", "постановлению № 2"),
        ("№ 3 ережесі", "регламент № 3", "№ 3 ережесіне", "регламент № 3"),
    ],
)
def test_the_word_for_the_act_is_declined(kk: str, ru: str, of_kk: str, of_ru: str) -> None:
    cited = act(ANNEX, Words(kk, ru)).cited("D-4")
    assert cited == Words(f"{of_kk} қосымшаның 3-тармағы", f"пункт 3 приложения к {of_ru}")


def test_what_a_clause_is_one_of() -> None:
    assert act(ANNEX).clause_of() == Words("№ 5 шешіміне қосымшаның", "приложения к решению № 5")
    assert act("").clause_of() == Words("№ 5 шешімінің", "решения № 5")


def test_steps_name_the_act_of_their_own_letter() -> None:
    rules = CitedAct(TITLE, Words("№ 223 бұйрығы", "приказ № 223"), "3", (("R-4", "4"),))
    acts = Acts(act(ANNEX), rules)
    assert acts.cited_shortly("R-4").ru == "пункт 4 приложения 3 к приказу № 223"
    assert acts.cited_shortly("D-4").kk == "№ 5 шешіміне қосымшаның 3-тармағы"
    assert [acts.cited_shortly(code).ru for code in ("", "X-1", "D")] == ["", "X-1", "D"]
