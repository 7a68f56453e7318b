"""Somebody of a protected office, at the window: its clerk, or the administrator."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import tasks
from desktop_app.gui.context import Context
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from tests.services.backups.backups import Protected
from tests.services.backups.conftest import own_folder, protected
from tests.storage.backups.conftest import first_protected

__all__ = ["first_protected", "own_folder", "protected"]


@pytest.fixture
def administrator(protected: Protected) -> Iterator[Desk]:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        yield desk


@pytest.fixture
def clerk(protected: Protected) -> Iterator[Desk]:
    with protected.desk(Role.CLERK) as desk:
        yield desk


@pytest.fixture
def context(qtbot: QtBot, clerk: Desk) -> Iterator[Context]:
    yield Context(clerk)
    tasks.wait_for_all()
    QApplication.processEvents()
