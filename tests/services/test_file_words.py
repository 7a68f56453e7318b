"""What the system says of a file is told in words, with what to do, in every language."""

import errno
from pathlib import Path

import pytest

from desktop_app import wording
from desktop_app.disk.errors import HeldError
from desktop_app.disk.names import Wrong, WrongName
from desktop_app.law.steps import Step
from desktop_app.services.file_words import of_name, why_not_read, why_not_written
from tests.disk.test_errors import of_windows

FULL, FAILING = OSError(errno.ENOSPC, ""), OSError(errno.EIO, "")
HELD, RIGHTS = HeldError(errno.EACCES, ""), PermissionError(errno.EACCES, "")


def told(step: Step) -> str:
    """The words in English; the other languages say something too, with nothing left to fill."""
    for language in ("kk", "ru"):
        assert "{" not in wording.step(step, language)
    return wording.step(step, "en")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (HELD, "open in another program, such as Excel"),
        (of_windows(32), "open in another program, such as Excel"),
        (RIGHTS, "you may not write to the folder"),
        (FULL, "The disk is full"),
        (FAILING, "and is not full: it may be failing"),
        (OSError(errno.EROFS, ""), "write-protected"),
        (OSError(errno.ESTALE, ""), "can't be reached"),
        (OSError(errno.ENAMETOOLONG, ""), "is too long"),
        (OSError(errno.EINVAL, ""), "can't be the name of a file"),
        (OSError(errno.EPIPE, ""), "can't be written there"),
    ],
)
def test_why_a_file_was_not_written(tmp_path: Path, error: OSError, words: str) -> None:
    assert words in told(why_not_written(error, tmp_path / "төлем.xlsx"))
    assert "төлем.xlsx" in told(why_not_written(error, tmp_path / "төлем.xlsx"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (of_windows(32), "lets nobody else read it"),
        (RIGHTS, "you have no right to"),
        (FileNotFoundError(errno.ENOENT, ""), "it is not there"),
        (FAILING, "the disk may be failing"),
        (OSError(errno.ESTALE, ""), "can't be reached"),
        (OSError(errno.EPIPE, ""), "Is it there, and not open in another program?"),
    ],
)
def test_why_a_file_was_not_read(tmp_path: Path, error: OSError, words: str) -> None:
    assert words in told(why_not_read(error, tmp_path / "төлем.xlsx"))


def test_only_a_full_disk_is_called_full(tmp_path: Path) -> None:
    for error in (FAILING, HELD, RIGHTS, OSError(errno.EPIPE, "")):
        assert "is full" not in told(why_not_written(error, tmp_path / "a.pdf"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = FileNotFoundError(errno.ENOENT, "")
    words = told(why_not_written(missing, tmp_path / "жоқ" / "a.pdf"))
    assert f"there is no folder {tmp_path / 'жоқ'}" in words
    assert "can't be written there" in told(why_not_written(missing, tmp_path / "a.pdf"))


@pytest.mark.parametrize("error", [RIGHTS, IsADirectoryError(errno.EISDIR, "")])
def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path, error: OSError) -> None:
    """Windows says only that it may not be opened."""
    assert "it is a folder" in told(why_not_written(error, tmp_path))
    assert "it is a folder" in told(why_not_read(error, tmp_path))


def test_a_name_that_is_too_long_is_told_rather_than_its_path(tmp_path: Path) -> None:
    error = OSError(errno.ENAMETOOLONG, "")
    words = told(why_not_written(error, tmp_path / ("Ө" * 300 + ".pdf")))
    assert "longer than 255 characters" in words
    assert len(words) < 250


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (WrongName(Wrong.CHARACTER, "a?b", "?"), "“a?b” can't be a name: the character ? can't"),
        (WrongName(Wrong.CHARACTER, "a\tb", "\t"), "the character U+0009 can't"),
        (WrongName(Wrong.RESERVED, "nul.pdf", "nul"), "keeps the word nul for itself"),
        (WrongName(Wrong.ENDING, "a.", "."), "ends with a dot or a space"),
        (WrongName(Wrong.LENGTH, "a" * 300), "longer than 255"),
        (WrongName(Wrong.EMPTY, ""), "has no name"),
    ],
)
def test_what_is_wrong_with_a_name(wrong: WrongName, words: str) -> None:
    assert words in told(of_name(wrong))
