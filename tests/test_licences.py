"""The page of licences names what is shipped, each with the words that it is shipped under."""

import tomllib
from importlib import metadata
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2

from tests import licences

RESOURCES = licences.ROOT / "resources"
STALE = "run `python run.py licences`"


def parts(file: str) -> list[dict[str, str]]:
    read = (licences.FOLDER / file).read_text(encoding="utf-8")
    return list(tomllib.loads(read)["part"])


PARTS = {part["name"]: part for file in ("packages.toml", "parts.toml") for part in parts(file)}


def test_every_package_of_the_lock_is_there_in_its_version() -> None:
    told = {part["name"]: part["version"] for part in parts("packages.toml")}
    assert told == licences.locked(), STALE


def test_the_table_is_up_to_date() -> None:
    assert licences.TABLE.read_text(encoding="utf-8") == licences.table(), STALE


@pytest.mark.parametrize("name", PARTS)
def test_each_has_a_licence_with_its_whole_text(name: str) -> None:
    part = PARTS[name]
    assert 0 < len(part["licence"]) < 60
    files = [RESOURCES / text for text in part["texts"]]
    assert all(len(file.read_text(encoding="utf-8")) > 400 for file in files)
    if licences.is_lgpl_3(part["licence"]):
        assert {*licences.LGPL_3} <= {*part["texts"]}
    if name != "Home Education Office":
        assert part["source"].startswith("https://")


def test_no_text_lies_there_that_nobody_needs() -> None:
    needed = {RESOURCES / text for part in PARTS.values() for text in part["texts"]}
    assert {*licences.FOLDER.rglob("*.txt")} <= needed


def test_what_is_written_by_hand_is_of_the_versions_that_run() -> None:
    told = {name: part.get("version", "") for name, part in PARTS.items()}
    cipher = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0]
    assert told["Qt"] == qVersion()
    assert told["SQLite"] == dbapi2.sqlite_version
    assert told["SQLCipher"] == cipher.split()[0]
    assert told["libpq (PostgreSQL)"] == str(psycopg.pq.version() // 10_000)
    development = (licences.ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    assert f"\npyinstaller=={told['PyInstaller']} " in development
    for name, folder in (("Noto Sans", "fonts"), ("Tinos", "fonts"), ("Lucide", "icons")):
        assert told[name] in (RESOURCES / folder / "README.md").read_text(encoding="utf-8")


def test_the_programs_own_licence_is_the_one_it_has() -> None:
    own = (licences.FOLDER / "program.txt").read_text(encoding="utf-8")
    assert own == (licences.ROOT / "LICENSE").read_text(encoding="utf-8")


def test_a_text_is_all_that_came_with_the_package(tmp_path: Path) -> None:
    """Of one folder with two texts, and of parts that are built in."""
    dist_info = tmp_path / "made_up-1.0.dist-info"
    (dist_info / "licenses").mkdir(parents=True)
    (dist_info / "sboms").mkdir()
    files = {
        "METADATA": "Name: made-up",
        "licenses/LICENSE": "First.",
        "licenses/NOTICE.txt": "Second.\r\n",
        "sboms/bill.json": '{"components": [{"name": "crate", "version": "2", "licenses": '
        '[{"license": {"id": "MIT"}}, {"expression": "Zlib"}]}, {"name": "bare"}]}',
    }
    for name, text in files.items():
        (dist_info / name).write_bytes(text.encode())
    record = "".join(f"{dist_info.name}/{name},,\n" for name in files)
    (dist_info / "RECORD").write_text(record, encoding="utf-8")
    whole = licences.text_of(metadata.PathDistribution(dist_info))
    assert whole == (
        "===== LICENSE =====\n\nFirst.\n\n===== NOTICE.txt =====\n\nSecond.\n\n"
        "===== built in =====\n\ncrate 2: MIT AND Zlib\n"
    )
