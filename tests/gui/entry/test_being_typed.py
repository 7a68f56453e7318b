"""What is typed is kept while one types on, whoever else is writing at that moment."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.gui.entry_form import opened
from tests.gui.keyboard import type_into


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


@pytest.fixture
def batch(desk: Desk) -> Iterator[ExitStack]:
    """Another program in the middle of a long work that writes, until it is closed."""
    other = Database(desk.database.place)
    with ExitStack() as writing:
        writing.enter_context(other.begin())
        yield writing
    other.close()


def surnames(desk: Desk) -> list[str]:
    return [each.content["child"]["surname"] for each in drafts.all_drafts(desk)]


def test_keys_are_taken_while_somebody_else_writes(
    qtbot: QtBot, page: EntryPage, batch: ExitStack, desk: Desk
) -> None:
    type_into(page.form.child.surname.edit, "Ұ")
    qtbot.waitUntil(lambda: page.draft.is_saving)  # the window lives on, though it can't be kept
    type_into(page.form.child.surname.edit, "л")
    QApplication.processEvents()
    assert page.form.child.surname.edit.text() == "Ұл"
    assert (page.draft.is_saving, surnames(desk)) == (True, [])
    batch.close()
    qtbot.waitUntil(lambda: surnames(desk) == ["Ұл"])
    assert page.draft.words.text() == ""


def test_whoever_leaves_meanwhile_loses_nothing_and_leaves_one_entry(
    qtbot: QtBot, page: EntryPage, batch: ExitStack, window: MainWindow, desk: Desk
) -> None:
    type_into(page.form.child.surname.edit, "Ұ")
    qtbot.waitUntil(lambda: page.draft.is_saving)
    type_into(page.form.child.surname.edit, "л")
    batch.close()
    window.open(places.CHILDREN)
    assert window.page is not page
    assert surnames(desk) == ["Ұл"]


def test_what_could_not_be_kept_is_kept_with_the_next_key(
    qtbot: QtBot,
    page: EntryPage,
    window: MainWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_values: object) -> None:
        raise DatabaseTrouble("busy")

    with monkeypatch.context() as failing:
        failing.setattr(drafts, "save", fail)
        type_into(page.form.child.surname.edit, "Ұ")
        qtbot.waitUntil(lambda: "Somebody else" in window.banner.words.text())
    assert not page.draft.is_saving
    type_into(page.form.child.surname.edit, "л")
    qtbot.waitUntil(lambda: surnames(desk) == ["Ұл"])
