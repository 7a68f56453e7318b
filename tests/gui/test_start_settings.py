"""Starting with what this PC remembers: kept, unread, damaged, or not to be kept."""

import os
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App
from desktop_app.gui.office.database import DatabaseDialog
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.gui.today.page import TodayPage
from desktop_app.settings import Settings
from desktop_app.window import made, main
from tests.gui.starting import (
    end,
    kazakh,
    own,
    started_without_settings,
    told,
    try_again,
)
from tests.gui.system.starts import data_variables
from tests.password_store import Store, store
from tests.practice_office import practice_office

__all__ = ["kazakh", "own", "store"]


def test_the_offices_own_forms_are_where_the_settings_say(qtbot: QtBot, tmp_path: Path) -> None:
    folder, other = tmp_path / "ортақ", tmp_path / "басқа"
    form = folder / "kk" / "receipt_slip.txt"
    form.parent.mkdir(parents=True)
    form.write_text("{{ nobody_knows }}", encoding="utf-8")
    place = practice_office(tmp_path / "office.sqlite")
    settings = Settings(database=str(place), forms=str(folder))
    app = App(settings, save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: _forms_notice(app) == "kk/receipt_slip.txt")

    assert app.context is not None
    app.context.forms_folder_chosen.emit(str(other))

    assert app.settings.forms == str(other)
    qtbot.waitUntil(lambda: _forms_notice(app) == str(other))
    other.mkdir()
    app.context.changed.emit()
    qtbot.waitUntil(lambda: _forms_notice(app) == "")
    end(app)


def _forms_notice(app: App) -> str:
    """What Today tells of the office's own forms, if it tells of this file or folder."""
    if not isinstance(app.window.page, TodayPage):
        return "not open"
    notice = app.window.page.forms_notice
    said = notice.words.text() if notice.isVisible() else ""
    named = [word.rstrip(":") for word in said.split() if {"/", os.sep} & set(word)]
    return named[0] if named else said


def test_what_a_window_remembers_is_kept_on_this_pc(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after the language or the worker was changed, and before."""
    file = tmp_path / "settings.txt"
    monkeypatch.setattr("desktop_app.settings.settings_file", lambda: file)
    place = practice_office(tmp_path / "new.sqlite")
    app = App(Settings(database=str(place), language="kk"))
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert app.context is not None
    app.context.remember(zoom="125", printer="Kyocera")
    app._change_language("ru")
    app.context.remember(copies="order=2")
    kept = Settings.load(file)
    assert (kept.language, kept.zoom, kept.printer) == ("ru", "125", "Kyocera")
    assert kept.copies == "order=2"
    end(app)


def test_what_another_window_has_kept_since_stays(
    qtbot: QtBot, tmp_path: Path, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each window knows what was kept when it began; one chooses a database, then one zooms."""
    file = tmp_path / "settings.txt"
    monkeypatch.setattr("desktop_app.settings.settings_file", lambda: file)
    Settings(database=str(office_file)).save(file)
    apps = [App(Settings.load(file)), App(Settings.load(file))]
    for app in apps:
        qtbot.addWidget(app.window)
        with qtbot.waitSignal(app.opened):
            app.show()
    one, two = apps
    practice_office(tmp_path / "Алатау.homeedu")
    with qtbot.waitSignal(one.opened):
        one._change_database(str(tmp_path / "Алатау.homeedu"))
    assert two.context is not None
    two.context.remember(zoom="125")
    kept = Settings.load(file)
    assert kept == Settings(database=str(tmp_path / "Алатау.homeedu"), zoom="125")
    assert two.place == str(office_file)
    for app in apps:
        end(app)


def test_settings_that_can_not_be_read_open_nothing_until_they_are(
    qtbot: QtBot, tmp_path: Path, office_file: Path, own: Path
) -> None:
    """An empty office in its place would be a fright, and its settings would be written over."""
    file = own / "settings.txt"
    file.mkdir()  # there, and not to be read
    app = started_without_settings(qtbot)
    assert "баптауларында" in told(app)
    app._change_language("ru")
    qtbot.waitUntil(lambda: "Настройки этого компьютера" in told(app))
    try_again(app)
    qtbot.waitUntil(lambda: "Настройки этого компьютера" in told(app))
    assert [each.name for each in own.iterdir()] == ["settings.txt"]
    file.rmdir()
    copyfile(office_file, tmp_path / "office.sqlite")
    Settings(str(tmp_path / "office.sqlite"), language="ru").save(file)
    with qtbot.waitSignal(app.opened):
        try_again(app)
    assert app.place == str(tmp_path / "office.sqlite")
    assert [*own.glob("*.lock")] != []  # other starts look at it here
    end(app)


def test_damaged_settings_are_told_and_a_database_is_chosen_anew(
    qtbot: QtBot, tmp_path: Path, own: Path
) -> None:
    file = own / "settings.txt"
    file.write_bytes(b"\0" * 200)
    app = started_without_settings(qtbot)
    assert "settings.txt" in told(app)
    app._change_language("ru")
    assert file.read_bytes() == b"\0" * 200
    app.window.database_wanted.emit()
    dialog = app.window.findChild(DatabaseDialog)
    assert isinstance(dialog, DatabaseDialog)
    assert dialog.place.value() == ""
    dialog.place.set_value(str(practice_office(tmp_path / "other.sqlite")))
    with qtbot.waitSignal(app.opened):
        dialog.open_button.click()
    assert Settings.load(file) == Settings(str(tmp_path / "other.sqlite"), language="ru")
    end(app)


def test_without_a_folder_of_its_own_the_program_says_so_in_its_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    for name, value in data_variables(blocked).items():
        monkeypatch.setenv(name, value)
    app = started_without_settings(qtbot)
    assert "қалта" in told(app)
    app._change_database(str(practice_office(tmp_path / "other.sqlite")))
    qtbot.waitUntil(lambda: "қалта" in told(app))
    blocked.unlink()
    with qtbot.waitSignal(app.opened):
        try_again(app)
    assert app.place == str(tmp_path / "other.sqlite")
    end(app)


def test_what_lets_no_window_be_made_is_told_in_one_of_its_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the words of its screens there is nothing to show."""
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path.joinpath(*parts))
    translation.translator.cache_clear()
    told: list[str] = []

    def close() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QMessageBox)
        told.append(shown.text())
        shown.accept()

    QTimer.singleShot(0, close)
    assert main(str(tmp_path / "a.homeedu")) == 1
    assert told == ["The program's own files are incomplete. Install it again."]


def test_settings_survive_and_nonsense_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.txt"
    kept = Settings("C:/Алатау/office=1.sqlite", "ru", "Ғ. Т. Әділбекова", "//pc/ортақ=1")
    kept.save(file)
    assert Settings.load(file) == kept
    file.write_text("language=en\nnonsense\n", encoding="utf-8")
    assert Settings.load(file).language == "kk"


def test_a_choice_that_can_not_be_kept_is_told_and_holds(
    qtbot: QtBot, tmp_path: Path, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "gone")
    app = App(Settings(database=str(office_file)), save_settings=True)
    qtbot.addWidget(app.window)
    app._keep({"zoom": "2"})
    assert app.settings.zoom == "2"
    assert "бағдарлама жабылғанша" in app.window.banner.words.text()
    end(app)


def test_the_usual_place_is_remembered_once_an_office_was_there(qtbot: QtBot, own: Path) -> None:
    practice_office(own / "office.sqlite")
    app = made("")
    qtbot.addWidget(app.window)
    assert Settings.load().known == ""
    with qtbot.waitSignal(app.opened):
        app.show()
    end(app)
    assert Settings.load().known == str(own / "office.sqlite")
    (own / "office.sqlite").unlink()
    again = made("")
    qtbot.addWidget(again.window)
    again.show()
    qtbot.waitUntil(lambda: "office.sqlite" in told(again))
    assert not (own / "office.sqlite").exists()
    end(again)


def test_a_given_database_and_language_change_no_other_setting(
    qtbot: QtBot, own: Path, office_file: Path
) -> None:
    kept = Settings(database="C:/Алатау.homeedu", language="kk", zoom="125", printer="Kyocera")
    kept.save()
    app = made(str(office_file), "ru")
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert (app.place, app.settings.zoom, translation.current()) == (str(office_file), "125", "ru")
    assert app.context is not None
    app.context.remember(zoom="150")
    end(app)
    assert Settings.load() == kept._replace(zoom="150")


def test_a_password_in_old_settings_is_moved_when_the_program_starts(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    Settings(database="postgresql://u:Құпия9@localhost:1/n", language="ru").save()
    app = App(Settings.load())
    qtbot.addWidget(app.window)
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)  # nobody listens there
    assert Settings.load().database == app.place == "postgresql://u@localhost:1/n"
    assert list(store.passwords.values()) == ["Құпия9"]
    end(app)
