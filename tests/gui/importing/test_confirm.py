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
from tests.services.import_acts import checked, confirmed


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


def test_many_are_paged_and_looked_through_with_their_sums(
    qtbot: QtBot, heads_screen: Screen, head: Desk, clock: Clock, tmp_path: Path
) -> None:
    clock.move_to(date(2026, 3, 25))
    rows = [
        a_row(each, q4=1_000, address="Жетіген" if each % 3 else "Алатау", school=f"№ {each % 2}")
        for each in range(1, 46)
    ]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "2025Q4"})
    importing.bring_in(head, confirmed(head, path))
    every = confirming.everything(head)
    dialog = ConfirmAwardsDialog(seen(qtbot), heads_screen.context, every)
    dialog.start()

    def told() -> tuple[int, int, str]:
        words = dialog.awards.note.text().replace("\xa0", " ").partition(". In all")[0]
        return len(dialog.awards.rows), len(dialog.chosen), words.removeprefix("In this list: ")

    assert told() == (20, 20, "20, 20 000 tenge were paid before")
    first = dialog.chosen
    QTest.mouseClick(dialog.after_button, Qt.MouseButton.LeftButton)
    assert told()[:2] == (20, 20)
    assert not set(first) & set(dialog.chosen)
    QTest.mouseClick(dialog.after_button, Qt.MouseButton.LeftButton)
    assert (told()[:2], dialog.after_button.isEnabled()) == ((5, 5), False)
    QTest.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    assert told() == (45, 0, "45, 45 000 tenge were paid before")
    assert not dialog.accept_button.isEnabled()
    dialog.search.setText("алатау № 1")
    assert told() == (8, 0, "8, 8 000 tenge were paid before")
    dialog.awards.table.setFocus()
    QTest.keyClick(dialog.awards.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.chosen_words.text().replace("\xa0", " ") == (
        "Chosen: 8, 8 000 tenge were paid before."
    )
    check(dialog.awards.table)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(heads_screen.context)
    assert confirming.waiting(head).count == 45 - 8


def test_the_pages_lead_to_it(heads_screen: Screen, waiting: confirming.Waiting) -> None:
    """The page of the old register, and the page of each child."""
    context, window = heads_screen.context, heads_screen.window
    window.open(places.IMPORT)
    settle(context)
    page = window.page
    assert isinstance(page, ImportPage)
    assert page.confirm_button.text() == "To hold against the papers: 3…"
    QTest.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    settle(context)
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
