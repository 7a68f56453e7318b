"""Coming in through the window: first steps, names and password, and who is kept out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.beginning.code_step import CodeStep
from desktop_app.gui.beginning.first_start import FirstStart
from desktop_app.gui.beginning.office_step import OfficeStep
from desktop_app.gui.beginning.password_step import PasswordStep
from desktop_app.gui.beginning.workers_step import WorkersStep
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.no_keys import NoKeysPage
from desktop_app.gui.logins.recovery_page import RecoveryPage
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.keys.files import ring_file
from desktop_app.records.kinds import Role
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.storage.database import Database
from tests.gui.keyboard import type_into
from tests.gui.lock.conftest import OWN, Started
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE, RealOffice

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
    with qtbot.waitSignal(new.at_window.first_backup):
        steps.go_on()

    assert new.context is not None
    settle(new.context)
    assert new.context.desk.worker.role is Role.ADMINISTRATOR
    assert isinstance(new.window.page, SettingsPage)
    assert not new.window.search.isVisible()
    assert new.window.banner.words.text() == ""
    door = door_of(tmp_path / "new.homeedu")
    assert door.kind is Kind.PROTECTED
    assert [slot.name for slot in door.slots] == _NAMES


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


def test_to_practise_nobody_is_asked(qtbot: QtBot, started: Started, tmp_path: Path) -> None:
    app = started(tmp_path / "practice.homeedu")
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    page.practice_button.click()
    qtbot.waitUntil(lambda: app.context is not None)
    assert app.at_window.lock is None
    assert app.window.status.worker.isVisible()
    assert not app.window.status.lock_button.isVisible()


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


def test_a_wrong_password_is_told_and_slows_down(
    qtbot: QtBot, started: Started, office: RealOffice
) -> None:
    app = started(office.file)
    page = app.at_window.gate.page
    assert isinstance(page, LoginPage)
    for _turn in range(12):  # a slow PC has waited for the first pauses already
        if page.slowed.is_waiting:
            break
        page.password.edit.setText("not this one")
        page.enter()
        qtbot.waitUntil(lambda: page.enter_button.isEnabled() or page.slowed.is_waiting)
    assert "Wait" in page.banner.words.text()
    assert not page.enter_button.isEnabled()
    while not page.enter_button.isEnabled():
        page.slowed.count()  # a second each
    assert app.context is None


def test_who_has_forgotten_enters_with_the_code_and_prints_a_new_one(
    qtbot: QtBot, started: Started, office: RealOffice
) -> None:
    app = started(office.file)
    login = app.at_window.gate.page
    assert isinstance(login, LoginPage)
    login.who.set_value(1)
    login.forgot_button.click()
    page = app.at_window.gate.page
    assert isinstance(page, RecoveryPage)
    type_into(page.code.edit, office.code)
    for field in (page.new.first, page.new.again):
        type_into(field.edit, OWN)
    page.enter()
    qtbot.waitUntil(lambda: page.session is not None)
    card = page.card_of_code
    assert card.shown.text() != office.code
    card.typed.set_value(card.shown.text())
    page.enter_button.click()
    qtbot.waitUntil(lambda: app.context is not None)


def test_keys_that_are_not_there_are_named(started: Started, office: RealOffice) -> None:
    lacking = ring_file(office.file)
    lacking.unlink()
    app = started(office.file)
    page = app.at_window.gate.page
    assert isinstance(page, NoKeysPage)
    told = {made.text() for made in page.findChildren(type(app.window.status.name))}
    assert {lacking.name, str(lacking.parent)} <= told


def test_an_inspector_sees_all_and_begins_nothing(
    qtbot: QtBot, entered: Callable[[int], App]
) -> None:
    app = entered(3)
    assert app.context is not None
    inspector = app.context.desk.taken_by(
        type(app.context.desk.worker)(99, "Тексеруші", Role.INSPECTOR)
    )
    app.context.desk = inspector
    app.window._refresh()
    settle(app.context)
    assert app.window.search.isVisible()
    assert not app.window.new_application.isEnabled()
    assert app.window.new_application.toolTip()
    QApplication.processEvents()
