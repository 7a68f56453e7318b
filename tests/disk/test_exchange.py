"""Files take the places of others all together: whatever interrupts it, it is done or not begun."""

from pathlib import Path

import pytest

from desktop_app.disk import exchange, saving
from desktop_app.disk.exchange import Move

MOVES = (
    Move("office-wal", "kept-wal", aside=True),
    Move("office", "kept", aside=True),
    Move("ready", "office", aside=False),
)
OLD = {"office": "old", "office-wal": "old log", "ready": "new"}
NEW = {"office": "new", "kept": "old", "kept-wal": "old log"}


class Interrupted(Exception):
    """As a kill: nothing is done about it."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in OLD.items():
        (tmp_path / name).write_text(text)
    return tmp_path / "office"


def lying(place: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in place.parent.iterdir()}


def test_all_of_them_change_places(place: Path) -> None:
    exchange.exchange(place, MOVES)
    assert lying(place) == NEW


@pytest.mark.parametrize("done", range(len(MOVES) + 1))
def test_what_was_interrupted_is_finished_by_whoever_comes_next(place: Path, done: int) -> None:
    written = exchange.list_of(place)
    written.write_text(str([list(move) for move in MOVES]).replace("'", '"').lower())
    for name, becomes, _aside in MOVES[:done]:
        place.with_name(name).replace(place.with_name(becomes))
    assert exchange.finish(place)
    assert lying(place) == NEW
    assert not exchange.finish(place)
    assert lying(place) == NEW


@pytest.mark.parametrize("step", range(len(MOVES)))
def test_where_one_can_t_be_moved_all_are_as_they_were(
    place: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    steps = iter(range(100))

    def put(file: Path, to: Path) -> None:
        if next(steps) == step:
            raise PermissionError(13, "held")
        saving.put_in_place(file, to)

    monkeypatch.setattr(exchange, "put_in_place", put)
    with pytest.raises(PermissionError):
        exchange.exchange(place, MOVES)
    assert lying(place) == OLD


def test_what_can_be_neither_done_nor_undone_stays_written_down(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter(range(100))

    def put(file: Path, to: Path) -> None:
        if next(steps) > 1:
            raise PermissionError(13, "held")
        saving.put_in_place(file, to)

    with monkeypatch.context() as patched:
        patched.setattr(exchange, "put_in_place", put)
        with pytest.raises(PermissionError):
            exchange.exchange(place, MOVES)
    assert exchange.is_begun(place)
    assert exchange.finish(place)
    assert lying(place) == NEW


@pytest.mark.parametrize(
    "told",
    [
        b"\0\0\0",
        b"{}",
        b'[["", "kept", true]]',
        b'[["office", "kept", true], [1, 2, true]]',
        b'[["office", "..", true]]',
        b'[["office", "kept", "true"]]',
        b'[["office", "kept"]]',
        b'[["office", "ke\\u0000pt", true]]',
        b"[" * 100_000,
        b" " * 65_536 + b'[["office", "kept", true]]',
    ],
)
def test_a_list_of_nothing_known_moves_nothing(place: Path, told: bytes) -> None:
    exchange.list_of(place).write_bytes(told)
    assert exchange.finish(place)
    assert lying(place) == OLD


def test_no_name_leads_out_of_the_folder(place: Path) -> None:
    inside = place.parent / "in"
    inside.mkdir()
    exchange.list_of(inside / "office").write_text('[["../office", "../gone", false]]')
    exchange.finish(inside / "office")
    assert place.read_text() == "old"
