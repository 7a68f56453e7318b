"""An organisation that applies: its fields, asked of the exclusion first, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.entry.applicant import ApplicantFields
from desktop_app.gui.entry.form import EntryForm
from desktop_app.records.kinds import PersonKind, Relation, Service
from desktop_app.records.people import Person
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle

BIN = "990140001233"


@pytest.fixture
def form(qtbot: QtBot, context: Context) -> EntryForm:
    made = EntryForm(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.service.set_value(Service.REIMBURSEMENT)
    return made


def tick(fields: ApplicantFields) -> None:
    fields.organisation.tick.setFocus()
    QTest.keyClick(fields.organisation.tick, Qt.Key.Key_Space)


def test_an_organisation_has_fields_of_its_own_and_is_a_guardian(
    context: Context, form: EntryForm
) -> None:
    fields = form.applicant
    tick(fields)
    assert form.relation.value() == Relation.GUARDIAN
    assert not fields.iin.isVisible()
    assert fields.named.bin.isVisible()
    type_into(fields.named.bin.edit, BIN)
    type_into(fields.named.name_kk.edit, "«Үміт» балалар үйі")
    type_into(fields.named.name_ru.edit, "Детский дом «Умит»")
    type_into(fields.named.representative.edit, "Серікұлы Рүстем")
    settle(context)
    entry = fields.entry()
    assert (entry.kind, entry.iin) == (PersonKind.ORGANISATION, BIN)
    assert entry.name_ru == "Детский дом «Умит»"
    tick(fields)
    assert fields.entry().kind is PersonKind.PERSON
    assert fields.iin.isVisible()


def test_full_state_support_is_asked_first(context: Context, form: EntryForm) -> None:
    tick(form.applicant)
    form.reimbursement.indefinite.set_value(True)
    assert [slip.field for slip in form.typed_entry()[1]] == ["applicant.support"]
    assert "applicant.support" in form.all_fields()
    form.applicant.support.set_value("yes")
    assert form.typed_entry()[0].reimbursement.full_state_support
    form.applicant.support.set_value("no")
    assert not form.typed_entry()[0].reimbursement.full_state_support


def test_on_file_and_in_a_draft(context: Context, form: EntryForm) -> None:
    on_file = Person(
        iin=BIN,
        surname="«Үміт» балалар үйі",
        kind=PersonKind.ORGANISATION,
        name_ru="Детский дом «Умит»",
        representative="Серікұлы Рүстем",
        id=5,
    )
    form.applicant.fill(on_file)
    settle(context)
    assert form.applicant.entry().representative == "Серікұлы Рүстем"
    kept = form.content()
    form.applicant.restore({})
    assert not form.applicant.is_organisation
    form.applicant.restore(kept["applicant"])
    assert form.applicant.entry().iin == BIN


def test_whose_iin_is_to_follow(context: Context, form: EntryForm) -> None:
    child = form.child
    assert not child.document_number.isVisible()
    child.no_iin.tick.setFocus()
    QTest.keyClick(child.no_iin.tick, Qt.Key.Key_Space)
    assert child.document_number.isVisible()
    assert not child.iin.isEnabled()
    type_into(child.document_kind.edit, "Паспорт")
    type_into(child.document_number.edit, "FR 123456")
    assert child.entry().document_number == "FR 123456"
    kept = child.content()
    child.restore({})
    child.restore(kept)
    assert child.no_iin.value()
