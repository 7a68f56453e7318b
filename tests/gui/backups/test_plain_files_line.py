"""After the first proved backup it is asked whether what everybody can read is removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import tasks
from desktop_app.gui.at_work.backing_up import BackingUp
from desktop_app.gui.backups.plain_files_line import PlainFilesLine
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.backups import making, places
from desktop_app.services.logins import plain_files, protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.office.details import history
from tests.services.logins.conftest import PEOPLE, light, plain_file, user_folder

__all__ = ["light", "plain_file", "user_folder"]


@pytest.fixture
def context(qtbot: QtBot, plain_file: Path) -> Iterator[Context]:
    """The administrator of an office that was taken over just now."""
    session, _code = protecting.protect(door_of(plain_file), PEOPLE)
    made = Context(session.desk)
    made.take(session)
    yield made
    tasks.wait_for_all()
    QApplication.processEvents()
    session.end()


@pytest.fixture
def line(qtbot: QtBot, context: Context) -> PlainFilesLine:
    made = PlainFilesLine(context)
    qtbot.addWidget(made)
    return made


def looked(qtbot: QtBot, line: PlainFilesLine, context: Context) -> bool:
    line.look()
    qtbot.waitUntil(lambda: not context.is_busy)
    return not line.isHidden()


def test_it_is_asked_after_a_backup_and_done_on_yes_alone(
    qtbot: QtBot, line: PlainFilesLine, context: Context, plain_file: Path
) -> None:
    assert not looked(qtbot, line, context), "nothing is removed that is in no backup"
    made = making.now(context.desk, Occasion.FIRST)
    assert looked(qtbot, line, context)
    (kept,) = plain_files.left(plain_file)
    assert kept.name in line.words.text()
    line.keep_button.click()
    assert line.isHidden()
    assert kept.exists()
    assert looked(qtbot, line, context)
    line.remove_button.click()
    qtbot.waitUntil(lambda: not context.is_busy)
    assert line.isHidden()
    assert not kept.exists()
    assert history(context.desk)[0].what.values == {"count": 1}
    assert made.database.exists()
    assert not looked(qtbot, line, context)


def test_a_backup_that_is_gone_counts_no_more(
    qtbot: QtBot, line: PlainFilesLine, context: Context
) -> None:
    made = making.now(context.desk, Occasion.FIRST)
    made.folder.rename(made.folder.with_name("elsewhere"))
    assert not looked(qtbot, line, context)


def test_the_administrator_alone_is_asked(
    qtbot: QtBot, line: PlainFilesLine, context: Context
) -> None:
    making.now(context.desk, Occasion.FIRST)
    (head,) = [each.worker for each in PEOPLE if each.worker.role is Role.HEAD]
    context.desk = context.desk.taken_by(head)
    assert not looked(qtbot, line, context)


def test_a_first_backup_that_fails_is_told_also_before_the_first_page(
    qtbot: QtBot, context: Context
) -> None:
    places.first_place().write_text("no folder")
    window = MainWindow()
    qtbot.addWidget(window)
    backing_up = BackingUp(window, lambda _then: True)
    backing_up.first(context)
    qtbot.waitUntil(lambda: not context.is_busy)
    with qtbot.waitSignal(context.told, check_params_cb=lambda kind, _words: kind == "bad") as told:
        window.attach(context)
        backing_up.begin(context)
    assert "has no copy yet" in told.args[1]
    qtbot.waitUntil(lambda: not context.is_busy)
    window.detach()
