"""An office is opened: a remembered one must be there, and only a file is upgraded by itself."""

from pathlib import Path

import pytest

from desktop_app.services.office import doubts, left_log, opening, upgrading
from desktop_app.settings import Settings
from desktop_app.storage.opening.log import log_of
from desktop_app.storage.schema import HEAD
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.wording import step
from tests.storage.old_databases import unpack


def test_a_remembered_office_that_is_gone_is_told_and_not_made(tmp_path: Path) -> None:
    place = str(tmp_path / "office.sqlite")
    with pytest.raises(DatabaseTrouble, match="not there"):
        opening.open_office(place, Settings(), begins=False, upgrades=False)
    assert [*tmp_path.iterdir()] == []
    desk, question = opening.open_office(place, Settings(), begins=True, upgrades=False)
    assert question is None
    assert desk.pc
    desk.database.close()


def test_an_older_file_is_upgraded_and_its_copy_is_named(tmp_path: Path) -> None:
    file = unpack("0004-last", tmp_path)
    desk, _question = opening.open_office(str(file), Settings(), begins=False, upgrades=False)
    assert desk.database.upgraded is not None
    for language in ("kk", "ru"):
        said = step(upgrading.told(desk.database.upgraded), language)
        assert f"office-before-{HEAD}-from-0004.sqlite" in said
        assert str(tmp_path) in said
        assert "0004" in said
    desk.database.close()


def test_what_is_asked_before_a_server_is_upgraded() -> None:
    for language in ("kk", "ru"):
        said = step(upgrading.backup_first("pc/office"), language)
        assert "pg_dump" in said
        assert "pc/office" in said
        assert "home-education upgrade --backup-made" in said


def test_a_left_log_is_moved_aside_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    log_of(file).write_bytes(b"what is left of an office")
    kept = left_log.move_aside(str(file))
    assert kept.read_bytes() == b"what is left of an office"
    assert kept.parent == tmp_path
    assert not log_of(file).exists()


def test_an_office_without_doubts(tmp_path: Path) -> None:
    place = str(tmp_path / "office.sqlite")
    desk, _question = opening.open_office(place, Settings(), begins=True, upgrades=False)
    assert doubts.first(desk) is None
    desk.database.close()
