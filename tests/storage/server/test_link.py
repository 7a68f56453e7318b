"""A real server with TLS: whom it lets in, and what is told where it does not."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from desktop_app.disk import secrets
from desktop_app.services.explaining import message_of
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.server.address import parsed, whose_password
from desktop_app.storage.trouble import DatabaseTrouble
from tests.password_store import Store, store
from tests.postgresql import PASSWORD, Server, a_server

if TYPE_CHECKING:
    from tests.storage.server.certificates import Authority

__all__ = ["store"]

HOST = "db.office.kz"

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def tls_server() -> Iterator[Server]:
    with a_server() as running:
        yield running


@pytest.fixture(scope="module")
def authority(tls_server: Server) -> "Authority":
    from tests.storage.server.certificates import Authority  # what makes them is only on Linux

    return Authority(tls_server.folder)


@pytest.fixture(autouse=True)
def password_file(tls_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "pgpass"
    file.write_text(tls_server.password_file(), encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    return file


def serve(server: Server, files: list[Path], *more: str) -> None:
    certificate, key = files
    server.start_with(
        "-cssl=on", f"-cssl_cert_file={certificate}", f"-cssl_key_file={key}", *more, files=[key]
    )


def place(server: Server, *options: str, host: str = HOST) -> str:
    """The address of an office, of a server that is reached at this PC under another name."""
    told = "&".join(["hostaddr=127.0.0.1", *options])
    return f"postgresql://postgres@{host}:{server.port}/postgres?{told}"


def trusting(authority: "Authority") -> str:
    return f"sslrootcert={quote(str(authority.root))}"


def told(address: str) -> str:
    """The kind of trouble, whose words are there and name no password."""
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(address)
    words = message_of(caught.value, "ru") or ""
    assert len(words) > 40
    assert PASSWORD not in words
    return caught.value.kind


def is_encrypted(database: Database) -> bool:
    with database.read() as connection:
        query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        return bool(connection.exec_driver_sql(query).scalar_one())


def test_the_certificate_is_checked_where_nobody_says_otherwise(
    tls_server: Server, authority: "Authority"
) -> None:
    serve(tls_server, authority.serve("good", HOST))
    database = open_database(place(tls_server, trusting(authority)))
    assert is_encrypted(database)
    database.close()

    assert told(place(tls_server)) == "certificate unknown"
    assert told(place(tls_server, trusting(authority), host="db.other.kz")) == (
        "certificate other host"
    )
    missing = quote(str(authority.root.with_name("none.crt")))
    assert told(place(tls_server, f"sslrootcert={missing}")) == "root certificate"


def test_what_is_weaker_is_so_because_the_address_says_it(
    tls_server: Server, authority: "Authority"
) -> None:
    serve(tls_server, authority.serve("own", HOST, own=True))
    assert told(place(tls_server, trusting(authority))) == "certificate unknown"
    database = open_database(place(tls_server, "sslmode=require"))
    assert is_encrypted(database)
    database.close()


def test_a_certificate_that_has_expired(tls_server: Server, authority: "Authority") -> None:
    serve(tls_server, authority.serve("old", HOST, days=-1))
    assert told(place(tls_server, trusting(authority))) == "certificate expired"


def test_a_server_without_tls(tls_server: Server, authority: "Authority") -> None:
    tls_server.start_with()
    assert told(place(tls_server, trusting(authority))) == "no tls"
    assert told(place(tls_server, "sslmode=require")) == "no tls"
    database = open_database(place(tls_server, "sslmode=disable"))
    assert not is_encrypted(database)
    database.close()


def test_this_pc_needs_no_tls(tls_server: Server) -> None:
    tls_server.start_with()
    for address in (
        tls_server.bare_url("postgres"),
        f"postgresql://postgres@localhost:{tls_server.port}/postgres?hostaddr=127.0.0.1",
        f"postgresql://postgres@/postgres?port={tls_server.port}&host={tls_server.folder}",
    ):
        open_database(address).close()


def test_a_door_that_is_shut_is_told_as_one(tls_server: Server, authority: "Authority") -> None:
    door = tls_server.folder / "hba.conf"
    door.write_text("hostssl all postgres 127.0.0.1/32 scram-sha-256\n", encoding="utf-8")
    door.chmod(0o644)
    tls_server.folder.chmod(0o755)
    serve(tls_server, authority.serve("good", HOST), f"-chba_file={door}")
    open_database(place(tls_server, trusting(authority))).close()
    assert told(place(tls_server, "sslmode=disable")) == "pg_hba"
    nobody = place(tls_server, trusting(authority)).replace("postgres@", "nobody@")
    assert told(nobody) == "pg_hba"


def test_the_password_comes_out_of_the_store(
    tls_server: Server, password_file: Path, store: Store
) -> None:
    tls_server.start_with()
    address = tls_server.bare_url("postgres")
    open_database(address).close()
    password_file.write_text("", encoding="utf-8")
    assert told(address) == "refused"
    secrets.keep(whose_password(parsed(address)), PASSWORD)
    database = open_database(address)
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
    assert PASSWORD not in repr(database.engine) + database.place
    database.close()
    assert PASSWORD in store.passwords.values()
