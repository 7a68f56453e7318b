"""What if, on screen: suppositions by keyboard, the result at once, nothing saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.awards.what_if import WhatIfDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.reports.forecast_page import ForecastPage
from desktop_app.gui.reports.office_what_if import OfficeWhatIfDialog
from desktop_app.services.desk import Desk
from desktop_app.services.sums import what_if
from tests.builders import Clock, Period, home_education_entry, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, shown
from tests.gui.trouble import TOLD, busy
from tests.ready_made import ready_made
from tests.services.acts import award, register


@pytest.fixture
@ready_made
def family(head: Desk, school: int, clock: Clock) -> int:
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2026, 1, 15))
    return child


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, family: int) -> WhatIfDialog:
    window.open(places.child(family))
    card = window.page
    assert isinstance(card, ChildPage)
    card.what_if_button.setFocus()
    QTest.keyClick(card.what_if_button, Qt.Key.Key_Space)
    (found,) = card.findChildren(WhatIfDialog)
    qtbot.waitUntil(found.certificate.edit.hasFocus)
    return found


def _rows(asked: WhatIfDialog) -> list[str]:
    return shown(asked.table.table)


def test_it_begins_with_what_is(asked: WhatIfDialog) -> None:
    assert "nothing of this is saved" in asked.unsaved.words.text()
    assert _rows(asked) == [
        "quarter 3 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | 31 456 ₸ | –",
        "quarter 4 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | 31 456 ₸ | –",
        "quarter 1 of 2026 | 34 600 ₸ | 34 600 ₸ | – | – | 34 600 ₸ | –",
        "quarter 2 of 2026 | 34 600 ₸ | 34 600 ₸ | – | – | 34 600 ₸ | –",
    ]
    check(asked.table.table)
    assert asked.months.text() == "No month is lost or gained."
    assert not asked.award.isVisible()


def test_a_certificate_that_ends_in_march_is_seen_at_once(
    qtbot: QtBot, asked: WhatIfDialog
) -> None:
    type_into(asked.certificate.edit, "09.03.2026")
    qtbot.waitUntil(lambda: asked.months.text() == "Months lost: April 2026, May 2026")
    assert _rows(asked)[-1] == "quarter 2 of 2026 | 34 600 ₸ | – | −34 600 ₸ | – | – | –"
    asked.table.table.setFocus()
    QTest.keyClick(asked.table.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert len(asked.now.steps) > len(asked.then.steps)
    assert any(step.values.get("date") == date(2026, 3, 9) for step in asked.then.steps)
    asked.clear_button.setFocus()
    QTest.keyClick(asked.clear_button, Qt.Key.Key_Space)
    settle(asked.context)
    assert asked.certificate.edit.text() == ""
    assert asked.months.text() == "No month is lost or gained."


def test_several_suppositions(qtbot: QtBot, asked: WhatIfDialog) -> None:
    type_into(asked.since.edit, "12.11.2025")
    type_into(asked.values.mci_from.edit, "01.09.2025")
    type_into(asked.values.mci.edit, "4 000")
    qtbot.waitUntil(lambda: "21 333" in _rows(asked)[1])
    assert _rows(asked) == [
        "quarter 3 of 2025 | 31 456 ₸ | 32 000 ₸ | +544 ₸ | – | 32 000 ₸ | –",
        "quarter 4 of 2025 | 31 456 ₸ | 21 333 ₸ | −10 123 ₸ | – | 21 333 ₸ | –",
        "quarter 1 of 2026 | 34 600 ₸ | – | −34 600 ₸ | – | – | –",
        "quarter 2 of 2026 | 34 600 ₸ | – | −34 600 ₸ | – | – | –",
    ]


def test_the_rest_counts_while_a_value_is_half_typed(qtbot: QtBot, asked: WhatIfDialog) -> None:
    type_into(asked.died.edit, "01.02.2026")
    type_into(asked.values.rate.edit, "4,5")
    qtbot.waitUntil(lambda: "23 067" in _rows(asked)[2])
    assert asked.values.rate_from.slip == "Enter the day."
    assert asked.values.rate.edit.hasFocus()
    type_into(asked.values.rate_from.edit, "01.01.2026")
    qtbot.waitUntil(lambda: "12 975" in _rows(asked)[2])
    assert asked.values.rate_from.slip == ""


@pytest.mark.parametrize(("typed", "slip"), [("x", "Write a number."), ("4,5", "whole tenge")])
def test_an_mci_that_is_none(qtbot: QtBot, asked: WhatIfDialog, typed: str, slip: str) -> None:
    type_into(asked.values.mci_from.edit, "01.01.2026")
    type_into(asked.values.mci.edit, typed)
    qtbot.waitUntil(lambda: slip in asked.values.mci.slip)


def test_what_cannot_be_is_said_at_its_field(qtbot: QtBot, asked: WhatIfDialog) -> None:
    type_into(asked.certificate.edit, "31.08.2025")
    qtbot.waitUntil(lambda: "begins on 01.09.2025" in asked.certificate.slip)


def test_without_an_award_there_is_no_what_if(window: MainWindow, head: Desk, school: int) -> None:
    window.open(places.child(register(head, home_education_entry(school)).child_id))
    card = window.page
    assert isinstance(card, ChildPage)
    assert not card.what_if_button.isEnabled()


def test_the_whole_office(qtbot: QtBot, window: MainWindow, head: Desk, school: int) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    award(head, reimbursement_entry(school, applied_on=date(2026, 9, 1), certificate=year))
    window.open(places.FORECAST)
    page = window.page
    assert isinstance(page, ForecastPage)
    page.what_if_button.setFocus()
    QTest.keyClick(page.what_if_button, Qt.Key.Key_Space)
    (asked,) = page.findChildren(OfficeWhatIfDialog)
    qtbot.waitUntil(asked.values.mci.edit.hasFocus)
    QTest.keyClick(asked.values.mci.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.values.mci.slip == "Write a number."
    type_into(asked.values.mci.edit, "4700")
    QTest.keyClick(asked.values.mci.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(asked.table.rows))
    assert shown(asked.table.table) == [
        "quarter 1 of 2027 | 1 | not known | 37 600 ₸ | not known",
        "quarter 2 of 2027 | 1 | not known | 37 600 ₸ | not known",
    ]
    assert asked.count_button.isEnabled()
    asked.values.mci.edit.clear()
    asked.values.mci_from.edit.clear()
    asked.count()
    assert "Enter an MCI or a rate" in asked.banner.words.text()
    type_into(asked.values.rate_from.edit, "01.09.2020")
    type_into(asked.values.rate.edit, "6")
    asked.count()
    qtbot.waitUntil(lambda: "No decision" in asked.banner.words.text())
    asked.values.rate_from.edit.setText("01.10.2026")
    asked.count()
    qtbot.waitUntil(lambda: "25 950" in shown(asked.table.table)[0])
    assert shown(asked.table.table)[0].endswith("−8 650 ₸")


def test_after_trouble_the_office_can_be_counted_again(
    qtbot: QtBot, window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = OfficeWhatIfDialog(window, context, 2027)
    asked.start()
    type_into(asked.values.mci.edit, "4700")
    monkeypatch.setattr(what_if, "for_office", busy)
    asked.count()
    assert not asked.count_button.isEnabled()
    qtbot.waitUntil(asked.count_button.isEnabled)
    assert TOLD in asked.banner.words.text()
    assert not asked.progress.isVisible()
    asked.close()
