"""Nothing of a family is ever written where everybody could read it, not even for a moment.

All that a process writes to any file of the PC is written down: database, log and its index,
backups, keys, settings, temporary files that are gone when it ends. Only what somebody saves
expressly, such as a workbook, has its place in a folder that is not looked at.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.builders import a_child, a_parent, make_iban
from tests.soak.power_cut.recording import Event, recorded
from tests.soak.power_cut.tasks import TASKS, made_ready
from tests.soak.sudden_end.at_work import KEPT
from tests.soak.sudden_end.killed import Workers
from tests.soak.sudden_end.office import Office
from tests.soak.trials import Soak, Trial

WORKED = tuple(task for task in TASKS if task not in {"protecting", "beginning"})
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


def _written(events: list[Event], apart: Path) -> dict[str, bytes]:
    """What was written to each file, one piece after the other, but for those in a folder."""
    names: dict[int, str] = {}
    written: dict[str, bytearray] = {}
    for event in events:
        if event.what == "o":
            names[event.fd] = event.path
        elif event.what == "w" and not names[event.fd].startswith(f"{apart}/"):
            written.setdefault(names[event.fd], bytearray()).extend(event.data)
    return {name: bytes(content) for name, content in written.items()}


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    (folder / "office").mkdir()
    workers = Workers(folder / "office")
    office = workers.office
    workers.end()
    looked_for = needles(office)

    def trial(number: int) -> str:
        task = WORKED[number % len(WORKED)]
        under = folder / str(number)
        under.mkdir()
        place = under / office.place.name
        made_ready(task, office, place)
        kept, module = folder / "office" / KEPT, "tests.soak.power_cut.at_work"
        command = [sys.executable, "-m", module, str(kept), task, str(place)]
        written = _written(recorded(command, _EVERYWHERE, folder / f"{number}.events"), kept.parent)
        if str(place) not in written or f"{place}-wal" not in written:
            return "nothing was written down"
        told = {
            f"{what} in {Path(name).name}"
            for name, content in written.items()
            for form, what in looked_for.items()
            if form in content
        }
        told |= {
            f"{number} in {Path(name).name}"
            for name, content in written.items()
            for number in numbers_in(content)
        }
        return f"{task}: {'; '.join(sorted(told)[:5])}" if told else ""

    yield trial


PLAINTEXT = Soak(
    "plaintext",
    "names, IINs, accounts and keys in all that is written to any file, temporary ones too, but "
    "what somebody saves: none",
    2 * len(WORKED),
    0,
    _begin,
)
