"""Tables of any length: what is shown is what is there, and no row is fetched more than needed."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.paged import Column, PagedModel, rows_model

PAGE, KEPT = 100, 20
"""Rows of a page and pages in memory: written here again, so that neither changes unnoticed."""


class Office:
    """Rows that are fetched by their ids; keeps what was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def fetch(self, ids: list[int]) -> Sequence[str]:
        self.asked.append(ids)
        return [f"row {each}" for each in ids]


def _model(office: Office, count: int) -> PagedModel[str]:
    """Ids are the numbers of the rows thrice, so that neither is taken for the other."""
    model = PagedModel([Column[str]("Row", str)], office.fetch)
    model.show([number * 3 for number in range(count)])
    return model


def _first_in_first_out(looked_at: Sequence[int]) -> list[int]:
    """Which pages must be fetched, each time that one is looked at: a list, and no cleverness."""
    kept: list[int] = []
    fetched = []
    for number in looked_at:
        page = number // PAGE
        if page not in kept:
            fetched.append(page)
            kept = [*kept, page][-KEPT:]
    return fetched


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_row_is_its_own_and_only_pages_that_went_are_fetched_again(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(1, 45 * PAGE))
    looked_at = data.draw(st.lists(st.integers(0, count - 1), max_size=80))
    office = Office()
    model = _model(office, count)

    assert [model.row(number) for number in looked_at] == [f"row {n * 3}" for n in looked_at]

    pages = _first_in_first_out(looked_at)
    whole = [[n * 3 for n in range(count)][page * PAGE : (page + 1) * PAGE] for page in pages]
    assert office.asked == whole


def test_going_down_and_up_again_the_newest_pages_are_still_there() -> None:
    office = Office()
    model = _model(office, 30 * PAGE)
    for page in range(30):
        assert model.row(page * PAGE) == f"row {page * PAGE * 3}"
    assert len(office.asked) == 30

    for page in range(29, 29 - KEPT, -1):
        model.row(page * PAGE + PAGE - 1)
    assert len(office.asked) == 30

    model.row(9 * PAGE)
    assert len(office.asked) == 31


def test_other_rows_are_fetched_anew() -> None:
    office = Office()
    model = _model(office, 3)
    assert model.row(2) == "row 6"
    model.show([8, 7])
    assert [model.row(0), model.row(1)] == ["row 8", "row 7"]
    assert (model.rowCount(), model.id_at(1)) == (2, 7)
    assert office.asked == [[0, 3, 6], [8, 7]]


def test_what_a_cell_says() -> None:
    column = Column[str](
        "Sum",
        lambda row: f"{row}!",
        right=True,
        colour=lambda row: "#123456" if row == "a" else None,
        struck=lambda row: row == "a",
        tip=lambda row: f"more of {row}",
    )
    model = PagedModel([column, Column[str]("Plain", str)], lambda ids: ["a", "b"])
    model.show([11, 12])
    role = Qt.ItemDataRole

    def said(row: int, number: int, what: Qt.ItemDataRole) -> object:
        return model.data(model.index(row, number), what)

    assert [said(0, 0, role.DisplayRole), said(1, 1, role.DisplayRole)] == ["a!", "b"]
    assert [said(0, 0, role.ToolTipRole), said(1, 1, role.ToolTipRole)] == ["more of a", "b"]
    assert [said(row, 0, role.UserRole) for row in (0, 1)] == [11, 12]
    assert [said(row, 0, role.ForegroundRole) for row in (0, 1)] == [QColor("#123456"), None]
    struck = said(0, 0, role.FontRole)
    assert isinstance(struck, QFont)
    assert struck.strikeOut()
    assert [said(1, 0, role.FontRole), said(0, 1, role.FontRole)] == [None, None]
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    right, left = int(Qt.AlignmentFlag.AlignRight), int(Qt.AlignmentFlag.AlignLeft)
    assert said(0, 0, role.TextAlignmentRole) == right | middle
    assert said(0, 1, role.TextAlignmentRole) == left | middle
    assert model.data(QModelIndex()) is None


def test_what_a_heading_says() -> None:
    model = PagedModel([Column[str]("Sum", str, right=True), Column[str]("Who", str)], lambda _: [])
    across, down, align = (
        Qt.Orientation.Horizontal,
        Qt.Orientation.Vertical,
        Qt.ItemDataRole.TextAlignmentRole,
    )
    assert [model.headerData(n, across) for n in range(3)] == ["Sum", "Who", None]
    assert model.headerData(0, down) is None
    sides = [model.headerData(n, across, align) for n in (0, 1)]
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    assert sides == [
        int(Qt.AlignmentFlag.AlignRight) | middle,
        int(Qt.AlignmentFlag.AlignLeft) | middle,
    ]


def test_a_cell_has_no_rows_of_its_own() -> None:
    model = _model(Office(), 5)
    assert (model.rowCount(), model.columnCount()) == (5, 1)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)


def test_rows_that_cant_be_fetched_are_told_once_until_others_are_shown(qtbot: QtBot) -> None:
    def fail(_ids: list[int]) -> Sequence[str]:
        raise OSError("the disk went")

    model = PagedModel([Column[str]("Row", str)], fail)
    told: list[object] = []
    model.failed.connect(told.append)
    for _again in range(2):
        model.show([1, 2])
        assert [model.data(model.index(row, 0)) for row in (0, 1, 0)] == [None] * 3
    assert [str(each) for each in told] == ["the disk went"] * 2


def test_without_a_listener_it_is_raised() -> None:
    def fail(_ids: list[int]) -> Sequence[str]:
        raise OSError("the disk went")

    model = PagedModel([Column[str]("Row", str)], fail)
    model.show([1])
    with pytest.raises(OSError, match="the disk went"):
        model.data(model.index(0, 0))


def test_rows_at_hand_have_their_places_as_ids(qtbot: QtBot) -> None:
    owner = PagedModel([Column[str]("Row", str)], lambda _: [])
    model = rows_model([Column[str]("Row", str)], ["a", "b"], owner)
    assert [model.row(n) for n in range(model.rowCount())] == ["a", "b"]
    assert [model.id_at(n) for n in range(2)] == [0, 1]
    assert model.parent() is owner


def test_a_page_of_which_a_row_is_lacking_is_fetched_whole() -> None:
    office = Office()
    model = PagedModel([Column[str]("Row", str)], office.fetch)
    ids = list(range(2 * PAGE))
    model.show(ids, {each: f"at hand {each}" for each in ids[:-1]})
    assert model.row(0) == "at hand 0"
    assert model.row(PAGE) == f"row {PAGE}"
    assert office.asked == [ids[PAGE:]]
