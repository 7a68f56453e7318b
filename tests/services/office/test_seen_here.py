"""What this PC remembers of an office is read back, and nonsense is nothing."""

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.services.office import seen_here
from desktop_app.services.office.seen_here import SeenHere
from desktop_app.storage.office.newest import KeptAct
from tests.services.office.own_folder import IDENTITY, remembered

ACT = KeptAct(412, datetime(2026, 11, 29, 19, 5), "ab" * 32)


def test_what_is_remembered_is_read_back(own_folder: Path) -> None:
    assert seen_here.load(IDENTITY) == SeenHere()
    seen_here.save_act(IDENTITY, ACT)
    assert seen_here.load(IDENTITY) == SeenHere(ACT)
    seen_here.save_checked(IDENTITY, date(2026, 11, 30))
    assert seen_here.load(IDENTITY) == SeenHere(ACT, date(2026, 11, 30))
    later = KeptAct(413, datetime(2026, 12, 1, 9, 0), "cd" * 32)
    seen_here.save_act(IDENTITY, later)
    assert seen_here.load(IDENTITY) == SeenHere(later, date(2026, 11, 30))
    assert seen_here.load("another") == SeenHere()
    assert [file.name for file in (own_folder / "offices").iterdir()] == [f"{IDENTITY}.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 50,
        b"\xff\xfe",
        b"act=seven\nat=2026-11-29\ndigest=\n",
        b"act=7\nat=x\ndigest=y",
        b"act=7",
    ],
)
def test_nonsense_is_nothing(own_folder: Path, content: bytes) -> None:
    seen_here.save_act(IDENTITY, ACT)
    (own_folder / "offices" / f"{IDENTITY}.txt").write_bytes(content)
    assert seen_here.load(IDENTITY) == SeenHere()
    seen_here.save_act(IDENTITY, ACT)
    assert "act=412" in remembered(own_folder)


@pytest.mark.parametrize("identity", ["", "../settings", "a/b", "x" * 65])
def test_no_other_file_is_read_or_written_for_a_strange_identity(
    own_folder: Path, identity: str
) -> None:
    assert seen_here.load(identity) == SeenHere()
    with pytest.raises(ValueError, match="no identity"):
        seen_here.save_act(identity, ACT)
    assert [*own_folder.rglob("*.txt")] == []


def test_a_folder_that_takes_nothing_is_no_trouble(own_folder: Path) -> None:
    (own_folder / "offices").touch()
    seen_here.save_act(IDENTITY, ACT)
    assert seen_here.load(IDENTITY) == SeenHere()
