"""Columns that every list of complaints has."""

from datetime import date

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.table import fit
from desktop_app.gui.words import complainant
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintStatus
from desktop_app.translation import _


def number_column() -> Column[ComplaintRow]:
    return Column(_("Number"), lambda row: row.number, width=fit(_("Number"), "ШҒ-2026-00000"))


def complainant_column() -> Column[ComplaintRow]:
    return Column(_("Complainant"), lambda row: complainant(row.complainant))


def status_column() -> Column[ComplaintRow]:
    """Where it stands; while a paper is in the tray, that."""
    shown = [complaint_words.status_words(status) for status in ComplaintStatus]
    waits = complaint_words.status_words(ComplaintStatus.REGISTERED, waits=True)
    return Column(
        _("Status"),
        lambda row: complaint_words.status_words(row.status, waits=row.waits),
        width=fit(_("Status"), *shown, waits),
        colour=lambda row: complaint_words.status_colour(row.status, waits=row.waits),
    )


def due_column(today: date) -> Column[ComplaintRow]:
    """How long there is left while it is open; the day alone once it is done with."""

    def is_open(row: ComplaintRow) -> bool:
        return row.status in COMPLAINT_OPEN

    return Column(
        _("Deadline"),
        lambda row: short_left(row.due, today).words if is_open(row) else wording.day(row.due),
        width=fit(_("Deadline"), longest_short_left(today)),
        colour=lambda row: short_left(row.due, today).colour if is_open(row) else theme.QUIET,
        key=lambda row: row.due,
    )
