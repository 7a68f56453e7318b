"""Starting the program: what it opens, and what it tells when something is wrong."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.office.database import DatabaseDialog
from desktop_app.gui.today.page import TodayPage
from desktop_app.gui.window.not_open import NotOpen
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from tests.storage.spoilt_tables import SPOILT, spoil


@pytest.fixture(autouse=True)
def kazakh() -> Iterator[None]:
    yield
    translation.use("en")


def start(qtbot: QtBot, database: Path) -> App:
    app = App(Settings(database=str(database), language="kk"), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    return app


def end(app: App) -> None:
    tasks.wait_for_all()
    QApplication.processEvents()
    app.close()


def test_a_new_office_is_ready_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    app = start(qtbot, tmp_path / "жаңа" / "office.sqlite")
    qtbot.waitUntil(lambda: app.context is not None)
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
    settings = Settings(database=str(tmp_path / "office.sqlite"), forms=str(folder))
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
    named = [word.rstrip(":") for word in said.split() if "/" in word]
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
    dialog.place.set_value(str(tmp_path / "other.sqlite"))
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
    spoil(Database(database_file), how)
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
    app = App(Settings(database=str(tmp_path / "new.sqlite"), language="kk"))
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


def test_settings_survive_and_nonsense_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.txt"
    kept = Settings("C:/Алатау/office=1.sqlite", "ru", "Ғ. Т. Әділбекова", "//pc/ортақ=1")
    kept.save(file)
    assert Settings.load(file) == kept
    file.write_bytes(b"\xff\xfe language=xx")
    assert Settings.load(file) == Settings()
    file.write_text("language=en\nnonsense\n", encoding="utf-8")
    assert Settings.load(file).language == "kk"


def test_a_choice_that_can_not_be_kept_is_told_and_holds(
    qtbot: QtBot, tmp_path: Path, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "gone")
    app = App(Settings(database=str(office_file)), save_settings=True)
    qtbot.addWidget(app.window)
    app._keep(app.settings._replace(zoom="2"))
    assert app.settings.zoom == "2"
    assert "бағдарлама жабылғанша" in app.window.banner.words.text()
    end(app)
