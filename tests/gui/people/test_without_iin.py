"""The head allows payment without an IIN, with the reason; the page of the child offers it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.services.people import keeping
from tests.builders import Clock, a_child, reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.patient_window import settle
from tests.services.acts import award


def test_allowed_from_the_page_of_the_child(
    qtbot: QtBot, heads_screen: Screen, school: int, clock: Clock
) -> None:
    context, window = heads_screen.context, heads_screen.window
    child = a_child(iin="", document_kind="Паспорт", document_number="FR 123456")
    child_id = award(context.desk, reimbursement_entry(school, child=child)).child_id
    clock.move_to(date(2025, 12, 22))
    window.open(places.child(child_id))
    settle(context)
    page = window.page
    assert isinstance(page, ChildPage)
    assert page.who.text().startswith("IIN to follow: Паспорт FR 123456")
    offered = [
        each for each in page.next.findChildren(QPushButton) if "without the IIN" in each.text()
    ]
    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(ReasonDialog)
    dialog.why.set_value("Құжат күтілуде")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert keeping.on_file(context.desk, child_id).paid_without_iin == "Құжат күтілуде"
