"""A payee's end at its dialog: what is due is shown first, and the document is asked for."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.awards.payee_end import PayeeEndDialog, take_back
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.law.steps import Words
from desktop_app.records.act_documents import ActKind, read
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.services.awards import payee_ends
from desktop_app.services.desk import Desk
from desktop_app.storage.awards import decided
from tests.builders import Clock, reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.services.acts import award


def test_recorded_and_taken_back(
    qtbot: QtBot, context: Context, head: Desk, school: int, clock: Clock
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2025, 12, 22))
    with head.database.read() as connection:
        (row,) = decided.awards(connection, child)
    window = seen(qtbot)
    held = payee_ends.held(head, row.payee_id)
    dialog = PayeeEndDialog(window, context, row, held)
    dialog.start()
    told = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Due to them now: Әлімқұлова" in told
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.happened_on.slip == "Enter the day."
    dialog.kind.set_value(PayeeEndKind.RIGHTS_LOST)
    type_into(dialog.happened_on.edit, "10.11.2025")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert dialog.document.number.slip == "Write the number of the document that shows it."
    assert dialog.document.kind.value() == ActKind.COURT
    type_into(dialog.document.number.edit, "8")
    type_into(dialog.document.issued_on.edit, "10.11.2025")
    type_into(dialog.document.issuer_ru.edit, "Алатауский городской суд")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    with head.reading() as connection:
        (end,) = payee_ends.of_child(connection, child)
    assert (end.kind, end.happened_on) == (PayeeEndKind.RIGHTS_LOST, date(2025, 11, 10))
    assert read(end.document) == Words(
        "сот шешімі № 8, 10.11.2025, Алатауский городской суд",
        "решение суда № 8, 10.11.2025, Алатауский городской суд",
    )

    back = take_back(window, context, row.payee_name, end)
    back.start()
    back.why.set_value("Аттас адам")
    QTest.mouseClick(back.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    with head.reading() as connection:
        assert payee_ends.of_child(connection, child) == []


def test_from_the_page_of_the_child_by_keyboard(
    qtbot: QtBot, heads_screen: Screen, school: int, clock: Clock
) -> None:
    context, window = heads_screen.context, heads_screen.window
    child = award(context.desk, reimbursement_entry(school)).child_id
    clock.move_to(date(2025, 12, 22))
    window.open(places.child(child))
    settle(context)
    page = window.page
    assert isinstance(page, ChildPage)
    page.tabs.setCurrentWidget(page.awards)
    page.payee_button.setFocus()
    QTest.keyClick(page.payee_button, Qt.Key.Key_Space)
    settle(context)
    (dialog,) = page.findChildren(PayeeEndDialog)
    type_into(dialog.happened_on.edit, "10.11.2025")
    type_into(dialog.document.number.edit, "5")
    type_into(dialog.document.issued_on.edit, "11.11.2025")
    type_into(dialog.document.issuer_kk.edit, "АХАТ бөлімі")
    QTest.keyClick(
        dialog.document.issuer_kk.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    settle(context)
    assert page.file.held == 52_427
    assert page.file.due == 0
    assert page.next.words.text().startswith("The payee died on 10.11.2025.")
    assert page.payee_button.text() == "Take back: the payee…"
