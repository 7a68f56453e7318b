"""Who works in the office, with their slots: whoever leaves has nothing that opens it.

The list and the ring are changed in one unit of work, the ring last: see `rings`.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from desktop_app.law.steps import N_, as_is
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.people import Worker
from desktop_app.services.errors import Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.logins import passwords, protecting, rings
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import details


def save_worker(
    session: Session,
    worker: Worker,
    password: str = "",
    *,
    back: bool = False,
    another: bool = False,
    confirmed: Iterable[Confirmed] = (),
) -> int:
    """As `details.save_worker`; with a temporary password, which a new worker needs.

    EntryError at the field ``password`` where it is none; in practice nobody has one.
    """
    desk = session.desk
    protected = bool(session.entered.keys)
    name = as_meant(worker).name
    if protected and (password or not worker.id):
        passwords.require_strong(password, name)

    def with_slot(connection: Connection, worker_id: int) -> None:
        if not protected:
            return
        ring = rings.read(connection, desk.database)
        if password and worker_id != desk.worker.id:
            keys = passwords.keys_now(ring, session.entered)
            today = desk.today()
            ring = ring.with_worker(worker_id, name, password, keys, temporary_from=today)
        rings.keep(connection, desk.database, ring.renamed(worker_id, name))

    return details.save_worker(
        desk, worker, back=back, another=another, also=with_slot, confirmed=confirmed
    )


def retire_worker(session: Session, worker: Worker) -> Session:
    """As `details.retire_worker`; their slot is gone, and the key of a file is another one.

    Trouble where the key could not be changed: they can't enter, but a file that they copied away
    with its keys earlier is opened by them, until the key was changed.
    """
    desk = session.desk
    protected = bool(session.entered.keys)

    def without_slot(connection: Connection) -> None:
        if protected:
            ring = rings.read(connection, desk.database)
            rings.keep(connection, desk.database, ring.without(worker.id))

    details.retire_worker(desk, worker, also=without_slot)
    if not protected:
        return session
    try:
        return protecting.change_key(session)
    except Trouble as error:
        label = N_(
            "{name} can't enter any more, but the key of the database is still the one of before: "
            "close the other windows and commands, and change the key."
        )
        raise Trouble(label, name=as_is(worker.name)) from error
