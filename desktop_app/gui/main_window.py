"""The window: the places of the office on the left, search above, the page, who works below.

It shows itself before the database is open, so this module imports nothing that the first paint
can do without: even a class of Qt takes its time to be made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation
from desktop_app.gui import places, theme
from desktop_app.gui.parts import pieces as parts
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.places import Place
from desktop_app.translation import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QComboBox

    from desktop_app.gui.context import Context
    from desktop_app.gui.frames.page import Page
    from desktop_app.storage.payouts.lookup import LinePlace

_PLACES = (
    (places.TODAY, N_("Today"), "calendar-check"),
    (places.APPLICATIONS, N_("Applications"), "file-text"),
    (places.CHILDREN, N_("Children"), "users"),
    (places.PAYOUTS, N_("Payouts"), "banknote"),
    (places.PAPERS, N_("Papers"), "printer"),
    (places.COMPLAINTS, N_("Complaints"), "scale"),
    (places.REGISTERS, N_("Registers"), "library"),
    (places.SETTINGS, N_("Settings"), "settings"),
)

_PAGES = {
    "today": ("today.page", "TodayPage"),
    "applications": ("applications.list_page", "ApplicationsPage"),
    "proactive": ("messages.list_page", "ProactivePage"),
    "children": ("children.list_page", "ChildrenPage"),
    "payouts": ("payouts.page", "PayoutsPage"),
    "papers": ("post.page", "PapersPage"),
    "complaints": ("complaints.list_page", "ComplaintsPage"),
    "complaint": ("complaints.page", "ComplaintPage"),
    "registers": ("registers.page", "RegistersPage"),
    "settings": ("office.settings_page", "SettingsPage"),
    "case": ("applications.page", "CasePage"),
    "child": ("children.page", "ChildPage"),
    "child-then": ("children.as_known_on_page", "ChildThenPage"),
    "forecast": ("reports.forecast_page", "ForecastPage"),
    "import": ("importing.page", "ImportPage"),
    "report": ("reports.report_page", "ReportPage"),
    "debts": ("debts.list_page", "DebtsPage"),
    "debt": ("debts.page", "DebtPage"),
    "entry": ("entry.page", "EntryPage"),
}

_BELONGS_TO = {
    "case": "applications",
    "entry": "applications",
    "proactive": "applications",
    "child": "children",
    "child-then": "children",
    "import": "children",
    "forecast": "payouts",
    "report": "payouts",
    "debts": "payouts",
    "debt": "payouts",
    "complaint": "complaints",
}


class MainWindow(QMainWindow):
    """The shell around the pages. Give it a context with `attach` once the database is open."""

    language_chosen = Signal(str)
    worker_chosen = Signal(str)
    database_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.context: Context | None = None
        self.page: Page | None = None
        self._way: list[Place] = []
        self._warned_of_loss = False
        room = self.screen().availableSize()
        self.resize(min(1366, room.width()), min(768, room.height()))
        self.setMinimumSize(980, 620)
        self._build()

    # The shell

    def _build(self) -> None:
        """Everything that has words; made anew when the language changes."""
        self._finished = False
        self.setWindowTitle(_("Home education"))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._header())
        self._telling = QVBoxLayout()
        self._telling.setContentsMargins(20, 0, 20, 0)
        self._banner: Banner | None = None
        right.addLayout(self._telling)
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(body)
        self.search.setFocus()

    def _sidebar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("sidebar")
        bar.setFixedWidth(196)
        column = QVBoxLayout(bar)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(3)
        self._places = QButtonGroup(self)
        for number, (place, words, _icon) in enumerate(_PLACES, 1):
            item = QPushButton(_(words))
            item.setProperty("nav", True)
            item.setProperty("place", place.page)
            item.setCheckable(True)
            item.setToolTip(f"Alt+{number}")
            item.clicked.connect(lambda _checked=False, place=place: self.open(place))
            self._places.addButton(item)
            column.addWidget(item)
        column.addStretch(1)
        return bar

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 8)
        self.back = button("", self.go_back)
        self.back.setToolTip(_("Back (Alt+Left)"))
        self.back.setAccessibleName(_("Back"))
        self.back.setEnabled(len(self._way) > 1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a child: name or IIN (Ctrl+F)"))
        self.search.setMinimumHeight(34)
        self.search.textEdited.connect(self._searched)
        self.search.returnPressed.connect(self._to_what_was_found)
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
        from PySide6.QtGui import QKeySequence, QShortcut

        if self._finished:
            return
        self._finished = True
        self._status()
        self.setWindowIcon(theme.icon("house", theme.ACCENT))
        self.back.setIcon(theme.icon("arrow-left"))
        self.new_application.setIcon(theme.icon("plus", "#FFFFFF"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        for number, item in enumerate(self._places.buttons(), 1):
            item.setIcon(theme.icon(_PLACES[number - 1][2]))
            item.setShortcut(QKeySequence(f"Alt+{number}"))
        self.back.setShortcut(QKeySequence("Alt+Left"))
        for keys, called in (
            ("Ctrl+N", lambda: self.open(places.entry())),
            ("Ctrl+F", self.search.setFocus),
            ("F5", self._refresh),
        ):
            QShortcut(QKeySequence(keys), self.search, called)

    def _status(self) -> None:
        bar = QStatusBar()
        self.setStatusBar(bar)
        self.database_name = QLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(120)
        self.progress.hide()
        bar.setContentsMargins(10, 0, 6, 0)
        bar.addWidget(QLabel(_("Who works:")))
        self._who = QHBoxLayout()
        who = QWidget()
        who.setLayout(self._who)
        self._who.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(who)
        bar.addWidget(self.progress)
        bar.addPermanentWidget(self.database_name)
        self._languages: dict[str, QPushButton] = {}
        for code in translation.LANGUAGES:
            choose = QPushButton(code.upper())
            choose.setCheckable(True)
            choose.setProperty("language", True)
            choose.setFixedWidth(42)
            choose.setToolTip(translation.LANGUAGE_NAMES[code])
            choose.setAccessibleName(translation.LANGUAGE_NAMES[code])
            choose.clicked.connect(lambda _checked=False, code=code: self._choose(code))
            self._languages[code] = choose
            bar.addPermanentWidget(choose)
        self._mark_language()

    # Places

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

    def attach(self, context: Context) -> None:
        """Begin to work: the database is open."""
        self.finish()
        self.context = context
        context.went.connect(self.open)
        context.told.connect(self._tell)
        context.busy.connect(self.progress.setVisible)
        context.changed.connect(self._refresh)
        self.open(places.TODAY)

    def show_approved(self, message: str) -> None:
        """There is no database to work on: why, and what can be done about it."""
        from desktop_app.gui.parts.pieces import Card, label

        self.detach()
        card = Card(_("The database is not open"))
        card.column.addWidget(label(message))
        row = QHBoxLayout()
        row.addWidget(button(_("Try again"), self.again_wanted.emit, primary=True))
        row.addWidget(button(_("Another database…"), self.database_wanted.emit))
        row.addStretch(1)
        card.column.addLayout(row)
        self.closed = QWidget()
        column = QVBoxLayout(self.closed)
        column.setContentsMargins(20, 14, 20, 12)
        column.addWidget(card)
        column.addStretch(1)
        self.stack.addWidget(self.closed)
        self.stack.setCurrentWidget(self.closed)

    def detach(self) -> bool:
        """Leave the database, if what is being typed can be kept in it first."""
        if not self._leave():
            return False
        self.context, self.page, self._way = None, None, []
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        return True

    def show_staff(self, workers: list[tuple[str, str]], chosen: str, database: str) -> None:
        """Who may be working here, by name and words, and which database this is."""
        from PySide6.QtWidgets import QComboBox

        parts.clear(self._who)
        self.worker: QComboBox = QComboBox()
        self.worker.setMinimumWidth(260)
        self.worker.setAccessibleName(_("Who works"))
        self.worker.activated.connect(
            lambda index: self.worker_chosen.emit(self.worker.itemData(index))
        )
        self._who.addWidget(self.worker)
        for name, words in workers:
            self.worker.addItem(words, name)
        self.worker.setCurrentIndex(max(0, self.worker.findData(chosen)))
        self.database_name.setText(database)

    def open(self, place: Place) -> None:
        """Go to a place, if what is being typed where one leaves can be kept."""
        if self.context is None or not self._leave():
            return
        if not self._way or self._way[-1] != place:
            self._way = [*self._way[-30:], place]
        self._show_page(place)

    def _show_page(self, place: Place) -> None:
        self._tell("info", "")
        module, name = _PAGES[place.page]
        made = getattr(import_module(f"desktop_app.gui.{module}"), name)(self.context, place)
        old, self.page = self.page, made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.back.setEnabled(len(self._way) > 1)
        self._mark(place)
        self._show_search(place)
        self._refresh()

    def _mark(self, place: Place) -> None:
        page = _BELONGS_TO.get(place.page, place.page)
        for item in self._places.buttons():
            item.setChecked(item.property("place") == page)

    def go_back(self) -> None:
        if len(self._way) > 1 and self._leave():
            self._way.pop()
            self._show_page(self._way[-1])

    def _searched(self, text: str) -> None:
        if self.page is not None and self.page.place.page == "children":
            self.page.search(text)  # type: ignore[attr-defined]
        else:
            self.open(Place("children", text=text))
            self.search.setFocus()

    def _show_search(self, place: Place) -> None:
        """The box says what the list of children was narrowed by, and nothing elsewhere."""
        text = place.text if place.page == "children" else ""
        if self.search.text() != text:
            self.search.setText(text)

    def _to_what_was_found(self) -> None:
        if "/" in self.search.text():
            self._to_line(self.search.text())
        elif self.page is not None and self.page.place.page == "children":
            self.page.take_focus()  # type: ignore[attr-defined]

    def _to_line(self, number: str) -> None:
        """The case of a payout's line, by the number that paper bears: ``Т-2026-00001/17``."""
        from desktop_app.services.payouts import lookup as payout_places

        def show(found: LinePlace | None) -> None:
            if found is not None:
                self.open(places.case(found.application_id))

        context = self.context
        if context is not None:
            context.act(lambda: payout_places.find(context.desk, number), show, changes=False)

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
        # A draft that was kept has an id now, one that was registered is a case: the way back
        # leads there.
        if self._way:
            self._way[-1] = self.page.place
        self._warned_of_loss = False
        return True

    def _choose(self, language: str) -> None:
        if self._leave():
            self.language_chosen.emit(language)
        else:
            self._mark_language()

    def _mark_language(self) -> None:
        for code, choose in self._languages.items():
            choose.setChecked(code == translation.current())

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
        super().closeEvent(event)
