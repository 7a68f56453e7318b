"""A guardian organisation with its BIN, from the application to the payout's workbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.identity.likeness import Likeness
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import NoticeKind, PaperLanguage, PersonKind, Relation
from desktop_app.records.likeness import Kind, Said, TwoAre
from desktop_app.records.people import PersonEntry
from desktop_app.services.applications import registering
from desktop_app.services.awards import calculation_slip, deciding
from desktop_app.services.cases import alike as on_file
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Question
from desktop_app.services.payouts import cycle
from tests.builders import Clock, a_child, reimbursement_entry
from tests.services.acts import award, papers_of, register, seen, text_of

BIN = "990140001233"
HOME = PersonEntry(
    iin=BIN,
    surname="«Үміт» балалар үйі",
    kind=PersonKind.ORGANISATION,
    name_ru="Детский дом «Умит»",
    representative="Серікұлы Рүстем",
    address="Алатау қ., Гүлдер к., 3",
)


def test_from_the_application_to_the_workbook(
    head: Desk, accountant: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    entry = reimbursement_entry(
        school, applicant=HOME, relation=Relation.GUARDIAN, language=PaperLanguage.RUSSIAN
    )
    application = award(head, entry)
    clock.move_to(date(2025, 12, 22))
    (notice,) = (row for row in papers_of(head, application) if row.kind is NoticeKind.AWARD)
    assert f"Детский дом «Умит» (БИН {BIN}), Серікұлы Рүстем" in text_of(head, notice)
    assert f"ИИН {BIN}" not in text_of(head, notice)

    slip = calculation_slip.issue(head, application.child_id, PaperLanguage.KAZAKH)
    assert f"«Үміт» балалар үйі (БСН {BIN}), Серікұлы Рүстем" in text_of(head, slip)

    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Quarter(2025, 4)))
    assert not [check for check in draft.checks if check.blocks]
    closed = cycle.approve(head, seen(head, draft))
    path = tmp_path / "payout.xlsx"
    cycle.save_workbook(accountant, closed, path, "kk")
    values = {cell.value for row in load_workbook(path).active for cell in row}  # type: ignore[union-attr]
    assert {HOME.surname, BIN} <= values


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"iin": "990140001234"}, "applicant.iin"),
        ({"iin": ""}, "applicant.iin"),
        ({"name_ru": ""}, "applicant.name_ru"),
        ({"representative": ""}, "applicant.representative"),
        ({"address": ""}, "applicant.address"),
    ],
)
def test_slips(head: Desk, school: int, clock: Clock, changes: dict[str, Any], field: str) -> None:
    applicant = replace(HOME, **changes)
    entry = reimbursement_entry(school, applicant=applicant, relation=Relation.GUARDIAN)
    clock.move_to(entry.applied_on)
    assert [slip.field for slip in registering.slips(head, entry)] == [field]


def test_an_organisation_is_a_guardian(head: Desk, school: int, clock: Clock) -> None:
    entry = reimbursement_entry(school, applicant=HOME)
    clock.move_to(entry.applied_on)
    assert [slip.field for slip in registering.slips(head, entry)] == ["relation"]


def test_a_child_on_full_state_support_is_refused(head: Desk, school: int) -> None:
    entry = reimbursement_entry(
        school,
        applicant=HOME,
        relation=Relation.GUARDIAN,
        facts={"full_state_support": True},
    )
    application = register(head, entry)
    assert not deciding.proposal(head, application.id).judgement.awards


def test_another_name_under_its_bin_is_asked_about(head: Desk, school: int) -> None:
    register(head, reimbursement_entry(school, applicant=HOME, relation=Relation.GUARDIAN))
    other = replace(HOME, surname="«Күншуақ» балалар үйі")
    entry = reimbursement_entry(school, 2, applicant=other, relation=Relation.GUARDIAN)
    with pytest.raises(Question):
        registering.register(head, entry)


def test_one_called_alike_under_another_bin_is_asked_about(head: Desk, school: int) -> None:
    about: dict[str, Any] = {"relation": Relation.GUARDIAN}
    first = register(head, reimbursement_entry(school, 1, applicant=HOME, **about))
    again = replace(HOME, iin="150640012301", surname="«ҮМІТ» балалар үйі")
    of_another_day = a_child(2, date(2013, 2, 5))
    entry = reimbursement_entry(school, 2, child=of_another_day, applicant=again, **about)
    with pytest.raises(Question) as question:
        register(head, entry)
    (alike,) = question.value.alike
    assert (alike.who, alike.on_file.id) == ("applicant", first.applicant_id)
    assert alike.likeness is Likeness.INSTITUTION
    same = TwoAre("applicant", first.applicant_id, Said.SAME)
    assert register(head, replace(entry, alike=(same,))).applicant_id == first.applicant_id
    said = TwoAre("applicant", first.applicant_id, Said.ANOTHER)
    child = a_child(3, date(2011, 9, 20))
    entry = reimbursement_entry(school, 3, child=child, applicant=again, alike=(said,), **about)
    third = register(head, entry)
    assert third.applicant_id != first.applicant_id
    assert on_file.seek(head) == 0
    (pair,) = on_file.answered(head)
    assert pair.kind is Kind.ORGANISATION
