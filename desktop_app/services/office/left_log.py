"""A log that was left beside a database of another state is moved out of its way, and kept."""

from pathlib import Path

from desktop_app.disk.long_paths import openable
from desktop_app.services.desk import local_now
from desktop_app.services.files import file_trouble
from desktop_app.storage.opening.log import set_aside


def move_aside(place: str) -> Path:
    """Where it lies now, in the same folder. Trouble where it can't be moved."""
    file = openable(Path(place))
    with file_trouble(file):
        return set_aside(file, f"{local_now():%Y-%m-%d-%H%M%S}")
