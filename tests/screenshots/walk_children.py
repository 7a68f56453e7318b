"""The page of a child, and what it opens."""

from desktop_app.records.kinds import Role
from tests.screenshots.office import Office


def child_cards(office: Office) -> None:
    office.role(Role.CLERK)
    names = ("payments", "awards", "applications", "certificates", "events", "papers", "history")
    page = office.child("Бекзат")
    for number, name in enumerate(names):
        page.tabs.setCurrentIndex(number)
        office.take(f"child-ended-{name}")
    for surname, name, guide in (
        ("Петрова Варвара", "award", ""),
        ("Өтеген Мирас", "overpaid", "child"),
        ("Соколов Илья", "died", ""),
        ("Юсупов Шәкір", "ordered", ""),
        ("Мамедов", "refused", ""),
        ("Лебедева", "open", ""),
        ("Ханзадаүмітгүл", "long-name", ""),
    ):
        office.child(surname)
        office.take(f"child-{name}", guide)


def child_dialogs(office: Office) -> None:
    page = office.child("Өтеген Мирас")
    page.acts.edit()
    office.dialog_shot("dialog-person")
    page.acts.record_event()
    office.take("dialog-event")
    office.slips_shot("dialog-event-slips")
    page.acts.record_certificate()
    office.take("dialog-child-certificate")
    office.slips_shot("dialog-child-certificate-slips")
    page.tabs.setCurrentWidget(page.events)
    page.annul()
    office.dialog_shot("dialog-annul-event")
    page.tabs.setCurrentWidget(page.payments)
    page.acts.why(page.payments.rows[-1])
    office.dialog_shot("dialog-child-steps")
    page.acts.print_slip()
    office.dialog_shot("dialog-calculation-slip")
