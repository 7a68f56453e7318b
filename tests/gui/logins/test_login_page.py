"""Entering with a password, and what happens to a wrong one."""

from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.recovery_page import RecoveryPage
from desktop_app.keys.passwords import LONGEST
from tests.gui.entering import OWN, Started
from tests.gui.keyboard import type_into
from tests.real_office import PEOPLE, RealOffice

_NAMES = [each.worker.name for each in PEOPLE]


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
    app._change_language("ru")  # in the middle of it: what is made has to be shown
    assert (app.at_window.gate.page, translation.current()) == (page, "en")
    qtbot.waitUntil(lambda: page.session is not None)
    made = page.card_of_code.shown.text()
    app._change_language("ru")
    in_russian = app.at_window.gate.page
    assert isinstance(in_russian, RecoveryPage)
    card = in_russian.card_of_code
    assert in_russian.enter_button.text() == "Начать работу"
    assert card.shown.text() == made != office.code
    app._change_language("en")
    last = app.at_window.gate.page
    assert isinstance(last, RecoveryPage)
    card = last.card_of_code
    card.typed.set_value(card.shown.text())
    last.enter_button.click()
    qtbot.waitUntil(lambda: app.window.page is not None)


def test_an_upgrade_is_told_while_it_lasts(
    qtbot: QtBot, started: Started, office: RealOffice
) -> None:
    page = started(office.file).at_window.gate.page
    assert isinstance(page, LoginPage)
    page.show_upgrade(5_000, 100_000)
    assert "of 100" in page.banner.words.text()


def test_what_is_too_long_for_a_password_is_told_and_not_tried(
    started: Started, office: RealOffice
) -> None:
    page = started(office.file).at_window.gate.page
    assert isinstance(page, LoginPage)
    page.password.edit.setText("x" * (LONGEST + 1))
    page.enter()
    assert "Too long" in page.password.slip
    assert page.enter_button.isEnabled()
    assert len(page.password.value()) == LONGEST + 1
