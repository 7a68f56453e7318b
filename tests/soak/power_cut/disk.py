"""A disk as a power cut may leave it, from what was done to its files.

What was in a file at its last fsync is there. Of what was written since, some sectors are there,
some are half there, some are not. Names are there as they were at the last fsync of their folder;
of what was done to them since, some may have happened, in an orderly file system all up to one.
"""

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tests.soak.power_cut.recording import Event

_TORN = 0.03
"""Of the sectors that reach the disk, so many are only half there."""


@dataclass(eq=False)
class File:
    """``pending``: where and what was written since; of a cut the size and nothing."""

    content: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for at, data in self.pending:
            self._apply(at, data)
        self.pending.clear()

    def _apply(self, at: int, data: bytes | None) -> None:
        if len(self.content) < at:
            self.content.extend(bytes(at - len(self.content)))
        if data is None:
            del self.content[at:]
        else:
            self.content[at : at + len(data)] = data

    def cut(self, chance: random.Random, sector: int, share: float) -> None:
        for at, data in self.pending:
            if data is None:
                if chance.random() < share:
                    self._apply(at, None)
                continue
            for start, part in _sectors(at, data, sector):
                if chance.random() < share:
                    torn = chance.random() < _TORN and share < 1
                    whole = part[: chance.randrange(len(part))] if torn else part
                    self._apply(start, whole)


def _sectors(at: int, data: bytes, size: int) -> Iterable[tuple[int, bytes]]:
    end = at + len(data)
    start = at
    while start < end:
        stop = min(end, (start // size + 1) * size)
        yield start, data[start - at : stop - at]
        start = stop


@dataclass(eq=False)
class Folder:
    """Only that it is one."""


Entry = File | Folder
Renaming = dict[str, Entry | None]
"""What a step does to names: each leads there from now on, or nowhere."""


class Disk:
    """Follows events; ``names`` is how the process saw them, ``_kept`` how the disk has
    them; ``pending`` is what was done to names and waits for the disk."""

    def __init__(self, begun: Path, seen_as: Path) -> None:
        """``begun`` is a copy of what lay in the folder that the process saw."""
        self.names: dict[str, Entry] = {str(seen_as): Folder()}
        for path in begun.rglob("*"):
            found = Folder() if path.is_dir() else File(bytearray(path.read_bytes()))
            self.names[str(seen_as / path.relative_to(begun))] = found
        self._kept = dict(self.names)
        self.pending: list[Renaming] = []
        self._open: dict[int, str | File] = {}

    def follow(self, event: Event) -> None:
        match event.what:
            case "o":
                self._opened(event)
            case "c":
                self._open.pop(event.fd, None)
            case "w":
                self._file(event.fd).pending.append((event.number, event.data))
            case "t":
                self._file(event.fd).pending.append((event.number, None))
            case "s":
                self._sync(self._open[event.fd])
            case "m":
                self._rename({event.path: Folder()})
            case "u":
                self._rename({event.path: None})
            case "l":
                self._rename({os.fsdecode(event.to): self.names[event.path]})
            case "r":
                self._moved(event.path, os.fsdecode(event.to))

    def _file(self, fd: int) -> File:
        found = self._open[fd]
        assert isinstance(found, File)
        return found

    def _opened(self, event: Event) -> None:
        found = self.names.get(event.path)
        if isinstance(found, Folder):
            self._open[event.fd] = event.path
            return
        if found is None:
            found = File()
            self._rename({event.path: found})
        elif event.number:
            found.pending.append((0, None))
        self._open[event.fd] = found

    def _moved(self, path: str, to: str) -> None:
        """A folder takes with it what is in it."""
        inside = [name for name in self.names if name.startswith(f"{path}/")]
        step: Renaming = {path: None, to: self.names[path]}
        for name in inside:
            step |= {name: None, to + name.removeprefix(path): self.names[name]}
        self._rename(step)

    def _rename(self, step: Renaming) -> None:
        self.pending.append(step)
        _carry_out(step, self.names)

    def _sync(self, opened: str | File) -> None:
        if isinstance(opened, File):
            opened.sync()
            return
        for step in [each for each in self.pending if _is_of(each, opened)]:
            _carry_out(step, self._kept)
            self.pending.remove(step)

    def cut(self, chance: random.Random) -> dict[str, Entry]:
        """What is there when the power is back; this disk is followed no further."""
        sector = chance.choice((512, 4096))
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        steps = self.pending
        if chance.random() < 0.5:
            steps = steps[: chance.randint(0, len(steps))]
        else:
            steps = [step for step in steps if chance.random() < share]
        for step in steps:
            _carry_out(step, self._kept)
        for entry in {id(each): each for each in self._kept.values()}.values():
            if isinstance(entry, File):
                entry.cut(chance, sector, share)
        return self._kept


def _is_of(step: Renaming, folder: str) -> bool:
    return any(str(PurePath(name).parent) == folder for name in step)


def _carry_out(step: Renaming, names: dict[str, Entry]) -> None:
    for name, entry in step.items():
        if entry is None:
            names.pop(name, None)
        else:
            names[name] = entry


def write(names: dict[str, Entry], under: Path, to: Path) -> None:
    """The files of a disk into a folder; what lies in a folder that is not there is lost."""
    for name in sorted(names):
        path = to / PurePath(name).relative_to(under)
        entry = names[name]
        if not path.parent.is_dir():
            continue
        if isinstance(entry, Folder):
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(entry.content)
