"""Work done by a few processes forked from this one, each at the next piece as soon as it can."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")


def side_by_side(
    jobs: int, work: Callable[[Piece], Done], pieces: Sequence[Piece]
) -> Iterator[tuple[int, Done]]:
    """The place of each piece and what came of it, in the order in which they are done.

    EOFError where a process ended before its piece was done.
    """
    fork = get_context("fork")  # ``work`` and all that it knows are there, and need no pickling
    waiting = iter(enumerate(pieces))
    doing: dict[Connection, int] = {}
    for at, piece in islice(waiting, jobs):
        ours, theirs = fork.Pipe()
        fork.Process(target=_serve, args=(ours, theirs, work), daemon=True).start()
        theirs.close()
        ours.send(piece)
        doing[ours] = at
    while doing:
        ready = wait(list(doing))
        for ours in [each for each in doing if each in ready]:
            yield doing.pop(ours), ours.recv()
            for at, piece in islice(waiting, 1):
                ours.send(piece)
                doing[ours] = at


def _serve(ours: Connection, theirs: Connection, work: Callable[[Any], Any]) -> None:
    """Until nobody has work to give any more."""
    ours.close()
    with suppress(EOFError, ConnectionError, KeyboardInterrupt):
        while True:
            theirs.send(work(theirs.recv()))
