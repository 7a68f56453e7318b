"""Pages that are one list: found while typing, counted, opened, and come back to."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.fit.kept_filters import KeptFilters
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import EXCEL, PDF, ask_where_to_save, save_in_background
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.sorting import SortedByClick
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.places import Place
from desktop_app.services.listing import Found, Listing
from desktop_app.translation import _

R = TypeVar("R")


class ListPage(Page, Generic[R]):
    """A list and how many are in it. ``shown`` follows every answer.

    ``place.id`` keeps what was opened, for the way back.
    """

    shown = Signal()
    which: ClassVar[str]
    """The list in a code, for whoever asks later who took it out."""

    def __init__(self, context: Context, place: Place, title: str) -> None:
        super().__init__(context, place, title)
        self._chosen: int | None = place.id
        self.count = label("", "quiet")
        self.top.addWidget(self.count)
        self.put_above()
        self.model: PagedModel[R] = PagedModel(self.columns(), self.fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(title)
        self._sorted = SortedByClick(self.table, self.narrow)
        self.save_button = button(_("Save the list…"), self.save, icon="download")
        self.top.addWidget(self.save_button)
        self.column.addWidget(self.table, 1)
        self.nothing = label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.column.addWidget(self.nothing, 1)
        self._listing: Listing[R] = self.listing()

    # What a list says of itself

    def put_above(self) -> None:
        """Add to ``top``, and to ``column`` above the list."""

    def columns(self) -> Sequence[Column[R]]:
        raise NotImplementedError

    def listing(self) -> Listing[R]:
        """What is to be found, as it is asked for now."""
        raise NotImplementedError

    def count_words(self, count: int) -> str:
        """A text with ``{count}`` in it."""
        raise NotImplementedError

    def nothing_words(self) -> str:
        raise NotImplementedError

    def place_of(self, row_id: int) -> Place:
        """Where a row leads."""
        raise NotImplementedError

    # What all lists do

    def fetch(self, wanted: list[int]) -> Sequence[R]:
        return self._listing.page(self.context.desk, wanted)

    def narrow(self) -> None:
        """Other rows were asked for: the first of them is chosen."""
        self._chosen = 0
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the rows are shown when the answer comes."""
        desk = self.context.desk
        asked = self._sorted.listed(self.model.columns, self.listing())
        chosen = self.table.selected_id() if self._chosen is None else self._chosen

        def show(found: Found[R]) -> None:
            self._listing = asked
            self._show(found)

        self.reading.ask(lambda: asked.find(desk, chosen or 0), show)

    def _show(self, found: Found[R]) -> None:
        ids = found.ids
        self.table.show_ids(ids, self._chosen, found.rows)
        self._chosen = None
        self.count.setText(self.count_words(len(ids)).format(count=wording.number(len(ids))))
        self.table.setVisible(bool(ids))
        self.save_button.setEnabled(bool(ids))
        self.nothing.setText(self.nothing_words())
        self.nothing.setHidden(bool(ids))
        self.shown.emit()

    def save(self) -> None:
        """All rows as they are asked for now, for Excel or to print."""
        name = f"{self.which}-{self.context.desk.today().isoformat()}.xlsx"
        kinds = f"{EXCEL};;{PDF}"
        ask_where_to_save(self, self.context, _("Save the list"), name, self.save_to, kinds)

    def save_to(self, path: Path) -> None:
        from desktop_app.services.registers.shown_list import ShownColumn, ShownList, save

        desk, language = self.context.desk, translation.current()
        widths = [self.table.columnWidth(number) for number in range(len(self.model.columns))]
        columns = [
            ShownColumn(column.heading, column.text, width)
            for column, width in zip(self.model.columns, widths, strict=True)
        ]
        shown = ShownList(self.which, self.title.text(), columns, self._listing)

        def write() -> None:
            save(desk, shown, path, language)

        save_in_background(self, self.save_button, write, path, self.context.tell)

    def _open(self, row_id: int) -> None:
        self.place = self.place._replace(id=row_id)
        self.context.go(self.place_of(row_id))


class FilteredListPage(ListPage[R]):
    """A list with a line to type in and boxes to choose from; ``place.text`` keeps them.

    What is chosen stays for the next visits, until it is cleared; what is typed does not.
    """

    def __init__(self, context: Context, place: Place, title: str) -> None:
        super().__init__(context, place, title)
        self.text.found = self.table

    def add_filters(self, words: str, *boxes: QComboBox) -> None:
        """Put them above the list, as they were left; ``words`` say what can be typed."""
        self.text = SearchEdit(words)
        self.text.setMinimumWidth(fit(words, words) + 50)
        text, *numbers = self.place.text.split("\t")
        with QSignalBlocker(self.text):
            self.text.setText(text)
        self.clear_button = button(_("Clear the filters"), self.clear, icon="x")
        self._kept = KeptFilters(self.context, self.which, boxes, self.clear_button)
        self._kept.begin(numbers)
        row = Row()
        row.addWidget(self.text, 1)
        self.text.textChanged.connect(lambda _text: self.narrow())
        for box in boxes:
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self._choose())
        row.addWidget(self.clear_button)
        self.column.addLayout(row)

    def _choose(self) -> None:
        self._kept.keep()
        self.narrow()

    def clear(self) -> None:
        """All of the list, as it is shown at first."""
        with QSignalBlocker(self.text):
            self.text.clear()
        self._kept.clear()
        self.text.setFocus()
        self.narrow()

    def refresh(self) -> None:
        self._kept.offer_to_clear(self.text.text())
        numbers = map(str, self._kept.lines())
        self.place = self.place._replace(text="\t".join([self.text.text(), *numbers]))
        super().refresh()

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
