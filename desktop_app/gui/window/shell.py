"""What stands around the page and has words: places, the way back, search, lines above the page.

The first window waits for it: icons, shortcuts and the line that tells things come later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.gui import theme
from desktop_app.gui.fit.room import ScrolledRoom
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.window.page_stack import PageStack
from desktop_app.gui.window.search_box import SearchBox
from desktop_app.gui.window.sidebar import Sidebar
from desktop_app.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.gui.context import Context
    from desktop_app.gui.window.undo_line import UndoLine
    from desktop_app.services.desk import Desk


_NEVER = 1
"""Of `Qt.ScrollBarPolicy`, which would make the whole namespace first."""
_NARROW = 970
"""A window's width in pixels below which the places show their icons only."""


class Shell:
    """Made anew when the language changes, and when nothing may be left of a database."""

    def __init__(self, go_back: Callable[[], None], enter_new: Callable[[], None]) -> None:
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar()
        self._side = ScrolledRoom(self.sidebar)
        self._side.setProperty("horizontalScrollBarPolicy", _NEVER)
        row.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._header(go_back, enter_new))
        self._telling = QVBoxLayout()
        self._telling.setContentsMargins(20, 0, 20, 0)
        self._banner: Banner | None = None
        self.undo_line: UndoLine | None = None
        right.addLayout(self._telling)
        self.lasting = QVBoxLayout()
        """Lines above every page, until they are answered or the database is left."""
        self.lasting.setContentsMargins(20, 0, 20, 0)
        right.addLayout(self.lasting)
        self.pages = PageStack()
        right.addWidget(ScrolledRoom(self.pages.stack), 1)
        row.addLayout(right, 1)

    def _header(self, go_back: Callable[[], None], enter_new: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 8)
        self.back = button("", go_back)
        self.back.setToolTip(_("Back (Alt+Left)"))
        self.back.setAccessibleName(_("Back"))
        self.search = SearchBox()
        self.search.setAccessibleName(_("Search"))
        self.new_application = button(_("New application"), enter_new, primary=True)
        self.new_application.setToolTip(_("Once a database is open"))
        self.new_application.setEnabled(False)
        self.sidebar.allow(allowed=False)
        row.addWidget(self.back)
        row.addSpacing(8)
        row.addWidget(self.search, 1)
        row.addStretch(0)
        row.addSpacing(10)
        row.addWidget(self.new_application)
        return row

    def fit_to_width(self, width: int) -> None:
        """Of the window: a narrow one leaves its room to the page."""
        self.sidebar.fold(folded=width < _NARROW * theme.text_scale())
        self._side.setFixedWidth(self.sidebar.minimumWidth())

    def finish(self, refresh: Callable[[], None]) -> None:
        """Icons and shortcuts: the first paint does not wait for them."""
        from PySide6.QtGui import QKeySequence, QShortcut

        self.back.setIcon(theme.icon("arrow-left"))
        self.new_application.setIcon(theme.icon("plus", theme.ON_FILL))
        self.search.finish()
        self.sidebar.finish()
        self.back.setShortcut(QKeySequence("Alt+Left"))
        for keys, of, called in (
            ("Ctrl+N", self.new_application, self.new_application.click),
            ("Ctrl+K", self.search, self.search.begin),
            ("Ctrl+F", self.search, self.search.begin),
            ("F5", self.pages.stack, refresh),
        ):
            QShortcut(QKeySequence(keys), of, called)

    def fit_to(self, desk: Desk) -> None:
        """Only what is for who works there is shown; what was found for others is forgotten."""
        from desktop_app.gui.parts.allowed import allow
        from desktop_app.gui.window.places_of import pages_for
        from desktop_app.records.acts import Act

        self.search.forget()
        self.sidebar.allow(allowed=True)
        pages = pages_for(desk.worker.role)
        self.sidebar.show_only(pages)
        sees_children = "children" in pages
        self.search.setVisible(sees_children)
        self.new_application.setVisible(sees_children)
        allow(self.new_application, desk, Act.KEEP_DRAFT, tip="Ctrl+N")

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

    def above(self) -> tuple[QWidget, ...]:
        """What is told above the page."""
        items = [self.lasting.itemAt(number) for number in range(self.lasting.count())]
        lasting = [widget for item in items if item is not None and (widget := item.widget())]
        told = [each for each in (self._banner, self.undo_line) if each is not None]
        return (*told, *lasting)

    def begin_work(self, context: Context) -> None:
        """What can be undone of what is done there is offered beside what is told."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from desktop_app.gui.window.undo_line import UndoLine

        self.undo_line = UndoLine(context)
        self._telling.addWidget(self.undo_line)
        QShortcut(QKeySequence.StandardKey.Undo, self.pages.stack, self.undo_line.undo_by_key)

    def leave_page(self) -> None:
        """What was told there is not of the next one."""
        self.tell("info", "")
        if self.undo_line is not None:
            self.undo_line.leave()

    def tell(self, kind: str, words: str) -> None:
        if words or self._banner is not None:
            self.banner.say(kind, words)
