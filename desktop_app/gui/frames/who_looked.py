"""Who looked at what is shown: read when somebody wants to know, not with the page."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Card, button
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.gui.reading import Reading
from desktop_app.gui.words import words
from desktop_app.law.quarters import parse_period
from desktop_app.records.looks import Look, Subject
from desktop_app.services.looks import shown
from desktop_app.translation import _

_MOMENT = "00.00.2026 00:00"


class WhoLooked(Section[Look]):
    """The looks at one child, complaint or payout, the newest first."""

    def __init__(self, context: Context, subject: Subject, subject_id: int) -> None:
        is_of_all = subject is Subject.PAYOUT and not subject_id
        super().__init__(
            _("Who looked"), columns(is_of_all=is_of_all), _("Nobody has looked at it yet.")
        )
        self._context, self._subject, self._subject_id = context, subject, subject_id
        self._reading = Reading(context, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.read()

    def read(self) -> None:
        desk, subject, subject_id = self._context.desk, self._subject, self._subject_id
        self._reading.ask(lambda: shown.of(desk, subject, subject_id), self.show_rows)


def columns(*, is_of_all: bool) -> Sequence[Column[Look]]:
    """``is_of_all``: sheets that are not approved have no id, and each look says whose it was."""
    period = [Column[Look](_("Period"), lambda row: period_of(row.which), width=150)]
    return [
        Column(_("When"), lambda row: wording.moment(row.at), width=fit(_("When"), _MOMENT)),
        Column(_("Who"), lambda row: row.worker),
        *(period if is_of_all else ()),
        Column(_("What was done"), lambda row: words(row.way), width=190),
        Column(_("PC"), lambda row: row.pc, width=190),
    ]


def period_of(which: str) -> str:
    """The period of a sheet that was looked at; nothing where that is no period."""
    try:
        return wording.period(parse_period(which), translation.current())
    except ValueError:
        return ""


class WhoLookedCard(Card):
    """The same on a page of cards: unfolded by its button."""

    def __init__(self, context: Context, subject: Subject, subject_id: int) -> None:
        super().__init__(_("Who looked"))
        self.list = WhoLooked(context, subject, subject_id)
        self.list.setMinimumHeight(180)
        self.list.hide()
        self.unfold_button = button(_("Show"), self._unfold, icon="eye")
        self.unfold_button.setObjectName("whoLooked")
        self.head.addWidget(self.unfold_button)
        self.column.addWidget(self.list)

    def _unfold(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self.unfold_button.setText(_("Show") if self.list.isHidden() else _("Hide"))
