"""A PostgreSQL server of the tests' own, from the binaries of this machine."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests import patience

PASSWORD = secrets.token_hex(8)
_USER = "postgres"
_QUICK = "-cfsync=off -cfull_page_writes=off -clisten_addresses=127.0.0.1 -cshared_buffers=16MB"


class Server:
    """Runs in a folder of its own; `url` names a database on it."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder = binaries, folder
        self.settings: tuple[str, ...] = ()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        secret = folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        if _is_root():
            for path in (folder, secret):
                shutil.chown(path, _USER, _USER)
        trusted = ["--auth=scram-sha-256", f"--pwfile={secret}"]
        made = ["--encoding=UTF8", "--no-locale", "--no-sync", f"--username={_USER}", *trusted]
        self._run("initdb", f"--pgdata={folder / 'data'}", *made)
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def _command(self, program: str, *arguments: str) -> list[str]:
        """PostgreSQL refuses to run as root."""
        others = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups"]
        return [*(others if _is_root() else []), str(self.binaries / program), *arguments]

    def _run(self, program: str, *arguments: str) -> None:
        command = self._command(program, *arguments)
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)

    def start(self) -> None:
        place = [f"-D{self.folder / 'data'}", f"-p{self.port}", f"-k{self.folder}"]
        with (self.folder / "log").open("ab") as log:
            settings = (*_QUICK.split(), *self.settings)
            command = self._command("postgres", *place, *settings)
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        until = time.monotonic() + patience.SECONDS
        while True:
            try:
                psycopg.connect(self.url(_USER)).close()
            except psycopg.OperationalError:
                assert time.monotonic() < until, "the server does not start"
                assert self.process.poll() is None, "the server ended by itself"
                time.sleep(0.1)
            else:
                return

    def start_with(self, *settings: str, files: Sequence[Path] = ()) -> None:
        """Start anew with settings such as ``-cssl=on``; the server alone may read the files."""
        self.stop()
        for file in files:
            file.chmod(0o600)
            if _is_root():
                shutil.chown(file, _USER, _USER)
        self.settings = settings
        self.start()

    def stop(self) -> None:
        """At once, as when somebody switches the server off."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(patience.SECONDS)
            self.process = None

    def url(self, database: str, user: str = _USER, password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def password_file(self, user: str = _USER, password: str = PASSWORD) -> str:
        """What libpq reads in `.pgpass`: the password of a user for every database."""
        return f"*:{self.port}:*:{user}:{password}\n"

    def bare_url(self, database: str, user: str = _USER) -> str:
        """As an office keeps it: the password is elsewhere."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def execute(self, command: str, database: str = _USER) -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(command.encode())


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _binaries() -> Path:
    """Skips the test, with the reason, where there are none."""
    found = shutil.which("initdb")
    # A Windows that is drawn by Wine sees Debian's folders, whose programs are not its own.
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if os.name == "posix" else []
    if found is None and not debian:
        pytest.skip("there is no PostgreSQL server here: install the package postgresql")
    if _is_root() and not shutil.which("setpriv"):
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv here")
    return Path(found).parent if found else debian[-1].parent


@contextmanager
def a_server() -> Iterator[Server]:
    binaries = _binaries()
    # Not in pytest's own folder: only this user may enter that one.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Server(binaries, Path(folder))
        try:
            yield server
        finally:
            server.stop()


_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with a_server() as running:
        yield running


@pytest.fixture
def url(server: Server) -> str:
    """A new, empty database."""
    name = f"office{next(_NUMBERS)}"
    server.execute(f"CREATE DATABASE {name}")
    return server.url(name)
