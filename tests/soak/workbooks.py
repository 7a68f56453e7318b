"""Hostile workbooks through every way in: refused in a sentence or read, nothing half done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.documents.hostile_workbooks import HOSTILE
from tests.soak.apart import apart
from tests.soak.mutations import mutated
from tests.soak.odd_workbooks import ODD
from tests.soak.readers import READERS, Office, an_office, tried
from tests.soak.trials import Soak, Trial

PROMISE = (
    "told in a sentence of ours or read, through register, answers and statements of the bank and "
    "layout; "
    "at most 2 s and 200 MiB; nothing half done"
)
_OWN = {"register": ("register", "template"), "answers": ("answers",), "layout": ("layout",)}
"""The good workbooks that each reader takes."""


def _made() -> list[tuple[str, str, str]]:
    """Reader, name, and the good workbook that is made odd; one that is hostile needs none."""
    odd = [(reader, name, good) for name in ODD for reader, of in _OWN.items() for good in of]
    return [(reader, name, "") for name in HOSTILE for reader in READERS] + odd


@contextmanager
def _begin_made(folder: Path) -> Iterator[Trial]:
    office, made = an_office(folder), _made()

    def trial(number: int) -> str:
        reader, name, good = made[number]
        content = ODD[name](office.good[good]) if good else HOSTILE[name][1]()
        wrong = _given(office, reader, content, folder)
        return f"{name} to {reader}: {wrong}" if wrong else ""

    yield trial


@contextmanager
def _begin_mutated(folder: Path) -> Iterator[Trial]:
    office = an_office(folder)
    kinds = [(reader, good) for reader, of in _OWN.items() for good in of]

    def trial(number: int) -> str:
        reader, good = kinds[number % len(kinds)]
        wrong = _given(office, reader, mutated(office.good[good], number), folder)
        return f"{good} to {reader}: {wrong}" if wrong else ""

    yield trial


def _given(office: Office, reader: str, content: bytes, folder: Path) -> str:
    return apart(_trial(office, reader, content, folder))


def _trial(office: Office, reader: str, content: bytes, folder: Path) -> Callable[[], str]:
    return lambda: tried(reader, office, content, folder)


MADE = Soak("made workbooks", PROMISE, len(_made()), 12, _begin_made)
MUTATED = Soak("mutated workbooks", PROMISE, 5_000, 16, _begin_mutated)
