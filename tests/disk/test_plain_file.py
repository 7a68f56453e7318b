"""A file is told from a folder, a pipe and a device, which nobody should begin to read."""

import os
from pathlib import Path

import pytest

from desktop_app.disk.plain_file import is_name, json_of, size_of, text_of


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


@pytest.mark.parametrize("content", [b"12345678901", b"\xff", b"[" * 9])
def test_what_is_too_long_or_says_nothing_is_not_taken(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "told.json"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"10|utf-8|Expecting"):
        json_of(file, 10)


def test_what_is_nested_without_end_is_no_json(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    file.write_bytes(b"[" * 100_000)
    with pytest.raises(ValueError, match=r"told\.json"):
        json_of(file, 100_000)


def test_as_much_as_it_may_be_is_read(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    file.write_text('"Әлия"', encoding="utf-8")
    assert text_of(file, 10) == '"Әлия"'
    assert json_of(file, 10) == "Әлия"


@pytest.mark.parametrize("told", ["", ".", "..", "../a", "a/b", "a\0", 5, None, ["a"]])
def test_what_leads_out_of_a_folder_is_no_name(told: object) -> None:
    assert not is_name(told)
    assert is_name("office: Әлия.homeedu")
