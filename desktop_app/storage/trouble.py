"""Known trouble with the database, told apart from bugs."""

import errno

from sqlalchemy import exc


class DatabaseTrouble(Exception):
    """``kind``: busy, disk full, read only, damaged, not a database, newer, unreachable,
    network share, address, or folder. Carries no personal data."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail


_SIGNS = (
    ("database is locked", "busy"),
    ("database or disk is full", "disk full"),
    ("disk i/o error", "disk full"),
    ("readonly database", "read only"),
    ("malformed", "damaged"),
    ("not a database", "not a database"),
    ("unable to open database file", "folder"),
    ("could not connect", "unreachable"),
    ("connection failed", "unreachable"),
    ("connection refused", "unreachable"),
    ("failed to resolve host", "unreachable"),
    ("timeout expired", "unreachable"),
    ("server closed the connection", "unreachable"),
)


def trouble_of(error: exc.DBAPIError) -> Exception:
    """The known trouble behind a driver's error, or the error itself when it is a bug."""
    text = str(error.orig).lower()
    for sign, kind in _SIGNS:
        if sign in text:
            return DatabaseTrouble(kind)
    if getattr(error.orig, "errno", None) == errno.ENOSPC:
        return DatabaseTrouble("disk full")
    return error
