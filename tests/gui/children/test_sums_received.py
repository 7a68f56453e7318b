"""The yearly statement from the child's page: year, payee and language are asked, then shown."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.children.sums_received import SumsReceivedDialog
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import bank_answers
from tests.builders import Clock, reimbursement_entry
from tests.gui.patient_window import settle
from tests.services.acts import award, pay

LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow, context: Context, child_id: int) -> ChildPage:
    window.open(places.child(child_id))
    settle(context)
    assert isinstance(window.page, ChildPage)
    return window.page


def test_it_is_issued_and_shown(
    window: MainWindow,
    context: Context,
    head: Desk,
    accountant: Desk,
    school: int,
    clock: Clock,
) -> None:
    case = award(head, reimbursement_entry(school))
    payout = pay(accountant, "2025Q3")
    page = shown(window, context, case.child_id)
    assert not page.received_button.isEnabled()  # a clerk asks who pays
    assert page.received_button.toolTip()
    context.desk = accountant
    page = shown(window, context, case.child_id)
    QTest.mouseClick(page.received_button, LEFT)
    settle(context)
    assert "has not paid anything" in window.banner.words.text()
    bank_answers.all_paid(accountant, payout.id, accountant.today())
    page = shown(window, context, case.child_id)
    QTest.mouseClick(page.received_button, LEFT)
    settle(context)
    (asked,) = window.findChildren(SumsReceivedDialog)
    assert asked.year.box.currentText().startswith("2025: ")
    QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)
    (paper,) = window.findChildren(IssuedPaperDialog)
    assert paper.isVisible()
    assert not paper.take_back.isVisible()
    paper.close()
