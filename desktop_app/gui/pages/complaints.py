"""Every complaint of the office: found while typing, the open ones first (R-9)."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop_app import wording
from desktop_app.gui import complaint_words, places
from desktop_app.gui.context import Context
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.pages.applications import filter_box
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets import complaint_columns as columns
from desktop_app.gui.widgets.finder import Finder
from desktop_app.gui.widgets.parts import button, label
from desktop_app.gui.widgets.search_edit import SearchEdit
from desktop_app.gui.widgets.table import Table, fit
from desktop_app.records.kinds import COMPLAINT_OPEN, ComplaintStatus
from desktop_app.storage import complaints
from desktop_app.storage.complaints import ComplaintRow
from desktop_app.translation import _, ngettext


def status_groups() -> list[tuple[str, frozenset[ComplaintStatus]]]:
    """Open ones first: those are what the office works on."""
    return [
        (_("In progress"), COMPLAINT_OPEN),
        (_("All"), frozenset()),
        *((_(complaint_words.STATUS[each]), frozenset({each})) for each in ComplaintStatus),
    ]


class ComplaintsPage(Page):
    """``shown`` follows every answer to the filters.

    ``place.text`` keeps the filters and ``place.id`` what was opened, for the way back.
    """

    shown = Signal()

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Complaints"))
        self._chosen: int | None = place.id
        self.count = label("", "quiet")
        self.top.addWidget(self.count)
        self.register_button = button(_("Register a complaint…"), self.register, icon="plus")
        self.register_button.setObjectName("register")
        self.top.addWidget(self.register_button)
        self.column.addLayout(self._filters())
        self.model = PagedModel(self._columns(), self._fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(_("Complaints"))
        self.text.found = self.table
        self.column.addWidget(self.table, 1)
        self.nothing = label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.column.addWidget(self.nothing, 1)
        self.finder = Finder(context, self)
        self.finder.found.connect(self._show)

    def _filters(self) -> QHBoxLayout:
        self.text = SearchEdit(_("Number, complainant's name or IIN"))
        self.status = filter_box(_("Status"), status_groups())
        text, status = (*self.place.text.split("\t"), "")[:2]
        with QSignalBlocker(self.text):
            self.text.setText(text)
        self.status.setCurrentIndex(int(status or 0))
        self.text.textChanged.connect(lambda _text: self._narrow())
        self.status.currentIndexChanged.connect(lambda _index: self._narrow())
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.status)
        return row

    def _columns(self) -> Sequence[Column[ComplaintRow]]:
        return [
            columns.number_column(),
            Column(
                _("Came"), lambda row: wording.day(row.received_on), width=fit("", "00.00.0000")
            ),
            columns.complainant_column(),
            Column(_("What it is about"), lambda row: " ".join(row.subject.split())),
            columns.status_column(),
            columns.due_column(self.context.desk.today()),
        ]

    def _fetch(self, wanted: list[int]) -> Sequence[ComplaintRow]:
        with self.context.desk.database.read() as connection:
            return complaints.rows(connection, wanted)

    def _narrow(self) -> None:
        """Other rows were asked for: the first of them is chosen."""
        self._chosen = 0
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the rows are shown when the answer comes."""
        text, statuses = self.text.text(), self.status.currentData()
        self.place = self.place._replace(text=f"{text}\t{self.status.currentIndex()}")
        self.finder.ask(lambda connection: complaints.ids(connection, text, statuses))

    def _show(self, ids: list[int]) -> None:
        self.table.show_ids(ids, self._chosen)
        self._chosen = None
        found = ngettext("{count} complaint", "{count} complaints", len(ids))
        self.count.setText(found.format(count=wording.number(len(ids))))
        self.table.setVisible(bool(ids))
        narrowed = bool(self.text.text().strip()) or self.status.currentIndex() > 1
        self.nothing.setText(
            _("No complaint here. Other filters may show more.")
            if narrowed
            else _("No complaint waits for an answer.")
        )
        self.nothing.setHidden(bool(ids))
        self.shown.emit()

    def _open(self, complaint_id: int) -> None:
        self.place = self.place._replace(id=complaint_id)
        self.context.go(places.complaint(complaint_id))

    def register(self) -> None:
        from desktop_app.gui.dialogs.complaint_entry import register_complaint

        register_complaint(self, self.context)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.text.setFocus()
