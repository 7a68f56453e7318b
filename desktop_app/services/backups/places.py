"""Where backups go: a folder of this user's, and a second place that is known by a marker file.

Another stick under the letter of the first has no such marker, and nothing is written on it.
"""

import json
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from desktop_app import paths
from desktop_app.disk.long_paths import openable
from desktop_app.disk.plain_file import json_of
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.services.backups import state as states
from desktop_app.services.backups.state import BackupState
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.files import save_bytes
from desktop_app.storage.office import identity

MARKER = "home-education-backups.json"
_LONGEST = 4_096
"""Bytes of a marker file."""


def first_place() -> Path:
    """Raises NoOwnFolder."""
    return paths.user_data() / "backups"


def known(desk: Desk) -> tuple[Path, ...]:
    """Where backups of the office lie, as far as this PC knows and can reach."""
    with desk.reading(Sight.OFFICE) as connection:
        office = identity.of(connection)
    second = states.load(office).second_place
    with suppress(paths.NoOwnFolder):
        return (first_place(), *([Path(second)] if second else []))
    return ()


def mark(folder: Path, office: str) -> str:
    """Make a folder the office's second place: what stands in its marker file.

    Trouble where it can't be written, is another office's, or is the first place.
    """
    if _is_within(folder, first_place()):
        raise Trouble(N_("There the backups are already. Choose a folder on another disk."))
    there = _marker(folder)
    if there is not None and there[0] != office:
        label = N_("The folder {folder} holds the backups of another office. Choose another one.")
        raise Trouble(label, folder=as_is(folder))
    if there is not None:
        return there[1]
    made = token_hex(16)
    told = json.dumps({"office": office, "mark": made})
    save_bytes(told.encode(), folder / MARKER)
    return made


def why_not_second(state: BackupState, office: str) -> Step | None:
    """What keeps the second place from being written on now; None where nothing does."""
    folder = Path(state.second_place)
    values = {"folder": as_is(folder)}
    try:
        is_there = openable(folder).is_dir()
    except OSError:
        is_there = False
    if not is_there:
        label = N_("The second place {folder} is not there. Connect the stick or the disk.")
        return Step(label, "", values)
    if _marker(folder) != (office, state.mark):
        label = N_(
            "In {folder} there is another stick or disk than the one that was chosen, and nothing "
            "was written on it. Connect the right one, or choose this one under Settings, Backups."
        )
        return Step(label, "", values)
    return None


def _marker(folder: Path) -> tuple[str, str] | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json_of(openable(folder / MARKER), _LONGEST)
        return str(told["office"]), str(told["mark"])
    return None


def _is_within(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())
