"""A protected office with three applications, and a folder for its backups."""

from pathlib import Path

import pytest

from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from tests.builders import Clock, home_education_entry
from tests.services.backups.backups import Protected, a_protected_office, copied


@pytest.fixture(scope="session")
def first_protected(tmp_path_factory: pytest.TempPathFactory) -> Protected:
    place = tmp_path_factory.mktemp("protected") / "office.homeedu"
    made = a_protected_office(place, Clock())
    with made.desk(Role.CLERK) as desk:
        for serial in range(1, 4):
            registering.register(desk, home_education_entry(made.school, serial))
    return made


@pytest.fixture
def protected(tmp_path: Path, clock: Clock, first_protected: Protected) -> Protected:
    return copied(first_protected, tmp_path / "office", clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"
