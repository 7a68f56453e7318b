"""The report of a bug: what whoever looks after the program needs, and all of it can be read first.

It names no person, no file and no PC. Nobody gets it but by the user's own hand.
"""

import sys
from pathlib import Path

from desktop_app import __version__, paths
from desktop_app.events import log, places


def report_of(error: BaseException) -> str:
    """Program, system, errors with their places, and the last events: each on lines of its own."""
    lines = [
        f"Home Education {__version__}, {build()}, {schema()}",
        f"Python {sys.version.split()[0]}, {system()}",
        "",
        *places.lines_of(error),
        "",
        *log.last(),
    ]
    return "\n".join(lines)


def build() -> str:
    """Which of the builds of a version this is."""
    if not getattr(sys, "frozen", False):
        return "build source"
    from datetime import UTC, datetime

    made = datetime.fromtimestamp(Path(sys.executable).stat().st_mtime, UTC)
    return f"build {made:%Y%m%d-%H%M}"


def schema() -> str:
    """The newest form of the tables that this program knows."""
    found = (paths.migrations() / "versions").glob("[0-9]*.py")
    return f"schema {max((file.name[:4] for file in found), default='?')}"


def system() -> str:
    """The system and its version, without the name of the PC."""
    import platform

    if sys.platform == "win32":
        release, version, _service_pack, _kind = platform.win32_ver()
        return f"Windows {release} ({version})"
    return f"{platform.system()} {platform.release()}"
