"""What was written and renamed stays so after a power cut: nothing waits for the disk any more."""

import sys
from pathlib import Path

import pytest

from tests.soak.power_cut.disk import Disk
from tests.soak.power_cut.recording import COMPILER, recorded

pytestmark = pytest.mark.skipif(
    COMPILER is None or sys.platform != "linux", reason="needs a C compiler, and Linux"
)

SAVED = """
from pathlib import Path
from desktop_app.disk.saving import written_beside
with written_beside(Path({place!r})) as file:
    file.write(b"new")
"""
MOVED = """
from pathlib import Path
from desktop_app.disk.exchange import Move, exchange
exchange(Path({place!r}), [Move("a", "b", True), Move("c", "a", False)])
"""
MADE = """
from pathlib import Path
from desktop_app.disk.durable import make_folder
make_folder(Path({place!r}) / "deeper", 0o700)
"""


def waiting(folder: Path, program: str) -> list[set[str]]:
    """Which names were changed without being on the disk when the program ended."""
    under, before = folder / "work", folder / "before"
    for each in (under, before):
        each.mkdir()
        for name in ("a", "c"):
            (each / name).write_bytes(name.encode())
    command = [sys.executable, "-c", program.format(place=str(under / "a"))]
    made = Disk(before, seen_as=under)
    for event in recorded(command, under, folder / "events"):
        made.follow(event)
    return [{Path(name).name for name in step} for step in made.pending]


def test_a_saved_file_is_there(tmp_path: Path) -> None:
    assert waiting(tmp_path, SAVED) == []


def test_of_an_exchange_only_its_list_may_come_back(tmp_path: Path) -> None:
    assert waiting(tmp_path, MOVED) == [{"a.exchange"}]


def test_a_folder_is_there(tmp_path: Path) -> None:
    assert waiting(tmp_path, MADE.replace("{place!r}) /", "{place!r}).with_name('new') /")) == []
