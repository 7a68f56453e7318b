"""Long paths of Windows are marked to be opened, and never shown so."""

import errno
import os
from pathlib import Path

import pytest

from desktop_app.disk.errors import Kind, kind_of
from desktop_app.disk.long_paths import of_windows, openable, shown
from desktop_app.disk.saving import written_beside

LONG = "ұзын\\" * 50


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        (r"C:\Users\Өтеген\office.sqlite", r"C:\Users\Өтеген\office.sqlite"),
        (rf"C:\{LONG}a.pdf", rf"\\?\C:\{LONG}a.pdf"),
        (rf"C:\{LONG}..\a.pdf".replace("\\", "/"), rf"\\?\C:\{LONG[:-5]}a.pdf"),
        (rf"\\server\share\{LONG}a.pdf", rf"\\?\UNC\server\share\{LONG}a.pdf"),
        (rf"\\?\C:\{LONG}a.pdf", rf"\\?\C:\{LONG}a.pdf"),
    ],
)
def test_a_long_path_is_marked(path: str, opened: str) -> None:
    assert of_windows(path) == opened


@pytest.mark.parametrize(
    ("path", "as_shown"),
    [
        (r"\\?\C:\a.pdf", r"C:\a.pdf"),
        (r"\\?\UNC\server\share\a.pdf", r"\\server\share\a.pdf"),
        (r"C:\a.pdf", r"C:\a.pdf"),
    ],
)
def test_the_mark_is_not_shown(path: str, as_shown: str) -> None:
    assert shown(Path(path)) == Path(as_shown)


def test_a_file_in_a_deep_folder_of_kazakh_names(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["Өтеген Әлімқұлұлы"] * 18)
    assert len(str(folder)) > 300
    openable(folder).mkdir(parents=True)
    path = folder / "төлем.xlsx"
    with written_beside(path) as file:
        file.write(b"new")
    assert openable(path).read_bytes() == b"new"


def test_one_that_windows_itself_does_not_take_is_an_error_of_the_system() -> None:
    """Python would say that a value is wrong, as if it were a mistake in the program."""
    with pytest.raises(OSError, match=os.strerror(errno.ENAMETOOLONG)) as told:
        of_windows("C:\\" + LONG * 200)
    assert kind_of(told.value) is Kind.TOO_LONG
    assert told.value.filename.endswith(LONG[:-1])  # what is told names it
