"""Who looked at whom, as the administrator and the head see it."""

from desktop_app.gui.places import Place
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.records.kinds import Role
from tests.screenshots.office import Office


def looks(office: Office) -> None:
    before = office.desk.worker.role
    office.role(Role.HEAD)
    page = office.child("Бекзат")
    page.tabs.setCurrentWidget(page.looks)
    office.take("child-looks")
    office.go(Place("registers", text="looks"), RegistersPage)
    office.take("registers-looks")
    office.role(before)
