"""An award passes to another payee on screen: what follows is seen before it is done (D-3)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui.awards.take_over import TakeOverDialog
from desktop_app.gui.context import Context
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import Relation, Status
from desktop_app.services.awards import deciding, effect_of_payee
from desktop_app.services.desk import Desk
from tests.builders import a_child, a_father, make_iban, reimbursement_entry
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.gui.trouble import TOLD, busy
from tests.ready_made import ready_made
from tests.services.acts import application_now, award, register


@pytest.fixture
@ready_made
def father(head: Desk, school: int) -> Application:
    """Applies on 10 February 2026 for the child whose mother is paid."""
    award(head, reimbursement_entry(school))
    entry = reimbursement_entry(
        school,
        2,
        child=a_child(1),
        applicant=a_father(2, given_name="Ғалым"),
        relation=Relation.FATHER,
        applied_on=date(2026, 2, 10),
        facts={"iban": make_iban(2)},
    )
    return register(head, entry)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, head: Desk, father: Application) -> TakeOverDialog:
    context.desk = head
    proposal = deciding.proposal(head, father.id)
    return TakeOverDialog(seen(qtbot), context, proposal, "Өтеген Мирас")


def _told(dialog: TakeOverDialog) -> str:
    return " ".join(made.text() for made in dialog.findChildren(QLabel))


def _seen_month(dialog: TakeOverDialog) -> str:
    """The month from which on it was seen what follows."""
    return str(dialog.seen.proposal.from_month) if dialog.seen is not None else ""


def test_nothing_is_passed_on_before_it_is_seen_what_follows(
    dialog: TakeOverDialog, context: Context
) -> None:
    dialog.start()
    assert not dialog.accept_button.isEnabled()
    settle(context)
    assert dialog.accept_button.isEnabled()
    assert _seen_month(dialog) == str(dialog.from_month) == "2026-02"
    assert "Гүлнұр" in _told(dialog)
    dialog.month.box.setFocus()
    QTest.keyClick(dialog.month.box, Qt.Key.Key_Down)
    assert (_seen_month(dialog), dialog.accept_button.isEnabled()) == ("", False)
    settle(context)
    assert _seen_month(dialog) == str(dialog.from_month) == "2026-03"


def test_the_award_passes_and_its_notice_is_given_on(
    qtbot: QtBot, dialog: TakeOverDialog, context: Context, head: Desk, father: Application
) -> None:
    papers: list[NoticeRow] = []
    dialog.start(papers.append)
    settle(context)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        settle(context)
        assert dialog.confirming is not None
        QTest.mouseClick(dialog.confirming.act_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert [paper.application_id for paper in papers] == [father.id]
    assert application_now(head, father.id).status is Status.AWARDED


def test_trouble_is_told_where_the_effect_would_stand(
    dialog: TakeOverDialog, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(context)
    monkeypatch.setattr(effect_of_payee, "preview", busy)
    dialog.refresh()
    settle(context)
    assert TOLD in _told(dialog)
    assert _seen_month(dialog) == ""
    assert dialog.accept_button.isEnabled()
