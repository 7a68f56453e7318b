"""Every button, tab and menu that is seen in an open window stands in a guide."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QWidget

from desktop_app import paths
from tests.test_guide import bare
from tests.test_translations import catalogue, texts


@cache
def guides(language: str) -> str:
    """Both: of the user, and of whoever looks after the PCs."""
    files = (f"{language}.md", f"upkeep.{language}.md")
    return "\n".join(
        paths.resource("guide", name).read_text(encoding="utf-8") for name in files
    ).casefold()


@cache
def _of_catalogue(language: str) -> frozenset[str]:
    """Whole texts of the screens: what a name or a number stands in is looked at by no guide."""
    forms = (form for message in catalogue(language) for form in texts(message.string))
    return frozenset(form for form in forms if "{" not in form)


def _plain(words: str) -> str:
    """Without the sign of its key."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def acts_in_sight(top: QWidget) -> Iterator[str]:
    """The words of buttons, tabs and menus."""
    for button in top.findChildren(QPushButton):
        if button.isVisible() and button.text():
            yield _plain(button.text())
    for bar in top.findChildren(QTabBar):
        if bar.isVisible():
            yield from (_plain(bar.tabText(at)) for at in range(bar.count()))
    for menu in top.findChildren(QMenu):
        yield from (_plain(each.text()) for each in menu.findChildren(QAction) if each.text())


def not_in_guide(top: QWidget, language: str) -> Iterator[str]:
    for words in acts_in_sight(top):
        if words in _of_catalogue(language) and bare(words).casefold() not in guides(language):
            yield f"“{words}” stands in no guide"
