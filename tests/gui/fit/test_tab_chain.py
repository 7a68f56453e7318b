"""The order of Tab is asked without binding the widgets of a window to each other."""

import gc
import re

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import dump, isValid

from desktop_app.gui import places
from desktop_app.gui.fit.order import last_of
from desktop_app.gui.fit.tab_chain import tab_chain
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.enter_key import KeyedDialog, enter
from desktop_app.gui.places import Place
from tests.gui.seen import seen
from tests.gui.system.starts import ROOT


def strangers() -> list[str]:
    """Widgets that PySide takes for a part of one that they are not in: they would go with it."""
    widgets = [each for each in gc.get_objects() if isinstance(each, QWidget) and isValid(each)]
    by_id = {id(each): each for each in widgets}
    found = []
    for each in widgets:
        told = re.search(r"^parent\.+ <\S+ at (0x\w+)>", dump(each), re.MULTILINE)
        holder = by_id.get(int(told[1], 16)) if told is not None else None
        above: QObject | None = each
        while above is not None and above is not holder:
            above = above.parent()
        if holder is not None and above is None:
            found.append(f"{type(each).__name__} in {type(holder).__name__}")
    return found


def parts(qtbot: QtBot) -> tuple[QWidget, list[QLineEdit]]:
    fields = [QLineEdit(name) for name in ("One", "Two", "Three")]
    return seen(qtbot, *fields), fields


def test_it_is_the_order_of_tab(qtbot: QtBot) -> None:
    window, (one, two, three) = parts(qtbot)
    assert tab_chain(window) == [one, two, three]
    QWidget.setTabOrder(one, three)
    assert tab_chain(window) == [one, three, two]
    assert tab_chain(QLineEdit()) == []


@pytest.mark.parametrize("asked", [tab_chain, last_of, enter])
def test_what_follows_stays_when_one_is_deleted(qtbot: QtBot, asked: object) -> None:
    window, (one, two, three) = parts(qtbot)
    one.setFocus()
    asked(window)  # type: ignore[operator]
    assert strangers() == []
    one.deleteLater()
    QApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)
    assert [isValid(each) for each in (window, one, two, three)] == [True, False, True, True]
    three.deleteLater()
    QApplication.sendPostedEvents(three, QEvent.Type.DeferredDelete)
    assert (isValid(window), isValid(two)) == (True, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_keys_on_a_page_bind_nothing_to_it(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """What stands around it outlives it."""
    window.open(places.entry())
    page = window.page
    assert page is not None
    next(each for each in page.findChildren(QLineEdit) if each.isVisible()).setFocus()
    for _ in range(6):
        QTest.keyClick(window, key)
    assert strangers() == []
    window.open(places.CHILDREN)
    qtbot.waitUntil(lambda: not isValid(page))
    assert all(map(isValid, (window.status, window.status.worker, window.sidebar)))


@pytest.mark.parametrize("place", [places.entry(), places.SETTINGS, places.CHILDREN])
def test_a_page_outlives_a_line_that_stood_above_it(
    qtbot: QtBot, window: MainWindow, place: Place
) -> None:
    line = QWidget()
    QVBoxLayout(line).addWidget(QPushButton("Later"))
    window.lasting.addWidget(line)
    window.open(place)
    qtbot.waitUntil(lambda: window.context is not None and not window.context.is_busy)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    widgets = [each for each in gc.get_objects() if isinstance(each, QWidget) and isValid(each)]
    others = [each for each in widgets if each is not line and not line.isAncestorOf(each)]
    line.deleteLater()
    QApplication.sendPostedEvents(line, QEvent.Type.DeferredDelete)
    assert [type(each).__name__ for each in others if not isValid(each)] == []


def test_a_dialog_that_is_asked_binds_nothing(qtbot: QtBot) -> None:
    dialog = KeyedDialog()
    qtbot.addWidget(dialog)
    fields = [QLineEdit(dialog) for _ in range(3)]
    dialog.show()
    fields[0].setFocus()
    QTest.keyClick(fields[0], Qt.Key.Key_Return)
    assert dialog.focusWidget() is fields[1]
    assert strangers() == []


def test_nobody_else_asks_for_the_chain() -> None:
    """What it gives PySide binds to what was asked: see `tab_chain`. So does a completer."""
    asks = re.compile(r"\.(next|previous)InFocusChain\(|completer\.widget\(")
    files = [*(ROOT / "desktop_app").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    asking = [each.name for each in files if asks.search(each.read_text(encoding="utf-8"))]
    assert asking == ["tab_chain.py"]
