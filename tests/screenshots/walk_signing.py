"""The Papers page: what is due, what waits for the head, and many papers at once."""

from desktop_app.gui import places
from desktop_app.gui.frames.page import Page
from desktop_app.gui.papers.as_one_pdf import ManyPapersDialog
from desktop_app.gui.places import Place
from desktop_app.gui.post.many_tab import ManyPapersTab
from desktop_app.gui.post.page import PapersPage
from desktop_app.gui.post.to_issue import ToIssueTab
from desktop_app.gui.post.to_sign import ToSignTab
from desktop_app.records.kinds import Role
from tests.screenshots.office import Office
from tests.screenshots.screen import settle


def signing(office: Office) -> None:
    """As a clerk prepares, and as the head looks, sends back and signs."""
    office.role(Role.CLERK)
    office.go(places.TODAY, Page)
    office.take("today-clerk")
    tab = office.go(places.TO_ISSUE, PapersPage).tabs.currentWidget()
    assert isinstance(tab, ToIssueTab)
    office.take("papers-to-issue", "to-issue")
    tab.show_list(1)
    office.take("papers-demands")
    tab.show_list(0)
    tab.terminations.table.selectAll()
    tab.terminations.left_out.set_value("Құжатпен расталған")
    tab.terminations.issue()
    settle(office.app)
    office.take("papers-prepared")
    office.go(places.TO_SIGN, PapersPage)
    office.take("papers-prepared-by-clerk")
    _many(office)
    office.role(Role.HEAD)
    tray = office.go(places.TO_SIGN, PapersPage).tabs.currentWidget()
    assert isinstance(tray, ToSignTab)
    office.take("papers-to-sign", "to-sign")
    tray.look()
    settle(office.app)
    office.dialog_shot("papers-draft")
    tray.send_back()
    office.take("dialog-send-back")
    office.slips_shot("dialog-send-back-slips")
    tray.table.selectAll()
    tray.sign()
    settle(office.app)
    office.take("papers-signed")


def _many(office: Office) -> None:
    tab = office.go(Place("papers", text="many"), PapersPage).tabs.currentWidget()
    assert isinstance(tab, ManyPapersTab)
    tab.period.part.setCurrentIndex(0)
    settle(office.app)
    tab.table.selectAll()
    office.take("papers-many")
    tab.papers.show_all()
    office.dialog(ManyPapersDialog)
    office.dialog_shot("papers-many-shown")
