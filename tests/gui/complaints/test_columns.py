"""Columns of every list of complaints: what stands in them, and room for the longest."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.complaints.columns import (
    complainant_column,
    due_column,
    number_column,
    status_column,
)
from desktop_app.gui.parts.table import fit
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintBody, ComplaintStatus

DUE = date(2026, 11, 23)


def _row(
    status: ComplaintStatus = ComplaintStatus.REGISTERED, *, waits: bool = False
) -> ComplaintRow:
    return ComplaintRow(
        1, "ШҒ-2026-00001", DUE, "Үміт Һ.", ComplaintBody.OFFICE, "Қолхат", status, DUE, waits
    )


@pytest.mark.parametrize("status", ComplaintStatus)
def test_how_long_there_is_left_is_told_only_while_it_is_open(
    qtbot: QtBot, status: ComplaintStatus
) -> None:
    column = due_column(DUE + timedelta(days=2))
    assert column.colour is not None
    said = (column.text(_row(status)), column.colour(_row(status)))
    late, done = ("23.11.2026, 2 days late", theme.BAD), ("23.11.2026", theme.QUIET)
    assert said == (late if status in COMPLAINT_OPEN else done)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_state_has_room(qtbot: QtBot, language: str) -> None:
    translation.use(language)
    column = status_column()
    rows = [_row(status) for status in ComplaintStatus] + [_row(waits=True)]
    assert column.width >= fit(column.heading, *map(column.text, rows))
    due = due_column(DUE)
    assert due.width >= fit(due.heading, due.text(_row()))


def test_what_waits_for_the_head_is_said_in_the_place_of_its_state(qtbot: QtBot) -> None:
    column = status_column()
    assert column.colour is not None
    assert column.text(_row(waits=True)) == "Waits for the head"
    assert column.colour(_row(waits=True)) == theme.WARN
    assert column.text(_row()) == "Being considered"


def test_who_complained_and_under_which_number(qtbot: QtBot) -> None:
    number = number_column()
    assert (number.text(_row()), complainant_column().text(_row())) == ("ШҒ-2026-00001", "Үміт Һ.")
    assert number.width >= fit(number.heading, "ШҒ-2026-00001")
