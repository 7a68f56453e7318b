"""Columns of every list of applications: their words, their colours, and room for the longest."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.table import fit
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import Service, Status

DAY = date(2026, 11, 21)


def _row(service: Service, status: Status) -> ApplicationRow:
    return ApplicationRow(1, "Ө-1", DAY, service, 1, "Әлия", "", "Гүлнұр", status, DAY)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_word_has_room_and_no_two_are_the_same(qtbot: QtBot, language: str) -> None:
    translation.use(language)
    services, statuses = service_column(), status_column()
    told = [services.text(_row(each, Status.REGISTERED)) for each in Service]
    assert len({*told}) == len(Service)
    assert services.width >= fit(services.heading, *told)
    told = [statuses.text(_row(Service.HOME_EDUCATION, each)) for each in Status]
    assert len({*told}) == len(Status)
    assert statuses.width >= fit(statuses.heading, *told)


def test_a_refusal_is_red_an_award_green_and_what_waits_neither(qtbot: QtBot) -> None:
    colour = status_column().colour
    assert colour is not None
    colours = [
        colour(_row(Service.HOME_EDUCATION, each))
        for each in (Status.REFUSED, Status.AWARDED, Status.REGISTERED, Status.WITHDRAWN)
    ]
    assert colours == [theme.BAD, theme.GOOD, theme.ACCENT, theme.QUIET]


def test_a_list_of_fewer_statuses_needs_no_more_room(qtbot: QtBot) -> None:
    widths = {each: status_column([each]).width for each in Status}
    assert status_column().width == max(widths.values()) > min(widths.values())
