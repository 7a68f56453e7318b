"""Awards of an old register at the dialog: what differs is left out, the rest is confirmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.importing.confirm import ConfirmAwardsDialog
from desktop_app.gui.importing.page import ImportPage
from desktop_app.services.desk import Desk
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from tests.builders import Clock
from tests.gui.case_screen import Screen
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.gui.tables import check
from tests.import_samples import a_row, write
from tests.services.import_acts import checked


@pytest.fixture
def waiting(head: Desk, clock: Clock, tmp_path: Path) -> confirming.Waiting:
    clock.move_to(date(2026, 3, 25))
    path = write(tmp_path / "register.xlsx", [a_row(each) for each in (1, 2, 3)])
    importing.bring_in(head, checked(head, path))
    return confirming.waiting(head)


def test_all_but_what_is_left_out(
    qtbot: QtBot, heads_screen: Screen, head: Desk, waiting: confirming.Waiting
) -> None:
    context = heads_screen.context
    waiting = replace(waiting, count=23, amount=95_000, paid={waiting.first[0].decision_id: 31_456})
    dialog = ConfirmAwardsDialog(seen(qtbot), context, waiting)
    dialog.start()
    assert dialog.awards.note.text().replace("\xa0", " ") == (
        "In this list: 3, 31 456 tenge were paid before. In all: 23, 95 000 tenge."
    )
    table = dialog.awards.table
    check(table)
    assert len(dialog.chosen) == 3
    point = table.visualRect(table.model().index(1, 0)).center()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, control, point)
    assert len(dialog.chosen) == 2
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert confirming.waiting(head).first == (waiting.first[1],)


def test_the_pages_lead_to_it(heads_screen: Screen, waiting: confirming.Waiting) -> None:
    """The page of the old register, and the page of each child."""
    context, window = heads_screen.context, heads_screen.window
    window.open(places.IMPORT)
    settle(context)
    page = window.page
    assert isinstance(page, ImportPage)
    assert page.confirm_button.text() == "To hold against the papers: 3…"
    QTest.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(ConfirmAwardsDialog)
    dialog.reject()

    window.open(places.child(waiting.first[0].child_id))
    settle(context)
    child = window.page
    assert isinstance(child, ChildPage)
    child.tabs.setCurrentWidget(child.awards)
    QTest.mouseClick(child.confirm_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert child.file.unconfirmed == frozenset()
    assert not child.confirm_button.isVisible()
