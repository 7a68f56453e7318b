"""A pytest plugin that measures which lines each test runs."""

import functools
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

from tests.mutation.project import Project
from tests.mutation.reaching import Map, Measured

# Starting a process or forking: what happens there is not seen, neither now nor with a mutant.
PROCESSES = frozenset({"subprocess.Popen", "os.fork", "os.posix_spawn", "os.system"})
FIXTURE = "fixture "
# By what ran them, and by file.
Lines = dict[str, dict[str, set[int]]]


class Measuring:
    """Writes what it found of each test file as soon as the file's tests are done."""

    def __init__(self, project: Project, reached: Map) -> None:
        self._project, self._map = project, reached
        include = [str(project.root / project.package / "*")]
        self._coverage = Coverage(data_file=None, config_file=False, include=include)
        self._seconds: dict[str, float] = {}
        self._fixtures: dict[str, list[str]] = {}
        self._unfit: set[str] = set()
        self._made: Lines = defaultdict(lambda: defaultdict(set))
        self._now = ""
        sys.addaudithook(self._note_processes)

    def _note_processes(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in PROCESSES:
            self._unfit.add(self._now)

    def pytest_collection_finish(self) -> None:
        self._coverage.start()
        _trace_background_work(self._project.background)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        forget_what_is_cached(self._project.package)
        self._now = item.nodeid
        self._coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self._seconds[item.nodeid] = time.process_time() - start
        # Everything asked for on the way, too.
        self._fixtures[item.nodeid] = list(getattr(item, "fixturenames", ()))
        if nextitem is None or _file_of(nextitem.nodeid) != _file_of(item.nodeid):
            self._write(_file_of(item.nodeid))
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        """What is made once for many tests is run, with a mutant, for each of them."""
        if fixturedef.scope == "function":
            return (yield)
        self._coverage.switch_context(_of_fixture(fixturedef.argname))
        try:
            return (yield)
        finally:
            self._coverage.switch_context(self._now)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed":
            self._unfit.add(report.nodeid)

    def _write(self, test_file: str) -> None:
        self._coverage.stop()
        run = self._lines_of_contexts()
        self._coverage.erase()
        measured = []
        for test, seconds in self._seconds.items():
            if test not in self._unfit:
                contexts = [test, *map(_of_fixture, self._fixtures[test])]
                measured.append(Measured(test, seconds, _together(run, contexts)))
        paths = {path for test in measured for path in test.lines} | {test_file}
        digests = {path: self._project.digest(path) for path in sorted(paths)}
        self._map.replace(test_file, digests, measured)
        self._seconds.clear()
        self._fixtures.clear()
        self._coverage.start()

    def _lines_of_contexts(self) -> Lines:
        """Of this file's tests, and of every fixture that was made until now."""
        data = self._coverage.get_data()
        found: Lines = defaultdict(lambda: defaultdict(set))
        for file in data.measured_files():
            path = Path(file).relative_to(self._project.root).as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    run = self._made if context.startswith(FIXTURE) else found
                    run[context][path].add(line)
        return {**found, **self._made}


def forget_what_is_cached(package: str) -> None:
    """A test runs what it needs itself, also what an earlier one has left in a cache."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == package:
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


def _trace_background_work(module: str) -> None:
    """Threads that Qt has started know nothing of Python's ``threading.settrace``."""
    tasks: Any = sys.modules.get(module)
    if tasks is None:
        return
    start = tasks.start

    def traced(owner: object, work: Callable[[], object], *callbacks: object) -> None:
        def run() -> object:
            sys.settrace(threading.gettrace())
            return work()

        start(owner, run, *callbacks)

    tasks.start = traced


def _together(run: Lines, contexts: list[str]) -> dict[str, set[int]]:
    lines: dict[str, set[int]] = defaultdict(set)
    for context in contexts:
        for path, numbers in run.get(context, {}).items():
            lines[path] |= numbers
    return dict(lines)


def _of_fixture(name: str) -> str:
    return FIXTURE + name


def _file_of(test: str) -> str:
    return test.split("::", maxsplit=1)[0]
