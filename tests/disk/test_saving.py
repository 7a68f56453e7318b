"""A file is the old one or the new one, and nothing is left beside it."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from desktop_app.disk.errors import HeldError
from desktop_app.disk.saving import put_in_place, written_beside


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


def _of_a_killed_program(folder: Path, hours: float, name: str = f".saving-{'0a' * 8}") -> Path:
    left = folder / name
    left.write_bytes(b"half of what is known of a child")
    then = time.time() - hours * 3600
    os.utime(left, (then, then))
    return left


def test_what_is_written_waits_for_an_act_and_the_act_for_nothing(tmp_path: Path) -> None:
    """It is whole before the act begins; what the act refuses comes to no place."""
    place = tmp_path / "a.txt"
    seen: list[list[bytes]] = []

    @contextmanager
    def act(refused: bool) -> Iterator[None]:
        seen.append([each.read_bytes() for each in tmp_path.iterdir()])
        if refused:
            raise ValueError("annulled")
        yield
        seen.append([each.read_bytes() for each in tmp_path.iterdir()])

    with (
        pytest.raises(ValueError, match="annulled"),
        written_beside(place, lambda: act(True)) as file,
    ):
        file.write(b"one")
    assert (seen, list(tmp_path.iterdir())) == ([[b"one"]], [])
    with written_beside(place, lambda: act(False)) as file:
        file.write(b"two")
    assert seen[1:] == [[b"two"], [b"two"]]
    assert place.read_bytes() == b"two"


def test_halves_that_a_killed_program_left_are_removed(tmp_path: Path) -> None:
    old = _of_a_killed_program(tmp_path, 1.1)
    being_written = _of_a_killed_program(tmp_path, 0.9, f".saving-{'0b' * 8}")
    others = [_of_a_killed_program(tmp_path, 99, name) for name in (".saving-", "saving-0a.xlsx")]
    with written_beside(tmp_path / "төлем.xlsx") as file:
        file.write(b"new")
    assert not old.exists()
    assert all(each.exists() for each in (being_written, *others))


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_beside(tmp_path / "жоқ" / "a"):
        pass
    assert _names(tmp_path) == []


def _open_elsewhere(path: Path) -> tuple[IO[bytes], list[float], Callable[[float], None]]:
    """A file that another program reads until it is waited for: Windows lets nobody replace it."""
    held, waited = path.open("rb"), list[float]()

    def wait(pause: float) -> None:
        waited.append(pause)
        held.close()

    return held, waited, wait


def test_a_file_that_is_being_read_is_replaced_once_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "төлем.xlsx"
    path.write_bytes(b"old")
    held, waited, wait = _open_elsewhere(path)
    with held, written_beside(path, wait=wait) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert len(waited) == (1 if os.name == "nt" else 0)
    assert _names(tmp_path) == ["төлем.xlsx"]


class _Held(type(Path())):  # type: ignore[misc]
    """A path whose file Windows does not let another one take the place of, some times over."""

    times = 0

    def replace(self, target: Path) -> Path:
        if _Held.times:
            _Held.times -= 1
            raise PermissionError(errno.EACCES, "")
        return Path(self).replace(target)


@pytest.mark.parametrize(("times", "is_replaced"), [(2, True), (4, False)])
def test_a_place_that_is_held_is_tried_again(tmp_path: Path, times: int, is_replaced: bool) -> None:
    file, place, waited = tmp_path / "new", tmp_path / "old", list[float]()
    file.write_bytes(b"new")
    place.write_bytes(b"old")
    _Held.times = times
    try:
        put_in_place(_Held(file), place, pauses=(1, 2, 3), wait=waited.append)
    except HeldError:
        assert (place.read_bytes(), waited) == (b"old", [1, 2, 3])
    else:
        assert (place.read_bytes(), waited) == (b"new", [1, 2])
    assert place.read_bytes() == (b"new" if is_replaced else b"old")


def test_a_folder_that_nobody_may_write_to_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "new"
    file.write_bytes(b"new")
    _Held.times, waited = 1, list[float]()
    with pytest.raises(PermissionError) as caught:
        put_in_place(_Held(file), tmp_path / "none", wait=waited.append)
    assert (type(caught.value), waited) == (PermissionError, [])
