"""The MCI values that sums are counted with."""

from collections.abc import Sequence

from desktop_app import translation, wording
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.records.acts import Act
from desktop_app.services.law_values import mci
from desktop_app.services.law_values.mci import MciRow
from desktop_app.translation import _


class MciTab(ListTab[MciRow]):
    """MCI values, the latest first, then those that were annulled."""

    def __init__(self, page: Page) -> None:
        columns = [
            Column[MciRow](_("From"), lambda row: wording.day(row.first), width=100),
            Column(_("To"), lambda row: wording.day(row.last), width=100),
            Column(
                _("MCI"),
                lambda row: wording.tenge(row.tenge),
                right=True,
                width=90,
                struck=lambda row: row.is_annulled,
            ),
            Column(
                _("Law that sets it"),
                lambda row: wording.value(row.citation, translation.current()),
            ),
            Column(_("Source"), state_words, width=380),
        ]
        super().__init__(page, _("MCI values"), columns)
        self.add_button = button(_("New MCI…"), self.add, icon="plus", primary=True)
        self.annul_button = button(_("Annul…"), lambda: self.on_chosen(self.annul), icon="x")
        self.offer(self.add_button, self.annul_button)
        self.table.selectionModel().currentRowChanged.connect(self._offer_annulment)

    def refresh(self) -> None:
        desk = self.context.desk
        self.reading.ask(lambda: mci.listed(desk), self._show)

    def _show(self, rows: Sequence[MciRow]) -> None:
        self.show_rows(dict(enumerate(rows)))
        self._offer_annulment()

    def _offer_annulment(self, *_rows: object) -> None:
        """Only what the office itself added can be taken back."""
        row = self.found.get(self.table.selected_id() or 0)
        may = row is not None and row.added is not None and not row.is_annulled
        allow(self.add_button, self.context.desk, Act.ADD_MCI)
        allow(self.annul_button, self.context.desk, Act.ANNUL_MCI, ready=may)

    def add(self) -> None:
        from desktop_app.gui.law_values.mci import MciDialog

        MciDialog(self, self.context)

    def annul(self, row_id: int) -> None:
        from desktop_app.gui.law_values.annul import annul_mci

        added = self.found[row_id].added
        if added is not None:
            annul_mci(self, self.context, added)


def state_words(row: MciRow) -> str:
    """Where it comes from, or why it no longer counts."""
    added = row.added
    if added is None:
        return _("With the program")
    if added.annulled_at is not None:
        return _("Annulled {date}, {who}: {why}").format(
            date=wording.day(added.annulled_at.date()),
            who=added.annulled_by,
            why=added.annulled_why,
        )
    if not added.recorded_by:
        return _("Added by the office")
    return _("Added {date}, {who}").format(
        date=wording.day(added.recorded_at.date()), who=added.recorded_by
    )
