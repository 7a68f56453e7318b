"""An office is opened: a remembered one must be there, and who practises is at work at once."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop_app.services.logins import opening
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import doubts, left_log, upgrading
from desktop_app.settings import Settings
from desktop_app.storage import person_keys
from desktop_app.storage.opening.log import log_of
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.tables import people
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.wording import step
from tests.practice_office import practice_office
from tests.storage.old_databases import unpack


def opened(place: Path, *, begins: bool = False) -> Session | Door:
    return opening.open_office(str(place), Settings(), begins=begins, upgrades=False)


def test_a_remembered_office_that_is_gone_is_told_and_not_made(tmp_path: Path) -> None:
    place = tmp_path / "office.sqlite"
    with pytest.raises(DatabaseTrouble, match="not there"):
        opened(place)
    door = opened(place, begins=True)
    assert isinstance(door, Door)
    assert door.kind is Kind.NEW
    assert [each.name for each in tmp_path.iterdir()] == ["user"]


def test_an_older_office_waits_at_the_door_as_it_is(tmp_path: Path) -> None:
    file = unpack("0004-last", tmp_path)
    before = file.read_bytes()
    door = opened(file)
    assert isinstance(door, Door)
    assert door.kind is Kind.UNPROTECTED
    assert file.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [file.name, "user"]


def test_an_upgrade_names_its_copy(tmp_path: Path) -> None:
    file = unpack("0004-last", tmp_path)
    database = open_database(file, upgrade=True)
    assert database.upgraded is not None
    for language in ("kk", "ru"):
        said = step(upgrading.told(database.upgraded), language)
        assert f"office-before-{HEAD}-from-0004.sqlite" in said
        assert str(tmp_path) in said
        assert "0004" in said
    database.close()


def test_while_it_lasts_it_is_told_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_keys, "_PAGE", 3)
    told: list[tuple[int, int]] = []
    database = open_database(
        unpack("0008-first", tmp_path),
        upgrade=True,
        progress=lambda done, count: told.append((done, count)),
    )
    with database.read() as connection:
        count = connection.scalar(select(func.count()).select_from(people)) or 0
    database.close()
    assert count > 3
    assert [done for done, _count in told] == [*range(3, count, 3), count]
    assert {of for _done, of in told} == {count}
    for language in ("kk", "ru"):
        assert "5 000" in step(upgrading.how_far(5_000, 100_000), language).replace("\xa0", " ")


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


def test_who_practises_is_at_work_at_once(tmp_path: Path) -> None:
    place = practice_office(tmp_path / "office.sqlite")
    session = opened(place)
    assert isinstance(session, Session)
    assert session.desk.pc
    assert doubts.first(session.desk, ()) is None
    session.end()
