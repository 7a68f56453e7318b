"""What the system says of a file is told apart: above all a full disk from a failing one."""

import errno
import os
from pathlib import Path

import pytest

from desktop_app.disk.errors import HeldError, Kind, is_full, kind_of


def of_windows(number: int, code: int = errno.EACCES) -> OSError:
    """An error as Python makes it on Windows, on any system."""
    if os.name == "nt":
        return OSError(code, "", None, number)
    error = OSError(code, "")
    vars(error)["winerror"] = number
    return error


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (32, Kind.HELD),
        (33, Kind.HELD),
        (5, Kind.RIGHTS),
        (2, Kind.MISSING),
        (3, Kind.MISSING),
        (123, Kind.BAD_NAME),
        (206, Kind.TOO_LONG),
        (19, Kind.READ_ONLY),
        (112, Kind.FULL),
        (39, Kind.FULL),
        (23, Kind.FAILING),
        (1117, Kind.FAILING),
        (21, Kind.GONE),
        (53, Kind.GONE),
        (64, Kind.GONE),
    ],
)
def test_windows_own_numbers(number: int, kind: Kind) -> None:
    assert kind_of(of_windows(number)) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.EACCES, Kind.RIGHTS),
        (errno.EPERM, Kind.RIGHTS),
        (errno.ENOENT, Kind.MISSING),
        (errno.ENAMETOOLONG, Kind.TOO_LONG),
        (errno.EISDIR, Kind.IS_FOLDER),
        (errno.EROFS, Kind.READ_ONLY),
        (errno.ENOSPC, Kind.FULL),
        (errno.EDQUOT, Kind.FULL),
        (errno.EIO, Kind.FAILING),
        (errno.ESTALE, Kind.GONE),
        (errno.EBUSY, Kind.HELD),
        (errno.EPIPE, Kind.OTHER),
    ],
)
def test_the_numbers_of_every_system(code: int, kind: Kind) -> None:
    assert kind_of(OSError(code, "")) is kind


def test_an_unknown_number_of_windows_is_no_bad_name() -> None:
    assert kind_of(of_windows(99_999, errno.EINVAL)) is Kind.OTHER
    assert kind_of(OSError(errno.EINVAL, "")) is Kind.BAD_NAME
    assert kind_of(OSError("no number")) is Kind.OTHER


IMPOSSIBLE = ("a?b", Kind.BAD_NAME) if os.name == "nt" else ("a" * 300, Kind.TOO_LONG)


@pytest.mark.parametrize(("name", "kind"), [IMPOSSIBLE, ("жоқ/a", Kind.MISSING)])
def test_this_system_says_so_itself(tmp_path: Path, name: str, kind: Kind) -> None:
    with pytest.raises(OSError, match="Errno") as caught:
        (tmp_path / name).open("xb")
    assert kind_of(caught.value) is kind


def test_a_file_that_stayed_open_is_no_matter_of_rights() -> None:
    assert kind_of(HeldError(errno.EACCES, "")) is Kind.HELD


def test_a_disk_with_room_is_not_full(tmp_path: Path) -> None:
    assert not is_full(tmp_path)
    assert not is_full(tmp_path / "жоқ")
