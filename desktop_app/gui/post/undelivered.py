"""The papers that have not reached whom they are for: found, sent and recorded, several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.reading import Reading
from desktop_app.records.deliveries import STAYS_IN_OFFICE, UndeliveredRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.listing import Found
from desktop_app.services.post.undelivered import Undelivered
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _, ngettext

_LONG = 5
"""Days after which a paper that waits is told in red; a letter takes no longer to be sent."""


class UndeliveredList(QWidget):
    """The oldest first. Give it the page that it is on, and call ``refresh``."""

    shown = Signal()
    """The answer to the filters is on the screen."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.context = page.context
        self.reading = Reading(self.context, self)
        self._listing = Undelivered()
        self.model = PagedModel(self._columns(), self._fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._show_paper)
        self.table.setAccessibleName(_("Not yet delivered"))
        self.table.choose_many()
        self.nothing = label(_("Every paper has reached whom it is for."), "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(self._filters())
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(self._buttons())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_chosen())

    def _filters(self) -> Row:
        self.text = SearchEdit(_("Number, recipient or child"))
        self.text.textChanged.connect(lambda _text: self.refresh())
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of paper"))
        self.kind.addItem(_("All"), None)
        for kind in NoticeKind:
            if kind not in STAYS_IN_OFFICE:
                self.kind.addItem(_(KIND_WORDS[kind]), kind)
        self.kind.currentIndexChanged.connect(lambda _index: self.refresh())
        self.count = label("", "quiet")
        self.count.setWordWrap(False)
        row = Row()
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        row.addWidget(self.count)
        return row

    def _buttons(self) -> Row:
        self.chosen = label("", "quiet")
        self.show_button = button(_("Show"), self._show_chosen, icon="eye")
        self.envelope_button = button(_("Envelope…"), self.make_envelopes, icon="mail")
        self.deliver_button = button(_("Delivered…"), self.deliver, primary=True, icon="send")
        row = Row()
        row.addWidget(self.chosen, 1)
        for made in (self.show_button, self.envelope_button, self.deliver_button):
            row.addWidget(made)
        return row

    def _columns(self) -> Sequence[Column[UndeliveredRow]]:
        today = self.context.desk.today()

        def days(row: UndeliveredRow) -> int:
            return (today - row.issued_at.date()).days

        def told(count: int) -> str:
            if not count:
                return _("since today")
            return ngettext("{count} day", "{count} days", count).format(count=count)

        def colour(row: UndeliveredRow) -> str | None:
            return theme.BAD if days(row) > _LONG else None

        return [
            Column(_("Number"), lambda row: row.number, width=fit("", "ШҒ-2026-00000")),
            Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind])),
            Column(_("For"), lambda row: row.recipient),
            Column(_("Address"), lambda row: row.address or _("none")),
            Column(_("Issued"), lambda row: wording.day(row.issued_at.date()), width=92),
            Column(
                _("Waits"),
                lambda row: told(days(row)),
                right=True,
                width=fit(_("Waits"), *map(told, (0, 100, 102))),
                colour=colour,
            ),
        ]

    def _fetch(self, wanted: list[int]) -> Sequence[UndeliveredRow]:
        return self._listing.page(self.context.desk, wanted)

    # What is shown

    def take_focus(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask again; the rows are shown when the answer comes."""
        kind, desk = self.kind.currentData(), self.context.desk
        asked = Undelivered(NoticeKind(kind) if kind else None, self.text.text())
        chosen = self.table.selected_id() or 0

        def show(found: Found[UndeliveredRow]) -> None:
            self._listing = asked
            self._show(found)

        self.reading.ask(lambda: asked.find(desk, chosen), show)

    def _show(self, found: Found[UndeliveredRow]) -> None:
        """What was chosen stays chosen as long as it waits."""
        kept, ids = set(self.chosen_ids()), found.ids
        self.table.show_ids(ids, rows=found.rows)
        self._choose([row for row, notice_id in enumerate(ids) if notice_id in kept])
        words = ngettext("{count} paper", "{count} papers", len(ids))
        self.count.setText(words.format(count=wording.number(len(ids))))
        self.table.setVisible(bool(ids))
        self.nothing.setHidden(bool(ids))
        self._say_chosen()
        self.shown.emit()

    def _choose(self, rows: list[int]) -> None:
        if not rows:
            return
        mode = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.select(self.model.index(row, 0), mode.Select | mode.Rows)

    def chosen_ids(self) -> list[int]:
        """The chosen papers, in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.id_at(row) for row in rows]

    def _say_chosen(self) -> None:
        count = len(self.chosen_ids())
        words = ngettext("Chosen: {count} paper", "Chosen: {count} papers", count)
        self.chosen.setText(words.format(count=wording.number(count)) if count > 1 else "")
        self.show_button.setEnabled(count == 1)
        self.envelope_button.setEnabled(count > 0)
        self.deliver_button.setEnabled(count > 0)

    # What can be done

    def _show_paper(self, notice_id: int) -> None:
        show_paper(self, self.context, notice_id)

    def _show_chosen(self) -> None:
        for notice_id in self.chosen_ids()[:1]:
            self._show_paper(notice_id)

    def deliver(self) -> None:
        from desktop_app.gui.papers.delivery import DeliveryDialog

        chosen = self.chosen_ids()
        if chosen:
            recipient = self.model.row(self.table.currentIndex().row()).recipient
            one = recipient if len(chosen) == 1 else ""
            DeliveryDialog(self.window(), self.context, chosen, one).start()

    def make_envelopes(self) -> None:
        from desktop_app.gui.papers.envelope import EnvelopeDialog

        chosen = self.chosen_ids()
        if chosen:
            EnvelopeDialog(self.window(), self.context, chosen).start()
