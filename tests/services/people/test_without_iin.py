"""Somebody whose IIN is to follow, from the application to the payout's workbook."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from desktop_app.law.quarters import Quarter
from desktop_app.records.payout_checks import CheckKind
from desktop_app.records.people import PersonEntry
from desktop_app.records.who_it_is import CARD
from desktop_app.services.applications import registering
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.people import keeping, without_iin
from desktop_app.storage import tables as t
from desktop_app.storage.people import whole
from tests.builders import Clock, a_child, a_parent, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, seen
from tests.services.complaint_acts import a_complaint

Q4 = Quarter(2025, 4)
K = CheckKind
PASSPORT: dict[str, Any] = {"iin": "", "document_kind": "Паспорт", "document_number": "FR 123456"}


@pytest.fixture
@ready_made
def foreigner(head: Desk, school: int, clock: Clock) -> int:
    """A child with an award whose IIN is to follow; it is the end of the year 2025."""
    child = a_child(given_name="Жанна", **PASSPORT)
    found = award(head, reimbursement_entry(school, child=child)).child_id
    clock.move_to(date(2025, 12, 22))
    return found


def checks(desk: Desk) -> set[CheckKind]:
    return {check.kind for check in cycle.look(desk, Q4).checks}


def test_paid_only_once_the_head_allows_it(
    head: Desk, accountant: Desk, foreigner: int, tmp_path: Path
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    with pytest.raises(Trouble, match="must be mended"):
        cycle.approve(head, seen(head, draft))

    without_iin.allow(head, keeping.on_file(head, foreigner), "Үкімет қаулысы күтілуде")

    assert checks(accountant) & {K.IIN_TO_FOLLOW, K.PAID_WITHOUT_IIN} == {K.PAID_WITHOUT_IIN}
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    closed = cycle.approve(head, seen(head, draft))
    assert [(line.child_iin, line.amount) for line in closed.lines if line.period == Q4] == [
        ("", 31_456)
    ]
    path = tmp_path / "payout.xlsx"
    cycle.save_workbook(accountant, closed, path, "kk")
    values = [cell.value for row in load_workbook(path).active for cell in row]  # type: ignore[union-attr]
    assert a_child(given_name="Жанна").full_name in values


def test_once_the_iin_is_on_the_card_nothing_is_asked(
    head: Desk, accountant: Desk, foreigner: int
) -> None:
    person = keeping.on_file(head, foreigner)
    fields: dict[str, Any] = {name: getattr(person, name) for name in CARD}
    entry = PersonEntry(**{**fields, "iin": a_child().iin})
    keeping.update(head, foreigner, person.version, entry)
    assert keeping.on_file(head, foreigner).iin == a_child().iin
    assert not checks(accountant) & {K.IIN_TO_FOLLOW, K.PAID_WITHOUT_IIN}
    with pytest.raises(Trouble, match="The IIN is there"):
        without_iin.allow(head, keeping.on_file(head, foreigner), "Себеп")


def test_found_again_by_the_document_and_given_the_iin_that_has_come(
    head: Desk, school: int, foreigner: int, clock: Clock
) -> None:
    again = a_child(given_name="Жанна", **PASSPORT)
    entry = reimbursement_entry(school, child=again, applied_on=date(2025, 12, 22))
    first = registering.register(head, entry).application
    assert first.child_id == foreigner
    with pytest.raises(EntryError) as caught:
        registering.register(head, entry)
    assert "open already" in caught.value.slips[0].label
    registering.withdraw(head, first, "Қайталанды")

    named = a_child(given_name="Жанна", **{**PASSPORT, "iin": a_child().iin})
    entry = reimbursement_entry(school, child=named, applied_on=date(2025, 12, 22))
    assert registering.register(head, entry).application.child_id == foreigner
    assert keeping.on_file(head, foreigner).iin == a_child().iin


def test_two_without_an_iin_are_two(head: Desk, school: int, foreigner: int) -> None:
    other = a_child(2, given_name="Мари", iin="", document_kind="Паспорт", document_number="FR 999")
    entry = reimbursement_entry(school, 2, child=other, applied_on=date(2025, 12, 22))
    assert registering.register(head, entry).application.child_id != foreigner


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"document_kind": "", "document_number": ""}, "child.iin"),
        ({"document_kind": "Паспорт", "document_number": ""}, "child.document_number"),
        ({"document_kind": "", "document_number": "FR 1"}, "child.document_kind"),
    ],
)
def test_without_a_document_the_iin_is_asked_for(
    head: Desk, school: int, clock: Clock, document: dict[str, Any], field: str
) -> None:
    entry = reimbursement_entry(school, child=a_child(iin="", **document))
    clock.move_to(entry.applied_on)
    assert field in {slip.field for slip in registering.slips(head, entry)}


def test_the_whole_file_of_who_has_no_iin_holds_nobody_else(
    head: Desk, accountant: Desk, school: int, foreigner: int
) -> None:
    """Lines, complaints and drafts of others without an IIN are not theirs."""
    payee = a_parent(3, given_name="Мари", **{**PASSPORT, "document_number": "FR 77"})
    other = reimbursement_entry(school, 3, child=a_child(3, given_name="Мерей"), applicant=payee)
    award(head, other, date(2025, 12, 22))
    for person_id in (foreigner, _by_document(head, "FR 77")):
        without_iin.allow(head, keeping.on_file(head, person_id), "Себеп")
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    cycle.approve(head, seen(head, draft))
    complaints.register(head, a_complaint(received_on=date(2025, 12, 22)))
    with head.database.read() as connection:
        found = whole.of_person(connection, foreigner)
    assert found.tables["complaints"] == []
    assert found.tables["payout_lines"]
    children = {row["child"] for row in found.tables["payout_lines"]}
    assert children == {a_child(given_name="Жанна").full_name}


def _by_document(desk: Desk, number: str) -> int:
    with desk.database.read() as connection:
        query = select(t.people.c.id).where(t.people.c.document_number == number)
        return int(connection.execute(query).scalar_one())
