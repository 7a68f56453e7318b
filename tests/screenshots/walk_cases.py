"""The page of an application at every stage, and what it opens."""

from desktop_app.gui.applications.certificate import CertificateDialog
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.records.kinds import Role, Status
from tests.screenshots.office import Office


def cases(office: Office) -> None:
    shown = (
        ("Шәріп", Status.REGISTERED, "to-consider"),
        ("Маматов", Status.CONSIDERED, "to-order"),
        ("Юсупов", Status.ORDERED, "to-certify"),
        ("Өмір", Status.ORDERED, "certified"),
        ("Қасымбек", Status.REGISTERED, "to-award"),
        ("Югай", Status.REGISTERED, "to-refuse"),
    )
    for role in (Role.CLERK, Role.HEAD):
        office.role(role)
        for name, status, words in shown:
            guide = f"case-{words}" if role is Role.HEAD and words == "to-award" else ""
            office.case(name, status)
            office.take(f"case-{words}-{role.value}", guide)
    for name, status, words in (
        ("Петрова", Status.AWARDED, "awarded"),
        ("Ғабдулла", Status.REFUSED, "refused-appendix-2"),
        ("Исламов", Status.REFUSED, "refused-d8"),
        ("Ли Анастасия", Status.WITHDRAWN, "withdrawn"),
        ("Ханзадаүмітгүл", Status.ORDERED, "long-name"),
    ):
        page = office.case(name, status)
        office.take(f"case-{words}")
        office.bottom(page)
        office.take(f"case-{words}-bottom")


def case_dialogs(office: Office) -> None:
    office.role(Role.HEAD)
    page = office.case("Шәріп", Status.REGISTERED)
    office.press(page, "consider")
    office.take("dialog-consider")
    office.slips_shot("dialog-consider-slips")
    office.press(page, "applicant")
    office.dialog_shot("dialog-applicant")
    office.press(page, "toSign")
    office.dialog_shot("application-to-sign-registered")
    office.press(page, "withdraw")
    office.take("dialog-withdraw")
    office.slips_shot("dialog-withdraw-slips")
    page = office.case("Маматов", Status.CONSIDERED)
    office.press(page, "order")
    office.take("dialog-order")
    office.slips_shot("dialog-order-issued")
    page = office.case("Қасымбек", Status.REGISTERED)
    office.press(page, "refuse")
    office.take("dialog-refuse", "refuse")
    office.slips_shot("dialog-refuse-slips")
    page = office.case("Петрова", Status.AWARDED)
    office.press(page, "why")
    office.dialog_shot("dialog-reasons")
    page = office.case("Юсупов", Status.ORDERED)
    office.press(page, "certificate")
    office.take("dialog-certificate")
    office.dialog(CertificateDialog).accept_button.click()
    office.confirm("dialog-certificate-confirmed")
    office.dialog(PreviewDialog)
    office.dialog_shot("dialog-certificate-issued")
    office.take("case-to-apply-head")
