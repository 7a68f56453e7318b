"""One institution in many spellings, and others that are nearly called so."""

import pytest

from desktop_app.identity.institutions import numbers_differ, same_institution


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("№7 орта мектеп", "№ 7 орта мектеп"),
        ("№ 7 орта мектеп", "Орта мектеп №7"),
        ("№ 7 ОРТА МЕКТЕП", "№ 7 орта мектебі"),
        ("КММ «№ 7 орта мектеп»", "№ 7 орта мектеп"),
        ("Средняя школа № 7", "КГУ «Средняя школа №7»"),
        ("Абай атындағы мектеп", "Абай атындагы мектеп"),
        ("Общеобразовательная школа № 7", "Обшеобразовательная школа № 7"),
        ("№ 7", "№7"),
        ("№7 мектеп", "Школа №7"),
        ("№7мектеп", "Средняя школа № 7"),
        ("Школа №07", "№ 7 орта мектеп"),
        ("№ 7 мектеп-гимназия", "Гимназия № 7"),
        ("Абай атындағы №7 мектеп", "Школа № 7 им. Абай"),
        ("Школа 07А", "Школа 7А"),
        ("Шапагатын", "Шапагадын"),  # nine letters may hide one slip
        ("Шапагаты", "Шапагады"),  # and so may eight
        ("Шапагатымы", "Шапогатеми"),  # ten may hide two
    ],
)
def test_one_institution(one: str, other: str) -> None:
    assert same_institution(one, other)
    assert same_institution(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("№ 7 орта мектеп", "№ 17 орта мектеп"),
        ("№ 7 орта мектеп", "орта мектеп"),
        ("№ 7 орта мектеп", "№ 7 гимназия"),
        ("Абай атындағы мектеп", "Абылай атындағы лицей"),
        ("Гүл", "Күл"),
        ("Үміт қоры", "Қамқор қоры"),
        ("Школа 7А", "Школа 7Б"),
        ("№7 мектеп", "Школа №9"),
        ("№7мектеп", "№9мектеп"),
        ("Школа №7", "Школа №70"),
        ("Школа №7-9", "Школа №7"),
        ("Мектеп", "Школа"),
        ("Шапагат", "Шапагад"),  # seven may hide none
        ("Шапагатым", "Шапогатем"),
        ("", ""),
        ("КММ", "КГУ"),
    ],
)
def test_others(one: str, other: str) -> None:
    assert not same_institution(one, other)
    assert not same_institution(other, one)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("№7 мектеп", "Школа №9", True),
        ("№7мектеп", "Школа № 7", False),
        ("№7 мектеп", "Абай атындағы мектеп", False),
        ("", "", False),
    ],
)
def test_numbers_that_differ(one: str, other: str, *, differ: bool) -> None:
    assert numbers_differ(one, other) is numbers_differ(other, one) is differ
