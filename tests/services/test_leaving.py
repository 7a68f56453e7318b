"""What takes children's data away from this PC is named before anything is put there."""

from pathlib import Path

import pytest

from desktop_app import paths, wording
from desktop_app.disk.synchronised import ANOTHER, PERHAPS
from desktop_app.law.steps import Step
from desktop_app.services import leaving
from desktop_app.services.leaving import (
    database_in_cloud,
    lost_with_the_profile,
    where_it_goes,
    why_not_there,
)

SHARE = "//server/share"


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - Білім бөлімі"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "own")
    return tmp_path / "own"


def told(step: Step | None) -> str:
    """The words in English, nothing where nothing is told; the other languages have words too."""
    if step is None:
        return ""
    for language in ("kk", "ru"):
        assert "{" not in wording.step(step, language)
    return wording.step(step, "en")


def test_a_cloud_and_its_folder_are_named(cloud: Path) -> None:
    words = told(where_it_goes(cloud))
    assert words.startswith("OneDrive copies")
    assert str(cloud) in words


def test_another_pc_is_named() -> None:
    assert "is on another PC" in told(where_it_goes(Path(SHARE)))


def test_a_cloud_that_only_windows_tells_of(cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "service_of", lambda _folder: ANOTHER)
    assert told(where_it_goes(cloud)).startswith("A cloud copies")


def test_what_may_be_a_cloud_is_told_and_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "office.sqlite")
    monkeypatch.setattr(leaving, "service_of", lambda _folder: PERHAPS)
    assert why_not_there(place) is None
    assert told(where_it_goes(tmp_path)).startswith("A cloud copies")
    assert "servers outside the office" in told(database_in_cloud(place))
    monkeypatch.setattr(leaving, "service_of", lambda _folder: ANOTHER)
    assert why_not_there(place) is not None


def test_a_stick_takes_away_what_is_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "is_removable", lambda folder: folder == tmp_path)
    assert "such as a USB stick" in told(where_it_goes(tmp_path))
    assert where_it_goes(tmp_path / "a") is None


def test_a_profile_takes_its_database_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    words = told(lost_with_the_profile(str(tmp_path / "AppData" / "office.sqlite")))
    assert f"copy office.sqlite to a folder outside {tmp_path}" in words
    assert lost_with_the_profile(str(tmp_path.with_name("office.sqlite"))) is None
    assert lost_with_the_profile("postgresql://server/office") is None


def test_the_own_disk_takes_nothing_away(tmp_path: Path) -> None:
    assert where_it_goes(tmp_path) is None


def test_no_new_database_in_a_cloud(cloud: Path, own: Path) -> None:
    words = told(why_not_there(str(cloud / "office.sqlite")))
    assert "OneDrive copies the folder" in words
    assert f"such as {own}" in words


def test_a_database_that_lies_in_a_cloud_is_opened_and_told(cloud: Path, own: Path) -> None:
    place = cloud / "office.sqlite"
    place.touch()
    assert why_not_there(str(place)) is None
    words = told(database_in_cloud(str(place)))
    assert "which OneDrive copies" in words
    assert f"move office.sqlite to this PC's own disk, such as {own}" in words


def test_no_database_on_a_network_even_one_that_is_there() -> None:
    words = told(why_not_there(f"{SHARE}/office.sqlite"))
    assert "PostgreSQL for several PCs" in words


def test_a_name_that_can_not_be_is_told(tmp_path: Path) -> None:
    assert "can't be a name" in told(why_not_there(str(tmp_path / ("a" * 300))))


@pytest.mark.parametrize("place", ["postgresql://OneDrive/office", "postgresql://server/OneDrive"])
def test_a_server_is_no_folder(place: str) -> None:
    assert why_not_there(place) is None
    assert database_in_cloud(place) is None


def test_a_database_on_the_own_disk_is_told_nothing_of(tmp_path: Path) -> None:
    assert why_not_there(str(tmp_path / "office.sqlite")) is None
    assert database_in_cloud(str(tmp_path / "office.sqlite")) is None
