"""Saving files: whole or not at all, and known trouble explained."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.documents.saving import written_beside
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble


@contextmanager
def file_trouble(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into Trouble that says what to do."""
    try:
        yield
    except PermissionError as error:
        raise Trouble(
            N_(
                "{file} can't be written: it is open in another program, such as Excel, or the "
                "folder is protected. Close it there or choose another name. Nothing was changed."
            ),
            file=path.name,
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Trouble(
                N_("The disk is full: {file} was not saved. Free some space and save again."),
                file=path.name,
            ) from error
        raise Trouble(
            N_("{file} can't be written there. Choose another folder. Nothing was changed."),
            file=path.name,
        ) from error


def save_bytes(content: bytes, path: Path) -> None:
    """The file is the old one or the new one, never half of it; Trouble where it can't be."""
    with file_trouble(path), written_beside(path) as file:
        file.write(content)
