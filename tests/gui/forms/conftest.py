"""A folder of the office's own forms."""

from pathlib import Path

import pytest

from desktop_app.documents import office_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "forms"
    office_folder.use(made)
    return made
