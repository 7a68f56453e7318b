"""The window: the places of the office on the left, search above, the page, who works below.

It shows itself before the database is open, so this module imports nothing that the first paint
can do without: even a class of Qt takes its time to be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app import paths
from desktop_app.gui import places, theme
from desktop_app.gui.parts.pieces import Banner, button, clear
from desktop_app.gui.places import Place
from desktop_app.gui.window.pages import page_of
from desktop_app.gui.window.search_box import SearchBox
from desktop_app.gui.window.sidebar import Sidebar
from desktop_app.gui.window.way import Way
from desktop_app.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from desktop_app.gui.context import Context
    from desktop_app.gui.frames.page import Page
    from desktop_app.gui.window.status_line import StatusLine
    from desktop_app.records.payouts import LinePlace


def _at_once() -> bool:
    return True


class MainWindow(QMainWindow):
    """The shell around the pages. Give it a context with `attach` once the database is open."""

    language_chosen = Signal(str)
    worker_chosen = Signal(str)
    database_wanted = Signal()
    again_wanted = Signal()
    restore_wanted = Signal()
    """Somebody wants to restore a backup while no database is open."""

    def __init__(self) -> None:
        super().__init__()
        self.context: Context | None = None
        self.page: Page | None = None
        self._way = Way()
        self._warned_of_loss = False
        self.before_closing: Callable[[], bool] = _at_once
        """Whether the window may close now; where not, whoever was asked closes it later."""
        self._database = ""
        room = self.screen().availableSize()
        self.resize(min(1366, room.width()), min(768, room.height()))
        self.setMinimumSize(980, 620)
        self._build()

    # The shell

    def _build(self) -> None:
        """Everything that has words; made anew when the language changes."""
        self._finished = False
        self._show_title()
        self.sidebar = Sidebar()
        self.sidebar.chosen.connect(self.open)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._header())
        self._telling = QVBoxLayout()
        self._telling.setContentsMargins(20, 0, 20, 0)
        self._banner: Banner | None = None
        right.addLayout(self._telling)
        self.lasting = QVBoxLayout()
        """Lines above every page, until they are answered or the database is left."""
        self.lasting.setContentsMargins(20, 0, 20, 0)
        right.addLayout(self.lasting)
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(body)
        self.search.setFocus()

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 8)
        self.back = button("", self.go_back)
        self.back.setToolTip(_("Back (Alt+Left)"))
        self.back.setAccessibleName(_("Back"))
        self.back.setEnabled(self._way.leads_back)
        self.search = SearchBox()
        self.search.textEdited.connect(self._searched)
        self.search.line_sought.connect(self._to_line)
        self.search.child_entered.connect(self._to_found_children)
        self.new_application = button(
            _("New application"), lambda: self.open(places.entry()), primary=True
        )
        self.new_application.setToolTip("Ctrl+N")
        row.addWidget(self.back)
        row.addSpacing(8)
        row.addWidget(self.search, 1)
        row.addSpacing(10)
        row.addWidget(self.new_application)
        return row

    def finish(self) -> None:
        """Status line, icons and shortcuts: the first paint does not wait for them."""
        from PySide6.QtGui import QIcon, QKeySequence, QShortcut
        from PySide6.QtWidgets import QApplication

        from desktop_app.gui.window.status_line import StatusLine

        if self._finished:
            return
        self._finished = True
        self.status: StatusLine = StatusLine()
        self.status.language_chosen.connect(self._choose)
        self.status.worker_chosen.connect(self.worker_chosen)
        self.setStatusBar(self.status)
        QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "app.ico"))))
        self.back.setIcon(theme.icon("arrow-left"))
        self.new_application.setIcon(theme.icon("plus", "#FFFFFF"))
        self.search.finish()
        self.sidebar.finish()
        self.back.setShortcut(QKeySequence("Alt+Left"))
        for keys, called in (
            ("Ctrl+N", lambda: self.open(places.entry())),
            ("Ctrl+F", self.search.setFocus),
            ("F5", self._refresh),
        ):
            QShortcut(QKeySequence(keys), self.search, called)

    @property
    def banner(self) -> Banner:
        """Where the window tells things; made when there is something to tell."""
        if self._banner is None:
            self._banner = Banner()
            close = button("", lambda: self.banner.say("info", ""), icon="x")
            close.setFlat(True)
            close.setAccessibleName(_("Close"))
            close.setToolTip(_("Close"))
            self._banner.extras.addWidget(close)
            self._telling.addWidget(self._banner)
        return self._banner

    def _tell(self, kind: str, words: str) -> None:
        if words or self._banner is not None:
            self.banner.say(kind, words)

    # The database

    def attach(self, context: Context) -> None:
        """Begin to work: the database is open."""
        self.finish()
        self.context = context
        context.went.connect(self.open)
        context.told.connect(self._tell)
        context.busy.connect(self._show_busy)
        context.changed.connect(self._refresh)
        self.open(places.TODAY)

    def _show_busy(self, busy: bool) -> None:
        self.status.show_busy(busy)

    def show_not_open(self, message: str, file: str = "") -> None:
        """There is no database to work on: which file, why, and what can be done about it."""
        from desktop_app.gui.window.not_open import NotOpen

        self.detach()
        shown = NotOpen(message, self.again_wanted.emit, self.database_wanted.emit, file)
        if file:
            shown.offer_restore(self.restore_wanted.emit)
        self.stack.addWidget(shown)
        self.stack.setCurrentWidget(shown)

    def detach(self) -> bool:
        """Leave the database, if what is being typed can be kept in it first."""
        if not self._leave():
            return False
        self.context, self.page = None, None
        self.before_closing = _at_once
        self._database = ""
        self._show_title()
        self._way.forget()
        clear(self.lasting)
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        return True

    def show_staff(self, workers: list[tuple[str, str]], chosen: str, database: str) -> None:
        """Who may be working here, by name and words, and which database this is."""
        self.status.show_staff(workers, chosen, database)
        self._database = database
        self._show_title()

    def _show_title(self) -> None:
        """The database first: it tells windows apart where there is little room for titles."""
        program = _("Home education")
        self.setWindowTitle(f"{self._database} – {program}" if self._database else program)

    def come_forward(self) -> None:
        """To the front, as it was before it was minimised; a dialog that is open stays on top."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        minimised = Qt.WindowState.WindowMinimized
        self.setWindowState(self.windowState() & ~minimised)
        for shown in (self, QApplication.activeModalWidget()):
            if shown is not None:
                shown.raise_()
                shown.activateWindow()

    # Places

    def open(self, place: Place) -> None:
        """Go to a place, if what is being typed where one leaves can be kept."""
        if self.context is None or not self._leave():
            return
        self._way.go(place)
        self._show_page(place)

    def go_back(self) -> None:
        if self._way.leads_back and self._leave():
            self._show_page(self._way.back())

    def _show_page(self, place: Place) -> None:
        self._tell("info", "")
        assert self.context is not None
        made = page_of(place, self.context)
        old, self.page = self.page, made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.back.setEnabled(self._way.leads_back)
        self.sidebar.mark(place)
        self.search.show_place(place)
        self._refresh()

    def _refresh(self) -> None:
        """Known trouble, such as a server that can't be reached, is told in words."""
        if self.page is not None and self.context is not None:
            try:
                self.page.refresh()
            except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
                self.context.explain(error, failed=lambda words: self.banner.say("bad", words))

    def _leave(self) -> bool:
        """Whether the page may go; a trouble that keeps it here was told."""
        if self.page is None:
            return True
        if not self.page.leave():
            return False
        self._way.is_at(self.page.place)
        self._warned_of_loss = False
        return True

    # Searching

    def _searched(self, text: str) -> None:
        if self.page is not None and self.page.place.page == "children":
            self.page.search(text)  # type: ignore[attr-defined]
        else:
            self.open(Place("children", text=text))
            self.search.setFocus()

    def _to_found_children(self) -> None:
        if self.page is not None and self.page.place.page == "children":
            self.page.take_focus()  # type: ignore[attr-defined]

    def _to_line(self, number: str) -> None:
        """The case of a payout's line."""
        from desktop_app.services.payouts import lookup

        def show(found: LinePlace | None) -> None:
            if found is not None:
                self.open(places.case(found.application_id))

        context = self.context
        if context is not None:
            context.act(lambda: lookup.find(context.desk, number), show, changes=False)

    # The language, and the end

    def _choose(self, language: str) -> None:
        if self._leave():
            self.language_chosen.emit(language)
        else:
            self.status.mark_language()

    def rebuild(self) -> None:
        """Everything again in the language that was chosen, at the same place."""
        place = self.page.place if self.page is not None else None
        self.page = None
        self._build()
        self.finish()
        if place is not None:
            self._show_page(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What can't be kept is not lost at once: closing once more does it."""
        if not self._leave() and not self._warned_of_loss:
            self._warned_of_loss = True
            words = _("What you typed could not be kept. Close once more to close without it.")
            self._tell("bad", "\n".join(filter(None, (self.banner.words.text(), words))))
            event.ignore()
            return
        if not self.before_closing():
            event.ignore()
            return
        super().closeEvent(event)
