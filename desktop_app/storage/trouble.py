"""Known trouble with the database, told apart from bugs."""

from sqlalchemy import exc

from desktop_app.disk.errors import Kind, kind_of


class DatabaseTrouble(Exception):
    """``kind``: busy, disk full, disk failing, read only, text, damaged, not a database, not there,
    not ours, older, newer, upgraded meanwhile, other tables, counts differ, foreign log, network
    share, address, or folder, ``because`` of what the system says; of a server also unreachable,
    lost, refused, no database, rights, encoding or not dumped, and what its address and its
    certificate are wrong in (`storage.server`). Carries no personal data."""

    def __init__(self, kind: str, detail: str = "", *, because: OSError | None = None) -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail
        self.because = because


_SIGNS = (
    ("database is locked", "busy"),
    ("database or disk is full", "disk full"),
    # SQLite's name for every failure of the system to read or write but a full disk. Those of an
    # antivirus pass: on Windows SQLite itself tries such a file again for a second or two.
    ("disk i/o error", "disk failing"),
    ("locking protocol", "busy"),
    ("readonly database", "read only"),
    ("malformed", "damaged"),
    ("not a database", "not a database"),
    ("unable to open database file", "folder"),
    ("invalid connection option", "address option"),
    ("root certificate file", "root certificate"),
    ("certificate verify failed", "certificate"),
    ("certificate for", "certificate other host"),  # … does not match host name …
    ("server does not support ssl", "no tls"),
    ("weak sslmode", "address sslmode"),
    ("could not load client certificate", "address option"),
    # The name of the file stands in it in whatever language the server speaks.
    ("pg_hba.conf", "pg_hba"),
    ("authentication failed", "refused"),
    ("no password supplied", "refused"),
    ("not permitted to log in", "refused"),
    ("permission denied for database", "refused"),
    ("fatal:  role", "refused"),
    ("fatal:  database", "no database"),
    ("too many clients", "busy"),
    ("remaining connection slots", "busy"),
    ("could not connect", "unreachable"),
    ("connection is bad", "unreachable"),
    ("connection failed", "unreachable"),
    ("connection refused", "unreachable"),
    ("failed to resolve host", "unreachable"),
    ("timeout expired", "unreachable"),
    ("server closed the connection", "unreachable"),
)

# PostgreSQL's own codes, whatever language the server speaks.
_STATES = {
    "25006": "rights",  # a server that only copies another one
    "42501": "rights",
    "40001": "busy",
    "40P01": "busy",
    "55P03": "busy",
    "57014": "busy",
    "53100": "disk full",
    "58030": "disk failing",
    "XX001": "damaged",
    "XX002": "damaged",
}

_OF_DISKS = {Kind.FULL: "disk full", Kind.FAILING: "disk failing"}


def trouble_of(error: exc.DBAPIError) -> Exception:
    """The known trouble behind a driver's error, or the error itself when it is a bug."""
    text = str(error.orig).lower()
    if error.connection_invalidated:
        return DatabaseTrouble("lost")
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return DatabaseTrouble(_STATES[state]) if state in _STATES else error
    for sign, kind in _SIGNS:
        if sign in text:
            return DatabaseTrouble("refused" if kind == "unreachable" and _asked(error) else kind)
    if isinstance(error.orig, OSError) and kind_of(error.orig) in _OF_DISKS:
        return DatabaseTrouble(_OF_DISKS[kind_of(error.orig)])
    return error


def _asked(error: exc.DBAPIError) -> bool:
    """Whether a server asked for a password, and then said no in a language of its own."""
    server = getattr(error.orig, "pgconn", None)
    return server is not None and bool(server.needs_password or server.used_password)
