"""The program finds its own files from source, installed, and frozen."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.disk.saving import written_beside
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.settings import Settings
from desktop_app.storage.schema import open_database


def test_from_source_they_stand_beside_the_package() -> None:
    root = paths.PACKAGE.parent
    assert paths.resource("law", "mci.toml") == root / "resources" / "law" / "mci.toml"
    assert paths.forms() == root / "forms"
    assert (paths.migrations() / "versions").is_dir()


def test_an_installed_package_carries_them_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "desktop_app")
    (tmp_path / "desktop_app" / "resources").mkdir(parents=True)
    assert paths.resource("a") == tmp_path / "desktop_app" / "resources" / "a"
    assert paths.forms() == tmp_path / "forms"


def test_frozen_they_are_where_the_program_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert paths.forms() == tmp_path / "unpacked" / "forms"
    monkeypatch.delattr(sys, "_MEIPASS")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "home-education"))
    assert paths.resource("x") == tmp_path / "resources" / "x"


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Of a user whose system lets others read what is new."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows' profile lets in whom it lets in")
def test_what_the_program_keeps_is_for_the_user_alone(home: Path) -> None:
    own = home / "data" / "HomeEducation"
    with log.kept():
        Settings(worker="Әсем").save()
        database = open_database(Settings().database_place)
        with database.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE a (b)")
            assert (own / "office.sqlite-wal").exists()
            modes = {each.name: _mode(each) for each in own.iterdir()}
        database.close()
        with written_beside(paths.saved_files() / "т.pdf") as file:
            file.write(b"%PDF")
        log.note(Event.OPENED)
    assert (_mode(own), _mode(own / "saved"), _mode(own / "saved" / "т.pdf")) == (
        0o700,
        0o700,
        0o600,
    )
    assert set(modes) >= {"office.sqlite", "office.sqlite-shm", "settings.txt", log.FILE}
    assert set(modes.values()) == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows' profile lets in whom it lets in")
def test_what_somebody_saves_elsewhere_is_as_the_system_makes_it(home: Path) -> None:
    paths.user_data()
    with written_beside(home / "list.xlsx") as file:
        file.write(b"PK")
    assert _mode(home / "list.xlsx") == 0o644


@pytest.mark.skipif(os.name == "nt", reason="Windows' profile lets in whom it lets in")
def test_what_an_earlier_version_left_open_is_closed_at_start(home: Path) -> None:
    own = home / "data" / "HomeEducation"
    (own / "saved").mkdir(parents=True, mode=0o755)
    for name in ("settings.txt", "office.sqlite", "office.sqlite-wal"):
        (own / name).touch(mode=0o644)
    elsewhere = home / "elsewhere"
    elsewhere.touch(mode=0o644)
    (own / "link").symlink_to(elsewhere)
    with log.kept():
        pass
    found = {each.name: _mode(each) for each in own.iterdir() if not each.is_symlink()}
    assert (_mode(own), found.pop("saved"), set(found.values())) == (0o700, 0o700, {0o600})
    assert _mode(elsewhere) == 0o644
