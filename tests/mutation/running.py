"""Runs tests in processes forked from this one, which has the libraries loaded but not the program.

A mutant is put in place of its module as the module is imported; no file is changed.
"""

import gc
import importlib
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from threading import Thread
from types import CodeType, ModuleType

import pytest

from tests.mutation.project import MARKS_LEFT_OUT, Project

# Without what writes into the folder of the project, or has a limit of its own.
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--timeout=0", "--no-header")
IMPORT_FAILED, BROKEN, IDLE = 70, 71, 72
IDLE_SECONDS = 60
MEMORY = 8 * 2**30  # a mutant may ask for more and more


class End(StrEnum):
    """How a run of tests ended."""

    PASSED = "passed"
    FAILED = "failed"
    NO_TESTS = "no tests"  # of the marks that are run
    NOT_IMPORTED = "not imported"
    OUT_OF_TIME = "out of time"
    TROUBLE = "trouble"  # of the run itself, not of what it tests


ENDS = {
    pytest.ExitCode.OK: End.PASSED,
    pytest.ExitCode.TESTS_FAILED: End.FAILED,
    pytest.ExitCode.NO_TESTS_COLLECTED: End.NO_TESTS,
    IMPORT_FAILED: End.NOT_IMPORTED,
    -signal.SIGXCPU: End.OUT_OF_TIME,
    IDLE: End.OUT_OF_TIME,
    # The interpreter or Qt crashed.
    -signal.SIGSEGV: End.FAILED,
    -signal.SIGABRT: End.FAILED,
}


@dataclass(frozen=True)
class Run:
    end: End
    failed: tuple[str, ...]  # ids of tests
    output: str
    seconds: float  # of processor time


def load(project: Project) -> None:
    """What takes long to import, once."""
    for name in project.heavy:
        importlib.import_module(name)
    gc.freeze()


def run_tests(
    project: Project,
    tests: Sequence[str],
    *,
    module: tuple[str, bytes] | None = None,
    seconds: int | None = None,
    first_only: bool = True,
    plugin: Callable[[], object] | None = None,
) -> Run:
    """Run ``tests``, ids or files, with another text for the file that ``module`` names.

    ``seconds`` of processor time are given; a busy machine changes nothing. ``plugin`` is made in
    the process that runs the tests.
    """
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        output, failed = Path(folder, "output"), Path(folder, "failed")
        failed.touch()
        sys.stdout.flush()
        process = os.fork()
        if not process:
            code = BROKEN
            try:
                _settle(project, Path(folder), output, seconds)
                plugins: list[object] = [_Failures(failed)]
                if plugin is not None:
                    plugins.append(plugin())
                code = _tests(project, tests, module, plugins, first_only=first_only)
                sys.stdout.flush()
            except BaseException:  # noqa: BLE001 - this process must end here
                traceback.print_exc()
            finally:
                os._exit(code)
        _, status, used = os.wait4(process, 0)
        code = os.waitstatus_to_exitcode(status)
        told = output.read_text(errors="replace") if output.exists() else ""
        end = ENDS.get(code, End.TROUBLE)
        if end is End.TROUBLE:
            told += f"\nThe process ended with {code}."
        return Run(
            end=end,
            failed=tuple(failed.read_text().splitlines()),
            output=told,
            seconds=used.ru_utime + used.ru_stime,
        )


def _settle(project: Project, folder: Path, output: Path, seconds: int | None) -> None:
    """Make the new process one that leaves no traces and ends in time."""
    with output.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(project.root)
    sys.path.insert(0, str(project.root))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(folder)
    tempfile.tempdir = str(folder)
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        # What is used, not what is set aside: who shows a PDF sets 16 GB of addresses aside.
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        Thread(target=_end_when_idle, daemon=True).start()


def _end_when_idle() -> None:
    """A test may wait for ever for what a mutant never does."""
    used = -1.0
    while time.process_time() - used > IDLE_SECONDS / 1000:
        used = time.process_time()
        time.sleep(IDLE_SECONDS)
    os._exit(IDLE)


def _tests(
    project: Project,
    tests: Sequence[str],
    module: tuple[str, bytes] | None,
    plugins: list[object],
    *,
    first_only: bool,
) -> int:
    if module is not None:
        path, text = module
        name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        sys.meta_path.insert(0, _Instead(name, project.root / path, text))
        try:
            importlib.import_module(name)
        except BaseException:  # noqa: BLE001 - whatever it is, the program would not start
            return IMPORT_FAILED
    options = [*OPTIONS, "-m", MARKS_LEFT_OUT, *(["-x"] if first_only else [])]
    return int(pytest.main([*options, *tests], plugins=plugins))


class _Failures:
    def __init__(self, file: Path) -> None:
        self._file = file

    def pytest_configure(self) -> None:
        """Hypothesis makes up the same examples each time and doesn't look for smaller ones."""
        from hypothesis import Phase, settings  # pytest wants to import it first

        settings.register_profile(
            "mutation",
            derandomize=True,
            database=None,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
        )
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            with self._file.open("a") as file:
                file.write(report.nodeid + "\n")


class _Instead(MetaPathFinder):
    """Finds one module, with another text than its file has."""

    def __init__(self, name: str, file: Path, text: bytes) -> None:
        self._name, self._file, self._text = name, file, text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        within = [str(self._file.parent)] if self._file.name == "__init__.py" else None
        return spec_from_file_location(
            fullname,
            self._file,
            loader=_Mutated(fullname, str(self._file), self._text),
            submodule_search_locations=within,
        )


class _Mutated(SourceFileLoader):
    def __init__(self, fullname: str, path: str, text: bytes) -> None:
        super().__init__(fullname, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self.path, "exec", dont_inherit=True)
