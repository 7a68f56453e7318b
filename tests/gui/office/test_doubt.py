"""A question that must be answered before anybody works, on a page of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.office.doubt import Doubt
from tests.gui.keyboard import type_into
from tests.gui.seen import seen


def _page(accept: str, done: list[str]) -> Doubt:
    return Doubt(
        "The clock",
        "By this PC's clock it is <1970>.",
        accept,
        [("Look again", lambda: done.append("again")), ("Other…", lambda: done.append("other"))],
        "Call somebody.",
    )


def test_it_is_accepted_with_a_reason_or_left(qtbot: QtBot) -> None:
    done: list[str] = []
    page = _page("It is right", done)
    seen(qtbot, page)
    assert "By this PC's clock it is <1970>." in [made.text() for made in page.findChildren(QLabel)]
    type_into(page.why.edit, "Радио бойынша")
    with qtbot.waitSignal(page.accepted) as accepted:
        QTest.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    assert accepted.args == ["Радио бойынша"]
    assert not page.accept_button.isEnabled()
    page.not_accepted("Write how you know.")
    assert page.accept_button.isEnabled()
    again, other = (made for made in page.findChildren(QPushButton) if made.text() != "It is right")
    assert again.property("primary")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert done == ["again", "other"]


def test_who_may_not_accept_it_is_told_who_may(qtbot: QtBot) -> None:
    page = _page("", [])
    seen(qtbot, page)
    assert "Call somebody." in [made.text() for made in page.findChildren(QLabel)]
    assert not page.accept_button.isVisible()
    assert not page.why.isVisible()
