"""A case: the application with everything that grew out of it, from one moment."""

from datetime import date

from desktop_app.law.checklist import DocumentState
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import NoticeKind, Status
from desktop_app.services.awards import deciding
from desktop_app.services.cases import file
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from tests.builders import Clock, Period, a_document, home_education_entry, reimbursement_entry
from tests.services.acts import award, pay, register
from tests.services.complaint_acts import a_complaint


def test_what_is_undecided_bears_the_proposal_of_the_law(head: Desk, school: int) -> None:
    made = register(head, reimbursement_entry(school))
    found = file.read(head, made.id)
    assert found.proposal == deciding.proposal(head, made.id)
    assert found.trouble is None
    assert found.lacking is None


def test_where_a_value_is_missing_the_trouble_is_told_instead(head: Desk, school: int) -> None:
    """No decision covers November 2024."""
    early = Period(date(2024, 9, 2), date(2025, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2024, 11, 5), certificate=early)
    made = register(head, entry)
    found = file.read(head, made.id)
    assert found.proposal is None
    assert found.trouble is not None
    assert found.trouble.values == {"month": Month(2024, 11)}


def test_what_was_awarded_bears_decision_paper_and_payments(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    made = award(head, reimbursement_entry(school))
    pay(accountant, "2026Q1")
    found = file.read(head, made.id)
    assert found.application.status is Status.AWARDED
    assert found.decision is not None
    assert (found.paid_out, found.returned) == (97_512, 0)
    paper = found.paper(NoticeKind.AWARD)
    assert paper is not None
    assert paper.application_id == made.id
    assert found.papers[0].issued_at >= found.papers[-1].issued_at
    assert found.proposal is None


def test_a_refused_package_says_what_it_lacked(desk: Desk, school: int) -> None:
    documents = a_document("medical_conclusion", DocumentState.MISSING)
    made = register(desk, home_education_entry(school, documents=documents))
    found = file.read(desk, made.id)
    assert found.application.status is Status.REFUSED
    assert found.lacking is not None
    assert [each.item.code for each in found.lacking.missing] == ["medical_conclusion"]


def test_complaints_about_it_the_newest_first(desk: Desk, school: int, monday: Clock) -> None:
    made = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    complaints.register(desk, a_complaint())
    about = [
        complaints.register(desk, a_complaint(application_id=made.id, complainant=name)).complaint
        for name in ("Қожа Ұлан", "Ким Ольга")
    ]
    found = file.read(desk, made.id).complaints
    assert [row.id for row in found] == [about[1].id, about[0].id]
