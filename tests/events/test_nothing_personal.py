"""300 errors with somebody's data in them leave not one byte of these data behind."""

import os
import subprocess
import sys
import traceback
from functools import partial
from pathlib import Path

import pytest

from desktop_app.events import log, places
from tests.events.marked_errors import KINDS, Fails, raised_by, somebody, written

ROOT = Path(__file__).parents[2]
COUNT = 300


def found_in(content: bytes, count: int) -> list[str]:
    return [
        each.decode(errors="replace")
        for number in range(count)
        for each in written(somebody(number))
        if each in content
    ]


def forced(folder: Path, count: int) -> tuple[bytes, dict[str, bytes]]:
    """What stderr says, and every file that there is afterwards: own folder, temporary files."""
    own, temporary, aside = (folder / name for name in ("data", "tmp", "aside"))
    for each in (own, temporary, aside):
        each.mkdir()
    names = ("XDG_DATA_HOME", "LOCALAPPDATA")
    variables = {**dict.fromkeys(names, str(own)), "QT_QPA_PLATFORM": "offscreen"}
    variables |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(temporary))
    command = [sys.executable, "-m", "tests.events.forced", str(count), str(aside)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    files = [each for each in (*own.rglob("*"), *temporary.rglob("*")) if each.is_file()]
    return done.stdout + done.stderr, {each.name: each.read_bytes() for each in files}


def test_no_byte_of_anybody_is_left_behind(tmp_path: Path) -> None:
    said, files = forced(tmp_path, COUNT)
    assert found_in(said, COUNT) == []
    for name, content in files.items():
        assert found_in(name.encode(), COUNT) == [], name
        assert found_in(content, COUNT) == [], name
    written_down = files[log.FILE] + files.get(log.OLDER, b"")
    assert written_down.count(b" bug ") == COUNT
    assert sum(name.startswith("report-") for name in files) > COUNT // 2


@pytest.mark.parametrize("fails", KINDS)
def test_each_error_carries_what_is_looked_for(fails: Fails, tmp_path: Path) -> None:
    """Else the test above would find nothing because there is nothing to find."""
    error = raised_by(partial(fails, somebody(3), tmp_path))
    whole = traceback.TracebackException.from_exception(error, capture_locals=True)
    lines = places.lines_of(error)
    assert found_in("".join(whole.format()).encode(errors="replace"), 10)
    assert found_in("\n".join(lines).encode(), 10) == []
    assert len(lines) > 1
