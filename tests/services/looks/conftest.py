"""What tests of looks share: the user's own folder, empty."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.disk import private


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    monkeypatch.setattr(paths, "user_data", lambda: private.folder(folder))
    return folder
