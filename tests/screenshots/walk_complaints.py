"""Complaints: the list, one at each stage, and the dialogs of what is done with them."""

from desktop_app.gui import places
from desktop_app.gui.complaints.entry import RegisterComplaintDialog
from desktop_app.gui.complaints.list_page import ComplaintsPage
from desktop_app.gui.complaints.page import ComplaintPage
from desktop_app.records.kinds import ComplaintBody, ComplaintStatus, Role, Status
from desktop_app.storage.complaints import on_file as complaints
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office


def complaint_pages(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.COMPLAINTS, ComplaintsPage)
    office.take("complaints")
    page.status.setCurrentIndex(1)
    office.take("complaints-all")
    type_into(page.text, "жоқ адам")
    office.take("complaints-none")
    for name, words in (
        ("Ыбырай", "to-answer"),
        ("Ықылас", "to-send-on"),
        ("Цой", "waits"),
        ("Құрманғали", "answered"),
        ("Әмірбек", "sent-on"),
        ("Миллер", "withdrawn"),
    ):
        _complaint(office, name)
        office.take(f"complaint-{words}", "complaint" if words == "to-answer" else "")


def complaint_dialogs(office: Office) -> None:
    for role in (Role.CLERK, Role.HEAD):
        office.role(role)
        page = _complaint(office, "Ыбырай")
        for name in ("answer", "extend"):
            office.press(page, name)
            office.take(f"dialog-complaint-{name}-{role.value}")
            office.slips_shot(f"dialog-complaint-{name}-{role.value}-slips")
        page = _complaint(office, "Ықылас")
        for name in ("sendOn", "answer"):
            office.press(page, name)
            office.take(f"dialog-complaint-elsewhere-{name}-{role.value}")
            office.slips_shot(f"dialog-complaint-elsewhere-{name}-{role.value}-slips")
    page = _complaint(office, "Ықылас")
    for name in ("withdraw", "correct"):
        office.press(page, name)
        office.dialog_shot(f"dialog-complaint-{name}")
    case = office.case("Петрова", Status.AWARDED)
    office.press(case, "complaint")
    dialog = office.dialog(RegisterComplaintDialog)
    office.take("dialog-complaint-register")
    dialog.form.sent_to.set_value(ComplaintBody.QUALITY)
    dialog.form.complainant.set_value("")
    dialog.form.received_on.set_value(None)
    office.slips_shot("dialog-complaint-register-slips")


def _complaint(office: Office, name: str) -> ComplaintPage:
    """The newest complaint of somebody."""
    with office.desk.database.read() as connection:
        found = complaints.ids(connection, name, ComplaintStatus)[0]
    return office.go(places.complaint(found), ComplaintPage)
