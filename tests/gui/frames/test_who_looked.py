"""Who looked: on the card of a child, a complaint and a payout, read when it is unfolded."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.frames.who_looked import WhoLooked
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.steps import Step
from desktop_app.records.complaints import Complaint
from desktop_app.services.children import file as children
from desktop_app.services.desk import Desk
from desktop_app.services.looks import looking
from tests.builders import reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.tables import shown
from tests.services.acts import award


def test_a_child_shows_it_when_somebody_asks(
    qtbot: QtBot, window: MainWindow, head: Desk, desk: Desk, school: int
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    children.read(head, child)
    window.open(places.child(child))
    page = window.page
    assert isinstance(page, ChildPage)
    assert page.looks.rows == ()
    page.tabs.setCurrentWidget(page.looks)
    qtbot.waitUntil(lambda: len(page.looks.rows) == 2)
    assert shown(page.looks.table, "Who", "What was done") == [
        f"{desk.worker.name} | opened",
        f"{head.worker.name} | opened",
    ]


def test_a_complaint_unfolds_it(qtbot: QtBot, screen: Screen, complaint: Complaint) -> None:
    screen.window.open(places.complaint(complaint.id))
    screen.settle()
    found = screen.page.findChild(WhoLooked)
    assert found is not None
    assert found.isHidden()
    button = screen.part(QPushButton, "whoLooked")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(found.rows) == 1)
    assert button.text() == "Hide"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert found.isHidden()


def test_a_payout_has_it_among_its_tabs(qtbot: QtBot, window: MainWindow, accountant: Desk) -> None:
    window.open(Place("payouts"))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(lambda: page.payout is not None)
    assert page.payout is not None
    found = page.tabs.findChild(WhoLooked)
    assert found is not None
    page.tabs.setCurrentWidget(found)
    qtbot.waitUntil(lambda: len(found.rows) == 1)
    assert shown(found.table, "Period") == [wording.period(page.payout.quarter, "en")]


def test_what_could_not_be_put_down_is_told_at_the_top(
    qtbot: QtBot, window: MainWindow, context: Context, head: Desk
) -> None:
    context.desk = head
    context.desk.warn(Step(looking.NOT_KEPT, ""))
    qtbot.waitUntil(lambda: "is kept on this PC" in window.banner.words.text())
