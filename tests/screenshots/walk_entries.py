"""The page where an application is entered."""

from datetime import date

from PySide6.QtWidgets import QApplication, QListView, QWidget

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Channel, Role, Service, Status
from desktop_app.records.people import PersonEntry
from desktop_app.storage.people import on_file as people
from tests.builders import make_iban, make_iin
from tests.gui.entry_form import document
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office

CHILD = PersonEntry(
    make_iin(date(2017, 4, 12), Sex.FEMALE, 41),
    "Сейітқали",
    "Айсұлу",
    "Нұрланқызы",
    date(2017, 4, 12),
    Sex.FEMALE.value,
    "Алатау қаласы, Бәйтерек көшесі, 12-үй, 4-пәтер",
)
MOTHER = PersonEntry(
    make_iin(date(1990, 2, 3), Sex.FEMALE, 42),
    "Сейітқали",
    "Жанар",
    "Ерболқызы",
    date(1990, 2, 3),
    Sex.FEMALE.value,
    "Алатау қаласы, Бәйтерек көшесі, 12-үй, 4-пәтер",
    "+7 700 000 00 41",
)


def _person(fields: QWidget, who: PersonEntry) -> None:
    for name in ("iin", "surname", "given_name", "patronymic", "address", "phone"):
        line = getattr(fields, name).edit
        if not line.text():
            type_into(line, getattr(who, name))


def _half(office: Office, service: Service) -> EntryPage:
    page = office.go(places.entry(), EntryPage)
    page.form.service.set_value(service)
    _person(page.form.child, CHILD)
    _person(page.form.applicant, MOTHER)
    page.form.provider.box.setCurrentIndex(1)
    return page


def entries_home(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.entry(), EntryPage)
    office.take("entry-empty")
    office.press(page, "register")
    office.take("entry-empty-slips")
    office.bottom(page)
    office.take("entry-empty-slips-bottom")
    page = _half(office, Service.HOME_EDUCATION)
    page.form.checklist.accept_all()
    conclusion = document(page, "medical_conclusion")
    type_into(conclusion.number, "218/26")
    type_into(conclusion.issued_on, "02.11.2025")
    type_into(conclusion.expires_on, "02.11.2027")
    conclusion.pages.setValue(2)
    office.take("entry-home-complete", "entry")
    page.area.verticalScrollBar().setValue(0)
    office.bottom(page)
    office.take("entry-home-complete-bottom")
    conclusion.expires_on.setText("01.11.2026")
    state = document(page, "pedagogical_conclusion").state
    state.setCurrentIndex(state.findData(DocumentState.MISSING))
    office.bottom(page)
    office.take("entry-home-lacking", "entry-lacking")
    conclusion.expires_on.setText("31.02.2026")
    page.form.checklist.check()
    office.take("entry-home-wrong-day")
    page.form.channel.set_value(Channel.PORTAL)
    conclusion.expires_on.setText("02.11.2027")
    type_into(page.form.sent_at.edit, "09:30")
    page.form.checklist.accept_all()
    page.area.verticalScrollBar().setValue(0)
    office.take("entry-home-portal")


def entries_known(office: Office) -> None:
    page = office.go(places.entry(), EntryPage)
    page.form.child.surname.edit.setFocus()
    type_into(page.form.child.surname.edit, "Бөк")
    office.take("entry-found-while-typing")
    for popup in QApplication.topLevelWidgets():
        if isinstance(popup, QListView):
            popup.hide()
    page = office.go(places.entry(), EntryPage)
    type_into(page.form.child.iin.edit, office.application("Шәріп", Status.REGISTERED).child_iin)
    office.take("entry-open-already")
    page = office.go(places.entry(), EntryPage)
    type_into(page.form.child.iin.edit, "170412612345")
    office.take("entry-wrong-iin")
    _mended(office)


def _mended(office: Office) -> None:
    """Names and numbers as they are pasted: set right, doubted, refused."""
    page = office.go(places.entry(), EntryPage)
    child, applicant = page.form.child, page.form.applicant
    iin = CHILD.iin
    pasted = (
        (child.iin, f"ИИН {iin[:3]} {iin[3:6]}-{iin[6:]}"),
        (child.surname, "СЕЙIТҚАЛИ"),
        (child.given_name, "Айс\u00adұлу"),
        (child.patronymic, "=1+1"),
        (child.phone, "2-12-34"),
        (applicant.iin, f"{MOTHER.iin[:11]}О"),
        (applicant.surname, "Ким Светлана (мать)"),
        (applicant.given_name, "Петрова Н. И. и Петров С. И."),
        (applicant.patronymic, "Ерболқызы 2"),
        (applicant.phone, "8 701 000 64 68"),
    )
    for field, text in pasted:
        field.edit.clear()
        type_into(field.edit, text)
        field.tidy()
    office.take("entry-mended")


def entries_reimbursement(office: Office) -> None:
    page = _half(office, Service.REIMBURSEMENT)
    office.take("entry-reimbursement-top")
    office.bottom(page)
    office.take("entry-reimbursement-bottom")
    office.press(page, "register")
    office.take("entry-reimbursement-slips")
    facts = page.form.reimbursement
    type_into(facts.number.edit, "17")
    type_into(facts.issued_on.edit, "20.11.2026")
    type_into(facts.first_day.edit, "01.09.2026")
    type_into(facts.last_day.edit, "25.05.2027")
    facts.indefinite.set_value(True)
    type_into(facts.iban.edit, make_iban(9))
    page.form.checklist.accept_all()
    page.area.verticalScrollBar().setValue(0)
    office.take("entry-reimbursement-complete")
    page.answer.print_to_sign()
    office.dialog_shot("application-to-sign")
    office.bottom(page)
    office.take("entry-reimbursement-complete-bottom")
    with office.desk.database.read() as connection:
        known = people.child_ids(connection, "Ханзадаүмітгүл")[0]
    office.go(places.reimbursement_for(known), EntryPage)
    office.take("entry-reimbursement-known")
