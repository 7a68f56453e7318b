"""What the checks found on a payout sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.gui import theme
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.table import fit
from desktop_app.gui.payouts import words as payout_words
from desktop_app.records.payout_checks import PayoutCheck
from desktop_app.translation import _


class PayoutChecksModel(PagedModel[PayoutCheck]):
    """Findings, those that must be mended first; the id of a row is its place."""

    def __init__(self, parent: QObject) -> None:
        self._checks: Sequence[PayoutCheck] = ()
        states = [_(each) for each in (payout_words.TO_MEND, payout_words.TO_LOOK)]
        kinds = [_(each) for each in payout_words.CHECK_WORDS.values()]
        columns = [
            Column[PayoutCheck](
                _("State"),
                payout_words.check_state,
                colour=_colour,
                width=fit(_("State"), *states, _(payout_words.LOOKED)),
            ),
            Column(
                _("Finding"),
                lambda check: _(payout_words.CHECK_WORDS[check.kind]),
                width=fit(_("Finding"), *kinds),
            ),
            Column(_("Child"), lambda check: check.child_name, width=220),
            Column(_("What was found"), payout_words.check_told),
            Column(
                _("Seen by"), lambda check: check.seen_by, width=150, tip=payout_words.check_seen
            ),
        ]
        super().__init__(columns, lambda places: [self._checks[place] for place in places], parent)

    def show_checks(self, checks: Sequence[PayoutCheck]) -> None:
        self._checks = checks
        self.show(list(range(len(checks))))

    def check_at(self, place: int) -> PayoutCheck:
        return self._checks[place]


def _colour(check: PayoutCheck) -> str | None:
    if check.blocks:
        return theme.BAD
    return theme.QUIET if check.seen_by else theme.WARN
