"""One institution in many spellings, and others that are nearly called so."""

import pytest

from desktop_app.identity.institutions import same_institution


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
        ("", ""),
        ("КММ", "КГУ"),
    ],
)
def test_others(one: str, other: str) -> None:
    assert not same_institution(one, other)
    assert not same_institution(other, one)
