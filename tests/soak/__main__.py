"""python run.py soak [--count N] [WORD…]: every soak, or those with a word in their name.

Whole, the result is written into `tests/soak/RESULTS.md`. Ends with 1 where a promise is broken.
"""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.soak import apart, results
from tests.soak.every import SOAKS
from tests.soak.trials import Soak, failures

PAGE = Path(__file__).parent / "RESULTS.md"


def main() -> int:
    parser = ArgumentParser("python run.py soak")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--count", type=int, help="so many trials of each, spread over all")
    given = parser.parse_args()
    apart.measuring = True
    wanted = [soak for soak in SOAKS if all(word in soak.name for word in given.words)]
    broken = [_run(soak, given.count) for soak in wanted]
    return int(any(broken) or not wanted)


def _run(soak: Soak, most: int | None) -> int:
    began, broken, numbers = monotonic(), 0, soak.numbers(most)
    with TemporaryDirectory() as folder:
        for wrong in failures(soak, numbers, Path(folder)):
            broken += 1
            print(wrong, flush=True)
    seconds = round(monotonic() - began)
    print(f"{soak.name}: {len(numbers)} trials, {broken} broken, {seconds} s", flush=True)
    if most is None:
        row = results.Row(soak.name, soak.promise, len(numbers), broken, date.today(), seconds)
        PAGE.write_text(results.with_row(PAGE.read_text("utf-8"), row), encoding="utf-8")
    return broken


sys.exit(main())
