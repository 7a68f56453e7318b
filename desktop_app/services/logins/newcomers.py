"""The first people of an office, each with their first password."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from desktop_app.keys import recovery
from desktop_app.keys.ring import Ring
from desktop_app.keys.slots import RECOVERY
from desktop_app.law.steps import N_
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.records.practice import is_real
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.identity.names import name_slip
from desktop_app.services.logins import passwords
from desktop_app.storage.office import staff

_ROLES = (Role.ADMINISTRATOR, Role.HEAD, Role.ACCOUNTANT)
_NEEDS = {
    Role.ADMINISTRATOR: N_("The office needs somebody who looks after the program."),
    Role.HEAD: N_("The office needs a head, who decides and signs."),
    Role.ACCOUNTANT: N_("The office needs an accountant, who pays."),
}


@dataclass(frozen=True)
class Newcomer:
    """The first of several is who sits at the PC; the others' passwords are temporary.

    ``worker`` has an id where they are on file already.
    """

    worker: Worker
    password: str = field(repr=False)

    @property
    def tidied(self) -> Worker:
        return as_meant(self.worker)


def require_good(newcomers: Sequence[Newcomer]) -> None:
    """EntryError, its fields such as ``0.name``, ``0.password``, ``workers``."""
    found = [*_slips(newcomers)]
    if found:
        raise EntryError(*found)


def _slips(newcomers: Sequence[Newcomer]) -> Iterator[Slip]:
    roles = [each.worker.role for each in newcomers]
    for role in _ROLES:
        if role not in roles:
            yield Slip("workers", _NEEDS[role])
    if roles and roles[0] is not Role.ADMINISTRATOR:
        yield Slip("workers", N_("Whoever begins the office at this PC is its administrator."))
    names: list[str] = []
    for at, each in enumerate(newcomers):
        name = each.tidied.name
        wrong = name_slip(f"{at}.name", name)
        if not name:
            yield Slip(f"{at}.name", N_("Enter the name as papers show it."))
        elif not is_real(name):
            yield Slip(f"{at}.name", N_("Enter the person's own name: it stands on papers."))
        elif wrong is not None:
            yield wrong
        elif name in names:
            yield Slip(f"{at}.name", N_("This worker is on file already."))
        names.append(name)
        weak = passwords.weakness(each.password, name)
        if weak is not None:
            yield Slip(f"{at}.password", weak.label)


def ring_for(
    office: str, newcomers: Sequence[Newcomer], ids: Sequence[int], key: bytes, today: date
) -> tuple[Ring, str]:
    """The first ring, and the code that is to be printed."""
    ring = Ring(office)
    for at, (each, worker_id) in enumerate(zip(newcomers, ids, strict=True)):
        name = each.tidied.name
        given = today if at else None
        ring = ring.with_worker(worker_id, name, each.password, (key,), temporary_from=given)
    code = recovery.new_code()
    return ring.with_worker(RECOVERY, "", code, (key,)), code


def put_on_file(connection: Connection, desk: Desk, newcomers: Sequence[Newcomer]) -> list[int]:
    """The ids of all; whoever is on file already has the name and the role that are given now.

    Trouble where somebody else has done it meanwhile.
    """
    if staff.has_administrator(connection):
        raise Trouble(N_("Somebody else has just begun this office. Nothing was changed."))
    return [
        staff.save_worker(connection, each.tidied, desk.worker.name, desk.now())
        for each in newcomers
    ]
