"""Which texts were compared with the acts they rest on, and which wait for somebody to do it."""

from collections.abc import Sequence

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.law_values.compared import ComparedDialog, what_it_is
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button, label
from desktop_app.records.acts import Act
from desktop_app.records.comparisons import Watched
from desktop_app.services.law_values import law_watch
from desktop_app.translation import N_, _

KINDS = {
    "act": N_("Published act"),
    "decision": N_("Decision"),
    "document": N_("Document of a list"),
    "remedy": N_("Remedy"),
    "mci": N_("MCI"),
    "form": N_("Form"),
    "bank": N_("Bank"),
}


class LawWatchTab(ListTab[Watched]):
    """What waits to be compared stands first."""

    def __init__(self, page: Page) -> None:
        language, today = translation.current(), page.context.desk.today()
        columns = [
            Column[Watched](_("Kind"), kind_words, width=180),
            Column(_("Text"), lambda row: wording.value(row.name, language)),
            Column(_("Rests on"), rests_on, width=300),
            Column(_("Edition"), lambda row: row.edition, width=160),
            Column(
                _("Compared"),
                compared_words,
                width=210,
                colour=lambda row: theme.WARN if row.is_due(today) else None,
            ),
        ]
        super().__init__(page, _("Texts and the acts they rest on"), columns)
        self.compare_button = button(
            _("Compared today…"), lambda: self.on_chosen(self.edit), icon="check", primary=True
        )
        self.later_button = button(_("Not this quarter"), self.leave, icon="clock")
        self.offer(self.compare_button, self.later_button)
        self.whole = label("", "quiet")
        self.column.insertWidget(1, self.whole)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whole())

    def refresh(self) -> None:
        desk = self.context.desk
        self.reading.ask(lambda: law_watch.listed(desk), self._show)

    def _show(self, rows: Sequence[Watched]) -> None:
        self.show_rows(dict(enumerate(rows)))
        self._show_whole()
        for each in (self.compare_button, self.later_button):
            allow(each, self.context.desk, Act.RECORD_COMPARISON)

    def _show_whole(self) -> None:
        """Names of acts are longer than a column: the chosen row stands whole below."""
        row_id = self.table.selected_id()
        row = None if row_id is None else self.found.get(row_id)
        self.whole.setText("" if row is None else what_it_is(row))

    def edit(self, row_id: int) -> None:
        if self.context.desk.may(Act.RECORD_COMPARISON):
            ComparedDialog(self, self.context, self.found[row_id])

    def leave(self) -> None:
        """Today says no more of it until the next quarter."""
        desk = self.context.desk
        self.context.act(lambda: law_watch.leave_for_now(desk), lambda _done: self.refresh())


def rests_on(row: Watched) -> str:
    """An act rests on itself."""
    return "" if row.act == row.name else wording.value(row.act, translation.current())


def kind_words(row: Watched) -> str:
    return _(KINDS[row.subject.partition(":")[0]])


def compared_words(row: Watched) -> str:
    """The day, and who did; before the program shipped nobody of the office did."""
    if row.compared_on is None:
        return _("never compared")
    if row.latest is None:
        return _("{date}, with the program").format(date=wording.day(row.compared_on))
    return f"{wording.day(row.compared_on)}, {row.latest.recorded_by}"
