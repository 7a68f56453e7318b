"""The page of a child, and what it opens."""

from datetime import date

from desktop_app.gui import places
from desktop_app.gui.dialogs.amend import AmendDialog, Kind
from desktop_app.gui.dialogs.what_if import WhatIfDialog
from desktop_app.gui.pages.child_then import ChildThenPage
from desktop_app.law.facts import EndReason
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
    page.edit()
    office.dialog_shot("dialog-person")
    page.record_event()
    office.take("dialog-event")
    office.slips_shot("dialog-event-slips")
    page.record_certificate()
    office.take("dialog-child-certificate")
    office.slips_shot("dialog-child-certificate-slips")
    page.tabs.setCurrentWidget(page.events)
    page.correct()
    office.dialog_shot("dialog-correct-event")
    page.annul()
    office.dialog_shot("dialog-annul-event")
    page.tabs.setCurrentWidget(page.payments)
    page.why(page.payments.rows[-1])
    office.dialog_shot("dialog-child-steps")
    page.print_slip()
    office.dialog_shot("dialog-calculation-slip")
    office.go(places.child_then(page.place.id, date(2026, 1, 20)), ChildThenPage)
    office.take("child-then", "then")
    what_if(office)
    amendment(office)


def what_if(office: Office) -> None:
    """A certificate that would end in November, and an MCI of the next year."""
    page = office.child("Петрова Варвара")
    page.what_if()
    asked = office.dialog(WhatIfDialog)
    asked.certificate.set_value(date(2026, 11, 20))
    asked.values.mci_from.set_value(date(2027, 1, 1))
    asked.values.mci.set_value("4700")
    asked.count()
    asked.table.table.selectRow(1)
    office.dialog_shot("dialog-what-if", "what-if")


def amendment(office: Office) -> None:
    """The head ends an award, and sees what that means before it is kept."""
    office.role(Role.HEAD)
    page = office.child("Петрова Варвара")
    page.tabs.setCurrentWidget(page.awards)
    office.take("child-awards-head")
    page.amend()
    asked = office.dialog(AmendDialog)
    asked.kind.set_value(Kind.ENDED)
    asked.reason.set_value(EndReason.MOVED_AWAY)
    asked.day.set_value(date(2026, 10, 14))
    asked.why.set_value(
        {"kk": "Отбасы Қонаев қаласына көшті", "ru": "Семья переехала в Конаев"}[
            office.camera.language
        ]
    )
    asked.kind.changed.emit()
    office.dialog_shot("dialog-amend", "amend")
    office.role(Role.CLERK)
