"""Looks that wait on this PC: for the user alone, and whatever else lies there stops nobody."""

from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.disk import private
from desktop_app.records.looks import Seen, Subject, Unkept, Way
from desktop_app.services.looks import unkept

OFFICE = "0123456789abcdef"
LOOKS = [
    Unkept(datetime(2026, 11, 21, 10, 0), 2, Way.OPENED, Seen(Subject.CHILD, 7)),
    Unkept(datetime(2026, 11, 21, 10, 0), 2, Way.OPENED, Seen(Subject.PAYOUT, 0, "2026Q4")),
]

SPOILT = (
    "", "5", "{}", "[5]", '["123456"]', "[" * 100_000,
    '[["2026-11-21T10:00:00+05:00", 1, "opened", "child", 7, ""]]',
    '[["2026-11-21T10:00:00", true, "opened", "child", 7, ""]]',
    '[["2026-11-21T10:00:00", 1, "opened", "child", 1e99, ""]]',
    '[["2026-11-21T10:00:00", 1, "opened", "child", 99999999999999999999, ""]]',
    '[["2026-11-21T10:00:00", 1, "seen", "child", 7, ""]]',
    '[["2026-11-21T10:00:00", 1, "opened", "child", 7, "\\ud800"]]',
    '[["2026-11-21T10:00:00", 1, "opened", "child", 7, 5]]',
)  # fmt: skip


def test_what_is_kept_is_found_by_its_office_until_it_is_removed(own_folder: Path) -> None:
    unkept.keep(OFFICE, LOOKS)
    unkept.keep("another", LOOKS[:1])
    (file,) = unkept.found(OFFICE)
    assert unkept.found(OFFICE)[file] == LOOKS
    assert private.is_closed(file)
    unkept.remove([file, file])
    assert unkept.found(OFFICE) == {}
    assert len(unkept.found("another")) == 1


@pytest.mark.parametrize("office", ["", "../a", "a/b"])
def test_no_office_leads_out_of_the_folder(office: str, own_folder: Path) -> None:
    assert unkept.found(office) == {}
    with pytest.raises(ValueError, match="no identity"):
        unkept.keep(office, LOOKS)


@pytest.mark.parametrize("number", range(len(SPOILT)))
def test_a_file_that_is_not_ours_stays_and_stops_nobody(number: int, own_folder: Path) -> None:
    unkept.keep(OFFICE, LOOKS)
    (ours,) = unkept.found(OFFICE)
    spoilt = ours.with_name("a.json")
    spoilt.write_text(SPOILT[number], encoding="utf-8")
    assert list(unkept.found(OFFICE)) == [ours]
    assert spoilt.exists()
