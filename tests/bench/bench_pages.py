"""What waits in the window cost by the size of the office: pages, search, saving, memory.

    python -m tests.bench.bench_pages [APPLICATIONS …]

Each page is opened for the first time in a process of its own, whose window has rested at Settings:
nothing is warm that another page would have warmed. The figures are processor milliseconds of the
whole process until the page is still, and after the bar the longest time that the GUI thread kept
the processor without looking at its events; medians of some rounds, in which the sizes take turns.
The results are written into `RESULTS.md`.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.bench import results
from tests.bench.offices import SIZES, office

ROUNDS = 3
_ROOT = Path(__file__).resolve().parents[2]
_MOST_AS_MUCH, _MORE, _LINEAR = 1.3, 0.05, {"Payouts", "Report", "Forecast"}


def measured(*given: str) -> dict[str, Any]:
    """What a process of its own has measured."""
    variables = {**os.environ, "PYTHONPATH": str(_ROOT), "QT_QPA_PLATFORM": "offscreen"}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.at_window", *given]
    done = subprocess.run(
        command, env=variables, cwd=_ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(given)}\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(sizes: Sequence[int]) -> None:
    from tests.bench.at_window import PAGES

    files = [str(office(size)) for size in sizes]
    heading = ["", *(f"{size:,}".replace(",", " ") for size in sizes), "last : first", "statements"]
    rows = [heading, *_pages(files, PAGES), *_search(files), *_saved(files), *_memory(files)]
    words = (
        "Processor milliseconds until still | longest stall of the GUI thread; medians of "
        f"{ROUNDS} first openings, each in a fresh process. ✗: over the goal (a page 1.3 × the "
        "first size or 50 ms more; a stall 100 ms; 30 statements)."
    )
    results.keep("Pages", words, rows)
    print("\n".join(" | ".join(row) for row in rows))


def _in_turn(files: Sequence[str], rounds: int, *given: str) -> list[list[dict[str, Any]]]:
    """For each file what was measured in each round."""
    taken: list[list[dict[str, Any]]] = [[] for _file in files]
    for _round in range(rounds):
        for place, file in enumerate(files):
            taken[place].append(measured(given[0], file, *given[1:]))
    return taken


def _middle(found: Iterable[dict[str, Any]], what: str) -> float:
    return float(statistics.median(each[what] for each in found))


def _pages(files: Sequence[str], pages: Iterable[str]) -> Iterable[list[str]]:
    for name in pages:
        taken = _in_turn(files, ROUNDS, "page", name)
        spent = [_middle(each, "cpu") for each in taken]
        stalls = [_middle(each, "own") for each in taken]
        sent = [int(_middle(each, "sent")) for each in taken]
        cells = [
            f"{cpu * 1_000:.0f} \\| {stall * 1_000:.0f}{' ✗' * (stall > 0.1)}"
            for cpu, stall in zip(spent, stalls, strict=True)
        ]
        most = max(_MOST_AS_MUCH * spent[0], spent[0] + _MORE)
        over = " ✗" * (spent[-1] > most and name not in _LINEAR)
        many = " ✗" * (max(sent) > 30)
        counted = ", ".join(map(str, dict.fromkeys(sent)))
        yield [name, *cells, f"{spent[-1] / spent[0]:.2f}{over}", f"{counted}{many}"]
        print(name, *cells, counted, flush=True)


def _search(files: Sequence[str]) -> Iterable[list[str]]:
    taken = [measured("search", file) for file in files]
    for words, middle, worst in (
        ("search: a key, to the ids", "ids", "ids worst"),
        ("search: a key, to a still list", "list", "list worst"),
    ):
        cells = [f"{each[middle] * 1_000:.1f}, worst {each[worst] * 1_000:.1f}" for each in taken]
        yield [words, *cells, f"{taken[-1][middle] / taken[0][middle]:.2f}", ""]


def _saved(files: Sequence[str]) -> Iterable[list[str]]:
    taken = [measured("saved", file) for file in files]
    cells = [f"{each['cpu'] * 1_000:.0f}" for each in taken]
    ratio = taken[-1]["cpu"] / taken[0]["cpu"]
    words = "an application saved: paper, history, number, tasks"
    yield [words, *cells, f"{ratio:.2f}{' ✗' * (ratio > 1.2)}", str(taken[-1]["sent"])]


def _memory(files: Sequence[str]) -> Iterable[list[str]]:
    taken = [measured("walks", file, "10") for file in files]
    for words, what in (("one walk", "first"), ("ten walks", "last")):
        cells = [f"{each[what]:.0f} MiB" for each in taken]
        ratio = taken[-1][what] / taken[0][what]
        yield [f"memory after {words} through all pages", *cells, f"{ratio:.2f}", ""]


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or SIZES)
