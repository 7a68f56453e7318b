"""Files of other formats, hostile ones and good ones spoiled, under every name, to every reader."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.apart import apart
from tests.soak.mutations import mutated
from tests.soak.other_files import OTHER, good_ones
from tests.soak.readers import READERS, Office, an_office, tried
from tests.soak.spoiled_text import spoiled
from tests.soak.trials import Soak, Trial

ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".txt")
PROMISE = (
    "told in a sentence of ours or read, through register, answers and statements of the bank and "
    "layout, whatever the name says; at most 2 s and 200 MiB; nothing half done"
)


def _all() -> list[tuple[str, str, str]]:
    return [(name, ending, reader) for name in OTHER for ending in ENDINGS for reader in READERS]


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    office, every = an_office(folder), _all()
    last: dict[str, bytes] = {}

    def trial(number: int) -> str:
        name, ending, reader = every[number]
        if name not in last:
            last.clear()
            last[name] = OTHER[name]()
        wrong = apart(_trial(office, reader, last[name], folder, ending))
        return f"{name}, named {ending}, to {reader}: {wrong}" if wrong else ""

    yield trial


@contextmanager
def _begin_mutated(folder: Path) -> Iterator[Trial]:
    office, good = an_office(folder), good_ones()
    kinds = [(ending, reader) for ending in good for reader in READERS]

    def trial(number: int) -> str:
        ending, reader = kinds[number % len(kinds)]
        change = mutated if ending == ".ods" else spoiled
        wrong = apart(_trial(office, reader, change(good[ending], number), folder, ending))
        return f"{ending} to {reader}: {wrong}" if wrong else ""

    yield trial


def _trial(
    office: Office, reader: str, content: bytes, folder: Path, ending: str
) -> Callable[[], str]:
    return lambda: tried(reader, office, content, folder, ending)


OTHER_FORMATS = Soak("other formats and lying names", PROMISE, len(_all()), 16, _begin)
OTHERS_MUTATED = Soak("mutated other formats", PROMISE, 2_000, 16, _begin_mutated)
