"""A protected office, its backups in a folder of the test's own."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.services.backups import places
from tests.builders import Clock
from tests.services.backups.backups import Protected, copied
from tests.storage.backups.conftest import first_protected

__all__ = ["first_protected"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


@pytest.fixture
def protected(tmp_path: Path, clock: Clock, first_protected: Protected) -> Protected:
    return copied(first_protected, tmp_path / "office", clock)


@pytest.fixture
def first_place() -> Path:
    return places.first_place()
