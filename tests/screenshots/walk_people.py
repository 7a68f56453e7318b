"""Who somebody is: asked at the fields of an application, at a card, and of who complains."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desktop_app.gui import places
from desktop_app.gui.complaints.entry import RegisterComplaintDialog
from desktop_app.gui.complaints.list_page import ComplaintsPage
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.records.kinds import Relation, Role
from desktop_app.records.who_it_is import Said
from desktop_app.storage.people import on_file as people
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office


def who_they_are(office: Office) -> None:
    office.role(Role.CLERK)
    with office.desk.database.read() as connection:
        known = people.matching(connection, "Шәріп")[0]
    page = office.go(places.entry(), EntryPage)
    child, applicant = page.form.child, page.form.applicant
    type_into(child.surname.edit, "Сергеева")
    type_into(child.given_name.edit, "Инна")
    type_into(child.iin.edit, known.iin)
    office.take("entry-who-is-it")
    type_into(applicant.surname.edit, "Сергеева")
    type_into(applicant.given_name.edit, "Ольга")
    page.form.relation.set_value(Relation.FATHER)
    applicant.birth_date.set_value(date(2012, 1, 30))
    office.take("entry-doubts")
    child.who_it_is.buttons[Said.CHANGED].click()
    office.take("entry-who-changed")
    type_into(child.who_it_is.changed_on.edit, "14.08.2026")
    type_into(child.who_it_is.document.edit, "№ 8")
    child.who_it_is.take_button.click()
    QApplication.processEvents()
    office.take("entry-who-answered")
    office.press(office.go(places.COMPLAINTS, ComplaintsPage), "register")
    complaint = office.dialog(RegisterComplaintDialog)
    type_into(complaint.form.complainant.edit, "Сергеева Ольга")
    type_into(complaint.form.iin.edit, known.iin)
    office.take("dialog-complaint-who-is-it")
    complaint.anonymous.set_value(True)
    office.dialog_shot("dialog-complaint-anonymous")
    card = office.child("Өтеген Мирас")
    card.acts.edit()
    person = office.dialog(PersonDialog)
    person.surname.set_value("Сергеев")
    person.accept_button.click()
    office.dialog_shot("dialog-person-changed")
