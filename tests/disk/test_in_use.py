"""A database that another program has open is known, whatever its key is."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.disk.errors import HeldError
from desktop_app.disk.in_use import require_free

_OPENS = """
import sys
from desktop_app.storage.schema import open_database
database = open_database(sys.argv[1], key=bytes(32))
with database.read() as connection:
    connection.exec_driver_sql("SELECT count(*) FROM acts").scalar()
print("open", flush=True)
sys.stdin.read()
"""


def test_it_is_in_use_for_as_long_as_somebody_has_it_open(tmp_path: Path) -> None:
    place = tmp_path / "office.homeedu"
    command = [sys.executable, "-c", _OPENS, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(HeldError):
            require_free(place)
        other.stdin.close()
        other.wait()
    require_free(place)


def test_what_is_not_there_is_not_in_use(tmp_path: Path) -> None:
    require_free(tmp_path / "office.homeedu")
