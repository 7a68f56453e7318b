"""The details of payment orders are entered with a hint at each field, and kept."""

from pytestqt.qtbot import QtBot

from desktop_app.gui.bank.details import PaymentDetailsDialog
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.services.bank import details
from desktop_app.services.desk import Desk
from tests.gui.payouts.payout_page import dialog, press


def asked(qtbot: QtBot, window: MainWindow) -> PaymentDetailsDialog:
    window.open(Place("settings", text="office"))
    page = window.page
    assert isinstance(page, SettingsPage)
    press(page.office.payments_button)
    found = dialog(qtbot, page, PaymentDetailsDialog)
    assert isinstance(found, PaymentDetailsDialog)
    return found


def test_what_is_typed_is_checked_and_kept(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk
) -> None:
    context.desk = accountant
    found = asked(qtbot, window)
    assert all(field.note.text() for field in found.typed.values())
    found.typed["kbe"].set_value("1")
    found.typed["purpose"].set_value("{iin}")
    press(found.accept_button)
    qtbot.waitUntil(lambda: "digits" in found.fields["kbe"].note.text())
    assert "is no field" in found.fields["purpose"].note.text()
    found.typed["kbe"].set_value("19")
    found.typed["purpose"].set_value("Өтеу {number}")
    press(found.accept_button)
    qtbot.waitUntil(lambda: "are saved" in window.banner.words.text())
    assert details.read(accountant)[0].kbe == "19"
    again = asked(qtbot, window)
    assert again.typed["purpose"].value() == "Өтеу {number}"
    press(again.cancel_button)


def test_a_clerk_looks_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, context: Context, desk: Desk
) -> None:
    context.desk = desk
    found = asked(qtbot, window)
    assert all(field.edit.isReadOnly() for field in found.typed.values())
    press(found.cancel_button)
