"""The address of a PostgreSQL server, taken apart; and what is wrong with one that was typed.

A password never stays in it: it goes to the system's store, and the address without it to the
settings. One that can't be taken apart is refused in words that do not repeat it.
"""

import ipaddress
import os
import re
from pathlib import Path

from sqlalchemy import URL, exc
from sqlalchemy.engine import make_url

from desktop_app.storage.trouble import DatabaseTrouble

USUAL_PORT = 5432
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
"""From none to all; `verify-full` alone knows that it is this server and no other."""

_SCHEME = re.compile(r"postgres(ql)?(\+psycopg)?://", re.IGNORECASE)
_USER = re.compile(r"(?P<user>[^:/?#@\[\]]*)(:(?P<password>[^/?#@]*))?@(?P<server>.*)")
_SERVER = re.compile(r"(?P<host>\[[^\]]*\]|[^:/?#]*)(:(?P<port>[^/?#]*))?(?P<rest>[/?].*)?")
_HALF_CODE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PASSWORD_OPTION = re.compile(r"[?&](ssl)?password=", re.IGNORECASE)


def is_address(place: str) -> bool:
    return "://" in place


def parsed(address: str) -> URL:
    """The parts of an address. Raises DatabaseTrouble, which repeats only a wrong sslmode."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        raise DatabaseTrouble("address")
    user, server = _halves(address[scheme.end() :])
    found = _SERVER.fullmatch(server)
    if found is None:
        raise DatabaseTrouble("address")
    _require_port(found["port"])
    where, question, options = server.partition("?")
    options = options.replace("@", "%40")  # SQLAlchemy takes all before one for the user
    try:
        url = make_url(f"postgresql+psycopg://{user}{where}{question}{options}")
    except (exc.ArgumentError, ValueError) as error:
        raise DatabaseTrouble("address") from error
    mode = url.query.get("sslmode", SSL_MODES[-1])
    if mode not in SSL_MODES:
        raise DatabaseTrouble("address sslmode", str(mode))
    return url


def _halves(rest: str) -> tuple[str, str]:
    """What stands before the server, with its ``@``, and the server with what follows."""
    found = _USER.fullmatch(rest)
    if found is None:
        if _has_user(rest):  # a password with / ? or # in it
            raise DatabaseTrouble("address password")
        return "", rest
    before_options = found["server"].partition("?")[0]
    if "@" in before_options or _HALF_CODE.search(rest[: found.start("server")]):
        raise DatabaseTrouble("address password")
    return rest[: found.start("server")], found["server"]


def _has_user(rest: str) -> bool:
    """Whether an ``@`` stands where it parts the user from the server, and not in an option."""
    server, _question, options = rest.partition("?")
    return "@" in server or "@" in options.partition("=")[0]


def _require_port(port: str | None) -> None:
    if port is None:
        return
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        raise DatabaseTrouble("address port")  # which may be a password: not repeated


def taken_apart(address: str) -> tuple[str, str]:
    """The address without a password, as it was typed, and the password. Raises DatabaseTrouble."""
    url = parsed(address)
    if _PASSWORD_OPTION.search(address):  # nobody looks for one there, so it would be overlooked
        raise DatabaseTrouble("address password")
    if url.password is None:
        return address, ""
    scheme = _SCHEME.match(address)
    assert scheme is not None
    found = _USER.fullmatch(address[scheme.end() :])
    assert found is not None
    bare = f"{scheme[0]}{found['user']}@{found['server']}"
    return bare, str(url.password)


def whose_password(url: URL) -> str:
    """Whom the store knows a password by: the user, and the server with its port."""
    return f"{url.username or ''}@{','.join(hosts(url)) or 'localhost'}:{url.port or USUAL_PORT}"


def hosts(url: URL) -> tuple[str, ...]:
    """The names of the server; a path is a socket of this PC."""
    named = url.query.get("host", ())
    several = (named,) if isinstance(named, str) else named
    return tuple(filter(None, (url.host or "", *several)))


def shown(url: URL) -> str:
    """What a server's database is called on screen: nothing of who works there, or how."""
    return f"{','.join(hosts(url)) or 'localhost'}/{url.database or ''}"


def is_on_this_pc(url: URL) -> bool:
    """Whether nothing that is said to the server leaves this PC."""
    return all(map(_is_this_pc, hosts(url)))


def _is_this_pc(host: str) -> bool:
    if host.startswith(("/", "@")) or host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def weaker_mode(url: URL) -> str:
    """The TLS that the address asks for expressly, where it is less than is usual; else empty."""
    mode = str(url.query.get("sslmode", ""))
    return "" if mode in ("", SSL_MODES[-1]) or is_on_this_pc(url) else mode


def tls_options(url: URL, libpq: int) -> dict[str, str]:
    """What is asked of the connection besides the address: that the server is who it says.

    Without a file of root certificates, named or in libpq's own place, those of the system count;
    versions of libpq before 16 know none.
    """
    if is_on_this_pc(url) or "sslmode" in url.query:
        return {}
    options = {"sslmode": SSL_MODES[-1]}
    is_named = "sslrootcert" in url.query or "PGSSLROOTCERT" in os.environ
    if not is_named and libpq >= 160_000 and not usual_root().is_file():
        options["sslrootcert"] = "system"
    return options


def usual_root() -> Path:
    """Where libpq itself looks for root certificates."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "root.crt"
    return Path.home() / ".postgresql" / "root.crt"
