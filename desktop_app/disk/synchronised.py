"""Does a program copy a folder to a cloud? It may copy a database in the middle of a change, and
sends what the folder holds away from this PC."""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from desktop_app.disk.network import is_far

ANOTHER = "cloud"
"""The service where only Windows' own marks tell of one."""
PERHAPS = "perhaps a cloud"
"""Somebody chose in the Explorer to keep the folder on this PC, or not to: also where no service
is at work any more."""

_NAMES = (
    ("OneDrive", re.compile(r"onedrive( ?[-–] .+)?")),
    ("Dropbox", re.compile(r"dropbox( ?\(.+\))?")),
    ("Google Drive", re.compile(r"google ?(drive|диск)([-( ].+)?")),
    ("Яндекс Диск", re.compile(r"(yandex|яндекс)[. ]?(disk|диск)2?([-( ].+)?")),
    (
        "Облако Mail",
        re.compile(r"облако mail(\.ru)?|(cloud )?mail\.ru( cloud| облако)?|cloud mail"),
    ),
    ("iCloud", re.compile(r"icloud ?drive([-( ].+)?|icloudphotos|mobile documents")),
    ("Nextcloud", re.compile(r"nextcloud|owncloud")),
    ("Synology Drive", re.compile(r"synology ?drive([-( ].+)?")),
    ("MEGA", re.compile(r"mega(sync)?")),
)
_DRIVE_OF_GOOGLE = re.compile(
    r"(my drive|мой диск|менің дискім)( \(.+\))?|shared drives|общие диски"
)
"""What stands right under the letter of the drive that Google Drive makes, or, where it mirrors an
account, in the user's own folder."""

# Of `FILE_ATTRIBUTE_…`. RECALL_ON_OPEN is left out: its bit is that of extended attributes too.
_PINNED, _UNPINNED, _RECALL_ON_ACCESS = 0x80000, 0x100000, 0x400000
_CLOUD_TAG, _WHICHEVER = 0x9000001A, 0xFFFF0FFF
"""`IO_REPARSE_TAG_CLOUD` and its fifteen numbered ones, which differ in one digit."""
_OF_ONEDRIVE = r"Software\SyncEngines\Providers\OneDrive"


class Root(NamedTuple):
    """A folder that a service says it synchronises, with all that is in it."""

    folder: str
    service: str


def service_of(folder: Path) -> str:
    """What synchronises a folder, such as ``OneDrive``; empty: nothing that is known.

    One on another PC is judged by its name alone: a server that is gone would be waited for.
    """
    mounted = (Root(place, "OneDrive") for place in mount_points())
    roots = (*roots_named_by(os.environ), *mounted, *_roots_of_dropbox(os.environ))
    by_name = service_by(str(folder), roots)
    if by_name or is_far(folder):
        return by_name
    real = os.path.realpath(folder)
    return service_by(real, roots) or _marked(Path(real))


def service_by(folder: str, roots: tuple[Root, ...]) -> str:
    """The same by the folders that services have named, and by the names that they give."""
    parts = _parts(folder)
    for root in roots:
        inside = _parts(root.folder)
        if inside and parts[: len(inside)] == inside:
            return root.service
    for part in parts:
        for service, name in _NAMES:
            if name.fullmatch(part):
                return service
    has_letter = bool(parts) and parts[0].endswith(":")
    right_below = parts[3:4] if parts[1:2] == ("users",) else parts[1:2]
    is_googles = has_letter and any(map(_DRIVE_OF_GOOGLE.fullmatch, right_below))
    return "Google Drive" if is_googles else ""


def _parts(folder: str) -> tuple[str, ...]:
    """Of a path of Windows or of Linux, as names are compared there."""
    plain = folder.replace("/", "\\").removeprefix("\\\\?\\")
    return tuple(part.casefold() for part in plain.split("\\") if part)


def roots_named_by(environment: Mapping[str, str]) -> tuple[Root, ...]:
    """OneDrive puts its folders, the office's and the person's, into the environment."""
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    return tuple(Root(environment[name], "OneDrive") for name in names if environment.get(name))


def mount_points() -> list[str]:
    """The folders that OneDrive notes in the registry: those of SharePoint and Teams too, which
    have the names of the office."""
    found: list[str] = []
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _OF_ONEDRIVE) as all_of_it:
            for number in count():  # until there is none: an OSError
                name = winreg.EnumKey(all_of_it, number)
                with suppress(OSError), winreg.OpenKey(all_of_it, name) as one:
                    found.append(str(winreg.QueryValueEx(one, "MountPoint")[0]))
    return found


def _roots_of_dropbox(environment: Mapping[str, str]) -> Iterator[Root]:
    places = [
        Path(environment[n]) / "Dropbox" for n in ("APPDATA", "LOCALAPPDATA") if n in environment
    ]
    for place in (*places, Path.home() / ".dropbox"):
        if is_far(place):
            continue
        try:
            yield from roots_told_by_dropbox((place / "info.json").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue


def roots_told_by_dropbox(info: str) -> tuple[Root, ...]:
    """The folders in its ``info.json``: one for each account; none where it can't be understood."""
    try:
        accounts = json.loads(info)
    except ValueError:
        return ()
    found = accounts.values() if isinstance(accounts, dict) else ()
    paths = (account.get("path") for account in found if isinstance(account, dict))
    return tuple(Root(path, "Dropbox") for path in paths if isinstance(path, str))


def _marked(folder: Path) -> str:
    """By what Windows notes of folders whose content is in a cloud, and of those they are in."""
    marks = [mark_of(place) for place in (folder, *folder.parents)]
    return ANOTHER if ANOTHER in marks else PERHAPS if PERHAPS in marks else ""


def mark_of(folder: Path) -> str:
    """`ANOTHER`, `PERHAPS` or nothing, by the folder's own attributes and tag."""
    try:
        seen = folder.lstat()
    except OSError:
        return ""
    attributes, tag = getattr(seen, "st_file_attributes", 0), getattr(seen, "st_reparse_tag", 0)
    if attributes & _RECALL_ON_ACCESS or tag & _WHICHEVER == _CLOUD_TAG:
        return ANOTHER
    return PERHAPS if attributes & (_PINNED | _UNPINNED) else ""
