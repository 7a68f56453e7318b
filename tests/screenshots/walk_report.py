"""The report for the head and the region: its charts, its tables, and what is printed."""

from desktop_app.gui import places
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.reports.report_page import ReportPage
from desktop_app.records.kinds import Role
from tests.screenshots.office import Office


def report_page(office: Office) -> None:
    office.role(Role.ACCOUNTANT)
    page = office.go(places.REPORT, ReportPage)
    names = ("charts", "months", "schools", "refusals", "terms", "payments")
    for number, name in enumerate(names):
        page.tabs.setCurrentIndex(number)
        office.take(f"report-{name}", "report" if name == "charts" else "")
    page.tabs.setCurrentIndex(0)
    page.show_paper()
    office.dialog(PreviewDialog)
    office.dialog_shot("report-on-paper")
    page.period.year.setValue(2031)
    office.take("report-not-begun")
