"""The office's own layout of the payout sheet is taken into use whole, or not at all."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_files
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.forms import own_layouts
from desktop_app.storage.papers import issued as notices


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The office's own folder, still empty."""
    made = tmp_path / "кеңсе"
    made.mkdir()
    office_folder.use(made)
    return made


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    path = tmp_path / "үлгі.xlsx"
    own_layouts.start(path, "kk")
    return path


def _layouts(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "kk").glob("*"))


def test_what_one_begins_with_can_be_used(layout: Path) -> None:
    assert [each for each in own_layouts.problems(layout) if not each.warning] == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="can't be read"):
        own_layouts.problems(tmp_path / "жоқ.xlsx")
    with pytest.raises(Trouble):
        own_layouts.start(tmp_path / "жоқ" / "үлгі.xlsx", "kk")


def test_a_layout_is_copied_into_the_folder_and_told(
    head: Desk, folder: Path, layout: Path
) -> None:
    kept = own_layouts.use(head, layout, "kk")
    assert kept == folder / "kk" / layout_files.FILE
    assert kept.read_bytes() == layout.read_bytes()
    assert _layouts(folder) == [layout_files.FILE]
    with head.database.read() as connection:
        (act,) = [act for act in notices.history(connection) if act.act == "change layout"]
    assert act.who == head.worker.name
    assert [change.before for change in act.changes] == [None]


def test_the_one_before_stays_beside_it(head: Desk, folder: Path, layout: Path) -> None:
    before = own_layouts.use(head, layout, "kk").read_bytes()
    book = load_workbook(layout)
    book.worksheets[0]["A1"] = "Қаланың білім бөлімі"
    book.save(layout)
    kept = own_layouts.use(head, layout, "kk")
    assert kept.read_bytes() == layout.read_bytes()
    (beside,) = [each for each in kept.parent.iterdir() if each != kept]
    assert beside.read_bytes() == before


def test_what_is_wrong_with_it_keeps_it_out(head: Desk, folder: Path, layout: Path) -> None:
    book = load_workbook(layout)
    del book.defined_names["total"]
    book.save(layout)
    with pytest.raises(Trouble, match="Not taken into use"):
        own_layouts.use(head, layout, "kk")
    assert _layouts(folder) == []


def test_only_the_head_changes_it(desk: Desk, folder: Path, layout: Path) -> None:
    with pytest.raises(Trouble):
        own_layouts.use(desk, layout, "kk")
    assert _layouts(folder) == []


def test_an_office_without_a_folder_is_told(head: Desk, layout: Path) -> None:
    with pytest.raises(Trouble, match="no folder for forms"):
        own_layouts.use(head, layout, "kk")
