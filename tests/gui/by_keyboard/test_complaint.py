"""A complaint by keyboard alone: taken in, and answered by the head."""

from PySide6.QtCore import Qt

from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintStatus
from desktop_app.services.desk import Desk
from desktop_app.storage.complaints import on_file
from tests.gui.by_keyboard.keys import ALT, Keyboard
from tests.gui.case_screen import Screen

SUBJECT = "What it is about, as the papers say it; each line is a paragraph"
ANSWER = "The answer, as the paper prints it; each line is a paragraph"


def test_from_the_complaint_to_the_answer(screen: Screen, desk: Desk, head: Desk) -> None:
    keys = Keyboard(screen.context)
    keys.press(Qt.Key.Key_6, ALT)
    keys.ctrl(Qt.Key.Key_Return)
    keys.type("Һамитова Үміт Ғалымқызы")
    keys.enter_to("Address")
    keys.type("Алатау қ., Өркен к., 4")
    keys.enter_to(SUBJECT)
    keys.type("Төлем кешікті.")
    keys.ctrl(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)
    screen.context.desk = head
    keys.press(Qt.Key.Key_1, ALT)
    keys.enter()
    keys.ctrl(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Down)
    keys.enter_to(ANSWER)
    keys.type("Төлем 20 қарашада жасалды.")
    keys.ctrl(Qt.Key.Key_Return)
    assert keys.focus() == "Back"  # the answer as it will be is seen first
    assert _only(desk).is_open
    keys.tab_to("Issue the answer")
    keys.enter()
    assert _only(desk).status is ComplaintStatus.ANSWERED
    keys.holds("complaint to answer")


def _only(desk: Desk) -> Complaint:
    with desk.database.read() as connection:
        (found,) = on_file.ids(connection)
        return on_file.by_id(connection, found)
