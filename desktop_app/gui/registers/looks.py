"""Who looked at whom, in a period: for the head and an inspector."""

from datetime import date

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.who_looked import period_of
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.gui.registers.tab import RegisterTab
from desktop_app.gui.words import choices, words
from desktop_app.records.kinds import Register
from desktop_app.records.looks import LookRow, Subject
from desktop_app.services.looks.shown import Looks
from desktop_app.services.registers.journals import JOURNAL_WORDS
from desktop_app.translation import N_, _

_MOMENT = "00.00.2026 00:00"
_LISTS = {
    "debts": N_("Overpayments"),
    "forecast": N_("Forecast"),
    "applications": N_("Applications"),
    "children": N_("Children"),
    "complaints": N_("Complaints"),
    "messages": N_("Proactive messages"),
}


class LooksTab(RegisterTab[LookRow]):
    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _columns(),
            Looks,
            lambda _look_id: self._open(),
            (_("What was looked at"), choices(Subject)),
        )

    def _open(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        place = _place(row.look.subject, row.look.subject_id)
        if place is not None:
            self.context.go(place)


def _place(subject: Subject, subject_id: int) -> Place | None:
    match subject:
        case Subject.CHILD:
            return places.child(subject_id)
        case Subject.COMPLAINT:
            return places.complaint(subject_id)
        case Subject.PAYOUT:
            return Place("payouts", subject_id)
        case Subject.LIST:
            return None


def _about(row: LookRow) -> str:
    if row.look.subject is Subject.PAYOUT and not row.look.subject_id:
        period = period_of(row.look.which)
        return ", ".join(filter(None, (period, _("not approved yet"))))
    if row.look.subject is Subject.LIST:
        return _list(row.look.which)
    return row.about


def _list(which: str) -> str:
    """Which list it was, and of which days."""
    name, *days = which.split(" ")
    if name in _LISTS:
        return _(_LISTS[name])
    try:
        first, last = map(date.fromisoformat, days)
        return f"{_(JOURNAL_WORDS[Register(name)])}, {wording.day(first)} – {wording.day(last)}"
    except ValueError:
        return ""


def _columns() -> list[Column[LookRow]]:
    return [
        Column(_("When"), lambda row: wording.moment(row.look.at), width=fit(_("When"), _MOMENT)),
        Column(_("Who"), lambda row: row.look.worker, width=200),
        Column(_("What was looked at"), lambda row: words(row.look.subject), width=150),
        Column(_("About whom"), _about),
        Column(_("What was done"), lambda row: words(row.look.way), width=170),
        Column(_("PC"), lambda row: row.look.pc, width=170),
    ]
