"""Columns that are chosen, moved and made wider, and that fit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import invalidate

from desktop_app.gui.fit import arrangements
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.table import Table
from tests.gui.seen import seen

LONG = "Әбдірахманова-Сейітмағамбетова Айсұлу"


@pytest.fixture(autouse=True)
def kept() -> Iterator[list[str]]:
    told: list[str] = []
    arrangements.use("", told.append)
    yield told
    arrangements.use("", lambda _text: None)


def _table() -> Table:
    columns: list[Column[str]] = [
        Column("Number", lambda row: f"T-{row[:2]}", width=120),
        Column("Name", lambda row: row),
        Column("When", lambda _row: "21.11.2026 12:30", width=300),
    ]
    made = Table(rows_model(columns, [LONG, "Омар"], None))  # type: ignore[arg-type]
    made.rows.setParent(made)
    return made


def _shown(table: Table) -> list[str]:
    header = table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [table.rows.columns[n].heading for n in order if not header.isSectionHidden(n)]


def _drag(table: Table, number: int, by: int) -> None:
    """The right edge of a column, with the mouse."""
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(number) + header.sectionSize(number) - 1, 10)
    left, viewport = Qt.MouseButton.LeftButton, header.viewport()
    QTest.mousePress(viewport, left, pos=edge)
    QTest.mouseMove(viewport, edge + QPoint(by, 0))
    QTest.mouseRelease(viewport, left, pos=edge + QPoint(by, 0))


def test_columns_fit_after_what_was_got_of_the_heading_is_said_to_be_gone(
    qtbot: QtBot, kept: list[str]
) -> None:
    """So it is where the page of before is freed just then: they stayed as narrow as they began."""
    table = _table()
    window = seen(qtbot, table)
    window.resize(700, 300)
    invalidate(table.horizontalHeader())
    window.resize(900, 300)
    header = table.horizontalHeader()
    assert header.length() == table.viewport().width()
    table.arranged.show(0, shown=False)
    assert _shown(table) == ["Name", "When"]
    assert kept


def test_no_name_is_cut_while_another_column_is_wider_than_what_stands_in_it(
    qtbot: QtBot,
) -> None:
    table = _table()
    window = seen(qtbot, table)
    header = table.horizontalHeader()
    name = table.fontMetrics().horizontalAdvance(LONG)
    window.resize(name + 350, 300)
    assert header.sectionSize(1) > name
    assert header.sectionSize(2) < 300


def test_in_a_narrow_place_the_name_shrinks_last(qtbot: QtBot) -> None:
    table = _table()
    window = seen(qtbot, table)
    header = table.horizontalHeader()
    wide = header.sectionSize(2)
    window.resize(430, 300)
    assert header.sectionSize(2) < wide
    assert header.sectionSize(1) >= max(header.sectionSize(0), header.sectionSize(2))
    assert header.length() <= table.viewport().width()
    window.resize(200, 300)
    assert header.length() > table.viewport().width()  # scrolled
    assert all(header.sectionSize(n) >= header.sectionSizeHint(n) for n in range(3))


def test_a_width_that_was_dragged_is_kept_for_the_next_time(qtbot: QtBot, kept: list[str]) -> None:
    table = _table()
    seen(qtbot, table)
    before = table.horizontalHeader().sectionSize(0)
    _drag(table, 0, 40)
    now = table.horizontalHeader().sectionSize(0)
    assert now > before
    table.window().hide()
    assert kept != []
    again = _table()
    seen(qtbot, again)
    assert again.horizontalHeader().sectionSize(0) == now
    again.arranged.as_at_first()
    assert again.horizontalHeader().sectionSize(0) == before
    assert kept[-1] == ""


def test_what_qt_resizes_by_itself_is_nobody_s_choice(qtbot: QtBot, kept: list[str]) -> None:
    table = _table()
    seen(qtbot, table)
    table.horizontalHeader().setMinimumSectionSize(140)
    table.window().hide()
    assert kept == []


def test_columns_are_chosen_and_moved(qtbot: QtBot, kept: list[str]) -> None:
    table = _table()
    seen(qtbot, table)
    acts = {act.text(): act for act in table.arranged.menu().actions()}
    acts["When"].trigger()
    table.horizontalHeader().moveSection(1, 0)
    assert _shown(table) == ["Name", "Number"]
    table.window().hide()
    again = _table()
    seen(qtbot, again)
    assert _shown(again) == ["Name", "Number"]
    acts = {act.text(): act for act in again.arranged.menu().actions()}
    acts["As at first"].trigger()
    assert _shown(again) == ["Number", "Name", "When"]


def test_one_column_stays(qtbot: QtBot) -> None:
    table = _table()
    seen(qtbot, table)
    for number in range(3):
        table.arranged.show(number, shown=False)
    assert _shown(table) == ["When"]
