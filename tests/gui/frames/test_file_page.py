"""A page of one file: what stands, by when something is due, and how that was counted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_page import FilePage
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.law.steps import N_, Step
from desktop_app.services.law_values.calendar import shipped_calendar
from tests.gui.seen import seen

WHY = (Step(N_("Two working days from the day of registration"), "R-5"),)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> FilePage:
    made = FilePage(context, places.case(1))
    seen(qtbot, made)
    return made


def test_the_arrow_keys_scroll_it_at_once(page: FilePage) -> None:
    assert QApplication.focusWidget() is page.area


def test_the_number_is_read_aloud_and_the_status_has_its_colour(page: FilePage) -> None:
    page.show_number("Ө-2026-00001")
    page.show_status("Бас тартылды", theme.BAD)
    assert (page.title.text(), page.area.accessibleName()) == ("Ө-2026-00001", "Ө-2026-00001")
    assert page.status.text() == "Бас тартылды"
    assert theme.BAD in page.status.styleSheet()


def test_the_deadline_says_how_it_was_counted_also_by_the_keyboard(page: FilePage) -> None:
    page.show_deadline(date(2026, 11, 24), shipped_calendar(), WHY)
    assert page.deadline.text() == "due 24.11.2026, in 2 working days"
    assert page.deadline.toolTip() == "Two working days from the day of registration (R-5)"
    QTest.keyClick(page.deadline, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(StepsDialog)
    assert (dialog.isVisible(), dialog.windowTitle()) == (True, "How the deadline was counted")
    told = [made.text() for made in dialog.view.findChildren(QLabel)]
    assert "Two working days from the day of registration" in told


def test_without_a_deadline_none_is_shown_until_there_is_one(page: FilePage) -> None:
    page.show_deadline(None, shipped_calendar(), ())
    assert not page.deadline.isVisible()
    page.show_deadline(date(2026, 11, 20), shipped_calendar(), WHY)
    assert page.deadline.isVisible()
    assert theme.BAD in page.deadline.styleSheet()


def test_the_number_can_be_copied(page: FilePage) -> None:
    flags = page.title.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
