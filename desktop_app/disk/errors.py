"""What the system means by an error with a file, told apart in one place."""

import errno
from enum import StrEnum
from pathlib import Path

_ROOM = 2**20
"""A disk with less room than this is full: what is written in pieces fails somewhere before 0."""


class Kind(StrEnum):
    """What went wrong with a file or a folder."""

    HELD = "held"
    """Another program has it open: Excel, an antivirus, a backup."""
    RIGHTS = "rights"
    MISSING = "missing"
    BAD_NAME = "bad name"
    TOO_LONG = "too long"
    IS_FOLDER = "is a folder"
    READ_ONLY = "read only"
    FULL = "full"
    FAILING = "failing"
    """The disk can't read or write: not for want of room."""
    GONE = "gone"
    """The disk was taken out, or the other PC can't be reached."""
    OTHER = "other"


class HeldError(PermissionError):
    """Another program kept a file from being put in its place, for as long as it was tried."""


_BY_WINDOWS = {
    Kind.HELD: (32, 33, 170, 303),
    Kind.RIGHTS: (5, 1307, 1314),
    Kind.MISSING: (2, 3, 267),
    Kind.BAD_NAME: (123, 161),
    Kind.TOO_LONG: (111, 206),
    Kind.READ_ONLY: (19, 6009),
    Kind.FULL: (39, 112, 1295),
    Kind.FAILING: (23, 25, 27, 29, 30, 483, 1117, 1392, 1393),
    Kind.GONE: (15, 21, 51, 53, 54, 55, 59, 64, 65, 67, 121, 1167, 1231, 1232, 1236, 1256),
}
_BY_ERRNO = {
    Kind.HELD: (errno.EBUSY, errno.ETXTBSY),
    Kind.RIGHTS: (errno.EACCES, errno.EPERM),
    Kind.MISSING: (errno.ENOENT, errno.ENOTDIR),
    Kind.BAD_NAME: (errno.EINVAL, errno.EILSEQ),
    Kind.TOO_LONG: (errno.ENAMETOOLONG,),
    Kind.IS_FOLDER: (errno.EISDIR,),
    Kind.READ_ONLY: (errno.EROFS,),
    Kind.FULL: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    Kind.FAILING: (errno.EIO,),
    Kind.GONE: (
        errno.ENODEV,
        errno.ENXIO,
        errno.ESTALE,
        errno.ENOTCONN,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ETIMEDOUT,
        errno.ECONNRESET,
        errno.ECONNABORTED,
    ),
}
_WINDOWS = {code: kind for kind, codes in _BY_WINDOWS.items() for code in codes}
_ERRNO = {code: kind for kind, codes in _BY_ERRNO.items() for code in codes}


def kind_of(error: OSError) -> Kind:
    """Windows' own number says more than the one that Python makes of it."""
    if isinstance(error, HeldError):
        return Kind.HELD
    number = getattr(error, "winerror", None) or 0
    if number in _WINDOWS:
        return _WINDOWS[number]
    if number and error.errno == errno.EINVAL:
        return Kind.OTHER  # what Python makes of every number that it does not know
    return _ERRNO.get(error.errno or 0, Kind.OTHER)


def is_full(folder: Path) -> bool:
    """Whether there is no room left where the folder is; False where that can't be known."""
    import shutil  # knows every kind of archive too: not before the first window

    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False
