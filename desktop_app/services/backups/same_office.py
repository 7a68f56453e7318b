"""Whether a backup may take a database's place: of the same office, grown from the same history.

The databases themselves are asked: what lies beside them others may have written.
"""

from sqlalchemy import Connection

from desktop_app.law.steps import N_
from desktop_app.services.backups.words import OTHER_OFFICE
from desktop_app.services.errors import Trouble
from desktop_app.storage.backups import chain
from desktop_app.storage.health.whole import revision
from desktop_app.storage.office import details as offices

NOT_ENCRYPTED = N_(
    "This backup is not encrypted, and the database in whose place it would be put is, or can't be "
    "read at all. Nothing was changed: choose another backup."
)
_KNOWN_BY = ("identity", offices.PRACTICE)


def parted_at(here: Connection, there: Connection) -> int:
    """The newest entry that both histories have. Trouble where they are not of one office."""
    for setting in _KNOWN_BY:
        if offices.value(here, setting) != offices.value(there, setting):
            raise Trouble(OTHER_OFFICE)
    if (revision(there) or "") < chain.SINCE:
        return 0  # such a history can't be compared with one of now
    parted = chain.parted_at(here, there)
    if not parted:
        raise Trouble(OTHER_OFFICE)
    return parted
