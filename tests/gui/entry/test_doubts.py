"""What is unusual in a family stands at its field, and the application is registered."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Relation
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from tests.builders import a_child, home_education_entry, make_iin
from tests.gui.entry_form import fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.acts import register


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def test_warnings_stand_at_their_fields_and_stop_nothing(
    qtbot: QtBot, page: EntryPage, school: int
) -> None:
    fill_people(page, school)
    form = page.form
    assert form.relation.asked == ""
    form.relation.set_value(Relation.FATHER)
    assert "does not fit" in form.relation.asked
    form.relation.set_value(Relation.MOTHER)
    assert form.relation.asked == ""
    form.applicant.birth_date.set_value(date(2009, 1, 1))
    assert "Less than 12 years" in form.applicant.birth_date.doubt
    assert "Differs from the IIN" in form.applicant.birth_date.slip
    form.child.birth_date.set_value(date(2001, 1, 1))
    assert "of age since 01.01.2019" in form.child.birth_date.doubt
    assert "swapped" in form.applicant.birth_date.doubt
    form.child.birth_date.set_value(date(2015, 4, 7))
    assert form.child.birth_date.doubt == ""
    form.checklist.accept_all()
    registered(qtbot, page)


def test_a_child_recorded_as_dead_is_told(
    page: EntryPage, desk: Desk, head: Desk, school: int
) -> None:
    case = register(desk, home_education_entry(school))
    events.record(head, case.child_id, EventKind.DEATH, date(2026, 10, 1))
    type_into(page.form.child.iin.edit, a_child().iin)
    settle(page.context)
    assert "dead since 01.10.2026" in page.form.child.iin.doubt
    assert "open already" in page.form.child.iin.slip
    page.form.child.iin.edit.clear()
    type_into(page.form.child.iin.edit, make_iin(date(2015, 4, 7), Sex.FEMALE, 9))
    settle(page.context)
    assert page.form.child.iin.doubt == ""
