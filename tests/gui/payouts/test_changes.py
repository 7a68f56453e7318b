"""From quarter to quarter on screen: who joined, left and changed, and why."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.payouts.changes import PayoutChanges
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.payout_changes import Change, ChangeKind
from tests.gui.tables import check, shown

IIN = "150407600012"
WHY = (Step("Entitled only from {month}", "D-4", {"month": Month(2026, 1)}),)
CHANGES = (
    Change(ChangeKind.JOINED, 5, "Әлия", IIN, None, 34_600, WHY),
    Change(ChangeKind.LEFT, 6, "Болат", IIN, 31_456, None),
    Change(ChangeKind.AMOUNT, 7, "Вера", IIN, 31_456, 34_600),
    Change(ChangeKind.PAYEE, 8, "Ғани", IIN, "Анасы", "Әкесі"),
    Change(ChangeKind.ACCOUNT, 9, "Дана", IIN, "KZ04601C000000483059", "KZ13601C000000388031"),
)


def test_each_change_has_its_line_and_reason(qtbot: QtBot) -> None:
    opened: list[int] = []
    widget = PayoutChanges(opened.append)
    qtbot.addWidget(widget)
    widget.resize(1130, 400)
    widget.show()
    widget.show_changes(CHANGES)
    check(widget.table)
    assert widget.summary.text() == "Joined: 1, left: 1, changed: 3"
    assert widget.name == "Changes since the payout before: 5"
    assert shown(widget.table) == [
        f"Әлия | {IIN} | Joined | – | 34 600 ₸ | Entitled only from January 2026",
        f"Болат | {IIN} | Left | 31 456 ₸ | – | ",
        f"Вера | {IIN} | Another sum | 31 456 ₸ | 34 600 ₸ | ",
        f"Ғани | {IIN} | Another payee | Анасы | Әкесі | ",
        f"Дана | {IIN} | Another account | KZ04601C000000483059 | KZ13601C000000388031 | ",
    ]
    widget.table.selectRow(2)
    QTest.keyClick(widget.table, Qt.Key.Key_Return)
    assert opened == [7]


def test_nothing_changed_is_said(qtbot: QtBot) -> None:
    widget = PayoutChanges(lambda _child: None)
    qtbot.addWidget(widget)
    widget.show_changes(CHANGES)
    widget.show_changes(())
    assert widget.summary.text() == "Nothing has changed since the payout before."
    assert not widget.table.isVisibleTo(widget)
