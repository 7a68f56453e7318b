"""Whether anything was done since: told by what every act, draft and look leaves behind."""

from sqlalchemy import Connection, func, select

from desktop_app.storage.tables import acts, drafts


def token(connection: Connection) -> str:
    """Another one after each act and each save of a draft."""
    last = connection.scalar(select(func.max(acts.c.id)))
    count, saved = connection.execute(select(func.count(), func.max(drafts.c.saved_at))).one()
    return f"{last or 0}/{count}/{saved or ''}"
