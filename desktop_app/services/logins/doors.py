"""What stands before an office: whom it lets in, and with what."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop_app.disk.long_paths import openable
from desktop_app.identity.sorting import sort_key
from desktop_app.keys import files
from desktop_app.keys.slots import Slot
from desktop_app.records.people import Office, Worker
from desktop_app.services.logins import rings
from desktop_app.services.office.beginning import PRACTICE, YES
from desktop_app.storage.database import Database
from desktop_app.storage.logins import earlier, keyed_copy, server_slots
from desktop_app.storage.logins.earlier import Earlier
from desktop_app.storage.opening import begun
from desktop_app.storage.schema import require_readable
from desktop_app.storage.server import address
from desktop_app.storage.trouble import DatabaseTrouble

_PAGE = 4096
"""Bytes of SQLCipher's pages."""


class Kind(StrEnum):
    """Which way an office is entered."""

    NEW = "new"
    """There is none yet: it begins here."""
    PRACTICE = "practice"
    """Nobody is real there, and anybody is anybody."""
    PROTECTED = "protected"
    """A file that only a worker's password opens."""
    UNPROTECTED = "unprotected"
    """An office of an earlier version, in a file or on a server: nobody has a password yet."""
    NO_KEYS = "no keys"
    """It is encrypted, and the file with its keys is not beside it."""
    SERVER_NEW = "server, new"
    SERVER = "server"
    """A server: a worker's password says who they are."""


@dataclass(frozen=True)
class Door:
    """``slots`` are of the workers who may enter, ``office`` is what keys are sealed for.

    ``workers`` are those on file where everybody can read it: in practice, or of earlier versions;
    ``details`` are what papers say of an office of an earlier version.
    """

    place: str
    kind: Kind
    office: str = ""
    slots: tuple[Slot, ...] = ()
    workers: tuple[Worker, ...] = ()
    details: Office = field(default_factory=Office)

    @property
    def names(self) -> list[tuple[int, str]]:
        """Who may enter, as they are listed: the ids and names."""
        found = [(slot.worker, slot.name) for slot in self.slots]
        return sorted(found, key=lambda each: sort_key(each[1]))

    @property
    def is_file(self) -> bool:
        return "://" not in self.place

    @property
    def file(self) -> Path:
        return Path(self.place)

    @property
    def shown_name(self) -> str:
        """What to call it while nobody has entered: the file, or the server and its database."""
        return self.file.name if self.is_file else address.shown(address.parsed(self.place))


def door_of(place: str | Path) -> Door:
    """Looks, and changes nothing. Raises DatabaseTrouble, and Trouble of keys that are damaged."""
    door = Door(str(place), Kind.NEW)
    return _of_file(door) if door.is_file else _of_server(door)


def _of_file(door: Door) -> Door:
    begun.end_it(door.file)
    try:
        path = openable(door.file)
        if not path.exists() or not path.stat().st_size:
            return door
        plain = keyed_copy.is_plain(path)
    except OSError as error:
        raise DatabaseTrouble("folder", because=error) from error
    if plain:  # keys may lie beside it already, of an encryption that was interrupted
        require_readable(door.file, must_exist=True)
        found = _look(door)
        practice = found.setting(PRACTICE) == YES
        kind = Kind.PRACTICE if practice else Kind.UNPROTECTED
        return replace(door, kind=kind, workers=found.workers, details=found.details)
    with rings.known_trouble():
        ring = files.ring_of(door.file)
    if ring is None and door.file.stat().st_size % _PAGE:
        raise DatabaseTrouble("not a database")  # what is encrypted comes in whole pages
    if ring is None:
        return replace(door, kind=Kind.NO_KEYS)
    return replace(door, kind=Kind.PROTECTED, office=ring.office, slots=ring.workers)


def _look(door: Door) -> Earlier:
    database = Database(door.place)
    try:
        with database.read() as connection:
            return earlier.read(connection)
    finally:
        database.close()


def _of_server(door: Door) -> Door:
    database = Database(door.place)
    try:
        with database.read() as connection:
            found = earlier.read(connection)
            if not found.workers:
                return replace(door, kind=Kind.SERVER_NEW)
            if found.setting(PRACTICE) == YES:
                return replace(door, kind=Kind.PRACTICE, workers=found.workers)
            unprotected = replace(
                door, kind=Kind.UNPROTECTED, workers=found.workers, details=found.details
            )
            if not server_slots.are_possible(connection):
                return unprotected
            ring = rings.on_server(connection)
    finally:
        database.close()
    if not ring.slots:
        return unprotected
    return replace(door, kind=Kind.SERVER, office=ring.office, slots=ring.workers)
