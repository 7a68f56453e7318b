"""Which tests run which lines, and how long each takes: kept from run to run in one file."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coverage.numbits import numbits_to_nums, nums_to_numbits

from tests.mutation.mutants import Mutant

EVERY_LINE = (1, 10**6)
QUICK = 1.0  # seconds of processor time
SCHEMA = """
create table if not exists test(id text primary key, file text not null, seconds real not null);
create table if not exists line(test text not null, path text not null, lines blob not null,
                                primary key(path, test));
create index if not exists line_of_test on line(test);
create table if not exists source(file text not null, path text not null, digest text not null,
                                  primary key(file, path));
"""


@dataclass(frozen=True)
class Measured:
    """A test that passed, and what it ran of each file."""

    id: str
    seconds: float  # of processor time
    lines: dict[str, set[int]]


@dataclass(frozen=True)
class Reaching:
    """A test that runs a line."""

    id: str
    seconds: float


class Map:
    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            connection.executescript(SCHEMA)

    def replace(
        self, test_file: str, digests: dict[str, str], measured: Iterable[Measured]
    ) -> None:
        """What ``test_file`` runs now; ``digests`` are of the files it was measured with."""
        with self._open() as connection:
            ids = "select id from test where file = ?"
            connection.execute(f"delete from line where test in ({ids})", (test_file,))
            connection.execute("delete from test where file = ?", (test_file,))
            connection.execute("delete from source where file = ?", (test_file,))
            for test in measured:
                row = (test.id, test_file, test.seconds)
                connection.execute("insert into test values (?, ?, ?)", row)
                connection.executemany(
                    "insert into line values (?, ?, ?)",
                    [(test.id, path, nums_to_numbits(run)) for path, run in test.lines.items()],
                )
            connection.executemany(
                "insert into source values (?, ?, ?)",
                [(test_file, path, digest) for path, digest in digests.items()],
            )

    def digests(self) -> dict[str, dict[str, str]]:
        """What each test file was measured with."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        with self._open() as connection:
            for file, path, digest in connection.execute("select * from source"):
                found[file][path] = digest
        return dict(found)

    def tests_of(self, path: str, mutant: Mutant, files: set[str]) -> list[Reaching]:
        """Those of ``files`` that run what was changed, in the order they are to be run.

        The module's own quick tests first, then the fastest; but one of each parametrized test
        before a second one of any. What is run at import is reached by every test that runs a
        function of the module.
        """
        wanted = (mutant.lines, mutant.statement) if not mutant.at_import else (EVERY_LINE,)
        with self._open() as connection:
            rows = connection.execute(
                "select test.id, seconds, lines from line join test on test.id = line.test"
                f" where path = ? and file in ({','.join('?' * len(files))})",
                (path, *sorted(files)),
            ).fetchall()
        run = {Reaching(id_, seconds): numbits_to_nums(lines) for id_, seconds, lines in rows}
        for first, last in wanted:
            if found := [t for t, nums in run.items() if any(first <= n <= last for n in nums)]:
                return _in_turn(found, f"test_{Path(path).name}")
        return []

    def tests_in(self, files: Collection[str]) -> list[Reaching]:
        """All tests of ``files``, in the order they are to be run."""
        with self._open() as connection:
            rows = connection.execute(
                f"select id, seconds from test where file in ({','.join('?' * len(files))})",
                sorted(files),
            ).fetchall()
        return _in_turn([Reaching(id_, seconds) for id_, seconds in rows])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=60)) as connection, connection:
            yield connection


def _in_turn(tests: list[Reaching], own: str = "") -> list[Reaching]:
    turns: dict[str, int] = defaultdict(int)
    keyed = []
    for test in sorted(tests, key=lambda test: (test.seconds, test.id)):
        function = test.id.split("[")[0]
        is_own = Path(function.split("::")[0]).name == own and test.seconds < QUICK
        keyed.append((not is_own, turns[function], test.seconds, test.id, test))
        turns[function] += 1
    return [test for *_, test in sorted(keyed, key=lambda row: row[:4])]
