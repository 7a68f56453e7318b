"""Columns that every list of applications has."""

from collections.abc import Iterable

from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.table import fit
from desktop_app.gui.words import STATUS_COLOUR, words
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import Service, Status
from desktop_app.translation import _


def service_column() -> Column[ApplicationRow]:
    return Column(
        _("Service"),
        lambda row: words(row.service),
        width=fit(_("Service"), *map(words, Service)),
    )


def status_column(statuses: Iterable[Status] = Status) -> Column[ApplicationRow]:
    """As wide as the longest of the statuses that can stand in it."""
    return Column(
        _("Status"),
        lambda row: words(row.status),
        width=fit(_("Status"), *map(words, statuses)),
        colour=lambda row: STATUS_COLOUR[row.status],
    )
