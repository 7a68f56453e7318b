"""A folder that leads to another one, as each system lets everybody make it."""

import importlib
import os
from pathlib import Path


def link(place: Path, folder: Path) -> None:
    """A symbolic link needs a right of its own on Windows, and a junction none."""
    if os.name == "nt":
        importlib.import_module("_winapi").CreateJunction(str(folder), str(place))
    else:
        place.symlink_to(folder, target_is_directory=True)
