"""Every application of the office: found while typing, narrowed by service and status."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.columns import service_column, status_column
from desktop_app.gui.widgets.finder import Finder
from desktop_app.gui.widgets.parts import button, label
from desktop_app.gui.widgets.search_edit import SearchEdit
from desktop_app.gui.widgets.table import Table, fit
from desktop_app.gui.words import words
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.storage import applications
from desktop_app.storage.applications import ApplicationRow
from desktop_app.translation import _, ngettext


@dataclass(frozen=True)
class StatusGroup:
    """One choice of the status filter."""

    words: str
    statuses: frozenset[Status]


def status_groups() -> list[StatusGroup]:
    """Open ones first: those are what the office works on."""
    return [
        StatusGroup(_("In progress"), OPEN),
        StatusGroup(_("All"), frozenset()),
        *(StatusGroup(words(status), frozenset({status})) for status in Status),
    ]


class ApplicationsPage(Page):
    """``shown`` follows every answer to the filters.

    ``place.text`` keeps the filters and ``place.id`` what was opened, for the way back.
    """

    shown = Signal()

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Applications"))
        self._chosen: int | None = place.id
        self.count = label("", "quiet")
        self.top.addWidget(self.count)
        self.proactive = button(
            _("Proactive messages"), lambda: context.go(places.PROACTIVE), icon="phone"
        )
        self.top.addWidget(self.proactive)
        self.column.addLayout(self._filters())
        self.model = PagedModel(self._columns(), self._fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(_("Applications"))
        self.text.found = self.table
        self.column.addWidget(self.table, 1)
        self.nothing = label(_("No application here. Other filters may show more."), "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.column.addWidget(self.nothing, 1)
        self.finder = Finder(context, self)
        self.finder.found.connect(self._show)

    def _filters(self) -> QHBoxLayout:
        self.text = SearchEdit(_("Number, child's name or IIN"))
        self.text.textChanged.connect(lambda _text: self._narrow())
        self.service = filter_box(_("Service"), [(_("Both services"), None)])
        for service in Service:
            self.service.addItem(words(service), service)
        groups = [(group.words, group.statuses) for group in status_groups()]
        self.status = filter_box(_("Status"), groups)
        self._restore_filters()
        for box in (self.service, self.status):
            box.currentIndexChanged.connect(lambda _index: self._narrow())
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.service)
        row.addWidget(self.status)
        return row

    def _restore_filters(self) -> None:
        text, service, status = (*self.place.text.split("\t"), "", "")[:3]
        with QSignalBlocker(self.text):
            self.text.setText(text)
        self.service.setCurrentIndex(max(0, self.service.findData(service)))
        self.status.setCurrentIndex(int(status or 0))

    def _keep_filters(self) -> None:
        service = str(self.service.currentData() or "")
        filters = (self.text.text(), service, str(self.status.currentIndex()))
        self.place = self.place._replace(text="\t".join(filters))

    def _columns(self) -> Sequence[Column[ApplicationRow]]:
        today = self.context.desk.today()

        def due(row: ApplicationRow) -> str:
            is_open = row.status in OPEN
            return short_left(row.deadline, today).words if is_open else wording.day(row.deadline)

        def due_colour(row: ApplicationRow) -> str:
            return short_left(row.deadline, today).colour if row.status in OPEN else theme.QUIET

        return [
            Column(_("Number"), lambda row: row.number, width=fit("", "Ө-2026-00000")),
            Column(_("Date"), lambda row: wording.day(row.applied_on), width=88),
            Column(_("Child"), lambda row: row.child_name),
            Column(_("IIN"), lambda row: row.child_iin, width=112),
            service_column(),
            status_column(),
            Column(
                _("Deadline"),
                due,
                width=fit(_("Deadline"), longest_short_left(today)),
                colour=due_colour,
            ),
        ]

    def _fetch(self, wanted: list[int]) -> Sequence[ApplicationRow]:
        with self.context.desk.database.read() as connection:
            return applications.rows(connection, wanted)

    def _narrow(self) -> None:
        """Other rows were asked for: the first of them is chosen."""
        self._chosen = 0
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the rows are shown when the answer comes."""
        text, service = self.text.text(), self.service.currentData()
        statuses: Iterable[Status] = self.status.currentData()
        self._keep_filters()
        self.finder.ask(
            lambda connection: applications.ids(
                connection, text, Service(service) if service else None, statuses
            )
        )

    def _show(self, ids: list[int]) -> None:
        self.table.show_ids(ids, self._chosen)
        self._chosen = None
        found = ngettext("{count} application", "{count} applications", len(ids))
        self.count.setText(found.format(count=wording.number(len(ids))))
        self.table.setVisible(bool(ids))
        self.nothing.setHidden(bool(ids))
        self.shown.emit()

    def _open(self, application_id: int) -> None:
        self.place = self.place._replace(id=application_id)
        self.context.go(places.case(application_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.text.setFocus()


def filter_box(name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(170)
    for shown, value in choices:
        box.addItem(shown, value)
    return box
