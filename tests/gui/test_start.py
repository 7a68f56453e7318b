"""Starting the program: what it opens, and what it tells when something is wrong."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App, _made, main
from desktop_app.gui import tasks
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.office.database import DatabaseDialog
from desktop_app.gui.office.doubt import Doubt
from desktop_app.gui.today.page import TodayPage
from desktop_app.gui.window.not_open import NotOpen
from desktop_app.gui.window.upgraded_line import UpgradedLine
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
from tests.gui.system.starts import data_variables
from tests.password_store import Store, store
from tests.practice_office import practice_office
from tests.services.office.own_folder import give_identity
from tests.storage.old_databases import unpack
from tests.storage.opening.test_log import a_foreign_log
from tests.storage.spoilt_tables import SPOILT, spoil

__all__ = ["store"]


@pytest.fixture(autouse=True)
def kazakh() -> Iterator[None]:
    yield
    translation.use("en")


def start(qtbot: QtBot, database: Path) -> App:
    if not database.exists():
        practice_office(database)
    app = App(Settings(database=str(database), language="kk"), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    return app


def end(app: App) -> None:
    tasks.wait_for_all()
    QApplication.processEvents()
    app.close()


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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of the program."""
    for name, value in data_variables(tmp_path / "Әсем").items():
        monkeypatch.setenv(name, value)
    return paths.user_data()


def _started_without_settings(qtbot: QtBot) -> App:
    app = _made("")
    qtbot.addWidget(app.window)
    assert not app.is_shown_elsewhere()
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    return app


def _told(app: App) -> str:
    shown = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    return " ".join(label.text() for each in shown for label in each.findChildren(QLabel))


def _try_again(app: App) -> None:
    (not_open,) = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    not_open.findChildren(QPushButton)[0].click()


def test_settings_that_can_not_be_read_open_nothing_until_they_are(
    qtbot: QtBot, tmp_path: Path, office_file: Path, own: Path
) -> None:
    """An empty office in its place would be a fright, and its settings would be written over."""
    file = own / "settings.txt"
    file.mkdir()  # there, and not to be read
    app = _started_without_settings(qtbot)
    assert "баптауларында" in _told(app)
    app._change_language("ru")
    qtbot.waitUntil(lambda: "Настройки этого компьютера" in _told(app))
    _try_again(app)
    qtbot.waitUntil(lambda: "Настройки этого компьютера" in _told(app))
    assert [each.name for each in own.iterdir()] == ["settings.txt"]
    file.rmdir()
    copyfile(office_file, tmp_path / "office.sqlite")
    Settings(str(tmp_path / "office.sqlite"), language="ru").save(file)
    with qtbot.waitSignal(app.opened):
        _try_again(app)
    assert app.place == str(tmp_path / "office.sqlite")
    assert [*own.glob("*.lock")] != []  # other starts look at it here
    end(app)


def test_damaged_settings_are_told_and_a_database_is_chosen_anew(
    qtbot: QtBot, tmp_path: Path, own: Path
) -> None:
    file = own / "settings.txt"
    file.write_bytes(b"\0" * 200)
    app = _started_without_settings(qtbot)
    assert "settings.txt" in _told(app)
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
    app = _started_without_settings(qtbot)
    assert "қалта" in _told(app)
    app._change_database(str(practice_office(tmp_path / "other.sqlite")))
    qtbot.waitUntil(lambda: "қалта" in _told(app))
    blocked.unlink()
    with qtbot.waitSignal(app.opened):
        _try_again(app)
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


def _buttons(app: App) -> dict[str, QPushButton]:
    (shown,) = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    return {made.text(): made for made in shown.findChildren(QPushButton)}


def _started(qtbot: QtBot, settings: Settings, **more: object) -> App:
    app = App(settings, **more)  # type: ignore[arg-type]
    qtbot.addWidget(app.window)
    app.show()
    return app


def _choice(qtbot: QtBot, app: App) -> ChoicePage:
    """Where no office is: what to do about it."""
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, ChoicePage))
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    return page


def test_a_remembered_office_that_is_gone_is_looked_for_and_never_made_anew(
    qtbot: QtBot, tmp_path: Path, office_file: Path
) -> None:
    translation.use("en")
    file = tmp_path / "Алатау.homeedu"
    app = _started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: file.name in _told(app))
    assert [*tmp_path.glob("*.homeedu*")] == []
    _try_again(app)
    qtbot.waitUntil(lambda: file.name in _told(app))
    assert [*tmp_path.glob("*.homeedu*")] == []
    # The stick is in again.
    copyfile(office_file, file)
    with qtbot.waitSignal(app.opened):
        _try_again(app)
    end(app)


def test_a_new_office_is_begun_there_when_somebody_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Алатау.homeedu"
    app = _started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: file.name in _told(app))
    _buttons(app)["Начать там новую базу данных"].click()
    page = _choice(qtbot, app)
    assert not file.exists()
    with qtbot.waitSignal(app.opened):
        page.practice_button.click()
    assert file.is_file()
    end(app)


def test_the_usual_place_is_remembered_once_an_office_was_there(qtbot: QtBot, own: Path) -> None:
    app = _made("")
    qtbot.addWidget(app.window)
    app.show()
    page = _choice(qtbot, app)
    assert Settings.load().known == ""
    with qtbot.waitSignal(app.opened):
        page.practice_button.click()
    end(app)
    assert Settings.load().known == str(own / "office.sqlite")
    (own / "office.sqlite").unlink()
    again = _made("")
    qtbot.addWidget(again.window)
    again.show()
    qtbot.waitUntil(lambda: "office.sqlite" in _told(again))
    assert not (own / "office.sqlite").exists()
    end(again)


def test_a_given_database_and_language_change_no_other_setting(
    qtbot: QtBot, own: Path, office_file: Path
) -> None:
    kept = Settings(database="C:/Алатау.homeedu", language="kk", zoom="125", printer="Kyocera")
    kept.save()
    app = _made(str(office_file), "ru")
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert (app.place, app.settings.zoom, translation.current()) == (str(office_file), "125", "ru")
    assert app.context is not None
    app.context.remember(zoom="150")
    end(app)
    assert Settings.load() == kept._replace(zoom="150")


def test_a_log_of_another_state_is_moved_aside_and_kept(
    qtbot: QtBot, tmp_path: Path, office_file: Path
) -> None:
    file = tmp_path / "office.sqlite"
    copyfile(office_file, file)
    log = a_foreign_log(office_file, tmp_path)
    log.rename(tmp_path / "office.sqlite-wal")
    content = (tmp_path / "office.sqlite-wal").read_bytes()
    app = _started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
    qtbot.waitUntil(lambda: "office.sqlite-wal" in _told(app))
    with qtbot.waitSignal(app.opened):
        _buttons(app)["Отложить его и открыть"].click()
    assert content in [each.read_bytes() for each in tmp_path.glob("office.sqlite-wal-*")]
    end(app)


def test_an_older_file_is_upgraded_and_its_copy_named(qtbot: QtBot, tmp_path: Path) -> None:
    file = unpack("0004-last", tmp_path)
    older = Database(file)
    with older.begin() as connection:
        connection.exec_driver_sql("INSERT INTO office VALUES (?, ?)", (PRACTICE, YES))
    older.close()
    app = _started(qtbot, Settings(database=str(file), language="ru"), save_settings=False)
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
    qtbot.waitUntil(lambda: _told(app) != "")
    _buttons(app)["Восстановить резервную копию…"].click()
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
    give_identity(newer)
    newer.database.run_alone("VACUUM INTO ?", str(tmp_path / "older.sqlite"))
    newer = newer.taken_by(Worker(2, "Басшы", Role.HEAD))
    clocks.confirm(newer, "Екі сағат бірдей")
    state.note(newer)
    newer.database.close()
    file.unlink()
    (tmp_path / "older.sqlite").rename(file)

    app = _started(qtbot, Settings(database=str(file), language="ru", worker="Маман"))
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
    again = _started(qtbot, Settings(database=str(file), language="ru", worker="Маман"))
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
