"""The page of a payout, as its tests go through it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.approve import ApprovePayoutDialog
from desktop_app.gui.payouts.next_step import NextStep
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.services.desk import Desk


def opened(qtbot: QtBot, window: MainWindow, place: Place) -> PayoutsPage:
    window.open(place)
    found = window.page
    assert isinstance(found, PayoutsPage)
    qtbot.waitUntil(lambda: found.payout is not None)
    return found


def dialog(qtbot: QtBot, parent: QWidget, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: bool(parent.findChildren(kind)))
    return parent.findChildren(kind)[-1]


def shown_after(qtbot: QtBot, window: MainWindow, page: PayoutsPage) -> PayoutsPage:
    """The payouts page that comes after one, with its payout."""
    qtbot.waitUntil(lambda: window.page is not page)
    shown = window.page
    assert isinstance(shown, PayoutsPage)
    qtbot.waitUntil(lambda: shown.payout is not None)
    return shown


def press(button: QPushButton) -> None:
    """By keyboard."""
    assert button.isVisible()
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def kept(qtbot: QtBot, page: PayoutsPage) -> None:
    """Draw up for approval and tick what the checks found."""
    assert page.next.step is NextStep.KEEP
    press(page.next_button)
    qtbot.waitUntil(lambda: page.next.step is NextStep.APPROVE)
    assert not page.next.ready
    assert "to be looked at" in page.note.text()
    page.tabs.setCurrentWidget(page.tabs.checks)
    page.tabs.checks.selectAll()
    press(page.tabs.seen_button)
    qtbot.waitUntil(lambda: page.next.ready)


def close_it(
    qtbot: QtBot, window: MainWindow, context: Context, page: PayoutsPage, head: Desk
) -> PayoutsPage:
    """Drawn up by the accountant and approved by the head, as far as the sheet on screen."""
    kept(qtbot, page)
    accountant, context.desk = context.desk, head
    page.refresh()
    qtbot.waitUntil(lambda: "Another person" not in page.note.text())
    press(page.next_button)
    asked = dialog(qtbot, page, ApprovePayoutDialog)
    assert isinstance(asked, ApprovePayoutDialog)
    assert not asked.fields
    press(asked.accept_button)
    approved = shown_after(qtbot, window, page)
    context.desk = accountant
    return approved
