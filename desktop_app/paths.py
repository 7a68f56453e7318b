"""Where the program finds its own files: from source, installed, or frozen."""

import errno
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.disk import private

PACKAGE = Path(__file__).resolve().parent


def _beside_the_program(name: str) -> Path:
    """An installed package carries the folder inside itself; a checkout has it beside itself."""
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent)) / name
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def build() -> str:
    """When the program was made, as its own file says; empty from source."""
    if not getattr(sys, "frozen", False):
        return ""
    made = datetime.fromtimestamp(Path(sys.executable).stat().st_mtime, UTC)
    return f"{made:%Y-%m-%d %H:%M}"


def resource(*parts: str) -> Path:
    return _beside_the_program("resources").joinpath(*parts)


def forms() -> Path:
    return _beside_the_program("forms")


def migrations() -> Path:
    return PACKAGE / "storage" / "migrations"


class NoOwnFolder(OSError):
    """The user's own folder can't be made, or the system names none."""


def user_data() -> Path:
    """The user's own folder for the database, settings and the log; made when first asked for.

    It is for the user alone, with all that is written in it. Raises NoOwnFolder.
    """
    import platformdirs

    try:
        return private.folder(platformdirs.user_data_path("HomeEducation", appauthor=False))
    except (OSError, LookupError, ValueError) as error:
        number = getattr(error, "errno", None) or errno.ENOENT
        raise NoOwnFolder(number, "no own folder", getattr(error, "filename", None)) from error


def saved_files() -> Path:
    """Where files are saved that nobody gave another place: on this PC's disk, in no cloud."""
    return private.folder(user_data() / "saved")


def practice_office() -> Path:
    """Where the invented office is that one practises in: beside the real one, never in its
    place. Raises NoOwnFolder."""
    return private.folder(user_data() / "practice") / "practice.sqlite"


def close_own_folder() -> None:
    """What an earlier version left open to other users of this PC is closed. Raises NoOwnFolder."""
    with suppress(FileNotFoundError):
        private.close_all(user_data())
