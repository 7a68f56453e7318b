"""A child as it was known on a past day, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.as_known_on_page import ChildThenPage
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, shown
from tests.ready_made import ready_made
from tests.services.acts import award, pay

RETURN = Qt.Key.Key_Return


@pytest.fixture
@ready_made
def family(head: Desk, accountant: Desk, school: int, clock: Clock) -> int:
    """Paid for the first quarter on 31 March; the boarding school of January is known in May."""
    child = award(head, reimbursement_entry(school)).child_id
    pay(accountant, "2026Q1")
    clock.move_to(date(2026, 5, 3))
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    return child


def _then(window: MainWindow) -> ChildThenPage:
    assert window.context is not None
    settle(window.context)
    page = window.page
    assert isinstance(page, ChildThenPage)
    return page


def _asked(window: MainWindow, family: int, day: str) -> ChildThenPage:
    """From the child's card, by keyboard."""
    window.open(places.child(family))
    card = window.page
    assert isinstance(card, ChildPage)
    card.then_button.setFocus()
    QTest.keyClick(card.then_button, Qt.Key.Key_Space)
    page = _then(window)
    assert page.day.edit.hasFocus()
    assert page.day.edit.selectedText() == "03.05.2026"
    page.day.edit.clear()
    type_into(page.day.edit, day)
    QTest.keyClick(page.day.edit, RETURN)
    settle(page.context)
    return page


def test_what_was_known_before_the_event(window: MainWindow, family: int) -> None:
    _asked(window, family, "31.03.2026")
    page = _then(window)
    assert page.banner.words.text().startswith("As known on 31.03.2026.")
    assert shown(page.payments.table) == [
        "quarter 2 of 2026 | 34 600 ₸ | – | – | 34 600 ₸ | – | Expected",
        "quarter 1 of 2026 | 34 600 ₸ | 34 600 ₸ | – | – | – | Paid",
        "quarter 4 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | – | Paid",
        "quarter 3 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | – | Paid",
    ]
    check(page.payments.table)
    assert page.events.rows == []
    (one,) = page.awards.rows
    assert one.payee_name == "Әлімқұлова Гүлнұр Ғалымқызы"
    assert "25.05.2026" in page.awards.note.text()
    check(page.awards.table)


def test_the_steps_follow_the_chosen_quarter(window: MainWindow, family: int) -> None:
    _asked(window, family, "03.05.2026")
    page = _then(window)
    assert page.payments.rows[0].overpaid == 23_067
    assert [step.label for step in page.steps.steps][1].startswith("Studies in a state")
    assert len(page.events.rows) == 1
    page.payments.table.setFocus()
    QTest.keyClick(page.payments.table, Qt.Key.Key_Down)
    assert page.steps.steps == page.payments.rows[1].steps


def test_one_click_back_to_now(window: MainWindow, family: int) -> None:
    _asked(window, family, "31.03.2026")
    page = _then(window)
    page.back_button.setFocus()
    QTest.keyClick(page.back_button, Qt.Key.Key_Space)
    assert window.page is not None
    assert window.page.place == places.child(family)
    window.go_back()
    assert _then(window).place == places.child_then(family, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("04.05.2026", "This day is still to come"),
        ("31.02.2026", "There is no such day"),
        ("", "Enter the day."),
    ],
)
def test_a_day_that_cannot_be_asked_for(
    window: MainWindow, family: int, typed: str, slip: str
) -> None:
    page = _asked(window, family, typed)
    assert page.day.slip.startswith(slip)
    assert _then(window) is page


def test_a_day_without_an_award(window: MainWindow, family: int) -> None:
    _asked(window, family, "01.09.2025")
    page = _then(window)
    assert not page.payments.rows
    assert page.awards.empty.text() == "No award was known then."
    assert page.steps.steps == ()


def test_from_a_closed_payout_to_what_was_known_then(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, family: int
) -> None:
    context.desk = accountant
    window.open(Place("payouts", 1))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(lambda: page.payout is not None)
    qtbot.waitUntil(page.tabs.then_button.isVisible)
    page.tabs.then_button.setFocus()
    QTest.keyClick(page.tabs.then_button, Qt.Key.Key_Space)
    then = _then(window)
    assert then.banner.words.text().startswith("As known on 31.03.2026 10:00.")
    assert [account.paid for account in then.payments.rows[:2]] == [0, 34_600]


def test_a_payout_that_is_not_closed_has_no_then(
    qtbot: QtBot, window: MainWindow, family: int
) -> None:
    window.open(Place("payouts"))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(lambda: page.payout is not None)
    assert not page.tabs.then_button.isVisible()
