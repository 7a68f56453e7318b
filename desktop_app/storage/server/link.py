"""The way to a server: its password out of the store, and TLS that knows whom it talks to."""

from typing import Any

from sqlalchemy import URL, Engine, event

from desktop_app.disk import secrets
from desktop_app.storage.server.address import tls_options, whose_password


def tls(url: URL) -> dict[str, str]:
    """What every connection is asked for besides the address."""
    from psycopg import pq

    return tls_options(url, pq.version())


def take_password_from_store(engine: Engine, url: URL) -> None:
    """Where the address brings none, as it does not in an office: at each new connection."""
    if url.password is not None:
        return

    @event.listens_for(engine, "do_connect")
    def with_password(
        _dialect: object, _record: object, _arguments: object, options: dict[str, Any]
    ) -> None:
        password = secrets.kept(whose_password(url))
        if password:
            options["password"] = password
