"""Many papers drawn and joined in processes beside this one: with all cores, and the window free.

What is said and drawn goes through pipes alone; nothing of it lies on a disk. A process ends with
its pipe. Where none can be started, or one is ended from outside, its work is done here: the files
are the same.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

from desktop_app.documents.letters.printing import file_of
from desktop_app.documents.pdf.merging import merged

Made = tuple[bytes, bytes]
"""A paper's file, and the words that stand there."""

WORTH_DRAWING = 150
"""Fewer papers are drawn here before a process has loaded what it draws with."""
WORTH_JOINING = 50
_MOST = 4
_LOOK = 0.1
_END = b""

_BROKEN = (OSError, EOFError)


class Crew:
    """The processes of one batch, started when they are first worth it. A context manager."""

    def __init__(self) -> None:
        self._drawers: list[Connection] | None = None
        self._pipes: list[Connection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pipe in self._pipes:
            pipe.close()

    def drawn(self, words: Sequence[bytes]) -> Iterator[tuple[int, Made | None]]:
        """The files that follow from papers' words, each with its place, in any order.

        None for what can't be laid out, or are no words of this version.
        """
        if self._drawers is None and len(words) >= WORTH_DRAWING:
            self._drawers = [*self._started(_draw, min(os.cpu_count() or 1, _MOST))]
        left = deque(enumerate(words))
        # One at a time for each: who waits for a file's way out can't take words in.
        given: dict[Any, tuple[int, bytes]] = {}
        for pipe in self._drawers or ():
            _give(pipe, left, given)
        while given:
            ready: list[Any] = [*wait([*given])]
            for pipe in ready:
                asked = given.pop(pipe)
                try:
                    made = pipe.recv()
                except _BROKEN:
                    left.append(asked)
                else:
                    _give(pipe, left, given)
                    yield asked[0], made
        for place, each in left:
            yield place, _file(each)

    def joined(
        self,
        papers: Callable[[], Iterable[bytes]],
        count: int,
        title: str,
        look: Callable[[], None],
    ) -> bytes:
        """The papers, ``count`` of them, in one file; ``look`` is called while it is waited for.

        Whatever ``papers`` or ``look`` raises ends it.
        """
        for pipe in self._started(_join, 1 if count >= WORTH_JOINING else 0):
            sent = _sent(pipe, papers(), title, look)
            if sent is not None:
                return sent
        return merged(papers(), title)

    def _started(self, work: Callable[[Connection], None], count: int) -> Iterator[Connection]:
        """Pipes to so many new processes, fewer where the system has none to give."""
        # Never forked: what other threads hold at that moment would be held there for ever.
        context = get_context("spawn")
        for _ in range(count):
            try:
                ours, theirs = context.Pipe()
                process = context.Process(target=_begun, args=(work, theirs), daemon=True)
                process.start()
            except (OSError, RuntimeError):
                return
            theirs.close()
            self._pipes.append(ours)
            yield ours


def _give(pipe: Any, left: deque[tuple[int, bytes]], given: dict[Any, tuple[int, bytes]]) -> None:
    """The next words to a process, unless it has ended."""
    if left:
        with suppress(*_BROKEN):
            pipe.send_bytes(left[0][1])
            given[pipe] = left.popleft()


def _sent(
    pipe: Connection, papers: Iterable[bytes], title: str, look: Callable[[], None]
) -> bytes | None:
    """What a process has joined; None where it has ended before."""
    try:
        pipe.send(title)
        for paper in papers:
            pipe.send_bytes(paper)
        pipe.send_bytes(_END)
        while not pipe.poll(_LOOK):
            look()
        return pipe.recv_bytes()
    except _BROKEN:
        return None


def _begun(work: Callable[[Connection], None], pipe: Connection) -> None:
    """What such a process does: it ends without a word when the pipe does, or when it can't."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):
        work(pipe)
    pipe.close()


def _draw(pipe: Connection) -> None:
    while True:
        pipe.send(_file(pipe.recv_bytes()))


def _join(pipe: Connection) -> None:
    title = pipe.recv()
    pipe.send_bytes(merged(iter(pipe.recv_bytes, _END), title))


def _file(words: bytes) -> Made | None:
    try:
        return file_of(words)
    except (ValueError, RuntimeError):
        return None
