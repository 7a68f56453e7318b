"""The password of the office's server: in the store, and nowhere else."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import message_of
from desktop_app.services.office import server
from desktop_app.settings import Settings
from tests.password_store import Store, store

__all__ = ["store"]

WITH, WITHOUT = "postgresql://u:Құпия9@server/n", "postgresql://u@server/n"
KEPT = {("HomeEducation PostgreSQL", "u@server:5432"): "Құпия9"}


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    return tmp_path


def test_a_password_in_an_address_or_beside_it_goes_to_the_store(store: Store) -> None:
    assert server.settled(WITH) == WITHOUT
    assert store.passwords == KEPT
    assert server.settled(WITHOUT, "Екінші: пароль@/") == WITHOUT
    assert list(store.passwords.values()) == ["Екінші: пароль@/"]
    assert server.settled(WITHOUT) == WITHOUT
    assert server.settled("office.homeedu") == "office.homeedu"
    assert len(store.passwords) == 1


def test_a_password_of_old_settings_is_moved(store: Store, user_folder: Path) -> None:
    Settings(database=WITH, language="ru", worker="Маман").save()
    moved = server.moved(Settings.load())
    assert moved == Settings.load() == Settings(database=WITHOUT, language="ru", worker="Маман")
    assert store.passwords == KEPT
    for file in user_folder.rglob("*"):
        assert "Құпия9".encode() not in file.read_bytes()


def test_without_a_store_the_way_out_is_told_and_nothing_is_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    Settings(database=WITH).save()
    with pytest.raises(Trouble) as caught:
        server.moved(Settings.load())
    words = message_of(caught.value, "en") or ""
    assert "server:5432:*:u:PASSWORD" in words
    assert str(tmp_path / "pgpass") in words
    assert "Құпия9" not in words
    assert Settings.load().database == WITH


def test_a_password_on_the_command_line_is_refused() -> None:
    server.require_no_password(WITHOUT)
    server.require_no_password("office.homeedu")
    with pytest.raises(Trouble) as caught:
        server.require_no_password(WITH)
    words = message_of(caught.value, "en") or ""
    assert "list of processes" in words
    assert WITHOUT in words
    assert "Құпия9" not in words


def test_what_is_shown_has_no_password() -> None:
    assert server.shown(WITH) == WITHOUT
    assert server.shown("postgresql://u:a@b@server/n") == ""
    assert server.shown("office.homeedu") == "office.homeedu"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_weaker_tls_is_told(mode: str) -> None:
    assert server.weaker_tls(f"{WITHOUT}?sslmode={mode}") is not None
    assert server.weaker_tls(f"postgresql://u@localhost/n?sslmode={mode}") is None


def test_the_usual_tls_is_not_told() -> None:
    assert server.weaker_tls(WITHOUT) is None
    assert server.weaker_tls("office.homeedu") is None
