"""A backup that knows of acts which the database lacks: then this is an older state of it."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, func, select

from desktop_app.records.acts import Act
from desktop_app.records.backups import Backup
from desktop_app.storage.backups import folders
from desktop_app.storage.office import identity, newest
from desktop_app.storage.tables import acts

_SETTLED = (Act.ACCEPT_OLDER_STATE, Act.RESTORE_BACKUP)


def furthest(connection: Connection, places: Iterable[Path]) -> Backup | None:
    """The one that knows most, of those made since somebody answered for the state that is worked
    on; None where the database has all that any of them has. Offices to practise in are copied and
    put back at will.
    """
    office = identity.of(connection)
    if not office or identity.on_this_pc(connection) != office:
        return None
    last = newest.newest(connection)
    done = last.id if last is not None else 0
    settled = connection.scalar(select(func.max(acts.c.at)).where(acts.c.act.in_(_SETTLED)))
    ahead = [
        each
        for place in places
        for each in folders.found_in(place, office)
        if each.manifest.contents.last_act > done and (settled is None or each.made_at > settled)
    ]
    return max(ahead, key=lambda each: each.manifest.contents.last_act, default=None)
