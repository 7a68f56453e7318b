"""The checklist of an entry: nobody has seen what nobody looked at, and terms are asked for."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.entry.checklist import OBTAINED, Checklist
from desktop_app.law.checklist import APPLICATION, DocumentState, Source
from desktop_app.records.kinds import Service
from desktop_app.services.law_values.law_data import rules


def shown(qtbot: QtBot, service: Service) -> Checklist:
    checklist = Checklist(rules(service))
    qtbot.addWidget(checklist)
    checklist.show()
    qtbot.waitExposed(checklist)
    return checklist


def test_all_accepted_marks_only_what_the_applicant_brings(qtbot: QtBot) -> None:
    checklist = shown(qtbot, Service.REIMBURSEMENT)
    checklist.accept_all()
    for row in checklist.rows:
        brings = row.item.source is Source.APPLICANT and not row.item.if_applies
        assert (row.entry().state is DocumentState.ACCEPTED) == brings, row.item.code


def test_all_accepted_asks_for_the_number_and_the_term(qtbot: QtBot) -> None:
    checklist = shown(qtbot, Service.HOME_EDUCATION)
    accept = next(each for each in checklist.findChildren(QPushButton) if each.text())
    accept.click()
    medical, application = (checklist.row(code) for code in ("medical_conclusion", "application"))
    assert medical is not None
    assert application is not None
    assert "until which it is valid" in medical.slip.text()
    assert application.slip.text() == ""
    assert checklist.focusWidget() is medical.number
    medical.number.setText("218/26")
    medical.expires_on.setText("31.12.2026")
    accept.click()
    assert medical.slip.text() == ""


def test_who_gave_what_either_may_give_is_said_and_kept(qtbot: QtBot) -> None:
    checklist = shown(qtbot, Service.REIMBURSEMENT)
    row = checklist.row("bank_account")
    assert row is not None
    assert row.entry().came_from is None
    row.accept()
    assert row.entry().came_from is Source.APPLICANT
    row.state.setCurrentIndex(row.state.findData(OBTAINED))
    row.accept()  # as typing the account does
    kept = row.entry()
    assert (kept.state, kept.came_from) == (DocumentState.ACCEPTED, Source.INFORMATION_SYSTEM)
    again = shown(qtbot, Service.REIMBURSEMENT)
    again.restore(checklist.content())
    assert again.entries() == checklist.entries()


@pytest.mark.parametrize("service", list(Service))
def test_the_application_itself_can_only_be_in_hand(qtbot: QtBot, service: Service) -> None:
    row = shown(qtbot, service).row(APPLICATION)
    assert row is not None
    assert [row.state.itemData(at) for at in range(row.state.count())] == [DocumentState.ACCEPTED]
    row.restore({"state": DocumentState.MISSING.value})  # a draft of an earlier version
    assert row.entry().state is DocumentState.ACCEPTED
