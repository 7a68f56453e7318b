"""PostgreSQL's own programs: a server's database written to a file, and read from one.

No password is on a command line: it is in the environment of the program alone, or in `.pgpass`.
"""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL

from desktop_app.disk import secrets
from desktop_app.storage.server import link
from desktop_app.storage.server.address import whose_password
from desktop_app.storage.trouble import DatabaseTrouble

DUMP, RESTORE = "pg_dump", "pg_restore"


def is_there() -> bool:
    """Whether PostgreSQL's programs are on this PC."""
    return all(shutil.which(program) for program in (DUMP, RESTORE))


def write(url: URL, snapshot: str, file: Path) -> None:
    """All that a snapshot sees, in PostgreSQL's own format. Raises DatabaseTrouble “not dumped”."""
    given = ("--format=custom", f"--snapshot={snapshot}", f"--file={file}")
    _run(DUMP, url, *given, f"--dbname={_named(url)}")


def require_readable(file: Path) -> None:
    """Raises DatabaseTrouble “not dumped”."""
    _run(RESTORE, None, "--list", str(file))


def read_into(url: URL, file: Path) -> None:
    """Into an empty database. Raises DatabaseTrouble “not dumped”."""
    given = ("--no-owner", "--no-privileges", "--exit-on-error")
    _run(RESTORE, url, *given, f"--dbname={_named(url)}", str(file), asks=True)


def _run(program: str, url: URL | None, *given: str, asks: bool = False) -> None:
    found = shutil.which(program)
    if found is None:
        raise DatabaseTrouble("not dumped", program)
    never = ["--no-password"] if url is not None or asks else []
    done = subprocess.run(
        [found, *never, *given],
        env=os.environ | _password(url),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:  # what it says may quote a row
        raise DatabaseTrouble("not dumped", program)


def _named(url: URL) -> str:
    """The address as libpq takes it, with what the program asks of TLS, and no password."""
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return bare.update_query_dict(link.tls(url)).render_as_string(hide_password=False)


def _password(url: URL | None) -> dict[str, str]:
    if url is None:
        return {}
    word = str(url.password or "") or secrets.kept(whose_password(url))
    return {"PGPASSWORD": word} if word else {}
