"""A look at a file as it lies there changes nothing, whatever it and its folder are called."""

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop_app.storage.opening.raw import looked_at

KEY = bytes(range(32))
MARKS = "a#b?c&d.sqlite" if os.name != "nt" else "a#b&c d.sqlite"
"""What means something in an address; no name of Windows has a question mark."""


@pytest.mark.parametrize("name", ["office.sqlite", "кеңсе 100%.sqlite", MARKS, "a+b;=.sq"])
@pytest.mark.parametrize("key", [None, KEY])
def test_what_waits_in_a_log_is_not_seen_and_stays(
    tmp_path: Path, name: str, key: bytes | None
) -> None:
    file = tmp_path / "Өтеген 100 % #1" / name
    file.parent.mkdir()
    made = dbapi2.connect(str(file), isolation_level=None)
    if key is not None:
        made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("CREATE TABLE acts (id INTEGER)")
    made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made.execute("INSERT INTO acts VALUES (1)")
    before = {each.name: each.read_bytes() for each in file.parent.iterdir()}
    look = looked_at(file, key)
    assert look.execute("SELECT count(*) FROM acts").fetchone() == (0,)
    look.close()
    assert {each.name: each.read_bytes() for each in file.parent.iterdir()} == before
    assert made.execute("SELECT count(*) FROM acts").fetchone() == (1,)
    made.close()


def test_nothing_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    made = dbapi2.connect(str(file), isolation_level=None)
    made.execute("CREATE TABLE acts (id INTEGER)")
    made.close()
    look = looked_at(file)
    with pytest.raises(dbapi2.OperationalError, match="readonly"):
        look.execute("INSERT INTO acts VALUES (1)")
    look.close()
