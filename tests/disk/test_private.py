"""Files for the user alone, on systems whose modes say so."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.disk import private

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows' profile lets in whom it lets in")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_what_is_new_lets_nobody_else_in(tmp_path: Path) -> None:
    assert mode(private.folder(tmp_path / "a" / "b")) == 0o700
    with private.new(tmp_path / "new") as file:
        assert mode(tmp_path / "new") == 0o600
        file.write(b"1")
    with private.appended(tmp_path / "more") as file:
        assert mode(tmp_path / "more") == 0o600
        file.write(b"1")
    with private.appended(tmp_path / "more") as file:
        file.write(b"2")
    assert (tmp_path / "more").read_bytes() == b"12"
    with pytest.raises(FileExistsError):
        private.new(tmp_path / "new")


def test_what_was_too_open_is_closed_and_keeps_the_users_own_rights(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir(mode=0o755)
    file = folder / "settings.txt"
    file.write_text("x")
    file.chmod(0o644)
    assert not private.is_closed(folder)
    private.folder(folder)
    private.close(file)
    assert (mode(folder), mode(file)) == (0o700, 0o600)
    file.chmod(0o444)
    private.close(file)
    assert mode(file) == 0o400
    assert private.is_closed(file)


def test_what_is_not_there_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        private.close(tmp_path / "none")
