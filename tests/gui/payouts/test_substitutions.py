"""An order of substitution is recorded and taken back in the window, by those who may."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.payouts.substitutions import SubstitutionsDialog
from desktop_app.gui.places import Place
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import substitutions
from tests.gui.payouts.payout_page import dialog, press
from tests.gui.tables import check, shown
from tests.services.payout_acts import an_order


def asked(qtbot: QtBot, window: MainWindow) -> SubstitutionsDialog:
    window.open(Place("settings", text="workers"))
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: bool(page.workers.found))
    press(page.workers.orders_button)
    found = dialog(qtbot, page, SubstitutionsDialog)
    assert isinstance(found, SubstitutionsDialog)
    return found


def test_an_order_is_recorded_shown_and_taken_back(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    head: Desk,
    accountant: Desk,
    administrator: Desk,
) -> None:
    context.desk = administrator
    found = asked(qtbot, window)
    check(found.orders)
    assert shown(found.orders, "Order") == []
    press(found.accept_button)
    qtbot.waitUntil(lambda: "number of the order" in found.number.note.text())
    assert "Choose somebody" in found.absent_id.note.text()
    entry = an_order(accountant, head)
    for name, value in entry.__dict__.items():
        getattr(found, name).set_value(value)
    page = window.page
    assert page is not None
    press(found.accept_button)
    qtbot.waitUntil(lambda: page.findChildren(SubstitutionsDialog) not in ([], [found]))
    again = page.findChildren(SubstitutionsDialog)[-1]
    (line,) = shown(again.orders, "Order", "Who stands in", "Who is away", "From", "Recorded by")
    assert (
        line == f"№ 12, 05.11.2025 | Бухгалтер | Басшы | 05.11.2025 | {administrator.worker.name}"
    )
    again.orders.selectRow(0)
    press(again.annul_button)
    taking_back = dialog(qtbot, page, AnnulDialog)
    assert isinstance(taking_back, AnnulDialog)
    taking_back.why.edit.insertPlainText("Оралды")
    press(taking_back.accept_button)
    qtbot.waitUntil(lambda: substitutions.standing(administrator)[0] == [])

    def in_sight() -> list[SubstitutionsDialog]:
        return [each for each in page.findChildren(SubstitutionsDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(in_sight()))
    (last,) = in_sight()
    assert shown(last.orders, "Order") == []
    press(last.cancel_button)


def test_who_would_stand_in_looks_and_records_nothing(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    head: Desk,
    accountant: Desk,
    administrator: Desk,
) -> None:
    substitutions.record(administrator, an_order(accountant, head))
    context.desk = accountant
    found = asked(qtbot, window)
    assert len(shown(found.orders, "Order")) == 1
    assert not found.accept_button.isEnabled()
    assert not found.annul_button.isEnabled()
    assert found.accept_button.toolTip()
    press(found.cancel_button)
    QApplication.processEvents()
