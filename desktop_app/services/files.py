"""Saving and reading files: whole or not at all, and known trouble explained."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from desktop_app.disk import held
from desktop_app.disk.long_paths import openable
from desktop_app.disk.names import wrong_in
from desktop_app.disk.saving import placed_at_the_end, written_beside
from desktop_app.services.errors import Trouble
from desktop_app.services.file_words import of_name, why_not_read, why_not_written

T = TypeVar("T")


@contextmanager
def file_trouble(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file to write into Trouble that says what to do.

    A name that Windows would take for another file, or for none, is not tried.
    """
    wrong = wrong_in(path)
    if wrong is not None:
        raise Trouble.of(of_name(wrong))
    try:
        yield
    except OSError as error:
        raise Trouble.of(why_not_written(error, path)) from error


def from_file(path: Path, read: Callable[[Path], T]) -> T:
    """What is read out of a file, tried for a while where another program lets nobody in.

    Trouble where it can't be read, as every OSError tells it.
    """
    try:
        return held.tried(lambda: read(openable(path)))
    except OSError as error:
        raise Trouble.of(why_not_read(error, path)) from error


@contextmanager
def placed_when_kept(path: Path) -> Iterator[Path]:
    """Around an act that makes a file, and writes it where this says: whole, it is put in its place
    once the act is kept.

    A program that ends in between has kept the act, and there is no file: never a file of which
    nobody knows. Only what is written in there asks for `file_trouble` of its own.
    """
    with ExitStack() as opened:
        with file_trouble(path):
            beside = opened.enter_context(placed_at_the_end(path))
        yield beside
        with file_trouble(path):
            opened.close()


@contextmanager
def put_back_if_not_kept(path: Path) -> Iterator[None]:
    """Around an act that changes a file: where the act is not kept, the file is as it was."""
    path = openable(path)
    before = _content(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # what stopped the act is told
            if _content(path) != before:
                _put_back(before, path)
        raise


def _content(path: Path) -> bytes | None:
    return held.tried(path.read_bytes) if path.is_file() else None


def _put_back(before: bytes | None, path: Path) -> None:
    if before is None:
        path.unlink()
        return
    with written_beside(path) as file:
        file.write(before)


def save_bytes(content: bytes, path: Path) -> None:
    """The file is the old one or the new one, never half of it; Trouble where it can't be."""
    with file_trouble(path), written_beside(path) as file:
        file.write(content)
