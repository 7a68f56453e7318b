"""What runs for a page is not lost by another language: it can be chosen once that is done."""

import threading

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.main_window import MainWindow


def test_the_language_stays_until_it_is_done(qtbot: QtBot) -> None:
    window, page, gate = MainWindow(), QWidget(), threading.Event()
    qtbot.addWidget(window)
    window.cover(page)
    window.show()
    (choice, *_others) = [
        each for each in window.status.findChildren(QPushButton) if each.property("language")
    ]
    done: list[bool] = []
    try_it(page, lambda: gate.wait(5), done.append, lambda _error: None)
    assert not choice.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: done == [True])
    assert choice.isEnabled()


def test_it_is_let_go_where_it_fails_and_where_the_page_is_gone(qtbot: QtBot) -> None:
    window, page = MainWindow(), QWidget()
    qtbot.addWidget(window)
    window.cover(page)
    (choice, *_others) = [
        each for each in window.status.findChildren(QPushButton) if each.property("language")
    ]

    def fails() -> None:
        raise OSError

    failed: list[Exception] = []
    try_it(page, fails, lambda _done: None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert choice.isEnabled()

    unwanted: list[str] = []
    gate = threading.Event()

    def late() -> str:
        gate.wait(5)
        return "nobody's"

    try_it(page, late, lambda _done: None, failed.append, unwanted.append)
    window.cover(QWidget())
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: unwanted == ["nobody's"])
    assert choice.isEnabled()
