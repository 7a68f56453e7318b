"""Whoever waits for a long run reads the name of a failed test at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = """
import pytest

@pytest.fixture
def broken():
    raise OSError

def test_good(): pass
def test_bad(): assert False
def test_not_begun(broken): pass
"""


@pytest.mark.parametrize("at_once", [[], ["-n", "2"]], ids=["one process", "two processes"])
def test_names_of_failures_come_before_the_end(tmp_path: Path, at_once: list[str]) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]")
    (tmp_path / "conftest.py").write_text("from tests.failure_names import pytest_configure")
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *at_once]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    lines = done.stdout.splitlines()
    end = next(at for at, line in enumerate(lines) if "100%" in line)
    told = {line for line in lines[: end + 1] if "::" in line}
    assert told == {"FAILED test_sample.py::test_bad", "ERROR test_sample.py::test_not_begun"}
