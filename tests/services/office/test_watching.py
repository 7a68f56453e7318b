"""What a window finds by itself when it has opened an office."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.health.records import Finding
from desktop_app.services.office import seen_here, state, watching
from desktop_app.wording import step
from tests.builders import Clock
from tests.services.office.own_folder import IDENTITY, give_identity


@pytest.fixture(autouse=True)
def known(desk: Desk, own_folder: Path) -> None:
    give_identity(desk)
    state.note(desk)


def test_the_whole_is_checked_once_a_week(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date] = []

    def check(desk: Desk) -> list[Finding]:
        days.append(desk.today())
        return []

    monkeypatch.setattr(health, "check", check)
    first = desk.today()
    for passed in (0, 0, 3, 6, 7, 10, 14, -400):
        clock.move_to(first + timedelta(days=passed))
        assert watching.at_start(desk) == []
    assert days == [first + timedelta(days=passed) for passed in (0, 7, 14, -400)]


def test_what_is_wrong_on_file_is_found(desk: Desk) -> None:
    with desk.database.begin() as connection:
        connection.execute(text("UPDATE workers SET role = 'wizard' WHERE role = 'clerk'"))
    (found,) = watching.at_start(desk)
    assert "wizard" in step(found.step, "en")
    assert seen_here.load(IDENTITY).checked == desk.today()


def _break_page(file: Path, page: int, size: int) -> None:
    """Zeros over a page that nothing asks for at start, as a disk that fails leaves it."""
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    file.write_bytes(content)


def test_a_damaged_file_leads_to_the_backup_each_time(desk: Desk, database_file: Path) -> None:
    seen_here.save_checked(IDENTITY, desk.today())
    with desk.database.read() as connection:
        page = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'messages'"))
        size = connection.scalar(text("PRAGMA page_size"))
    desk.database.close()
    _break_page(database_file, page, size)
    for _ in range(2):
        (found,) = watching.at_start(desk)
        assert "take the newest backup" in step(found.step, "en")


def test_what_is_no_database_any_more_is_told(desk: Desk, database_file: Path) -> None:
    desk.database.close()
    database_file.write_bytes(b"no database" * 999)
    (found,) = watching.at_start(desk)
    assert step(found.step, "en")
