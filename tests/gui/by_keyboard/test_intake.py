"""An application taken in by keyboard alone: to the receipt, and to the refusal."""

from PySide6.QtCore import Qt

from desktop_app.gui.applications.page import CasePage
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.desk import Desk
from desktop_app.storage.post import deliveries
from tests.builders import a_child, a_parent
from tests.gui.by_keyboard.keys import Keyboard
from tests.gui.case_screen import Screen
from tests.services.acts import application_now, papers_of

CHILD, PARENT = a_child(1), a_parent(1)


def _people(keys: Keyboard) -> None:
    """To the last name of the applicant; what an IIN says is not typed."""
    keys.ctrl(Qt.Key.Key_N)
    for person in (CHILD, PARENT):
        keys.enter_to("IIN")
        keys.type(person.iin)
        keys.enter_to("Surname")
        keys.type(person.surname)
        keys.enter()
        keys.type(person.given_name)
        keys.enter()
        keys.type(person.patronymic)


def test_to_the_receipt(screen: Screen, desk: Desk, school: int) -> None:
    """From the last field of the names no more than six keys, besides what is typed."""
    keys = Keyboard(screen.context)
    _people(keys)
    names = keys.pressed
    keys.enter_to("Address")
    keys.type(PARENT.address)
    keys.press(Qt.Key.Key_F8)
    keys.type("218/25")
    keys.enter()
    keys.type("01.09.2027")
    keys.enter()
    assert keys.focus() == "Register and print the receipt slip"
    keys.enter()
    assert keys.pressed - names <= 6
    page = screen.window.page
    assert isinstance(page, CasePage)
    (paper,) = papers_of(desk, application_now(desk, page.place.id))
    assert paper.kind is NoticeKind.RECEIPT_SLIP
    keys.tab_to("Handed over now")
    keys.enter()
    with desk.database.read() as connection:
        assert deliveries.of_notice(connection, paper.id)
    keys.holds("intake to receipt")


def test_to_the_refusal(screen: Screen, desk: Desk, school: int) -> None:
    """A paper is missing: the refusal is seen first, and nothing is done by one key too many."""
    keys = Keyboard(screen.context)
    _people(keys)
    keys.enter_to("Address")
    keys.type(PARENT.address)
    keys.ctrl(Qt.Key.Key_Return)
    assert keys.focus() == "Register and refuse (Appendix 2)"  # led to: a number is taken by it
    keys.enter()
    assert keys.focus() == "Back"
    assert not isinstance(screen.window.page, CasePage)
    keys.tab_to("Register and refuse (Appendix 2)")
    keys.enter()
    page = screen.window.page
    assert isinstance(page, CasePage)
    (paper,) = papers_of(desk, application_now(desk, page.place.id))
    assert paper.kind is NoticeKind.APPENDIX_TWO_REFUSAL
    keys.holds("intake to refusal")
