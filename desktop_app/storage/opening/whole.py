"""Whether a database is whole: every page as it was written, every reference leading somewhere."""

from sqlalchemy import Connection, text

from desktop_app.storage.trouble import DatabaseTrouble


def require_pages(connection: Connection, *, is_encrypted: bool) -> None:
    """Of a database in a file; the whole of it is read. Raises DatabaseTrouble “damaged”."""
    damaged = is_encrypted and connection.execute(text("PRAGMA cipher_integrity_check")).first()
    whole = connection.execute(text("PRAGMA integrity_check(1)")).scalar() == "ok"
    alone = connection.execute(text("PRAGMA foreign_key_check")).first()
    if damaged or not whole or alone is not None:
        raise DatabaseTrouble("damaged")
