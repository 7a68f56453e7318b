"""A file is the old one or the new one, and nothing is left beside it."""

from pathlib import Path

import pytest

from desktop_app.disk.saving import written_beside


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def _interrupted(path: Path) -> None:
    with written_beside(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_what_is_written_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "төлем.xlsx"
    path.write_bytes(b"old")
    with written_beside(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert _names(tmp_path) == ["төлем.xlsx"]


def test_an_error_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "төлем.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["төлем.xlsx"]


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_beside(tmp_path / "жоқ" / "a"):
        pass
    assert _names(tmp_path) == []
