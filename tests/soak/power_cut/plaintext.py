"""Nothing of a family is ever written where everybody could read it, not even for a moment.

All that a process writes to any file of the PC is written down: database, log and its index,
backups, keys, settings, temporary files that are gone when it ends. Only what somebody saves
expressly, such as a workbook, has its place in a folder that is not looked at.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.builders import a_child, a_parent, make_iban
from tests.soak.power_cut.at_window import at_window, with_a_register
from tests.soak.power_cut.at_work import TOLD
from tests.soak.power_cut.recording import COMPILER, Event, recorded
from tests.soak.power_cut.tasks import TASKS, Task, days, made_ready
from tests.soak.sudden_end.at_work import KEPT, made
from tests.soak.sudden_end.office import Office
from tests.soak.sudden_end.window import SAVED
from tests.soak.trials import Soak, Trial

ACTS = 1_000
"""So many are told at least of all tasks together."""
_DAYS = range(0, 44, 2)
_OTHERS = ("logins", "changing the key", "backups", "restoring")
WORKED: Mapping[str, Task] = {
    "window": Task(at_window, with_a_register),
    **{f"day {first}": Task(days(first)) for first in _DAYS},
    **{name: TASKS[name] for name in _OTHERS},
}
"""Where a protected office is there from the first to the last moment."""

_EVERYWHERE = Path()
_SHORTEST = 5
"""Letters; shorter names may stand in any word."""


def needles(office: Office) -> dict[bytes, str]:
    """In every way of writing: names, numbers and accounts of all, also of those to come; keys."""
    database = open_database(office.place, must_exist=True, key=office.key)
    with database.read() as connection:
        rows = connection.execute(select(t.people)).mappings().all()
        known = {str(value) for row in rows for value in map(row.get, _TELLING) if value}
        known |= {iban for iban in connection.scalars(select(t.decisions.c.iban)) if iban}
    database.close()
    found = {form: text for text in known if len(text) >= _SHORTEST for form in _forms(text)}
    return {**found, office.key: "the key", office.key.hex().encode(): "the key"}


def numbers_in(content: bytes) -> set[str]:
    """IINs and accounts of families of this office, also of those that come during the day."""
    found = {each.replace(b"\0", b"").decode() for each in _NUMBER.findall(content)}
    return found & _ALL_NUMBERS


_NUMBER = re.compile(rb"(?:[0-9]\0?){12}|K\0?Z\0?(?:[0-9A-Z]\0?){18}")
_ALL_NUMBERS = {
    number
    for serial in range(1, 800)
    for number in (a_child(serial).iin, a_parent(serial).iin, make_iban(serial))
}
_TELLING = ("iin", "surname", "given_name", "patronymic", "address", "phone")


def _forms(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode("ascii", "backslashreplace")  # as JSON writes it
    yield text.encode("ascii", "xmlcharrefreplace")


def _written(events: list[Event], *apart: Path) -> dict[str, bytes]:
    """What was written to each file, one piece after the other, but for those in some folders."""
    names: dict[int, str] = {}
    written: dict[str, bytearray] = {}
    for event in events:
        if event.what == "o":
            names[event.fd] = event.path
        elif event.what == "w" and not {*apart} & {*Path(names[event.fd]).parents}:
            written.setdefault(names[event.fd], bytearray()).extend(event.data)
    return {name: bytes(content) for name, content in written.items()}


def _left(under: Path) -> dict[str, bytes]:
    """What lies there at the end, whoever wrote it; the log is gone by then."""
    files = [file for file in under.rglob("*") if file.is_file() and SAVED not in file.parts]
    return {f"{file} at the end": file.read_bytes() for file in files}


def _told(written: Mapping[str, bytes], looked_for: Mapping[bytes, str]) -> Iterator[str]:
    for name, content in written.items():
        found = {what for form, what in looked_for.items() if form in content}
        for what in found | numbers_in(content):
            yield f"{what} in {Path(name).name}"


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    (folder / "office").mkdir()
    office = made(folder / "office")
    looked_for = needles(office)

    acts: dict[str, int] = {}

    def trial(number: int) -> str:
        name = [*WORKED][number]
        under = folder / str(number)
        under.mkdir()
        place = under / office.place.name
        made_ready(WORKED[name], office, place)
        module = "at_window" if name == "window" else "at_work"
        command = [sys.executable, "-m", f"tests.soak.power_cut.{module}"]
        command += [str(folder / "office" / KEPT), str(place), name]
        events = recorded(command, _EVERYWHERE, folder / f"{number}.events")
        written = _written(events, folder / "office", under / SAVED) | _left(under)
        acts[name] = written[str(place.with_name(TOLD))].count(b'"state"')
        told = sorted(_told(written, looked_for))
        if told or not {str(place), f"{place}-wal"} <= {*written}:
            return f"{name}: {'; '.join(told[:5]) or 'nothing was written down'}"
        few = acts.keys() == WORKED.keys() and sum(acts.values()) < ACTS
        return f"only {sum(acts.values())} acts in all" if few else ""

    yield trial


PLAINTEXT = Soak(
    "plaintext",
    f"names, IINs, accounts and keys in all that is written to any file in more than {ACTS} acts, "
    "through services and window, which is locked, fails and imports meanwhile; in temporary files "
    "too, but not in what somebody saves: none",
    len(WORKED),
    range(1, 2) if COMPILER else 0,
    _begin,
)
