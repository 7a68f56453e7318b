"""Who stands in a register: one IIN is one person, on file and in every row.

A register is older than what is on file, so that nobody on file is changed by it. Where a row has
another name for an IIN, somebody must say first whether it means that person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.identity.spelling import spelling
from desktop_app.law.steps import N_, as_is
from desktop_app.records.imports import ImportRow
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import Asked
from desktop_app.services.importing.answers import Pair
from desktop_app.services.importing.reading.cells import Told, asked, wrong
from desktop_app.services.people import guard
from desktop_app.services.people.duplicates import LooksLike
from desktop_app.storage.people.values import Held


@dataclass(frozen=True)
class Two:
    """Somebody in a row who looks like somebody else: on file, or in ``other_row``."""

    row: int
    code: str
    found: LooksLike
    other_row: int = 0

    @property
    def other(self) -> PersonEntry:
        return self.found.of_whom

    @property
    def pair(self) -> Pair:
        return self.found.one.entry.iin, self.other.iin or self.other.document_number


@dataclass(frozen=True)
class Asking:
    """A row that asks who somebody is: ``code`` is the column of their IIN.

    ``of_file`` is somebody on file under another name, ``alike`` somebody who looks the same under
    another IIN, ``name`` one that may be no name. With none of them rows of the register itself
    disagree: then the register is set right.
    """

    row: int
    code: str
    told: Told
    of_file: Asked | None = None
    alike: Two | None = None
    name: str = ""

    @property
    def can_be_answered(self) -> bool:
        """In the window, or in the row itself."""
        return self.alike is not None or self.of_file is not None or bool(self.name)


def asking(
    rows: Sequence[ImportRow],
    on_file: Mapping[str, Person],
    held: Mapping[int, set[Held]],
    same: frozenset[str],
) -> Iterator[Asking]:
    """Every row that can't be brought in before somebody has said who it is about."""
    yield from _among_themselves(rows)
    for row in rows if on_file else ():
        for who, entry in people_of(row):
            known = on_file.get(entry.iin)
            if known is None or entry.iin in same:
                continue
            found = guard.differences(known, _stated(who, entry))
            former = {(field, spelling(name)) for field, name in held.get(known.id, ())}
            if all((each.field, spelling(each.after)) in former for each in found):
                continue
            names = {"name": as_is(known.full_name), "typed": as_is(entry.full_name)}
            yield Asking(
                row.number,
                f"{who}_iin",
                asked(guard.ON_FILE, **names),
                Asked(who, known, entry, found),
            )


def _among_themselves(rows: Sequence[ImportRow]) -> Iterator[Asking]:
    """Rows with one IIN and two names, each told of the other."""
    first: dict[str, tuple[int, str, PersonEntry]] = {}
    told: set[tuple[int, str]] = set()
    for row in rows:
        for who, entry in people_of(row):
            before = first.get(entry.iin)
            if before is None:
                first[entry.iin] = row.number, who, entry
                continue
            number, other_who, other = before
            if other is entry or not _differ(other, entry):
                continue
            code, other_code = f"{who}_iin", f"{other_who}_iin"
            for here, its_code, there, name in (
                (number, other_code, row.number, entry.full_name),
                (row.number, code, number, other.full_name),
            ):
                if (here, its_code) not in told:
                    told.add((here, its_code))
                    yield Asking(here, its_code, wrong(_TWO_NAMES, row=there, name=as_is(name)))


_TWO_NAMES = N_("Row {row} has this IIN with another name or birth date: {name}. Say which holds.")


def _differ(one: PersonEntry, other: PersonEntry) -> bool:
    if (one.full_name, one.birth_date) == (other.full_name, other.birth_date):
        return False
    fields = {name: value for name, value in one.__dict__.items() if name != "sex"}
    return bool(guard.differences(Person(**fields), other))


def people_of(row: ImportRow) -> tuple[tuple[str, PersonEntry], tuple[str, PersonEntry]]:
    return ("child", row.child), ("payee", row.payee)


def _stated(who: str, entry: PersonEntry) -> PersonEntry:
    """What the register says: sexes, and the birth dates of payees, are read out of the IIN."""
    return replace(entry, sex="", birth_date=entry.birth_date if who == "child" else None)
