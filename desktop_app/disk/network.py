"""Does a file lie on a network? There SQLite loses what two PCs write at once."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

DRIVE_REMOVABLE, DRIVE_REMOTE = 2, 4
"""What Windows calls a USB stick, and a drive whose letter stands for a folder of another PC."""

_UNC = re.compile(r"\\\\(\?\\UNC\\|(?![?.]\\))", re.IGNORECASE)
_DRIVE = re.compile(r"(?:\\\\\?\\)?([A-Z]):", re.IGNORECASE)
_NETWORK_SYSTEMS = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|afs|ceph|ncpfs|davfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|smb.*))"
)
_ESCAPED = re.compile(r"\\(\d{3})")


class System(NamedTuple):
    """What is asked of the system: where a path really leads, past ``subst`` and links; what kind
    of drive a root such as ``C:\\`` is; what is mounted where, as Linux lists it."""

    real: Callable[[str], str]
    drive_type: Callable[[str], int]
    mounts: Callable[[], str]


def is_network(path: Path | str) -> bool:
    """Whether the file is, or would be, on another PC: a share, a mapped drive, a mount."""
    return is_on_network(str(path), THIS_SYSTEM)


def is_on_network(path: str, system: System) -> bool:
    """The same by what some system says. A share is known by its name, and not asked for."""
    return _is_far(path, system) or _is_far(system.real(path), system)


def is_far(path: Path | str) -> bool:
    """The same by its name, drive or mount alone: nobody waits for a server that is gone."""
    return _is_far(str(path), THIS_SYSTEM)


def _is_far(path: str, system: System) -> bool:
    if is_share(path) or _drive_type_of(path, system) == DRIVE_REMOTE:
        return True
    return bool(_NETWORK_SYSTEMS.fullmatch(file_system(path, system.mounts())))


def is_removable(path: Path, system: System | None = None) -> bool:
    """Whether the folder is on a disk that is carried about, such as a USB stick."""
    asked = system or THIS_SYSTEM
    return _drive_type_of(asked.real(str(path)), asked) == DRIVE_REMOVABLE


def is_share(path: str) -> bool:
    r"""``\\server\share`` and ``\\?\UNC\…`` are; ``\\?\C:\…`` is this PC's own disk."""
    return bool(_UNC.match(path.replace("/", "\\")))


def _drive_type_of(path: str, system: System) -> int:
    drive = _DRIVE.match(path.replace("/", "\\"))
    return 0 if drive is None else system.drive_type(f"{drive[1].upper()}:\\")


def file_system(path: str, mounts: str) -> str:
    """The kind of the file system that a path lies on, by the lines of Linux's ``mountinfo``."""
    found, longest = "", -1
    for line in mounts.splitlines():
        place, _dash, system = line.partition(" - ")
        fields, kind = place.split(" "), system.partition(" ")[0]
        if len(fields) < 5:
            continue
        mounted = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4])
        inside = path == mounted or path.startswith(mounted.rstrip("/") + "/")
        if inside and len(mounted) >= longest:  # the last one mounted there covers the others
            found, longest = kind, len(mounted)
    return found


def _drive_type(root: str) -> int:
    import ctypes

    windows = getattr(ctypes, "windll", None)  # not there on any other system
    return 0 if windows is None else int(windows.kernel32.GetDriveTypeW(root))


def _mounts() -> str:
    if os.name == "nt":  # which would look on the drive it is on, wherever that is
        return ""
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except OSError:
        return path


THIS_SYSTEM = System(_real, _drive_type, _mounts)
