"""Does a program copy a folder to a cloud? It may copy a database in the middle of a change, and
sends what the folder holds away from this PC."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ANOTHER = "cloud"
"""The service where only Windows' own marks tell of one."""

_NAMES = (
    ("OneDrive", re.compile(r"onedrive( ?[-–] .+)?")),
    ("Dropbox", re.compile(r"dropbox( ?\(.+\))?")),
    ("Google Drive", re.compile(r"google ?drive([-( ].+)?|googledrive")),
    ("Яндекс Диск", re.compile(r"(yandex|яндекс)[. ]?(disk|диск)([-( ].+)?")),
    (
        "Облако Mail",
        re.compile(r"облако mail(\.ru)?|(cloud )?mail\.ru( cloud| облако)?|cloud mail"),
    ),
    ("iCloud", re.compile(r"icloud ?drive([-( ].+)?|icloudphotos|mobile documents")),
    ("Nextcloud", re.compile(r"nextcloud|owncloud")),
)
_DRIVE_OF_GOOGLE = re.compile(r"my drive|мой диск|менің дискім|shared drives|общие диски")
"""What stands right under the letter of the drive that Google Drive makes."""

# Of `FILE_ATTRIBUTE_…`: what only Windows' interface for clouds sets.
_PINNED, _UNPINNED = 0x80000, 0x100000
_RECALL_ON_OPEN, _RECALL_ON_ACCESS = 0x40000, 0x400000
_CLOUD_MARKS = _PINNED | _UNPINNED | _RECALL_ON_OPEN | _RECALL_ON_ACCESS


class Root(NamedTuple):
    """A folder that a service says it synchronises, with all that is in it."""

    folder: str
    service: str


def service_of(folder: Path) -> str:
    """What synchronises a folder, such as ``OneDrive``; empty: nothing that is known."""
    given, real = str(folder), os.path.realpath(folder)
    roots = (*roots_named_by(os.environ), *_roots_of_dropbox(os.environ))
    return service_by(given, roots) or service_by(real, roots) or _marked(Path(real))


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
    under_drive = len(parts) > 1 and parts[0].endswith(":")
    return "Google Drive" if under_drive and _DRIVE_OF_GOOGLE.fullmatch(parts[1]) else ""


def _parts(folder: str) -> tuple[str, ...]:
    """Of a path of Windows or of Linux, as names are compared there."""
    plain = folder.replace("/", "\\").removeprefix("\\\\?\\")
    return tuple(part.casefold() for part in plain.split("\\") if part)


def roots_named_by(environment: Mapping[str, str]) -> tuple[Root, ...]:
    """OneDrive puts its folders, the office's and the person's, into the environment."""
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    return tuple(Root(environment[name], "OneDrive") for name in names if environment.get(name))


def _roots_of_dropbox(environment: Mapping[str, str]) -> Iterator[Root]:
    places = [
        Path(environment[n]) / "Dropbox" for n in ("APPDATA", "LOCALAPPDATA") if n in environment
    ]
    for place in (*places, Path.home() / ".dropbox"):
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
    """By the attributes that Windows gives files whose content is in a cloud."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        attributes = getattr(folder.stat(), "st_file_attributes", 0)
    except OSError:
        return ""
    return ANOTHER if has_marks_of_a_cloud(attributes) else ""


def has_marks_of_a_cloud(attributes: int) -> bool:
    return bool(attributes & _CLOUD_MARKS)
