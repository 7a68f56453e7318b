"""The guide names the words of the screens, its pictures are there, and both say the same."""

import re
from functools import cache
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import COMMANDS
from desktop_app.translation import LANGUAGES, translator
from tests.acts_on_screens import acts, said_in_windows
from tests.test_translations import catalogue, texts

MOST_PICTURES, LARGEST_PICTURE = 36, 120_000


def folder() -> Path:
    return paths.resource("guide")


@cache
def guide(language: str) -> str:
    return (folder() / f"{language}.md").read_text(encoding="utf-8")


def bare(text: str) -> str:
    """Without the values and the endings that differ between a screen and a sentence."""
    return re.sub(r"\s*:?\s*\{\w*\}", "", text).rstrip(":….").strip()


@cache
def words_of_screens(language: str) -> frozenset[str]:
    forms = (form for message in catalogue(language) for form in texts(message.string))
    return frozenset(bare(form) for form in forms)


def screen_words(text: str) -> list[str]:
    """What stands in bold or in quotation marks."""
    return re.findall(r"\*\*([^*]+)\*\*", text) + re.findall("«([^»]+)»", text)


def pictures(text: str) -> list[str]:
    return re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_word_of_the_guide_is_in_the_catalogue(language: str) -> None:
    named = screen_words(guide(language))

    assert len(named) > 60
    assert sorted({word for word in named if bare(word) not in words_of_screens(language)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_quotes_is_said_by_a_window(language: str) -> None:
    """Not only by a paper, a workbook or a command."""
    shown = said_in_windows()
    seen = {
        bare(form)
        for message in catalogue(language)
        if shown.intersection([message.id] if isinstance(message.id, str) else message.id)
        for form in texts(message.string)
    }
    quoted = {bare(words) for words in screen_words(guide(language))}
    assert sorted(quoted - seen) == []


NO_GUIDE_NEEDS = {
    "Nothing is to be demanded.": "a message in the place of an act, no button",
}
"""What is said where buttons are made, and why no guide tells of it."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_tab_and_menu_of_the_windows_is_in_a_guide(language: str) -> None:
    """`tests.walk` asks the same of windows that are open, whatever their words are made of."""
    upkeep = (folder() / f"upkeep.{language}.md").read_text(encoding="utf-8")
    told = f"{guide(language)}\n{upkeep}".casefold()
    say = translator(language).gettext
    whole = {words for words in acts() if "{" not in words}  # no name or number stands in it

    assert len(whole) > 200
    assert NO_GUIDE_NEEDS.keys() <= whole
    missing = {say(words) for words in whole - NO_GUIDE_NEEDS.keys()}
    assert sorted(each for each in missing if bare(each).casefold() not in told) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_there_small_and_all_used(language: str) -> None:
    shown = {folder() / name for name in pictures(guide(language))}

    assert shown == set((folder() / "images" / language).iterdir())
    assert len(shown) <= MOST_PICTURES
    assert [file.name for file in shown if file.stat().st_size > LARGEST_PICTURE] == []


def test_both_guides_have_the_same_headings_pictures_lists_and_tables() -> None:
    def structure(language: str) -> list[str]:
        text = guide(language).replace(f"images/{language}/", "")
        text = text.replace(f"upkeep.{language}.md", "upkeep.md")
        return re.findall(r"^(?:#+ |\d+\. |- |\| |!.*(?=\())|(?<=\]\()[^)]+", text, re.MULTILINE)

    def outline(language: str) -> list[str]:
        return ["!" if found.startswith("!") else found for found in structure(language)]

    assert outline("kk") == outline("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named(language: str) -> None:
    named = re.findall(r"`home-education (\w+)", guide(language))

    assert sorted(named) == sorted(COMMANDS)
