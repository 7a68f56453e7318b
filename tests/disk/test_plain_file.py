"""A file is told from a folder, a pipe and a device, which nobody should begin to read."""

import os
from pathlib import Path

import pytest

from desktop_app.disk.plain_file import size_of


def test_a_file_and_a_link_to_it_have_a_size(tmp_path: Path) -> None:
    file = tmp_path / "ә.txt"
    file.write_bytes(b"12345")
    assert size_of(file) == 5


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        size_of(tmp_path / "none")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a file"):
        size_of(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="makes pipes and links")
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device"])
def test_neither_is_a_pipe_or_a_device(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "form.txt"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case _:
            path.symlink_to("/dev/zero")
    with pytest.raises(OSError, match="not a file"):
        size_of(path)
