"""Slips of the keyboard are one spelling; two documents' spellings are two."""

import pytest

from desktop_app.identity.spelling import is_slip, spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Фёдорова", "федорова"),
        ("Ким-Пак", "КИМ  ПАК"),
        ("Әлімқұлова", "Әлiмқұлова"),  # a Latin i
        ("Əлия", "Әлия"),
        ("Ɵмір", "өмір"),  # a Latin Ɵ
        ("Tомирис", "тоmирис"),
        ("Сергеева", "Cергeeвa"),
        ("О'Нил", "О’Нил"),
        ("Гер\u00adман\u200b", "Герман"),
        ("й", "и\u0306"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Әлия", "Алия"),
        ("Қасым", "Касым"),
        ("Анна", "Анна Мария"),
        ("Ибрагим", "Ибрагим и"),
        ("Іңкәр", "Ыңкәр"),
        ("Серік", "Серик"),
    ],
)
def test_two_spellings(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Герман", False),
        ("ГЕРМАН", True),
        ("Гepман", True),
        ("Smith", False),
        ("Ким Anna", False),
        ("Ә", False),
        ("", False),
    ],
)
def test_what_is_a_slip(text: str, slip: bool) -> None:
    assert is_slip(text) is slip
