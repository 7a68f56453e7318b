"""What a message says and where it goes: its length, its parts, numbers of phones (R-7-1)."""

import pytest

from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.messages import sms_parts
from desktop_app.services.messages import proactive
from desktop_app.services.people.phones import mobile
from tests.builders import a_school

LONG_NAME = ("Аль-Хусейни-Бени-Ибрагим", "Мухаммад-Абдуррахман", "Абдулазизович")


@pytest.mark.parametrize("language", [PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN])
def test_a_usual_text_keeps_to_160_characters(language: PaperLanguage) -> None:
    (text,) = proactive.texts(language, "Өтеғұлов Іңкәр Һамитұлы", a_school())
    assert len(text) <= 160, len(text)
    assert "Өтеғұлов Іңкәр" in text
    assert "24" in text


@pytest.mark.parametrize("language", [PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN])
@pytest.mark.parametrize("name", [" ".join(LONG_NAME), "Һ" * 90, "Ұ", "Өтеғұлов Іңкәр"])
def test_long_names_and_schools_leave_the_text_within_160(
    language: PaperLanguage, name: str
) -> None:
    long = {
        "name_kk": "Ыбырай Алтынсарин атындағы № 5 мамандандырылған мектеп-гимназия-интернат",
        "name_ru": "Специализированная школа-гимназия-интернат № 5 имени Ыбырая Алтынсарина",
    }
    (text,) = proactive.texts(language, name, a_school(**long))
    assert text.startswith(name.split(maxsplit=1)[0])
    assert len(text) <= 160 or len(name) == 90  # one word that long is told whole
    assert len(text) > 160 or "№ 5" in text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("ә" * 70, 1),
        ("ә" * 71, 2),
        ("ә" * 134, 2),
        ("ә" * 135, 3),
        ("a" * 69 + "ұ", 1),
        ("a" * 70 + "ұ", 2),
        ("", 1),
    ],
)
def test_as_how_many_messages_a_text_goes(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+7 701 234 56 78", "+7 (701) 234-56-78"),
        ("87012345678", "+7 (701) 234-56-78"),
        ("7012345678", "+7 (701) 234-56-78"),
        ("+7 (747) 000-00-00", "+7 (747) 000-00-00"),
        ("+7 727 234 56 78", None),
        ("+7 495 234 56 78", None),
        ("+7 701 234 56 7", None),
        ("+7 701 234 56 789", None),
        ("701 234 56 78 Айгүл", None),
        ("", None),
    ],
)
def test_phones(typed: str, kept: str | None) -> None:
    assert mobile(typed) == kept
