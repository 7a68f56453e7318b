"""An order, its certificate, a refusal on Appendix 2: annulled while they are in the office."""

from datetime import date

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.records.applications import Application, DocumentEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, Status
from desktop_app.services.applications import home_education, registering
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health.check import check
from desktop_app.services.post import taking_back
from desktop_app.storage.applications import on_file as stored
from tests.builders import home_education_entry
from tests.services.acts import application_now
from tests.services.taken_back import WHY

FIRST, LAST = date(2025, 9, 1), date(2026, 5, 25)
ENTRY = OrderEntry(FIRST, LAST, "", "")


@pytest.fixture
def considered(head: Desk, school: int) -> Application:
    case = registering.register(head, home_education_entry(school)).application
    return home_education.consider(head, case, "5 А", InstructionLanguage.KAZAKH)


def test_another_order_is_issued_under_the_next_number(head: Desk, considered: Application) -> None:
    first = home_education.issue_order(head, considered, ENTRY)
    taking_back.take_back(head, first.id, WHY)
    assert application_now(head, considered.id).status is Status.CONSIDERED
    with head.database.read() as connection:
        assert stored.order_of(connection, considered.id) is None
    assert check(head) == []
    second = home_education.issue_order(head, application_now(head, considered.id), ENTRY)
    assert second.number != first.number
    with head.database.read() as connection:
        order = stored.order_of(connection, considered.id)
    assert order is not None
    assert order.number == second.number
    assert check(head) == []


def test_the_certificate_on_an_order_comes_first(head: Desk, considered: Application) -> None:
    order = home_education.issue_order(head, considered, ENTRY)
    ordered = application_now(head, considered.id)

    def certified() -> NoticeRow:
        return home_education.issue_certificate(
            head, application_now(head, considered.id), FIRST, LAST
        )

    paper = certified()
    with pytest.raises(Trouble, match="that one comes first"):
        taking_back.take_back(head, order.id, WHY)
    taking_back.take_back(head, paper.id, WHY)
    with head.database.read() as connection:
        assert stored.certificates_of(connection, ordered.child_id) == []
    taking_back.take_back(head, order.id, WHY)
    assert check(head) == []


def test_a_refusal_of_what_was_brought_is_annulled(desk: Desk, school: int) -> None:
    lacking = DocumentEntry("medical_conclusion", DocumentState.MISSING)
    entry = home_education_entry(school, documents={"medical_conclusion": lacking})
    made = registering.register(desk, entry)
    case, paper = made.application, made.paper
    assert paper.kind is NoticeKind.APPENDIX_TWO_REFUSAL
    taking_back.take_back(desk, paper.id, WHY)
    now = application_now(desk, case.id)
    assert (now.status, now.withdrawn_why) == (Status.WITHDRAWN, WHY)
    assert check(desk) == []
    again = registering.register(desk, home_education_entry(school))
    assert again.paper.kind is NoticeKind.RECEIPT_SLIP
