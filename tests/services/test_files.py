"""Saving files: whole or not at all, and known trouble explained."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.law.steps import as_is
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, from_file, put_back_if_not_kept, save_bytes
from tests.disk.test_errors import of_windows

OLD, NEW = b"old", b"new" * 400_000


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB; needs the right to mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("can't mount a small disk here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "қолхат Ө-2026-00001.pdf"
    save_bytes(OLD, file)
    save_bytes(NEW, file)
    assert file.read_bytes() == NEW
    assert _names(tmp_path) == [file.name]


def test_a_full_disk_keeps_the_old_file_and_nothing_else(tiny_disk: Path) -> None:
    file = tiny_disk / "letter.pdf"
    save_bytes(OLD, file)
    with pytest.raises(Trouble, match="The disk is full") as caught:
        save_bytes(NEW, file)
    assert caught.value.step.values["file"] == as_is("letter.pdf")
    assert file.read_bytes() == OLD
    assert _names(tiny_disk) == ["letter.pdf"]


def test_a_full_disk_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "letter.pdf"
    save_bytes(OLD, file)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble, match="The disk is full"):
        save_bytes(NEW, file)
    assert (file.read_bytes(), _names(tmp_path)) == (OLD, ["letter.pdf"])


def test_a_file_that_is_open_in_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    file = tmp_path / "төлем.xlsx"
    save_bytes(OLD, file)
    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(Trouble, match="open in another program"):
        save_bytes(NEW, file)
    assert (file.read_bytes(), _names(tmp_path)) == (OLD, [file.name])


@pytest.mark.skipif(os.name == "nt", reason="needs a folder that nobody may write to")
def test_a_protected_folder(tmp_path: Path) -> None:
    folder = Path("/proc/self")
    with pytest.raises(Trouble, match="can't be written") as caught:
        save_bytes(NEW, folder / "letter.pdf")
    assert caught.value.step.values["file"] == as_is("letter.pdf")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="there is no folder") as caught:
        save_bytes(NEW, tmp_path / "none" / "letter.pdf")
    assert caught.value.step.values["folder"] == as_is(tmp_path / "none")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").mkdir()
    with pytest.raises(Trouble, match="can't be written"):
        save_bytes(NEW, tmp_path / "letter.pdf")
    assert _names(tmp_path) == ["letter.pdf"]


def test_what_is_no_trouble_with_a_file_stays_a_bug(tmp_path: Path) -> None:
    def fail() -> None:
        with file_trouble(tmp_path):
            raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        fail()


def test_a_disk_that_fails_is_not_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(Trouble, match="it may be failing"):
        save_bytes(NEW, tmp_path / "letter.pdf")
    assert _names(tmp_path) == []


def test_a_name_that_can_not_be_is_not_tried(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="longer than 255 characters"):
        save_bytes(NEW, tmp_path / ("a" * 300))
    with pytest.raises(Trouble), file_trouble(tmp_path / ("a" * 300)):
        pytest.fail("Windows would take some such names for another file")
    assert _names(tmp_path) == []


def test_what_is_read_is_given_back(tmp_path: Path) -> None:
    file = tmp_path / "тізілім.xlsx"
    file.write_bytes(OLD)
    assert from_file(file, Path.read_bytes) == OLD


def test_a_file_that_is_held_for_a_moment_is_read(tmp_path: Path) -> None:
    left = [of_windows(32), of_windows(32)]

    def read(path: Path) -> str:
        if left:
            raise left.pop()
        return path.name

    assert from_file(tmp_path / "тізілім.xlsx", read) == "тізілім.xlsx"


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="it is not there"):
        from_file(tmp_path / "жоқ.xlsx", Path.read_bytes)
    with pytest.raises(Trouble, match="it is a folder"):
        from_file(tmp_path, Path.read_bytes)


def _changed_in_vain(path: Path) -> None:
    with put_back_if_not_kept(path):
        save_bytes(b"new", path)
        raise LookupError


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_file_is_as_it_was_where_its_act_is_not_kept(
    tmp_path: Path, before: bytes | None
) -> None:
    path = tmp_path / "form.txt"
    if before is not None:
        path.write_bytes(before)
    with pytest.raises(LookupError):
        _changed_in_vain(path)
    assert (path.read_bytes() if path.exists() else None) == before
    with put_back_if_not_kept(path):
        save_bytes(b"new", path)
    assert path.read_bytes() == b"new"
