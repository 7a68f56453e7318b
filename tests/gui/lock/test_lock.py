"""A locked window shows nothing of the office, and wakes for its own worker only."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.page import Page
from desktop_app.gui.lock.lock import Lock
from desktop_app.gui.lock.lock_page import LockPage
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.office.roles import RolesDialog
from desktop_app.gui.parts.pieces import Banner
from desktop_app.records.people import Provider
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.logins import entering, passwords, pins
from desktop_app.services.logins.doors import door_of
from desktop_app.services.office import lock_time
from desktop_app.services.office import shown as on_file
from desktop_app.storage.office import details as offices
from desktop_app.storage.trouble import DatabaseTrouble
from tests.gui.entering import OWN
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE, RealOffice

Enter = Callable[[int], App]
_CLERK = 3
_OF_THE_LOCK = {"KK", "RU", "Locked", "М. Ержанова", "Password", "Go on working"}
_OF_THE_LOCK |= {"Show the password", "Somebody else enters…", ""}


@pytest.fixture
def app(entered: Enter) -> App:
    """The clerk at work."""
    return entered(_CLERK)


def lock_of(app: App) -> Lock:
    assert app.at_window.lock is not None
    return app.at_window.lock


class Batch:
    """Work that writes until it may end, as a batch of notices does."""

    def __init__(self) -> None:
        self.writes, self.may_end = Event(), Event()

    def write(self, desk: Desk) -> None:
        with desk.database.begin() as connection:
            offices.save_school(connection, Provider(0, "Batch", "Batch"), "", desk.now())
            self.writes.set()
            self.may_end.wait()

    def is_written(self, desk: Desk) -> bool:
        return "Batch" in [each.name_kk for each in on_file.read(desk).schools]


def page_of(app: App) -> LockPage:
    page = lock_of(app).page
    assert page is not None
    return page


def is_left(app: App) -> bool:
    return app.context is None and app.at_window.lock is None


def shown(app: App) -> Page | None:
    return app.window.page


def wake(qtbot: QtBot, app: App, typed: str) -> None:
    page = page_of(app)
    type_into(page.typed.edit, typed)
    QTest.keyClick(page.typed.edit, Qt.Key.Key_Return)


def seen() -> Iterator[str]:
    """Every text that a visible widget shows."""
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            yield from texts_of(widget)


def strange(app: App, texts: set[str]) -> set[str]:
    """What is not of the lock; its field says, on Windows, which keyboard is chosen."""
    return texts - _OF_THE_LOCK - {page_of(app).typed.note.text()}


def texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        rows = widget.model().rowCount()
        yield from (str(widget.model().index(row, 0).data()) for row in range(rows))


def type_a_name(app: App) -> EntryPage:
    app.window.open(places.entry())
    page = app.window.page
    assert isinstance(page, EntryPage)
    QTest.keyClicks(page.form.child.surname.edit, "Ulyqbek")
    return page


def test_nothing_of_the_office_is_seen_and_what_was_typed_is_a_draft(
    qtbot: QtBot, app: App
) -> None:
    type_a_name(app)
    RolesDialog(app.window, is_practice=False).open()
    QApplication.clipboard().setText("Ulyqbek")
    app.window.status.show_backup("Backup: 10:00, cases 3", is_bad=False)

    app.window.status.lock_button.click()

    assert strange(app, {*seen()}) == set()
    assert app.window.windowTitle() == "Home education"
    assert QApplication.clipboard().text() == ""
    wake(qtbot, app, OWN)
    qtbot.waitUntil(lambda: not lock_of(app).is_closed)
    assert [each for each in app.window.findChildren(RolesDialog) if each.isVisible()]
    page = app.window.page
    assert isinstance(page, EntryPage)
    assert page.form.child.surname.value() == "Ulyqbek"
    assert app.window.windowTitle().startswith("office.homeedu")
    assert app.window.status.backup.isVisible()


def test_without_a_dialog_the_page_goes_and_comes_back(qtbot: QtBot, app: App) -> None:
    type_a_name(app)
    lock_of(app).close()
    assert shown(app) is None
    wake(qtbot, app, OWN)
    qtbot.waitUntil(lambda: shown(app) is not None)
    page = shown(app)
    assert isinstance(page, EntryPage)
    assert app.context is not None
    settle(app.context)
    assert page.form.child.surname.value() == "Ulyqbek"


def test_everything_is_off_the_screen_before_what_was_typed_is_kept(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_a_name(app)
    keep, texts = drafts.save, set[str]()

    def see_and_keep(*values: Any, **named: Any) -> Any:
        texts.update(seen())
        return keep(*values, **named)

    monkeypatch.setattr(drafts, "save", see_and_keep)
    lock_of(app).close()
    assert "Locked" in texts
    assert strange(app, texts) == set()


def test_no_key_reaches_what_is_not_seen(qtbot: QtBot, app: App) -> None:
    """A page that has read late takes the focus, as it does where it is seen."""
    page = type_a_name(app)
    RolesDialog(app.window, is_practice=False).open()  # so that the page stays, unseen
    lock_of(app).close()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    for field in (page.form.child.iin.edit, app.window.search):
        field.setFocus()
        assert QApplication.focusWidget() is page_of(app).typed.edit


def test_work_that_runs_long_keeps_nobody_waiting(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that writes: the lock covers at once, the draft and the connections wait for it."""
    keep, tried = drafts.save, list[object]()

    def save(*values: Any, **named: Any) -> Any:
        tried.append(values)
        return keep(*values, **named)

    monkeypatch.setattr(drafts, "save", save)
    assert app.context is not None
    context, batch = app.context, Batch()
    pool = context.desk.database.engine.pool
    context.act(lambda: batch.write(context.desk))
    qtbot.waitUntil(batch.writes.is_set)
    type_a_name(app)  # just now: it was not kept by itself meanwhile

    lock_of(app).close()
    assert tried == []
    assert strange(app, {*seen()}) == set()
    assert context.is_changing
    assert pool is context.desk.database.engine.pool
    assert shown(app) is not None  # its draft can't be written yet

    batch.may_end.set()
    qtbot.waitUntil(lambda: pool is not context.desk.database.engine.pool)
    assert shown(app) is None
    (kept,) = drafts.all_drafts(context.desk)
    assert "Ulyqbek" in str(kept.content)


def test_whoever_comes_next_sees_that_a_batch_is_ended_first(qtbot: QtBot, app: App) -> None:
    assert app.context is not None
    desk, batch = app.context.desk, Batch()
    pool = desk.database.engine.pool
    app.context.act(lambda: batch.write(desk))
    qtbot.waitUntil(batch.writes.is_set)
    lock_of(app).close()

    page_of(app).other_button.click()
    banners = app.window.stack.findChildren(Banner)
    assert ["being finished" in each.words.text() for each in banners] == [True]
    assert is_left(app)
    app.window.status._languages["ru"].click()  # it lives: what is pressed is done
    assert app.window.new_application.text() == "Новое заявление"
    app.window.status._languages["kk"].click()
    app._change_language("en")
    assert pool is desk.database.engine.pool
    assert not app.at_window.is_asking

    batch.may_end.set()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))
    assert pool is not desk.database.engine.pool
    assert batch.is_written(desk)


def test_the_end_of_the_program_waits_for_what_was_begun(qtbot: QtBot, app: App) -> None:
    """Also where somebody closes the window while it says that it waits."""
    assert app.context is not None
    desk, batch = app.context.desk, Batch()
    app.context.act(lambda: batch.write(desk))
    qtbot.waitUntil(batch.writes.is_set)
    lock_of(app).close()
    page_of(app).other_button.click()
    QTimer.singleShot(0, batch.may_end.set)
    app.window.close()
    qtbot.waitUntil(batch.may_end.is_set)
    app.close()
    assert batch.is_written(desk)
    assert not app.at_window.is_asking


def test_what_can_not_be_kept_waits_in_memory(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = type_a_name(app)

    def fail(*_values: object) -> None:
        raise DatabaseTrouble("disk full")

    monkeypatch.setattr(drafts, "save", fail)
    lock_of(app).close()
    assert strange(app, {*seen()}) == set()
    lock_page = page_of(app)
    lock_page.other_button.click()
    assert "not kept" in lock_page.banner.words.text()
    wake(qtbot, app, OWN)
    qtbot.waitUntil(lambda: not lock_of(app).is_closed)
    assert app.window.page is page
    assert page.form.child.surname.value() == "Ulyqbek"
    monkeypatch.undo()


def test_a_window_that_comes_up_while_it_is_locked_waits_too(qtbot: QtBot, app: App) -> None:
    lock_of(app).close()
    dialog = RolesDialog(app.window, is_practice=False)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    wake(qtbot, app, OWN)
    qtbot.waitUntil(dialog.isVisible)


def test_nobody_is_asked_for_a_pin_who_has_none(qtbot: QtBot, app: App) -> None:
    lock_of(app).close()
    assert page_of(app).typed.name.text() == "Password"
    wake(qtbot, app, OWN)
    context = app.context
    assert context is not None
    assert context.session is not None
    pins.set_pin(context.session, "7391", OWN)
    context.changed.emit()
    settle(context)
    lock_of(app).close()
    assert page_of(app).typed.name.text() == "PIN or password"


def test_a_pin_wakes_and_five_wrong_ones_end_the_session(qtbot: QtBot, app: App) -> None:
    assert app.context is not None
    assert app.context.session is not None
    pins.set_pin(app.context.session, "7391", OWN)
    lock_of(app).close()
    wake(qtbot, app, "7391")
    qtbot.waitUntil(lambda: not lock_of(app).is_closed)

    type_a_name(app)
    lock_of(app).close()
    page = page_of(app)
    for turn in range(1, 5):
        wake(qtbot, app, "1111")
        qtbot.waitUntil(page.wake_button.isEnabled)
        assert "wrong" in page.banner.words.text(), turn
    wake(qtbot, app, "1111")
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))
    assert (app.at_window.lock, app.window.context) == (None, None)


def test_wrong_pins_are_told_to_whoever_wakes_it(qtbot: QtBot, app: App) -> None:
    assert app.context is not None
    assert app.context.session is not None
    pins.set_pin(app.context.session, "7391", OWN)
    lock_of(app).close()
    page = page_of(app)
    wake(qtbot, app, "1111")
    qtbot.waitUntil(page.wake_button.isEnabled)
    wake(qtbot, app, OWN)
    qtbot.waitUntil(lambda: not lock_of(app).is_closed)
    assert (
        app.window.banner.words.text()
        == "A wrong PIN typed while it was locked, times: 1. Was it you?"
    )


def test_words_that_somebody_else_gave_wake_nothing(
    qtbot: QtBot, app: App, office: RealOffice
) -> None:
    """The administrator has just given them, and knows them."""
    first = PEOPLE[0]
    administrator = entering.enter(door_of(office.file), 1, first.password)
    given = "уақытша 33 берілген сөз"
    passwords.set_for(administrator, _CLERK + 1, given)
    administrator.end()
    lock_of(app).close()
    wake(qtbot, app, given)
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))
    assert (app.at_window.lock, app.window.context, app.window.page) == (None, None, None)


def test_somebody_else_enters_and_the_draft_stays(qtbot: QtBot, app: App) -> None:
    type_a_name(app)
    lock_of(app).close()
    page_of(app).other_button.click()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))
    login = app.at_window.gate.page
    assert isinstance(login, LoginPage)
    login.password.edit.setText(OWN)
    login.enter()
    qtbot.waitUntil(lambda: app.window.page is not None)
    assert app.context is not None
    (kept,) = drafts.all_drafts(app.context.desk)
    assert "Ulyqbek" in str(kept.content)


def test_nobody_for_as_long_as_was_said_locks_it(qtbot: QtBot, app: App) -> None:
    lock_of(app).idle.start(0.05)
    qtbot.waitUntil(lambda: lock_of(app).is_closed)


def test_a_time_that_can_not_be_read_is_the_usual_one(
    entered: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_desk: object) -> int:
        raise DatabaseTrouble("busy")

    monkeypatch.setattr(lock_time, "minutes", fail)
    app = entered(_CLERK)
    lock = lock_of(app)
    assert lock.idle.is_watching
    lock.close()
    lock._wake()
    assert lock.idle.is_watching
    assert app.context is not None
    settle(app.context)
    monkeypatch.undo()


def test_work_that_ends_by_itself_is_no_touch(app: App) -> None:
    """The clock of who is away runs on, whatever the program does meanwhile."""
    lock = lock_of(app)
    assert app.context is not None
    settle(app.context)
    touched = lock.idle._touched
    app.context.changed.emit()
    settle(app.context)
    assert lock.idle._touched == touched


@pytest.mark.parametrize("key", [Qt.Key.Key_L, ord("Д")])
def test_ctrl_l_locks_from_a_dialog_too(qtbot: QtBot, app: App, key: int) -> None:
    dialog = RolesDialog(app.window, is_practice=False)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    control = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, key, control))
    assert lock_of(app).is_closed
    assert not dialog.isVisible()


def test_connections_are_closed_when_the_work_that_runs_has_ended(qtbot: QtBot, app: App) -> None:
    assert app.context is not None
    pool = app.context.desk.database.engine.pool
    context = app.context
    context.changed.emit()  # everything that is shown is read again
    lock_of(app).close()
    assert context.is_busy
    assert pool is context.desk.database.engine.pool
    qtbot.waitUntil(lambda: pool is not context.desk.database.engine.pool)  # with what was in it
    assert not context.is_busy


def test_the_language_changes_on_the_lock_screen(qtbot: QtBot, app: App) -> None:
    lock_of(app).close()
    app._change_language("ru")
    assert page_of(app).wake_button.text() == "Продолжить работу"
    assert app.window.is_covered
    app._change_language("en")


def test_another_language_opens_nothing_where_the_database_is_away(
    qtbot: QtBot, app: App, office: RealOffice
) -> None:
    lock_of(app).close()
    qtbot.waitUntil(lambda: app.context is not None and not app.context.is_busy)
    away = office.file.with_suffix(".away")
    office.file.rename(away)
    office.file.write_text("nothing can be opened here")
    app.window.status._languages["ru"].click()
    assert page_of(app).wake_button.text() == "Продолжить работу"
    assert app.window.curtain.currentWidget() is page_of(app)
    assert PEOPLE[_CLERK].worker.name in app.window.status.name.text()
    app.window.status._languages["kk"].click()
    assert app.window.curtain.currentWidget() is page_of(app)
    app._change_language("en")
    qtbot.waitUntil(lambda: app.context is not None and not app.context.is_busy)
    away.replace(office.file)


def test_nothing_that_fails_in_another_language_takes_the_lock_away(app: App) -> None:
    lock_of(app).close()
    locked = page_of(app)
    app.window.rebuild()
    assert app.window.curtain.currentWidget() is locked
    assert app.window.is_covered


def test_the_keys_go_to_the_password_where_a_dialog_had_them(qtbot: QtBot, app: App) -> None:
    dialog = RolesDialog(app.window, is_practice=False)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)

    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(page_of(app).typed.edit.hasFocus)
