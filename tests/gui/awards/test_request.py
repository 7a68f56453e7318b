"""A body elsewhere is asked on the case's page, and its answer put down there."""

from datetime import date

from desktop_app.gui.awards.request import AnswerDialog, SendDialog
from desktop_app.records.requests import RequestKind, RequestOutcome
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.case_screen import Screen, register, type_in


def test_a_negative_answer_turns_the_proposal(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 3))
    heads_screen.open(register(desk, reimbursement_entry(school, applied_on=date(2025, 9, 3))))
    heads_screen.click("ask")
    asked = heads_screen.dialog(SendDialog)
    assert "мектеп" in asked.addressee.value()
    asked.kind.set_value(RequestKind.GUARDIANSHIP)
    assert asked.addressee.value() == ""
    heads_screen.accept(asked)
    assert asked.addressee.slip
    type_in(asked.addressee.edit, "№ 8 мектеп")
    asked.kind.set_value(RequestKind.SCHOOL)
    assert asked.addressee.value() == "№ 8 мектеп"
    type_in(asked.question.edit, "Анықтама берілді ме?")
    type_in(asked.answer_by.edit, "08.09.2025")
    heads_screen.accept(asked)
    assert heads_screen.preview().windowTitle().startswith("Request")
    heads_screen.preview().close()
    heads_screen.settle()
    heads_screen.click("answer")
    answered = heads_screen.dialog(AnswerDialog)
    answered.outcome.set_value(RequestOutcome.NEGATIVE)
    type_in(answered.answered_on.edit, "03.09.2025")
    type_in(answered.answer.edit, "Берілген жоқ")
    type_in(answered.incoming.edit, "№ 05-12/7")
    heads_screen.accept(answered)
    assert answered.incoming_day.slip
    type_in(answered.incoming_day.edit, "03.09.2025")
    heads_screen.accept(answered)
    heads_screen.settle()
    assert "is to be refused" in heads_screen.sentence
    assert "Берілген жоқ" in heads_screen.texts()
