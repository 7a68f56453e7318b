"""What all registers share: a period and a kind above, the rows below, the journal at hand."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.fields.period_chooser import PeriodChooser
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Banner, button, label, line
from desktop_app.gui.parts.table import Table
from desktop_app.gui.reading import Reading
from desktop_app.records.kinds import Register
from desktop_app.services.listing import Found, Listing
from desktop_app.services.registers import journals
from desktop_app.translation import _

_KIND_WIDTH = 210
"""With it all of the line above the table has room on a narrow screen."""

R = TypeVar("R")
Asked = Callable[[date, date, Any], Listing[R]]
"""The register from a day until before another one, narrowed to a kind or not."""
Kinds = tuple[str, Iterable[tuple[Any, str]]]
"""What a register is narrowed by: a name, and the choices."""


class RegisterTab(QWidget, Generic[R]):
    """One register: a period and a kind above, its rows below, how many there are."""

    def __init__(
        self,
        page: Page,
        columns: Iterable[Column[R]],
        asked: Asked[R],
        opened: Callable[[int], None],
        kinds: Kinds | None = None,
    ) -> None:
        super().__init__()
        self._page, self._asked = page, asked
        self.context = page.context
        self.reading = Reading(self.context, self)
        self.period = PeriodChooser(self.context.desk.today().year)
        self.kind = QComboBox()
        self.kind.setMaximumWidth(_KIND_WIDTH)
        self._offer(kinds)
        self.count = line()
        self.count.setProperty("role", "quiet")
        self._listing = self._asked(*self._chosen())
        self.model = PagedModel(list(columns), self._fetch, self)
        self.table = Table(self.model, opened)
        self.empty = label(_("Nothing in this period."), "quiet")
        self.empty.hide()
        self.banner = Banner()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.top = Row()
        self.top.addWidget(self.period)
        self.top.addWidget(self.kind)
        self.top.addStretch(1)
        self.top.addWidget(self.count)
        self.column.addLayout(self.top)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        for changed in (self.period.changed, self.kind.currentIndexChanged):
            changed.connect(lambda *_: self.banner.say("info", ""))
            changed.connect(lambda *_: self.refresh())

    def _offer(self, kinds: Kinds | None) -> None:
        self.kind.setVisible(kinds is not None)
        self.kind.addItem(_("All"), None)
        if kinds is not None:
            self.kind.setAccessibleName(kinds[0])
            for value, name in kinds[1]:
                self.kind.addItem(name, value)

    def _chosen(self) -> tuple[date, date, Any]:
        return (*self.period.value(), self.kind.currentData())

    def _days(self) -> tuple[date, date]:
        """The first and the last day."""
        first, end = self.period.value()
        return first, end - timedelta(days=1)

    def take_focus(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask again; the rows are shown when the answer comes."""
        desk, asked = self.context.desk, self._asked(*self._chosen())
        chosen = self.table.selected_id() or 0

        def show(found: Found[R]) -> None:
            self._listing = asked
            self._show(found)

        self.reading.ask(lambda: asked.find(desk, chosen), show)

    def _fetch(self, wanted: list[int]) -> Sequence[R]:
        return self._listing.page(self.context.desk, wanted)

    def _show(self, found: Found[R]) -> None:
        """Other rows, keeping the place in the list."""
        kept, count = self.table.currentIndex().row(), len(found.ids)
        self.model.show(found.ids, found.rows)
        self.table.setVisible(bool(count))
        self.empty.setHidden(bool(count))
        if count:
            self.table.setCurrentIndex(self.model.index(min(max(kept, 0), count - 1), 0))
        self.count.setText(_("Found: {count}").format(count=wording.number(count)))


class JournalTab(RegisterTab[R]):
    """A register that is printed as a journal and saved for Excel."""

    def __init__(
        self,
        page: Page,
        register: Register,
        columns: Iterable[Column[R]],
        asked: Asked[R],
        opened: Callable[[int], None],
        kinds: Kinds | None = None,
    ) -> None:
        super().__init__(page, columns, asked, opened, kinds)
        self.register = register
        self.journal_button = button(_("Journal…"), self.show_journal, icon="printer")
        self.journal_button.setToolTip(_("The whole register of this period, to print"))
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        self.top.addWidget(self.journal_button)
        self.top.addWidget(self.save_button)

    def _file_name(self, ending: str) -> str:
        first, last = self._days()
        return f"{self.register}-{first:%Y-%m-%d}-{last:%Y-%m-%d}{ending}"

    def show_journal(self) -> None:
        """Draw the journal off the GUI thread, then show it to be printed or saved."""
        desk, days = self.context.desk, self._days()
        register, language = self.register, translation.current()
        name, title = self._file_name(".pdf"), _(journals.JOURNAL_WORDS[register])
        self.journal_button.setEnabled(False)

        def draw() -> bytes:
            return journals.pdf(journals.of_period(desk, register, *days, language))

        def show(pdf: bytes) -> None:
            from desktop_app.gui.papers.preview import PreviewDialog

            self.journal_button.setEnabled(True)
            PreviewDialog(self.window(), self.context, title, name, pdf).open()

        def failed(words: str) -> None:
            self.journal_button.setEnabled(True)
            self.banner.say("bad", words)

        here = self._page.while_here
        self.context.act(draw, here(show), failed=here(failed), changes=False)

    def save_as(self) -> None:
        name = self._file_name(".xlsx")
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread."""
        desk, days = self.context.desk, self._days()
        register, language = self.register, translation.current()

        def write() -> None:
            journals.save_workbook(journals.of_period(desk, register, *days, language), path)

        save_in_background(self._page, self.save_button, write, path, self.banner.say)
