"""Passwords of servers in the system's own store: Windows' credentials, or a keyring of Linux.

Nothing else of the program keeps one. Where there is no store, libpq's own `.pgpass` is the way.
"""

import os
import sys
from pathlib import Path

_SERVICE = "HomeEducation PostgreSQL"
"""What the store shows to whoever looks into it."""


class NoStore(Exception):
    """This PC has no store of passwords, or it lets the program not in. Says nothing of them."""


def kept(whose: str) -> str:
    """The password of a user of a server, such as ``office@server:5432``; empty where none is."""
    import keyring

    try:
        return keyring.get_password(_SERVICE, whose) or ""
    except _refusals():
        return ""  # the server asks for it, and libpq looks into `.pgpass`


def keep(whose: str, password: str) -> None:
    """In place of the one before. Raises NoStore."""
    import keyring

    try:
        keyring.set_password(_SERVICE, whose, password)
        is_there = keyring.get_password(_SERVICE, whose) == password
    except _refusals() as error:
        raise NoStore from error
    if not is_there:  # a store that takes everything and keeps nothing
        raise NoStore


def _refusals() -> tuple[type[Exception], ...]:
    """What a store raises; Windows' own has none for a task of somebody who is not signed in."""
    from keyring.errors import KeyringError

    if sys.platform == "win32":
        from win32ctypes.pywin32.pywintypes import error

        return (KeyringError, error)
    return (KeyringError,)


def password_file() -> Path:
    """Where libpq looks for passwords: a line for each, ``host:port:database:user:password``."""
    named = os.environ.get("PGPASSFILE", "")
    if named:
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "pgpass.conf"
    return Path.home() / ".pgpass"
