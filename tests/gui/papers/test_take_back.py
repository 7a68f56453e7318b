"""Beside a paper that is still in the office: annul what was done, for a reason in one line."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.documents.letters.annulled import WORDS
from desktop_app.records.complaints import Complaint, ComplaintAnswerEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from tests.gui.keyboard import type_into
from tests.gui.paper_window import LEFT, Open
from tests.gui.patient_window import settle
from tests.services.complaint_acts import now

ENTRY = ComplaintAnswerEntry(ComplaintOutcome.DISMISSED, "Шағымда айтылған жағдай расталмады.")


def _answered(head: Desk, complaint: Complaint) -> NoticeRow:
    paper = complaints.answer(head, complaint, ENTRY)
    assert isinstance(paper, NoticeRow)
    return paper


def test_it_is_annulled_beside_the_message(shown: Open, head: Desk, complaint: Complaint) -> None:
    paper = _answered(head, complaint)
    dialog = shown(paper)
    dialog.context.desk = head
    dialog.read_again()
    settle(dialog.context)
    line = dialog.take_back
    assert line.isVisible()
    QTest.mouseClick(line.annul_button, LEFT)
    settle(dialog.context)
    assert line.slip.text() == "Write why it is annulled."
    assert line.why.hasFocus()
    type_into(line.why, "Қате")
    assert line.told.geometry().bottom() < line.annul_button.geometry().top()
    assert line.told.heightForWidth(line.told.width()) <= 2 * line.told.fontMetrics().lineSpacing()
    QTest.keyClick(line.why, Qt.Key.Key_Return)  # leads on, and does nothing
    assert line.annul_button.hasFocus()
    assert now(head, complaint).status is ComplaintStatus.ANSWERED
    QTest.mouseClick(line.annul_button, LEFT)
    settle(dialog.context)
    assert now(head, complaint).status is ComplaintStatus.REGISTERED
    assert not line.isVisible()
    assert "Қате" in dialog.annulled.words.text()
    pages = PdfReader(BytesIO(dialog._pdf)).pages  # what would be printed from now on
    assert all(words in page.extract_text() for page in pages for words in WORDS)
    assert dialog.print_button.isEnabled()


def test_once_it_is_handed_over_the_button_says_why_not(
    shown: Open, head: Desk, complaint: Complaint
) -> None:
    paper = _answered(head, complaint)
    dialog = shown(paper)
    assert not dialog.take_back.isVisible()  # the clerk's window: the head has signed it
    dialog.context.desk = head
    dialog.read_again()
    settle(dialog.context)
    assert dialog.take_back.annul_button.isEnabled()
    dialog.hand_over()
    settle(dialog.context)
    line = dialog.take_back
    assert line.isVisible()
    assert not line.annul_button.isEnabled()
    assert not line.why.isVisible()
    assert "may have left the office" in line.told.text()
    assert line.annul_button.toolTip() == line.told.text()


def test_what_left_meanwhile_is_told(shown: Open, head: Desk, complaint: Complaint) -> None:
    from desktop_app.services.post import delivery

    paper = _answered(head, complaint)
    dialog = shown(paper)
    dialog.context.desk = head
    dialog.read_again()
    settle(dialog.context)
    delivery.hand_over(head, paper.id)
    type_into(dialog.take_back.why, "Қате")
    QTest.mouseClick(dialog.take_back.annul_button, LEFT)
    settle(dialog.context)
    assert "may have left the office" in dialog.take_back.slip.text()
    assert now(head, complaint).status is ComplaintStatus.ANSWERED
