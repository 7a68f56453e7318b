"""Several letters of a case wait at once: each is chosen, reminded of and answered by itself."""

from datetime import date

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.applications.letters import RequestsCard
from desktop_app.gui.awards.request import AnswerDialog
from desktop_app.records.requests import RequestEntry, RequestKind, RequestOutcome
from desktop_app.services.desk import Desk
from desktop_app.services.papers import requests
from tests.builders import Clock, reimbursement_entry
from tests.gui.case_screen import Screen, register, type_in
from tests.gui.tables import shown

TODAY = date(2025, 9, 3)


def card(screen: Screen) -> RequestsCard:
    return screen.part(RequestsCard, "requestsCard")


def test_each_letter_is_answered_by_itself(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(TODAY)
    application = register(desk, reimbursement_entry(school, applied_on=TODAY))
    for kind, whom, by in (
        (RequestKind.SCHOOL, "№ 8 мектеп", date(2025, 9, 8)),
        (RequestKind.GUARDIANSHIP, "Қорғаншылық органы", date(2025, 9, 10)),
    ):
        requests.send(desk, application.id, RequestEntry(kind, whom, "Анықтама берілді ме?", by))
    clock.move_to(date(2025, 9, 9))
    heads_screen.open(application)
    heads_screen.settle()
    rows = shown(card(heads_screen).table)
    assert [row.split(" | ")[2:] for row in rows] == [
        ["Guardianship body: Қорғаншылық органы", "10.09.2025", "waited for"],
        ["School: № 8 мектеп", "08.09.2025", "overdue"],
    ]
    assert heads_screen.part(QPushButton, "ask").isEnabled()
    card(heads_screen).table.selectRow(1)
    heads_screen.click("answer")
    dialog = heads_screen.dialog(AnswerDialog)
    assert "№ 8 мектеп" in dialog.request.addressee
    dialog.outcome.set_value(RequestOutcome.POSITIVE)
    type_in(dialog.answered_on.edit, "09.09.2025")
    type_in(dialog.answer.edit, "Берілді")
    heads_screen.accept(dialog)
    heads_screen.settle()
    rows = shown(card(heads_screen).table)
    assert [row.split(" | ")[-1] for row in rows] == ["waited for", "09.09.2025, positive"]
    heads_screen.click("remind")
    heads_screen.confirm()
    assert heads_screen.preview().windowTitle().startswith("Request")
    heads_screen.preview().close()
    heads_screen.settle()
    assert shown(card(heads_screen).table)[0].endswith("waited for, reminded on 09.09.2025")


def test_what_is_answered_can_be_neither_answered_nor_reminded_of(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(TODAY)
    application = register(desk, reimbursement_entry(school, applied_on=TODAY))
    heads_screen.open(application)
    heads_screen.settle()
    assert heads_screen.page.findChild(RequestsCard, "requestsCard") is None
