"""Each page of the program has its chapter, in both languages the same."""

import pytest

from desktop_app.gui.help.chapters import chapters, number_for
from desktop_app.gui.window import pages
from desktop_app.translation import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_explained_in_one_chapter(language: str) -> None:
    explained = [page for chapter in chapters(language) for page in chapter.pages]
    assert sorted(explained) == sorted(set(explained))
    names = {name.partition("/")[0] for name in explained}
    assert names == {*pages._PAGES, "begin"}


def test_both_guides_explain_the_same_in_the_same_order() -> None:
    kazakh, russian = chapters("kk"), chapters("ru")
    assert [each.pages for each in kazakh] == [each.pages for each in russian]


def test_a_tab_has_its_own_chapter_or_that_of_its_page() -> None:
    found = chapters("ru")
    titles = [found[number_for(found, "settings", tab)].title for tab in ("forms", "workers", "")]
    assert titles == ["Текст документов", "Настройки", "Настройки"]
    assert number_for(found, "nowhere") == 0


def test_no_comment_is_shown() -> None:
    assert not [each.title for each in chapters("kk") if "<!--" in each.text]


@pytest.mark.parametrize(
    ("words", "found"), [("ӨТІНІШ", True), ("өтініш", True), ("жоқсөз", False)]
)
def test_what_is_sought_is_found_whatever_the_case(words: str, found: bool) -> None:
    assert any(chapter.hits(words) for chapter in chapters("kk")) == found
