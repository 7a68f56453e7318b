"""Numbers of other journals are put down where the clerk works: at a case, a complaint, a paper."""

from datetime import date

from PySide6.QtWidgets import QPushButton

from desktop_app.gui import places
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.papers.outside_numbers import OutsideNumbersDialog
from desktop_app.gui.parts.table import Table
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.case_screen import Screen, register, type_in
from tests.gui.tables import shown
from tests.services.complaint_acts import a_complaint

TODAY = date(2025, 9, 3)


def put(dialog: OutsideNumbersDialog, whose: str, number: str, day: str) -> None:
    number_field, day_field = dialog.fields[whose], dialog.fields[f"{whose}_day"]
    assert isinstance(number_field, TextField)
    assert isinstance(day_field, DayField)
    number_field.edit.clear()
    type_in(number_field.edit, number)
    day_field.edit.clear()
    type_in(day_field.edit, day)


def test_the_numbers_of_an_application_stand_on_its_page(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(TODAY)
    heads_screen.open(register(desk, reimbursement_entry(school, applied_on=TODAY)))
    heads_screen.click("outsideNumbers")
    dialog = heads_screen.dialog(OutsideNumbersDialog)
    put(dialog, "incoming", "05-12/7", "")
    heads_screen.accept(dialog)
    assert dialog.fields["incoming_day"].slip
    put(dialog, "incoming", "05-12/7", "03.09.2025")
    put(dialog, "e-otinish", "ЖТ-2025-0123456", "02.09.2025")
    heads_screen.accept(dialog)
    heads_screen.settle()
    link = heads_screen.part(QPushButton, "outsideNumbers").accessibleName()
    assert "05-12/7" in link
    assert "ЖТ-2025-0123456" in link
    heads_screen.click("outsideNumbers")
    again = heads_screen.dialog(OutsideNumbersDialog)
    put(again, "e-otinish", "", "")
    heads_screen.accept(again)
    heads_screen.settle()
    assert "ЖТ" not in heads_screen.part(QPushButton, "outsideNumbers").accessibleName()


def test_the_outgoing_number_of_a_paper_stands_in_the_list_of_papers(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(TODAY)
    heads_screen.open(register(desk, reimbursement_entry(school, applied_on=TODAY)))
    heads_screen.click("outgoingNumber")
    dialog = heads_screen.dialog(OutsideNumbersDialog)
    put(dialog, "outgoing", "05-12/900", "03.09.2025")
    heads_screen.accept(dialog)
    heads_screen.settle()
    papers = heads_screen.part(Table, "papers")
    assert "05-12/900, 03.09.2025" in shown(papers)[0]


def test_the_numbers_of_a_complaint_stand_on_its_page(heads_screen: Screen, desk: Desk) -> None:
    complaint = complaints.register(desk, a_complaint()).complaint
    heads_screen.window.open(places.complaint(complaint.id))
    heads_screen.click("outsideNumbers")
    dialog = heads_screen.dialog(OutsideNumbersDialog)
    put(dialog, "e-otinish", "ЖТ-2026-0123456", "12.11.2026")
    heads_screen.accept(dialog)
    heads_screen.settle()
    assert "ЖТ-2026-0123456" in heads_screen.part(QPushButton, "outsideNumbers").accessibleName()
