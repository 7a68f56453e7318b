"""What tests of the office itself share: the user's own folder, empty."""

from pathlib import Path

import pytest

from desktop_app import paths


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder
