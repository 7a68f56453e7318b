"""The head's decision by keyboard alone, from the first screen."""

from datetime import date

from PySide6.QtCore import Qt

from desktop_app.records.kinds import NoticeKind, Status
from desktop_app.services.desk import Desk
from tests.builders import Period, reimbursement_entry
from tests.gui.by_keyboard.keys import ALT, Keyboard
from tests.gui.case_screen import Screen
from tests.services.acts import application_now, papers_of, register


def test_from_the_first_screen_to_the_award(heads_screen: Screen, desk: Desk, school: int) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 11, 20), certificate=year)
    case = register(desk, entry)
    keys = Keyboard(heads_screen.context)
    keys.press(Qt.Key.Key_1, ALT)
    assert keys.focus() == "What waits"
    keys.enter()
    keys.ctrl(Qt.Key.Key_Return)  # the paper as it will be, and the focus on the safe side
    assert keys.focus() == "Back"
    assert application_now(desk, case.id).status is Status.REGISTERED
    keys.tab_to("Award and print the notice")
    keys.enter()
    assert application_now(desk, case.id).status is Status.AWARDED
    assert NoticeKind.AWARD in {each.kind for each in papers_of(desk, case)}
    keys.holds("reimbursement to award")
