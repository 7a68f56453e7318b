"""One window for each database and user, however often the program is started."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.system.one_window import OneWindow
from desktop_app.settings import Settings
from tests.gui.system.starts import Start, data_variables
from tests.practice_office import practice_office

Starting = Callable[..., Start]


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Әсем"
    folder.mkdir()
    for name, value in data_variables(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def start(data_folder: Path) -> Iterator[Starting]:
    begun: list[Start] = []

    def begin(place: Path, folder: Path = data_folder) -> Start:
        begun.append(Start(place, folder))
        return begun[-1]

    yield begin
    for each in begun:
        each.end()


@pytest.fixture
def database_file(database_file: Path) -> Path:
    """Of an office to practise in: it opens at once."""
    return practice_office(database_file)


@pytest.fixture
def app(qtbot: QtBot, data_folder: Path, database_file: Path) -> Iterator[App]:
    """The first start, in this process, at work."""
    made = App(Settings(), given=str(database_file), save_settings=False)
    qtbot.addWidget(made.window)
    assert not made.is_shown_elsewhere()
    with qtbot.waitSignal(made.opened):
        made.show()
    yield made
    tasks.wait_for_all()
    QApplication.processEvents()
    made.close()


def has_opened(start: Start) -> bool:
    return start.said == ["opened"]


def test_a_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, app: App, start: Starting, database_file: Path
) -> None:
    beside = database_file.parent / "x"
    beside.mkdir()
    other = beside / ".." / database_file.name  # the same, written otherwise
    app.window.showMinimized()
    second = start(other)
    with qtbot.waitSignal(second.finished):
        pass
    assert (second.exitCode(), second.said, second.complained) == (0, [], "")
    qtbot.waitUntil(lambda: not app.window.isMinimized())
    assert app.window.isActiveWindow()


def test_of_two_starts_at_once_one_has_the_window(
    qtbot: QtBot, start: Starting, database_file: Path
) -> None:
    both = [start(database_file), start(database_file)]
    qtbot.waitUntil(lambda: not all(each.is_running for each in both))
    (one,) = [each for each in both if each.is_running]
    (gone,) = [each for each in both if not each.is_running]
    assert (gone.exitCode(), gone.said, gone.complained) == (0, [], "")
    qtbot.waitUntil(lambda: {"opened", "came forward"} <= set(one.said))


def test_what_a_killed_window_leaves_is_no_obstacle(
    qtbot: QtBot, start: Starting, database_file: Path, data_folder: Path
) -> None:
    killed = start(database_file)
    qtbot.waitUntil(lambda: has_opened(killed))
    killed.end()
    assert [*data_folder.rglob("*.lock")] != []
    again = start(database_file)
    qtbot.waitUntil(lambda: has_opened(again))
    later = start(database_file)
    with qtbot.waitSignal(later.finished):
        pass
    assert later.exitCode() == 0
    qtbot.waitUntil(lambda: again.said == ["opened", "came forward"])


def test_other_databases_and_other_users_have_windows_of_their_own(
    qtbot: QtBot, app: App, start: Starting, database_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Алатау.homeedu"
    copyfile(database_file, other)
    of_another, beside = tmp_path / "Болат", start(other)
    of_another.mkdir()
    of_another_user = start(database_file, of_another)
    qtbot.waitUntil(lambda: has_opened(beside) and has_opened(of_another_user))

    # Each is called to the front by starts of its own.
    app.window.showMinimized()
    start(database_file)
    qtbot.waitUntil(lambda: not app.window.isMinimized())
    assert (has_opened(beside), has_opened(of_another_user)) == (True, True)


def test_a_database_that_another_window_shows_is_looked_at_there(
    qtbot: QtBot, app: App, start: Starting, database_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Алатау.homeedu"
    copyfile(database_file, other)
    beside = start(other)
    qtbot.waitUntil(lambda: has_opened(beside))
    app._change_database(str(other))
    assert app.window.banner.words.text() != ""
    assert app.place == str(database_file)
    qtbot.waitUntil(lambda: beside.said == ["opened", "came forward"])

    # When that one is closed it is opened here, and others come here.
    beside.end()
    with qtbot.waitSignal(app.opened):
        app._change_database(str(other))
    assert app.window.windowTitle().startswith("Алатау.homeedu – ")
    third = start(other)
    with qtbot.waitSignal(third.finished):
        pass
    assert (third.exitCode(), third.said) == (0, [])
    first_again = start(database_file)
    qtbot.waitUntil(lambda: has_opened(first_again))


def test_a_page_that_can_not_be_left_keeps_its_window_and_takes_no_other(
    app: App, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.window.page is not None
    before = [*data_folder.rglob("*.lock")]
    monkeypatch.setattr(app.window.page, "leave", lambda: False)
    app._change_database(str(tmp_path / "Алатау.homeedu"))
    assert [*data_folder.rglob("*.lock")] == before
    assert len(before) == 1
    assert app.window.page.isVisible()


def test_who_can_not_be_heard_keeps_nobody_waiting(
    data_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocalServer, "listen", lambda _server, _name: False)
    deaf, next_one = OneWindow("a.sqlite"), OneWindow("a.sqlite")
    assert deaf.take()
    deaf.listen()
    assert next_one._lock.tryLock(0)
    next_one.give_up()


def test_without_a_folder_for_its_lock_there_is_a_window(data_folder: Path, qtbot: QtBot) -> None:
    data_folder.rmdir()
    data_folder.touch()
    one = OneWindow("a.sqlite")
    assert one.take(patience=0)
    one.listen()
    one.give_up()


def test_a_database_has_one_window_however_its_place_is_written(
    data_folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = OneWindow(r"C:\Кеңсе\office.sqlite")
    assert one.is_of(r"\\?\C:\Кеңсе\office.sqlite")
    assert not one.is_of(r"C:\Кеңсе\other.sqlite")
    assert OneWindow(str(tmp_path / "a")).is_of(str(tmp_path / "b" / ".." / "a"))
    really = os.path.realpath

    def only_of_this_pc(path: str | Path, *, strict: bool = False) -> str:
        assert Path(path).is_relative_to(data_folder), "the server was asked"
        return really(path, strict=strict)

    with monkeypatch.context() as patched:
        patched.setattr(os.path, "realpath", only_of_this_pc)
        far = OneWindow("//server/share/office.sqlite")
        assert far.is_of("//server/share/office.sqlite")


def test_a_window_that_is_being_closed_is_waited_for(data_folder: Path, qtbot: QtBot) -> None:
    closing, next_one = OneWindow("a.sqlite"), OneWindow("a.sqlite")
    assert closing.take()
    closing.listen()
    closing.hang_up()
    assert not next_one._has_answered(1)
    closing.give_up()
    assert next_one.take(patience=0)
    next_one.give_up()


def test_two_windows_are_better_than_none(data_folder: Path, qtbot: QtBot) -> None:
    """Whoever has the lock is not to be reached; or no lock can be written."""
    silent, waited = OneWindow("a.sqlite"), OneWindow("a.sqlite")
    assert silent.take()
    assert waited.take(patience=0.2)
    silent.give_up()
    data_folder.rename(data_folder.with_name("away"))
    assert OneWindow("b.sqlite").take(patience=0)


def test_names_say_nothing_about_who_works_on_what(
    data_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def listen(_server: QLocalServer, name: str) -> bool:
        heard.append(name)
        return True

    monkeypatch.setattr(QLocalServer, "listen", listen)
    one = OneWindow("postgresql://әсем:құпия@server/үй")
    assert one.take()
    one.listen()
    (lock,) = data_folder.rglob("*.lock")
    assert lock.stem == heard[0]
    assert lock.stem.removeprefix("home-education-").isalnum()
    assert lock.stem.isascii()
    one.give_up()
