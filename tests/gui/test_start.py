"""Starting the program: what it opens, and what it tells when something is wrong."""

from pathlib import Path
from shutil import copyfile, copytree

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.at_work.upgraded_line import UpgradedLine
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.office.database import DatabaseDialog
from desktop_app.gui.office.doubt import Doubt
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.office import clock as clocks
from desktop_app.services.office import state
from desktop_app.services.office.beginning import PRACTICE, YES
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.storage.schema import HEAD
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock
from tests.gui.keyboard import type_into
from tests.gui.starting import buttons, choice, end, kazakh, own, start, started, told, try_again
from tests.password_store import Store, store
from tests.practice_office import practice_office
from tests.services.office.own_folder import give_identity
from tests.storage.old_databases import unpack
from tests.storage.opening.test_log import a_foreign_log
from tests.storage.spoilt_tables import SPOILT, spoil

__all__ = ["kazakh", "own", "store"]


def test_a_new_office_is_ready_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "жаңа" / "office.sqlite"
    practice_office(place)
    app = App(Settings(database=str(place), language="kk"), save_settings=False)
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert app.window.page is not None
    assert app.window.page.place.page == "today"
    assert "Маман" in app.window.status.worker.currentText()
    end(app)


def test_a_broken_form_is_told_with_file_line_and_field(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "forms"
    copytree(paths.forms(), folder)
    form = folder / "kk" / "receipt_slip.txt"
    form.write_text(form.read_text(encoding="utf-8") + "\n{{ nobody_knows }}\n", encoding="utf-8")
    monkeypatch.setattr(paths, "forms", lambda: folder)
    app = start(qtbot, tmp_path / "office.sqlite")
    qtbot.waitUntil(
        lambda: app.context is not None and "nobody_knows" in app.window.banner.words.text(),
    )
    assert "receipt_slip.txt" in app.window.banner.words.text()
    end(app)


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be read as one" * 20, b"{}"]
)
def test_a_file_that_is_no_database_is_told_and_left_alone(
    qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "office.sqlite"
    file.write_bytes(content)
    app = start(qtbot, file)
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    assert app.window.context is None
    assert file.read_bytes() == content

    # Another one is chosen right there, and the office works.
    app.window.database_wanted.emit()
    dialog = app.window.findChild(DatabaseDialog)
    assert isinstance(dialog, DatabaseDialog)
    dialog.place.set_value(str(practice_office(tmp_path / "other.sqlite")))
    with qtbot.waitSignal(app.opened):
        dialog.open_button.click()
    assert app.context is not None
    assert app.window.status.database_name.text() == "other.sqlite"
    end(app)


@pytest.mark.parametrize("content", [None, b"Dear Sir or Madam. " * 99], ids=["gone", "letter"])
def test_a_file_that_was_opened_must_be_there_and_be_a_database(
    qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    """What a double click opens is not made, and what is no database is named."""
    file = tmp_path / "Хат.homeedu"
    if content is not None:
        file.write_bytes(content)
    app = App(Settings(language="kk"), given=str(file), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    assert file.name in [made.text() for made in app.window.findChildren(QLabel)]
    assert file.exists() == (content is not None)
    told = app.window.findChild(NotOpen)
    assert told is not None
    again = told.findChildren(QPushButton)[0]
    assert app.window.focusWidget() is again  # the search would find nothing
    end(app)


def test_a_file_that_was_opened_is_not_the_usual_one_but_what_is_chosen_there_is_kept(
    qtbot: QtBot, tmp_path: Path, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.txt"
    monkeypatch.setattr("desktop_app.settings.settings_file", lambda: file)
    practice_office(database_file)
    app = App(Settings(database="usual.sqlite", language="kk"), given=str(database_file))
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert app.window.windowTitle().startswith("office.sqlite – ")
    app._change_language("ru")
    assert Settings.load(file) == Settings(database="usual.sqlite", language="ru")
    assert app.window.windowTitle().startswith("office.sqlite – ")
    end(app)


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Ештеңе өзгертілген жоқ"), ("ru", "Ничего не изменено")],
)
def test_tables_that_are_not_ours_are_told_and_left_alone(
    qtbot: QtBot, database_file: Path, language: str, words: str
) -> None:
    how, table = SPOILT["no table"]
    spoil(Database(practice_office(database_file)), how)
    before = database_file.read_bytes()
    app = App(Settings(database=str(database_file), language=language), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    not_open = app.window.findChild(NotOpen)
    assert isinstance(not_open, NotOpen)
    told = " ".join(label.text() for label in not_open.findChildren(QLabel))
    assert table in told
    assert words in told
    assert database_file.read_bytes() == before
    end(app)


def test_a_remembered_office_that_is_gone_is_looked_for_and_never_made_anew(
    qtbot: QtBot, tmp_path: Path, office_file: Path
) -> None:
    translation.use("en")
    file = tmp_path / "Алатау.homeedu"
    app = started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: file.name in told(app))
    assert [*tmp_path.glob("*.homeedu*")] == []
    try_again(app)
    qtbot.waitUntil(lambda: file.name in told(app))
    assert [*tmp_path.glob("*.homeedu*")] == []
    # The stick is in again.
    copyfile(office_file, file)
    with qtbot.waitSignal(app.opened):
        try_again(app)
    end(app)


def test_a_new_office_is_begun_there_when_somebody_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Алатау.homeedu"
    app = started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: file.name in told(app))
    buttons(app)["Начать там новую базу данных"].click()
    page = choice(qtbot, app)
    assert page.begin_button.isVisible()
    assert not file.exists()
    end(app)


def test_a_log_of_another_state_is_moved_aside_and_kept(
    qtbot: QtBot, tmp_path: Path, office_file: Path
) -> None:
    file = tmp_path / "office.sqlite"
    copyfile(office_file, file)
    log = a_foreign_log(office_file, tmp_path)
    log.rename(tmp_path / "office.sqlite-wal")
    content = (tmp_path / "office.sqlite-wal").read_bytes()
    app = started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: "office.sqlite-wal" in told(app))
    with qtbot.waitSignal(app.opened):
        buttons(app)["Отложить его и открыть"].click()
    assert content in [each.read_bytes() for each in tmp_path.glob("office.sqlite-wal-*")]
    end(app)


def test_an_older_file_is_upgraded_and_its_copy_named(qtbot: QtBot, tmp_path: Path) -> None:
    file = unpack("0004-last", tmp_path)
    older = Database(file)
    with older.begin() as connection:
        connection.exec_driver_sql("INSERT INTO office VALUES (?, ?)", (PRACTICE, YES))
    older.close()
    app = started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    with qtbot.waitSignal(app.opened):
        pass
    (line,) = app.window.findChildren(UpgradedLine)
    assert f"office-before-{HEAD}-from-0004.sqlite" in line.words.text()
    end(app)


def test_where_a_backup_can_be_taken_it_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    file.write_bytes(b"no database" * 999)
    app = App(Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: told(app) != "")
    buttons(app)["Восстановить резервную копию…"].click()
    (dialog,) = app.window.findChildren(RestoreDialog)
    assert dialog.isVisible()
    dialog.reject()
    end(app)


def test_an_older_state_is_opened_with_a_reason_only_by_who_may(
    qtbot: QtBot, tmp_path: Path, office_file: Path, own: Path
) -> None:
    file = tmp_path / "office.sqlite"
    copyfile(office_file, file)
    newer = Desk(Database(file), clock=Clock())
    give_identity(newer, practice=True)
    newer.database.run_alone("VACUUM INTO ?", str(tmp_path / "older.sqlite"))
    newer = newer.taken_by(Worker(2, "Басшы", Role.HEAD))
    clocks.confirm(newer, "Екі сағат бірдей")
    state.note(newer)
    newer.database.close()
    file.unlink()
    (tmp_path / "older.sqlite").rename(file)

    app = started(qtbot, Settings(database=str(file), language="ru", worker="Маман"))
    qtbot.waitUntil(lambda: _doubt(app) is not None)
    assert not _asked(app).accept_button.isVisible()
    assert app.window.context is None
    app._change_worker("Әкімші")
    qtbot.waitUntil(lambda: _asked(app).accept_button.isVisible())
    _asked(app).accept_button.click()
    qtbot.waitUntil(lambda: "Напишите" in _asked(app).why.slip)
    type_into(_asked(app).why.edit, "Файл бүлінді")
    with qtbot.waitSignal(app.opened):
        _asked(app).accept_button.click()
    end(app)
    again = started(qtbot, Settings(database=str(file), language="ru", worker="Маман"))
    with qtbot.waitSignal(again.opened):
        pass
    end(again)


def _doubt(app: App) -> Doubt | None:
    shown = app.window.stack.currentWidget()
    return shown if isinstance(shown, Doubt) else None


def _asked(app: App) -> Doubt:
    page = _doubt(app)
    assert page is not None
    return page


def test_a_password_that_was_given_on_the_command_line_opens_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    app = App(Settings(language="ru"), given="postgresql://u:Құпия9@localhost:1/n")
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    shown = " ".join(label.text() for label in app.window.findChildren(QLabel))
    assert "postgresql://u@localhost:1/n" in shown
    assert "Құпия9" not in shown
    assert store.passwords == {}
    end(app)


def test_trying_again_twice_opens_it_once(qtbot: QtBot, tmp_path: Path) -> None:
    place = practice_office(tmp_path / "office.sqlite")
    app = App(Settings(database=str(place), language="kk"), save_settings=False)
    qtbot.addWidget(app.window)
    opened: list[bool] = []
    app.opened.connect(lambda: opened.append(True))
    app.show()
    app.open_database()
    app.open_database()
    qtbot.waitUntil(lambda: bool(opened))
    tasks.wait_for_all()
    assert opened == [True]
    end(app)


def test_what_can_no_more_be_read_is_left_and_told_in_every_language(
    qtbot: QtBot, tmp_path: Path
) -> None:
    app = start(qtbot, tmp_path / "office.sqlite")
    qtbot.waitUntil(lambda: app.window.page is not None)
    app._not_opened(DatabaseTrouble("unreachable"))
    assert app.context is None
    app._change_language("ru")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in app.window.findChildren(NotOpen)))
    end(app)
