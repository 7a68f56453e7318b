"""What if the MCI or the rate were another, for the whole office; nothing of it is saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.reports.office_what_if import OfficeWhatIfDialog
from desktop_app.services.desk import Desk
from desktop_app.services.sums import what_if
from tests.builders import Period, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.gui.tables import shown
from tests.gui.trouble import TOLD, busy
from tests.services.acts import award


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> OfficeWhatIfDialog:
    made = OfficeWhatIfDialog(seen(qtbot), context, 2027)
    made.start()
    return made


def _counted(dialog: OfficeWhatIfDialog) -> list[str]:
    QTest.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    settle(dialog.context)
    return shown(dialog.table.table)


def test_it_begins_with_the_first_day_of_the_year_and_the_mci_to_type(
    dialog: OfficeWhatIfDialog,
) -> None:
    assert dialog.values.mci_from.value() == date(2027, 1, 1)
    assert dialog.focusWidget() is dialog.values.mci.edit
    assert _counted(dialog) == []
    assert dialog.values.mci.slip == "Write a number."


def test_every_period_is_told_as_it_is_and_as_it_would_be(
    dialog: OfficeWhatIfDialog, head: Desk, school: int
) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    award(head, reimbursement_entry(school, applied_on=date(2026, 9, 1), certificate=year))
    dialog.values.mci_from.edit.clear()
    assert _counted(dialog) == []
    assert "Enter an MCI or a rate" in dialog.banner.words.text()
    type_into(dialog.values.rate_from.edit, "01.10.2026")
    type_into(dialog.values.rate.edit, "6")
    rows = _counted(dialog)
    assert rows[0] == "quarter 4 of 2026 | 1 | 34 600 ₸ | 25 950 ₸ | −8 650 ₸"
    assert rows[1].endswith("not known | not known | not known")
    assert dialog.banner.isHidden()
    assert dialog.count_button.isEnabled()
    assert not dialog.progress.isVisible()


def test_after_trouble_it_can_be_counted_again(
    dialog: OfficeWhatIfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(dialog.values.mci.edit, "4700")
    monkeypatch.setattr(what_if, "for_office", busy)
    assert _counted(dialog) == []
    assert TOLD in dialog.banner.words.text()
    assert dialog.count_button.isEnabled()
