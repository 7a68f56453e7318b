"""The ring lies beside its database, for the user alone, the old one or the new one."""

import os
from pathlib import Path

import pytest

from desktop_app.disk import exchange
from desktop_app.keys import files
from desktop_app.keys.ring import RingUnread
from tests.keys.rings import ring


def test_a_ring_is_kept_and_read(tmp_path: Path) -> None:
    database = tmp_path / "office.homeedu"
    assert files.ring_of(database) is None
    files.keep(ring(), database)
    files.keep(ring().without(2), database)
    assert files.ring_of(database) == ring().without(2)
    assert [each.name for each in tmp_path.iterdir()] == ["office.homeedu.keys"]
    if os.name == "posix":
        assert files.ring_file(database).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", bytes(4_096)])
def test_damage_is_told(tmp_path: Path, content: bytes) -> None:
    database = tmp_path / "office.homeedu"
    files.ring_file(database).write_bytes(content)
    with pytest.raises(RingUnread):
        files.ring_of(database)


def test_a_ring_longer_than_any_office_s_is_none(tmp_path: Path) -> None:
    database = tmp_path / "office.homeedu"
    files.ring_file(database).write_text(ring().to_text() + " " * files.LONGEST)
    with pytest.raises(RingUnread):
        files.ring_of(database)


@pytest.mark.skipif(os.name != "posix", reason="makes pipes")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    database = tmp_path / "office.homeedu"
    os.mkfifo(files.ring_file(database))
    with pytest.raises(OSError, match="not a file"):
        files.ring_of(database)


def test_beside_what_lies_there_nothing_is_moved(tmp_path: Path) -> None:
    """A stick may have a list of what to exchange; whoever only looks carries out none."""
    database = tmp_path / "office.homeedu"
    files.keep(ring(), database)
    (tmp_path / "other").write_text("other")
    exchange.list_of(database).write_text('[["other", "gone", true]]')
    assert files.ring_as_it_lies(database) == ring()
    assert exchange.is_begun(database)
    assert (tmp_path / "other").exists()
    assert files.ring_of(database) == ring()
    assert (tmp_path / "gone").exists()
