"""What becomes of an award: changed, passed on, asked about for a past day, supposed otherwise."""

from datetime import date

from PySide6.QtWidgets import QPushButton

from desktop_app.gui import places
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.awards.amend import AmendDialog, Kind
from desktop_app.gui.awards.take_over import TakeOverDialog
from desktop_app.gui.awards.what_if import WhatIfDialog
from desktop_app.gui.children.as_known_on_page import ChildThenPage
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.records.kinds import Relation, Role
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services.applications import registering
from desktop_app.storage.people import on_file as people
from tests.builders import Period, make_iban, make_iin, reimbursement_entry
from tests.screenshots.office import Office

_SCHOOL_YEAR = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
_TOLD = {
    "kk": "Отбасының жазбаша хабары, 2026 жылғы 20 қараша",
    "ru": "Письмо семьи от 20 ноября 2026 года",
}


def award_dialogs(office: Office) -> None:
    what_if(office)
    known_then(office)
    changes(office)
    events(office)
    passed_on(office)


def what_if(office: Office) -> None:
    office.role(Role.CLERK)
    office.child("Петрова Варвара").acts.what_if()
    dialog = office.dialog(WhatIfDialog)
    office.take("what-if-nothing")
    dialog.since.set_value(date(2026, 11, 2))
    dialog.values.mci_from.set_value(date(2027, 1, 1))
    dialog.values.mci.set_value("4600")
    dialog.count()
    dialog.table.table.selectRow(1)
    office.take("what-if", "what-if")
    dialog.values.mci.set_value("")
    dialog.values.rate.set_value("8")
    dialog.until.set_value(date(2026, 10, 1))
    dialog.count()
    office.dialog_shot("what-if-slips")


def known_then(office: Office) -> None:
    child_id = office.child("Өтеген Мирас").place.id
    page = office.go(places.child_then(child_id, date(2026, 10, 2)), ChildThenPage)
    for number, name in enumerate(("payments", "awards", "events")):
        page.tabs.setCurrentIndex(number)
        office.take(f"known-then-{name}")
    office.go(places.child_then(child_id, date(2026, 1, 20)), ChildThenPage)
    office.take("known-then-before-the-event", "then")
    page = office.go(places.child_then(child_id, date(2024, 1, 2)), ChildThenPage)
    office.take("known-then-nothing")
    page.day.edit.setText("31.12.2026")
    page.ask()
    office.take("known-then-slip")


def changes(office: Office) -> None:
    """The award's tab and every kind of change; one is made, so that the tab shows it."""
    office.role(Role.CLERK)
    page = _awards(office)
    office.take("child-awards-clerk")
    office.role(Role.HEAD)
    page = _awards(office)
    for kind in Kind:
        if kind is Kind.TAKEN_BACK:
            continue
        dialog = _change(office, page, kind)
        office.take(f"amend-{kind.value.replace(' ', '-')}")
        if kind is not Kind.DISABILITY:
            _fill(dialog, kind)
            office.take(f"amend-{kind.value.replace(' ', '-')}-filled")
        office.slips_shot(f"amend-{kind.value.replace(' ', '-')}-slips")
    dialog = _change(office, page, Kind.ENDED)
    _fill(dialog, Kind.ENDED)
    dialog.why.set_value(_TOLD[office.camera.language])
    office.take("amend-ended-why", "amend")
    dialog.accept_button.click()
    office.confirm()
    page = _awards(office)
    office.take("child-awards-changed")
    _change(office, page, Kind.TAKEN_BACK)
    office.dialog_shot("amend-taken-back")


def _awards(office: Office) -> ChildPage:
    page = office.child("Петрова Варвара")
    page.tabs.setCurrentWidget(page.awards)
    return page


def _change(office: Office, page: ChildPage, kind: Kind) -> AmendDialog:
    page.amend()
    dialog = office.dialog(AmendDialog)
    dialog.kind.set_value(kind)
    return dialog


def _fill(dialog: AmendDialog, kind: Kind) -> None:
    match kind:
        case Kind.ENDED:
            dialog.day.set_value(date(2026, 11, 20))
        case Kind.ACCOUNT:
            dialog.iban.set_value(make_iban(77))
        case _:
            dialog.certificate.set_value(dialog.certificate.box.itemData(1))
    dialog.refresh()


def events(office: Office) -> None:
    page = office.child("Өтеген Мирас")
    page.tabs.setCurrentWidget(page.events)
    office.take("child-overpaid-events")
    page.correct()
    office.take("dialog-correct-event")
    office.slips_shot("dialog-correct-event-slips")


def passed_on(office: Office) -> None:
    """The father applies while the mother is paid."""
    application = _second_parent(office)
    office.role(Role.CLERK)
    office.go(places.case(application), CasePage)
    office.take("case-pass-on-clerk")
    office.role(Role.HEAD)
    page = office.go(places.case(application), CasePage)
    office.take("case-pass-on-head")
    button = page.findChild(QPushButton, "passOn")
    assert button is not None
    button.click()
    dialog = office.dialog(TakeOverDialog)
    office.take("dialog-pass-on")
    dialog.month.set_value("2026-12")
    dialog.refresh()
    office.take("dialog-pass-on-later")
    dialog.accept_button.click()
    office.confirm()
    office.dialog(PreviewDialog)
    office.dialog_shot("paper-pass-on")


def _second_parent(office: Office) -> int:
    with office.desk.database.read() as connection:
        child_id = people.child_ids(connection, "Герман Роберт")[0]
        child = people.by_id(connection, child_id)
    entry = reimbursement_entry(
        1,
        child=_entry_of(child),
        applicant=PersonEntry(
            iin=make_iin(date(1986, 2, 3), serial=41),
            surname=child.surname,
            given_name="Сергей",
            patronymic="Петрович",
            birth_date=date(1986, 2, 3),
            sex="male",
            address="Алатау қ., Жетіген к., 7 үй",
            phone="+7 700 000 00 00",
        ),
        relation=Relation.FATHER,
        applied_on=date(2026, 11, 20),
        certificate=_SCHOOL_YEAR,
        facts={"iban": make_iban(41)},
    )
    return registering.register(office.desk, entry).application.id


def _entry_of(person: Person) -> PersonEntry:
    return PersonEntry(
        iin=person.iin,
        surname=person.surname,
        given_name=person.given_name,
        patronymic=person.patronymic,
        birth_date=person.birth_date,
        sex=person.sex,
    )
