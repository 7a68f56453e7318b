"""Several files of a folder take the places of others, as one step: all of them or none.

What is to be done is written down first, in a list beside them, and whoever comes after an
interruption carries it out: `finish`.
"""

import json
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from desktop_app.disk.held import BRIEFLY
from desktop_app.disk.long_paths import openable
from desktop_app.disk.plain_file import is_name, json_of
from desktop_app.disk.saving import put_in_place, written_beside

_LIST = ".exchange"
_LONGEST = 64 * 1024
"""Bytes of a list; one of a database and all that lies beside it has some hundreds."""


class Move(NamedTuple):
    """From one name to another in the same folder.

    ``aside``: the file is kept under another name, where nothing lies; otherwise it takes a place.
    """

    name: str
    becomes: str
    aside: bool


def list_of(place: Path) -> Path:
    """Where it is written down what becomes of a file and of those beside it."""
    return place.with_name(place.name + _LIST)


def is_begun(place: Path) -> bool:
    return openable(list_of(place)).exists()


def exchange(place: Path, moves: Iterable[Move]) -> None:
    """Of files that are there, all in the folder of ``place``. Raises OSError, HeldError where
    another program has one of them open, and leaves all of them as they were."""
    moves = list(moves)
    with written_beside(list_of(place), pauses=BRIEFLY) as file:
        file.write(json.dumps(moves).encode())
    try:
        with ExitStack() as undone:
            for move in moves:
                undone.callback(_take_back, place, move)
                _carry_out(place, move)
            undone.pop_all()
    except BaseException:
        if not any(_ends(place, move)[1].exists() for move in moves if move.aside):
            openable(list_of(place)).unlink()  # else it is carried out by whoever comes next
        raise
    openable(list_of(place)).unlink()


def finish(place: Path) -> bool:
    """Carry out what was written down, if something was. Raises OSError; then it stays for later.

    A list that is no list was never begun with: it is written whole before anything is moved.
    Not for what others may write to, such as a stick: whose list lies there nobody knows.
    """
    written = openable(list_of(place))
    try:
        moves = _moves(json_of(written, _LONGEST))
    except FileNotFoundError:
        return False
    except ValueError:
        moves = []
    for move in moves:
        _carry_out(place, move)
    with suppress(FileNotFoundError):  # another program has just finished it
        written.unlink()
    return True


def _moves(told: object) -> list[Move]:
    """ValueError where one of them is no move from a name to another."""
    if not isinstance(told, list):
        raise ValueError(told)
    for each in told:
        match each:
            case [name, becomes, bool()] if is_name(name) and is_name(becomes):
                continue
        raise ValueError(each)
    return [Move(*each) for each in told]


def _carry_out(place: Path, move: Move) -> None:
    """What was done before an interruption is not done again."""
    source, target = _ends(place, move)
    if source.exists() and not (move.aside and target.exists()):
        put_in_place(source, target)


def _take_back(place: Path, move: Move) -> None:
    source, target = _ends(place, move)
    if target.exists() and not source.exists():
        put_in_place(target, source)


def _ends(place: Path, move: Move) -> tuple[Path, Path]:
    """From where to where. A name never leads out of the folder."""
    names = (move.name, move.becomes)
    source, target = (openable(place.with_name(Path(name).name)) for name in names)
    return source, target
