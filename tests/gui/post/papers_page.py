"""The tabs of the papers' page, as its tests go through them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.gui import places
from desktop_app.gui.places import Place
from desktop_app.gui.post.page import PapersPage
from desktop_app.gui.post.to_issue import ToIssueTab
from desktop_app.gui.post.to_sign import ToSignTab
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.desk import Desk
from desktop_app.storage.papers import issued as notices
from tests.gui.case_screen import Screen

MAY = date(2026, 5, 12)
NAMES = ("Ару", "Бота", "Дана", "Жанар")


def press(button: QPushButton) -> None:
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(screen: Screen, place: Place) -> QWidget:
    """The tab of the page that the place names, with its lists read."""
    screen.window.open(place)
    screen.settle()
    assert isinstance(screen.window.page, PapersPage)
    return screen.window.page.tabs.currentWidget()


def to_issue(screen: Screen) -> ToIssueTab:
    tab = opened(screen, places.TO_ISSUE)
    assert isinstance(tab, ToIssueTab)
    return tab


def to_sign(screen: Screen) -> ToSignTab:
    tab = opened(screen, places.TO_SIGN)
    assert isinstance(tab, ToSignTab)
    return tab


def issued(desk: Desk, kind: NoticeKind) -> list[str]:
    with desk.database.read() as connection:
        return sorted(about for _case, about in notices.told(connection, kind))
