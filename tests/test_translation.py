"""The language of the screens is chosen once, and each language has its own words."""

from collections.abc import Iterator

import pytest

from desktop_app import translation


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = translation.current()
    yield
    translation.use(before)


@pytest.mark.parametrize(
    ("language", "shown"), [("kk", "Тіркелді"), ("ru", "Зарегистрировано"), ("en", "Registered")]
)
def test_a_text_is_shown_in_the_language_that_was_chosen(language: str, shown: str) -> None:
    translation.use(language)
    assert translation.current() == language
    assert translation._("Registered") == shown
    assert translation.N_("Registered") == "Registered"


def test_one_and_many_in_the_source() -> None:
    translation.use("en")
    words = [translation.ngettext("{count} day", "{count} days", count) for count in (1, 2, 0)]
    assert words == ["{count} day", "{count} days", "{count} days"]


def test_a_language_that_is_not_there_is_not_chosen() -> None:
    translation.use("ru")
    with pytest.raises(FileNotFoundError):
        translation.use("de")
    assert translation.current() == "ru"


def test_a_catalogue_is_read_once() -> None:
    assert translation.translator("kk") is translation.translator("kk")
    assert set(translation.LANGUAGE_NAMES) == set(translation.LANGUAGES)
