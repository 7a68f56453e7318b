"""The program finds its own files from source, installed, and frozen."""

import sys
from pathlib import Path

import pytest

from desktop_app import paths


def test_from_source_they_stand_beside_the_package() -> None:
    root = paths.PACKAGE.parent
    assert paths.resource("law", "mci.toml") == root / "resources" / "law" / "mci.toml"
    assert paths.forms() == root / "forms"
    assert (paths.migrations() / "versions").is_dir()


def test_an_installed_package_carries_them_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "desktop_app")
    (tmp_path / "desktop_app" / "resources").mkdir(parents=True)
    assert paths.resource("a") == tmp_path / "desktop_app" / "resources" / "a"
    assert paths.forms() == tmp_path / "forms"


def test_frozen_they_are_where_the_program_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert paths.forms() == tmp_path / "unpacked" / "forms"
    monkeypatch.delattr(sys, "_MEIPASS")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "home-education"))
    assert paths.resource("x") == tmp_path / "resources" / "x"
