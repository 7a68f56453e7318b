"""Whoever enters after somebody else works as themselves, and finds nothing of the one before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import select

from desktop_app.app import App
from desktop_app.gui import places
from desktop_app.gui.at_work.watch import Watch
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.lock.lock import Lock
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.own_password import OwnPasswordPage
from desktop_app.gui.office.roles import RolesDialog
from desktop_app.gui.parts.pieces import Banner
from desktop_app.gui.places import Place
from desktop_app.services.entry import drafts
from desktop_app.storage import tables as t
from desktop_app.storage.trouble import DatabaseTrouble
from tests.gui.entering import OWN
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE

Enter = Callable[[int], App]
_HEAD, _CLERK = 1, 3
_TYPED, _TOLD, _SOUGHT = "Ulyqbek", "Told to the head", "Zhanuzak"


def context_of(app: App) -> Context:
    assert app.context is not None
    return app.context


def lock_of(app: App) -> Lock:
    assert app.at_window.lock is not None
    return app.at_window.lock


def leave_for_another(qtbot: QtBot, app: App) -> None:
    lock = lock_of(app)
    lock.close()
    for _press in range(2):
        page = lock.page
        if page is not None:
            page.other_button.click()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))


def enter(qtbot: QtBot, app: App, who: int) -> None:
    """With their temporary password, in whose place they choose another one."""
    login = app.at_window.gate.page
    assert isinstance(login, LoginPage)
    login.who.set_value(who + 1)
    login.password.edit.setText(PEOPLE[who].password)
    login.enter()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, OwnPasswordPage))
    chosen = app.at_window.gate.page
    assert isinstance(chosen, OwnPasswordPage)
    for field in (chosen.new.first, chosen.new.again):
        field.edit.setText(OWN + "!")
    chosen.go_on()
    qtbot.waitUntil(lambda: app.window.context is not None and app.window.page is not None)
    settle(context_of(app))


def texts(app: App) -> set[str]:
    window = app.window
    labels = {each.text() for each in window.findChildren(QLabel)}
    return labels | {each.text() for each in window.findChildren(QLineEdit)}


def timers_of(context: Context) -> list[QTimer]:
    return [each for each in context.findChildren(QTimer) if each.isActive()]


@pytest.fixture
def head_left(
    qtbot: QtBot, entered: Enter, monkeypatch: pytest.MonkeyPatch
) -> tuple[App, Context, list[QObject]]:
    """The head typed what can't be kept, was told and sought something, and left a dialog open."""
    app = entered(_HEAD)
    context, window = context_of(app), app.window
    qtbot.waitUntil(lambda: window.page is not None)
    type_into(window.search, _SOUGHT)
    settle(context)
    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)
    type_into(page.form.child.surname.edit, _TYPED)
    RolesDialog(window, is_practice=False).open()
    context.tell("warn", _TOLD)

    def fail(*_values: object) -> None:
        raise DatabaseTrouble("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "save", fail)
        leave_for_another(qtbot, app)
    return app, context, [page, *context.findChildren(Watch)]


def test_whoever_enters_then_works_as_themselves(
    qtbot: QtBot, head_left: tuple[App, Context, list[QObject]]
) -> None:
    app, before, _gone = head_left
    enter(qtbot, app, _CLERK)
    now, window = context_of(app), app.window
    assert window.context is now is not before
    assert now.desk.worker.name == PEOPLE[_CLERK].worker.name

    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)
    type_into(page.form.child.surname.edit, "Own")
    assert window.can_leave()
    settle(now)
    with now.desk.database.read() as connection:
        last = connection.execute(select(t.acts).order_by(t.acts.c.id.desc())).first()
        kept = connection.execute(select(t.drafts)).all()
    assert last is not None
    assert last.worker_id == _CLERK + 1
    assert [each.content["child"]["surname"] for each in kept] == ["Own"]


def test_nothing_of_the_one_before_is_left_in_the_window(
    qtbot: QtBot, head_left: tuple[App, Context, list[QObject]]
) -> None:
    app, _before, gone = head_left
    at_the_gate = texts(app)
    enter(qtbot, app, _CLERK)
    window = app.window
    for found in (at_the_gate, texts(app)):
        assert not [text for text in found for sign in (_TYPED, _TOLD, _SOUGHT) if sign in text]
    assert PEOPLE[_HEAD].worker.name not in window.status.name.text()
    assert not window.back.isEnabled()
    assert not window.search.isUndoAvailable()
    assert not window.findChildren(QDialog)
    assert not [each for each in gone if isValid(each)]
    window.open(Place("children"))
    window.search.undo()
    assert window.search.text() == ""


def test_nothing_of_the_one_before_runs_on(
    qtbot: QtBot, head_left: tuple[App, Context, list[QObject]]
) -> None:
    app, before, _gone = head_left
    enter(qtbot, app, _CLERK)
    asked: list[str] = []
    before.act(lambda: asked.append("done"))
    before.changed.emit()
    before.tell("bad", _TOLD)
    before.go(places.entry())
    settle(context_of(app))
    QApplication.processEvents()
    assert asked == []
    assert timers_of(before) == []
    assert not before.children()
    assert len(app.window.findChildren(Lock)) == 1
    assert app.window.page is not None
    assert app.window.page.place.page != "entry"
    assert not [text for text in texts(app) if _TOLD in text]


def test_another_language_says_nothing_of_the_one_before(
    qtbot: QtBot, head_left: tuple[App, Context, list[QObject]]
) -> None:
    """While somebody is at the gate, and while what they entered is looked at."""
    app, before, _gone = head_left
    app._change_language("ru")
    assert app.window.lasting.count() == 0
    app._change_language("en")
    enter(qtbot, app, _CLERK)
    app._change_language("ru")
    settle(context_of(app))
    lines = [each for each in app.window.findChildren(Banner) if vars(each)]
    contexts = [getattr(each, "context", getattr(each, "_context", None)) for each in lines]
    assert before not in contexts
    assert context_of(app) in contexts
    app._change_language("en")
