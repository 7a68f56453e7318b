"""The first steps of an office: nothing is written before the last answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui.beginning.answers import taken_over
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.beginning.code_step import CodeStep
from desktop_app.gui.beginning.first_start import FirstStart, _asked_of
from desktop_app.gui.beginning.office_step import OfficeStep
from desktop_app.gui.beginning.password_step import PasswordStep
from desktop_app.gui.beginning.school_step import SchoolStep
from desktop_app.gui.beginning.slips_step import SlipsStep
from desktop_app.gui.beginning.workers_step import WorkersStep
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Worker
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from tests.gui.entering import OWN, Started
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE

_NAMES = [each.worker.name for each in PEOPLE]


def first_start(app: App) -> FirstStart:
    page = app.at_window.gate.page
    assert isinstance(page, FirstStart)
    return page


def type_first_steps(steps: FirstStart) -> None:
    """Up to the password, which is the last thing before all is written."""
    office = steps.step
    assert isinstance(office, OfficeStep)
    for name, text in (("name_kk", "Бөлім"), ("name_ru", "Отдел"), ("head_name", _NAMES[1])):
        type_into(office.fields[name].edit, text)
    steps.go_on()
    steps.go_on()  # no school yet
    workers = steps.step
    assert isinstance(workers, WorkersStep)
    for row, name in zip(workers.rows, _NAMES, strict=True):
        type_into(row.name.edit, name)
    steps.go_on()
    chosen = steps.step
    assert isinstance(chosen, PasswordStep)
    for field in (chosen.new.first, chosen.new.again):
        type_into(field.edit, OWN)


@pytest.fixture
def new(started: Started, tmp_path: Path) -> App:
    """At a place where there is nothing yet."""
    app = started(tmp_path / "new.homeedu")
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    page.begin_button.click()
    return app


def test_an_office_begins_and_nothing_is_written_before_the_last_answer(
    qtbot: QtBot, new: App, tmp_path: Path
) -> None:
    steps = first_start(new)
    type_first_steps(steps)
    assert not (tmp_path / "new.homeedu").exists()
    steps.go_on()
    qtbot.waitUntil(lambda: steps.session is not None)
    code = steps.step
    assert isinstance(code, CodeStep)
    steps.go_on()
    assert code.card.typed.slip  # nobody has typed it from the paper
    type_into(code.card.typed.edit, code.card.shown.text().lower())
    steps.go_on()
    with qtbot.waitSignal(new.at_window.gate.first_backup):
        steps.go_on()

    assert new.context is not None
    settle(new.context)
    assert new.context.desk.worker.role is Role.ADMINISTRATOR
    assert isinstance(new.window.page, SettingsPage)
    assert not new.window.search.isVisible()
    assert new.window.banner.words.text() == "The first backup was made."
    door = door_of(tmp_path / "new.homeedu")
    assert door.kind is Kind.PROTECTED
    assert [slot.name for slot in door.slots] == _NAMES


def test_the_keys_alone_lead_through_every_step(qtbot: QtBot, new: App) -> None:
    """From the first field on; Alt+Right goes on whatever the button is called, Enter no further
    than one step."""
    new.window.activateWindow()
    steps = first_start(new)
    office = steps.step
    assert isinstance(office, OfficeStep)
    qtbot.waitUntil(office.fields["name_kk"].edit.hasFocus)
    type_first_steps(steps)
    QTest.keyClick(new.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: steps.session is not None)
    code = steps.step
    assert isinstance(code, CodeStep)
    type_into(code.card.typed.edit, code.card.shown.text())
    QTest.keyClick(code.card.typed.edit, Qt.Key.Key_Return)
    slips = steps.step
    assert isinstance(slips, SlipsStep)
    qtbot.waitUntil(slips.print_button.hasFocus)
    assert not steps.findChildren(QDialog)  # nobody has asked for the slips yet
    assert steps.next_button.shortcut() == QKeySequence("Alt+Right")
    with qtbot.waitSignal(new.at_window.gate.first_backup):
        steps.go_on()
    assert new.context is not None
    settle(new.context)


def test_what_lacks_is_said_at_its_field(new: App) -> None:
    steps = first_start(new)
    steps.go_on()
    office = steps.step
    assert isinstance(office, OfficeStep)
    assert office.fields["head_name"].slip
    type_into(office.fields["name_kk"].edit, "Бөлім")
    type_into(office.fields["name_ru"].edit, "Отдел")
    type_into(office.fields["head_name"].edit, "Басшы")
    steps.go_on()
    assert office.fields["head_name"].slip  # nobody is called so


def test_a_school_without_a_head_would_issue_nothing(new: App) -> None:
    steps = first_start(new)
    office = steps.step
    assert isinstance(office, OfficeStep)
    for name, text in (("name_kk", "Бөлім"), ("name_ru", "Отдел"), ("head_name", _NAMES[1])):
        type_into(office.fields[name].edit, text)
    steps.go_on()
    school = steps.step
    assert isinstance(school, SchoolStep)
    for name, text in (("name_kk", "№ 5 мектеп"), ("name_ru", "Школа № 5")):
        type_into(school.fields[name].edit, text)
    steps.go_on()
    assert steps.step is school
    assert school.fields["head_name"].is_refused
    type_into(school.fields["head_name"].edit, "Ж. Оразов")
    steps.go_on()
    assert isinstance(steps.step, WorkersStep)


def test_another_language_keeps_what_was_answered(new: App) -> None:
    steps = first_start(new)
    type_first_steps(steps)
    steps.go_back()
    new._change_language("ru")
    again = first_start(new)
    workers = again.step
    assert isinstance(workers, WorkersStep)
    assert [row.name.value() for row in workers.rows] == _NAMES
    new._change_language("en")


def test_an_office_of_before_gets_real_names_and_passwords(
    qtbot: QtBot, started: Started, office_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "old.sqlite"
    file.write_bytes(office_file.read_bytes())
    database = Database(file)
    with database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM office WHERE key = 'practice'")
        only_later = "DELETE FROM workers WHERE role IN ('administrator', 'inspector')"
        connection.exec_driver_sql(only_later)
    database.close()
    app = started(file)
    steps = first_start(app)
    asked = steps.step
    assert isinstance(asked, OfficeStep)  # nobody real heads its papers, so none could be issued
    steps.go_on()
    assert asked.fields["head_name"].slip
    for name, text in (("name_kk", "Бөлім"), ("name_ru", "Отдел"), ("head_name", "Басшы")):
        type_into(asked.fields[name].edit, text)
    steps.go_on()
    assert steps.step is asked
    asked.fields["head_name"].set_value("Болат Ахметов")
    steps.go_on()
    workers = steps.step
    assert isinstance(workers, WorkersStep)
    steps.go_on()
    assert all(row.name.slip for row in workers.rows)
    names = [f"{row.value().role} А." for row in workers.rows]
    for row, name in zip(workers.rows, names, strict=True):
        type_into(row.name.edit, name)
    steps.go_on()
    chosen = steps.step
    assert isinstance(chosen, PasswordStep)
    for field in (chosen.new.first, chosen.new.again):
        type_into(field.edit, OWN)
    steps.go_on()
    qtbot.waitUntil(lambda: steps.session is not None or steps.banner.isVisible())
    assert steps.banner.words.text() == ""
    assert sorted(slot.name for slot in door_of(file).slots) == sorted(names)
    assert steps.session is not None
    with steps.session.own.database.read() as connection:
        assert offices.details(connection).head_name == "Болат Ахметов"


def test_an_office_whose_papers_somebody_real_heads_is_not_asked_for_them() -> None:
    head = Worker(2, "Болат Ахметов", Role.HEAD)
    asked = taken_over((head,), Office(name_kk="Бөлім"))
    assert asked.office == Office(name_kk="Бөлім", head_name=head.name)
    assert taken_over((head, replace(head, id=3)), Office(head_name="Басшы")).office == Office()
    known = Office(head_name="Сәуле Нұрова")
    assert taken_over((head,), known).office == known
    door = Door("office.sqlite", Kind.UNPROTECTED, details=known)
    assert OfficeStep not in _asked_of(door)
    assert OfficeStep in _asked_of(replace(door, details=Office(head_name="Басшы")))
