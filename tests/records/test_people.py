"""A name stands surname first, without what a person has not."""

import pytest

from desktop_app.records.people import PersonEntry


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Әлімқұлова", "Гүлнұр", "Ғалымқызы"), "Әлімқұлова Гүлнұр Ғалымқызы"),
        (("Әлімқұлова", "Гүлнұр", ""), "Әлімқұлова Гүлнұр"),
        (("", "Гүлнұр", ""), "Гүлнұр"),
        (("Ли", "", ""), "Ли"),
    ],
)
def test_a_full_name(parts: tuple[str, str, str], whole: str) -> None:
    assert PersonEntry("", *parts).full_name == whole
