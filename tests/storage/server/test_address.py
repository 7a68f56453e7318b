"""Addresses of servers as people type them, taken apart or refused for what is wrong in them."""

from pathlib import Path

import pytest

from desktop_app.services.explaining import message_of
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.storage.server import address
from desktop_app.storage.server.address import parsed, taken_apart, tls_options, whose_password
from desktop_app.storage.trouble import DatabaseTrouble

SECRET = "Құпия9"


@pytest.mark.parametrize(
    ("typed", "bare", "password"),
    [
        (f"postgresql://u:{SECRET}@server/name", "postgresql://u@server/name", SECRET),
        (
            f"postgresql://u:{SECRET}@server:6000/n?sslmode=require",
            "postgresql://u@server:6000/n?sslmode=require",
            SECRET,
        ),
        (
            f"postgresql+psycopg://u:{SECRET}%40%2F@[::1]/n",
            "postgresql+psycopg://u@[::1]/n",
            f"{SECRET}@/",
        ),
        (f"postgres://u:a:{SECRET}@server/n", "postgres://u@server/n", f"a:{SECRET}"),
        ("postgresql://u@server/n", "postgresql://u@server/n", ""),
        ("postgresql:///n?host=/var/run/a@b", "postgresql:///n?host=/var/run/a@b", ""),
    ],
)
def test_a_password_is_taken_out_and_the_rest_stays_as_typed(
    typed: str, bare: str, password: str
) -> None:
    assert taken_apart(typed) == (bare, password)
    assert parsed(bare).database in ("n", "name")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (f"postgresql://u:{SECRET}@1@server/n", "address password"),
        (f"postgresql://u:{SECRET}/1@server/n", "address password"),
        (f"postgresql://u:{SECRET}#1@server/n", "address password"),
        (f"postgresql://u:{SECRET}?1@server/n", "address password"),
        (f"postgresql://u:{SECRET}%1@server/n", "address password"),
        (f"postgresql://u@server/n?password={SECRET}", "address password"),
        (f"postgresql://u:{SECRET}@server:54a2/n", "address port"),
        (f"postgresql://u:{SECRET}@server:70000/n", "address port"),
        (f"postgresql://u:{SECRET}", "address port"),
        (f"postgresql://u:{SECRET}@server/n?sslmode=verify_full", "address sslmode"),
        (f"mysql://u:{SECRET}@server/n", "address"),
    ],
)
def test_what_is_wrong_is_told_and_the_password_is_not(typed: str, kind: str) -> None:
    with pytest.raises(DatabaseTrouble) as caught:
        taken_apart(typed)
    assert caught.value.kind == kind
    for language in ("kk", "ru"):
        words = message_of(caught.value, language) or ""
        assert len(words) > 40
        assert SECRET not in words


def test_a_mode_that_is_none_is_named() -> None:
    with pytest.raises(DatabaseTrouble) as caught:
        parsed("postgresql://u@server/n?sslmode=verify_full")
    assert "“verify_full”" in (message_of(caught.value, "en") or "")


@pytest.mark.parametrize(
    "local",
    ["localhost/n", "LOCALHOST/n", "127.8.8.8/n", "[::1]/n", "/n", "/n?host=/run/postgresql"],
)
def test_what_stays_on_this_pc_needs_no_tls(local: str) -> None:
    assert tls_options(parsed(f"postgresql://{local}"), 180_000) == {}


def test_elsewhere_the_certificate_is_checked_unless_the_address_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "usual_root", lambda: tmp_path / "root.crt")
    usual = parsed("postgresql://u@server/n")
    assert tls_options(usual, 180_000) == {"sslmode": "verify-full", "sslrootcert": "system"}
    assert tls_options(usual, 150_000) == {"sslmode": "verify-full"}
    (tmp_path / "root.crt").touch()
    assert tls_options(usual, 180_000) == {"sslmode": "verify-full"}
    named = parsed("postgresql://u@server/n?sslrootcert=/etc/office.crt")
    assert tls_options(named, 180_000) == {"sslmode": "verify-full"}
    assert tls_options(parsed("postgresql://u@server/n?sslmode=require"), 180_000) == {}


def test_what_is_weaker_is_known() -> None:
    assert address.weaker_mode(parsed("postgresql://u@server/n")) == ""
    assert address.weaker_mode(parsed("postgresql://u@server/n?sslmode=verify-full")) == ""
    assert address.weaker_mode(parsed("postgresql://u@server/n?sslmode=require")) == "require"
    assert address.weaker_mode(parsed("postgresql://u@localhost/n?sslmode=disable")) == ""


def test_the_store_knows_a_password_by_user_and_server() -> None:
    assert whose_password(parsed("postgresql://u@server/n")) == "u@server:5432"
    assert whose_password(parsed("postgresql://u@server:6000/m")) == "u@server:6000"
    assert whose_password(parsed("postgresql:///n")) == "@localhost:5432"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("postgresql://u@db.office.kz:6000/office?sslrootcert=C:/k@t", "db.office.kz/office"),
        ("postgresql://db.office.kz:6000/office?sslrootcert=C:/k@t", "db.office.kz/office"),
        ("postgresql://db.office.kz/office", "db.office.kz/office"),
        ("postgresql:///office", "localhost/office"),
        ("postgresql://u@/office?host=/run/postgresql", "/run/postgresql/office"),
    ],
)
def test_on_screen_it_is_the_server_and_its_database_alone(typed: str, shown: str) -> None:
    assert address.shown(parsed(typed)) == shown
    assert Door(typed, Kind.SERVER).shown_name == shown
