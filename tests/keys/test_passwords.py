"""Which passwords are refused, and what the drawn ones are made of."""

import re
from math import log2

import pytest

from desktop_app import paths
from desktop_app.keys import passwords

NAME = "Әлия Серікқызы Қасымова"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "short"),
        ("жасылтау1", "short"),
        ("         жасыл         ", "short"),
        ("а" * 201, "long"),
        ("аааааааааааа", "simple"),
        ("абабабабабаб", "simple"),
        ("қазанқазан", "simple"),
        ("жаңатаужаңатаужаңатау", "simple"),
        ("1234567890", "simple"),
        ("87011234567", "simple"),
        ("140311601017", "simple"),
        ("qwertyuiop", "simple"),
        ("poiuytrewq", "simple"),
        ("йцукенгшщзх", "simple"),
        ("abcdefghijkl", "simple"),
        ("аәбвгғдеёжз", "simple"),
        ("Password2026", "simple"),
        ("Қазақстан2026!", "simple"),
        ("Пароль123456", "simple"),
        ("қасымова2026", "known"),
        ("Менің Әлия есімім", "known"),
        ("жасыл тауда қар", ""),
        ("Ж9-қызғылт", ""),
        ("correct horse battery", ""),
    ],
)
def test_weakness(password: str, why: str) -> None:
    assert passwords.weakness(password, NAME) == why


def test_words_are_common_different_and_easy_to_type() -> None:
    words = paths.resource("passwords", "words.txt").read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) == 1_024
    assert all(re.fullmatch("[а-яәғқңөұүһі]{3,8}", word) for word in words)
    assert log2(len(words)) * passwords.WORDS == 40  # as `draw` says


def test_drawn_words_are_a_password_and_name_nobody() -> None:
    drawn = {passwords.draw("Аққу Алтын") for _ in range(200)}
    assert len(drawn) == 200
    for each in drawn:
        assert len(each.split()) == passwords.WORDS
        assert passwords.weakness(each, "Аққу Алтын") == ""
