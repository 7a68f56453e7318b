"""What waits is kept on a server as in a file: the same tasks, by the same acts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents import office_folder
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.tasks import proving
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.schema import open_database
from desktop_app.storage.tasks import kept
from tests.builders import Clock
from tests.services.act_examples import EXAMPLES
from tests.services.act_stage import Stage, set_up

pytestmark = pytest.mark.postgresql


def _office(place: str, folder: Path) -> tuple[Desk, Stage]:
    folder.mkdir()
    clock = Clock()
    desk = Desk(open_database(place), clock=clock)
    return desk, set_up(desk, clock, folder)


@pytest.fixture
def offices(url: str, tmp_path: Path) -> Iterator[list[tuple[Desk, Stage]]]:
    """The same morning, in a file and on a server."""
    office_folder.use(None)
    made = [_office(str(tmp_path / "office.sqlite"), tmp_path / "a"), _office(url, tmp_path / "b")]
    yield made
    for desk, _stage in made:
        desk.database.close()


def _kept(desk: Desk) -> set[object]:
    catch_up(desk)
    with desk.database.read() as connection:
        law = law_data.in_force(connection)
        assert proving.differences(connection, law) == []
        assert kept.to_reckon(connection, law.fingerprint) == set()
        return set(kept.of_children(connection))


def test_what_waits_is_the_same_on_a_server(offices: list[tuple[Desk, Stage]]) -> None:
    in_file, on_server = (_kept(desk) for desk, _stage in offices)
    assert on_server == in_file
    assert len(in_file) > 3
    for desk, stage in offices:
        EXAMPLES[Act.PREPARE_TERMINATION].call(desk.taken_by(stage.workers[Role.HEAD]), stage)
    after = [_kept(desk) for desk, _stage in offices]
    assert after[0] == after[1]
    assert after[0] != in_file
