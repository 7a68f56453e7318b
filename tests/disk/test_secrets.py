"""Passwords in the system's own store, by keyring's own API with a store in memory."""

from pathlib import Path

import keyring
import pytest
from keyring.backends.null import Keyring as KeepsNothing
from keyring.errors import KeyringLocked

from desktop_app.disk import secrets
from tests.password_store import Store, store

__all__ = ["store"]


def test_a_password_is_kept_for_whose_it_is(store: Store) -> None:
    assert secrets.kept("office@server:5432") == ""
    secrets.keep("office@server:5432", "бір")
    secrets.keep("office@other:5432", "екі")
    secrets.keep("office@server:5432", "үш")
    assert secrets.kept("office@server:5432") == "үш"
    assert secrets.kept("office@other:5432") == "екі"
    assert {service for service, _user in store.passwords} == {"HomeEducation PostgreSQL"}


def test_without_a_store_nothing_is_kept_and_that_is_known() -> None:
    assert secrets.kept("office@server:5432") == ""
    with pytest.raises(secrets.NoStore):
        secrets.keep("office@server:5432", "бір")


def test_a_store_that_keeps_nothing_is_none(store: Store) -> None:
    keyring.set_keyring(KeepsNothing())
    with pytest.raises(secrets.NoStore):
        secrets.keep("office@server:5432", "бір")


def test_a_store_that_is_locked_is_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_given: str) -> None:
        raise KeyringLocked

    for name in ("get_password", "set_password"):
        monkeypatch.setattr(store, name, locked)
    assert secrets.kept("office@server:5432") == ""
    with pytest.raises(secrets.NoStore):
        secrets.keep("office@server:5432", "бір")


def test_where_libpq_looks_is_what_its_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "mine"))
    assert secrets.password_file() == tmp_path / "mine"
    monkeypatch.delenv("PGPASSFILE")
    assert secrets.password_file().name in (".pgpass", "pgpass.conf")
