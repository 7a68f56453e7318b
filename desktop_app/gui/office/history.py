"""Who changed what of the office's own settings, from what to what."""

from desktop_app import wording
from desktop_app.gui.frames import change_words
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column
from desktop_app.records.decisions import Act
from desktop_app.services.office import details as office
from desktop_app.translation import _


class OfficeHistoryTab(ListTab[Act]):
    """The latest first; entries of earlier versions say what was done, and not what was before."""

    def __init__(self, page: Page) -> None:
        context = page.context
        columns = [
            Column[Act](_("When"), lambda row: wording.moment(row.at), width=150),
            Column[Act](_("Who"), lambda row: row.who or _("The program"), width=200),
            Column(
                _("What"),
                lambda row: context.words(row.what),
                tip=lambda row: change_words.in_lines(context, row),
            ),
            Column(
                _("Before → after"),
                lambda row: "; ".join(change_words.changed(row)),
                tip=lambda row: "\n".join(change_words.changed(row)),
            ),
        ]
        super().__init__(page, _("History"), columns)

    def refresh(self) -> None:
        desk = self.context.desk
        self.reading.ask(
            lambda: office.history(desk), lambda found: self.show_rows(dict(enumerate(found)))
        )
