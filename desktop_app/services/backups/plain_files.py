"""The files of before the encryption: whether they go is asked once a backup was proved."""

from pathlib import Path

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.services.backups import making
from desktop_app.services.desk import Desk
from desktop_app.services.logins import plain_files

_QUESTION = N_(
    "The office is encrypted and has a backup, and beside it lies what everybody can read: "
    "{files}. Remove it? It is written over; on an SSD traces may stay all the same, so have the "
    "disk destroyed when it is thrown away."
)


def question(desk: Desk) -> Step | None:
    """To whoever may remove them; None where there are none, or no backup that is still there."""
    if not (desk.database.is_encrypted and desk.may(Act.CHANGE_KEY)):
        return None
    found = plain_files.left(Path(desk.database.place))
    good = making.state_of(desk).good
    if not found or good is None or not Path(good.folder).is_dir():
        return None
    return Step(_QUESTION, "", {"files": as_is(", ".join(each.name for each in found))})
