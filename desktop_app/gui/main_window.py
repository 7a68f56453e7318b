"""The window: the places of the office on the left, search above, the page, who works below.

It shows itself before the database is open, so this module imports nothing that the first paint
can do without: even a class of Qt takes its time to be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from desktop_app import paths
from desktop_app.gui import places, theme
from desktop_app.gui.places import Place
from desktop_app.gui.window.curtain import Curtain
from desktop_app.gui.window.pages import page_of, place_of_office
from desktop_app.gui.window.shell import Shell
from desktop_app.gui.window.way import Way
from desktop_app.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.gui.context import Context
    from desktop_app.gui.frames.page import Page
    from desktop_app.gui.parts.pieces import Banner
    from desktop_app.gui.window.kept_focus import KeptFocus
    from desktop_app.gui.window.status_line import StatusLine
    from desktop_app.gui.window.steady_focus import SteadyFocus
    from desktop_app.gui.window.tour import Tour
    from desktop_app.records.kinds import Role


_LINE_IN_WORDS = 1120
"""A window's width in pixels below which the line below has no room for all its words."""


def _at_once() -> bool:
    return True


class MainWindow(QMainWindow):
    """The shell around the pages. Give it a context with `attach` once the database is open."""

    language_chosen = Signal(str)
    worker_chosen = Signal(str)
    database_wanted = Signal()
    again_wanted = Signal()
    lock_wanted = Signal()
    password_wanted = Signal()
    pin_wanted = Signal()
    practice_left = Signal()
    said_covered = Signal(str, str)
    """A kind and words for the reader, while something covers the line that would say them."""

    def __init__(self) -> None:
        super().__init__()
        self.context: Context | None = None
        self._way = Way()
        self._warned_of_loss = False
        self._keeping_language = 0
        self._tour: Tour | None = None
        self.before_closing: Callable[[], bool] = _at_once
        """Whether the window may close now; where not, whoever was asked closes it later."""
        self._database = ""
        self._role: Role | None = None
        self.curtain = Curtain()
        self.setCentralWidget(self.curtain)
        self._put_away: Place | None = None
        self._steady_focus: SteadyFocus | None = None
        room = self.screen().availableSize()
        self.resize(min(1366, room.width()), min(768, room.height()))
        self.setMinimumSize(640, 400)
        self._build()

    # The shell

    def _build(self) -> None:
        """Everything that has words; made anew when the language changes."""
        self._finished, self._role = False, None
        self._show_title()
        self._shell = shell = Shell(self.go_back, lambda: self.open(places.entry()))
        shell.sidebar.chosen.connect(self.open)
        shell.sidebar.help.clicked.connect(lambda _checked=False: self.show_help(self))
        shell.search.wanted.connect(self._make_finder)
        shell.back.setEnabled(self._way.leads_back)
        self.sidebar, self.back, self.search = shell.sidebar, shell.back, shell.search
        self.new_application = shell.new_application
        self.stack, self.lasting = shell.pages.stack, shell.lasting
        shell.fit_to_width(self.width())
        self.curtain.hang(shell.body)
        self.search.setFocus()

    @property
    def page(self) -> Page | None:
        """None while there is no database, or while its page is put away."""
        return self._shell.pages.page

    def finish(self) -> None:
        """Status line, icons and shortcuts: the first paint does not wait for them."""
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QApplication

        from desktop_app.gui.window.status_line import StatusLine
        from desktop_app.gui.window.steady_focus import SteadyFocus

        if self._finished:
            return
        self._finished = True
        if self._steady_focus is None:
            self._steady_focus = SteadyFocus(self, lambda: self.page)
        self.status: StatusLine = StatusLine()
        self.status.language_chosen.connect(self._choose)
        self.status.worker_chosen.connect(self.worker_chosen)
        self.status.lock_wanted.connect(self.lock_wanted)
        self.status.password_wanted.connect(self.password_wanted)
        self.status.pin_wanted.connect(self.pin_wanted)
        self.status.practice_left.connect(self.practice_left)
        self.status.allow_language(self._keeping_language == 0)
        self.setStatusBar(self.status)
        QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "app.ico"))))
        self._shell.finish(self._refresh)
        self._fit_to_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_to_width()

    def _fit_to_width(self) -> None:
        self._shell.fit_to_width(self.width())
        if self._finished:
            too_wide = self.width() < _LINE_IN_WORDS * theme.text_scale()
            self.status.fold(folded=too_wide or self.sidebar.is_folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from desktop_app.gui.parts.enter_key import (
            ask_of_field,
            enter,
            is_enter,
            is_field_help,
            is_help,
        )

        if is_help(event):
            self.show_help(self)
        elif is_field_help(event):
            ask_of_field(self)
        elif is_enter(event):
            inside = self.page is not None and self.page.isAncestorOf(self.focusWidget())
            enter(self.page if inside and self.page is not None else self)
        elif is_enter(event, with_ctrl=True) and self.page is not None:
            self.page.press_main_button()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: through what stands around, the page and the line below, whatever was made last."""
        self.keep_order()
        return super().focusNextPrevChild(forward)

    def keep_order(self) -> None:
        """Whatever a page has made since stands where one reads it."""
        from desktop_app.gui.fit.order import last_of, put_in_order, reading

        if not self._finished:
            return
        shown = self.curtain.front or self.stack.currentWidget()
        if shown is None:
            return
        first = next(reading(shown), None) if self.is_covered else self.new_application
        if first is None:
            return
        own = not self.is_covered and self.page is not None and not self.page.is_read_in_order
        above = () if self.is_covered else self._shell.above()
        put_in_order(first, *above, *(() if own else (shown,)))
        put_in_order(last_of(shown) or first, self.status)

    @property
    def banner(self) -> Banner:
        """Where the window tells things."""
        return self._shell.banner

    def _tell(self, kind: str, words: str) -> None:
        self._shell.tell(kind, words)

    def say(self, kind: str, words: str) -> None:
        """Tell the reader something that is not of the page; also where that is covered."""
        if self.is_covered:
            self.said_covered.emit(kind, words)
        else:
            self.banner.say(kind, words)

    # The database

    def attach(self, context: Context) -> None:
        """Begin to work: the database is open."""
        self.finish()
        self._shell.pages.show_page_again()
        self.context = context
        for told, heard in self._heard_of(context):
            told.connect(heard)
        self._shell.begin_work(context)
        self._fit_to_role(context)
        self._open_first_place(context.desk.worker.role)

    def _heard_of(self, context: Context) -> Sequence[tuple[SignalInstance, Callable[..., None]]]:
        return (
            (context.went, self.open),
            (context.told, self._tell),
            (context.busy, self._show_busy),
            (context.changed, self._refresh),
        )

    def _fit_to_role(self, context: Context) -> None:
        """Only what is for who works now, also where somebody else has just been chosen."""
        from desktop_app.gui.parts.allowed import allow_again

        role = context.desk.worker.role
        if role is self._role:
            return
        self._role = role
        self._shell.fit_to(context.desk)
        allow_again(self, context.desk)
        if self.page is not None and not self._is_open_to(self.page.place):
            self._way.forget()
            self._open_first_place(role)

    def _open_first_place(self, role: Role) -> None:
        from desktop_app.gui.window.places_of import first_place

        self.open(first_place(role))

    def _is_open_to(self, place: Place) -> bool:
        from desktop_app.gui.window.places_of import pages_for

        assert self._role is not None
        return place_of_office(place) in pages_for(self._role)

    def _show_busy(self, busy: bool) -> None:
        self.status.show_busy(busy)

    def show_instead(self, shown: QWidget) -> None:
        """In the place of every page: what must be read, or answered, before there is one."""
        self._shell.pages.show_instead(shown)

    def show_page_again(self) -> None:
        """What was shown instead is answered."""
        self._shell.pages.show_page_again()

    def detach(self, *, forced: bool = False) -> bool:
        """Leave the database, if what is being typed can be kept in it first, or if ``forced``."""
        if not self._leave() and not forced:
            return False
        before, self.context, self._put_away = self.context, None, None
        self._end_tour()
        self.search.forget()
        self.before_closing, self._warned_of_loss = _at_once, False
        self._way.forget()
        self._shell.pages.clear()
        if before is not None:
            for told, heard in self._heard_of(before):
                told.disconnect(heard)
        if before is not None or self._database:
            self._forget()
        return True

    def _forget(self) -> None:
        """Whatever showed, or could show, what somebody did here is made anew: nothing is left."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.findChildren(QDialog):
            dialog.hide()
            dialog.deleteLater()
        self.curtain.open()
        self._database = ""
        self._build()
        self.finish()
        self.status.show_busy(busy=False)

    def show_staff(self, workers: list[tuple[str, str]], chosen: str, database: str) -> None:
        """Who may be working here, by name and words, and which database this is."""
        self.status.show_staff(workers, chosen, database)
        self._show_database(database)

    def show_entered(self, words: str, database: str) -> None:
        """Who has entered with a password, and which database this is."""
        self.status.show_entered(words, database)
        self._show_database(database)

    def _show_database(self, database: str) -> None:
        self._database = database
        self.status.show_all(shown=not self.is_covered)
        self._show_title()

    def _show_title(self) -> None:
        """The database first: it tells windows apart where there is little room for titles."""
        program, database = _("Home education"), "" if self.is_covered else self._database
        self.setWindowTitle(f"{database} – {program}" if database else program)

    # While nobody works

    @property
    def is_covered(self) -> bool:
        return self.curtain.is_drawn

    def cover(self, shown: QWidget) -> None:
        """Show this in the place of everything, and nothing of the office anywhere."""
        self.finish()
        self._end_tour()
        self.search.forget()
        self.curtain.draw(shown)
        self.status.show_all(shown=False)
        self._show_title()

    def uncover(self) -> None:
        if not self.is_covered:
            return
        self.curtain.open()
        self.status.show_all(shown=bool(self._database))
        self._show_title()

    def put_away(self, *, keeps_page: bool) -> None:
        """Keep what is typed, and let the page go; one that must stay only waits unseen."""
        if not self._leave() or keeps_page or self.page is None:
            return
        self._put_away = self.page.place
        self._shell.pages.take_away()

    def bring_back(self) -> None:
        """The page that was put away, as it is on file now."""
        place, self._put_away = self._put_away, None
        if place is not None and self.context is not None:
            self._show_page(place)

    def can_leave(self) -> bool:
        """Whether nothing would be lost if the page went away."""
        return self._leave()

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
        if self.context is None or self.is_covered or not self._is_open_to(place):
            return
        if not self._leave():
            return
        self._way.go(place)
        self._show_page(place)

    def go_back(self) -> None:
        if self._way.leads_back and self._leave():
            self._show_page(self._way.back())

    def _show_page(self, place: Place) -> None:
        self._shell.leave_page()
        assert self.context is not None
        self.context.room = self._shell.pages.stack
        self._shell.pages.show(page_of(place, self.context))
        self.back.setEnabled(self._way.leads_back)
        self.sidebar.mark(place)
        self.search.leave()
        self._refresh()

    def _refresh(self) -> None:
        """Known trouble, such as a server that can't be reached, is told in words."""
        if self.is_covered:
            return
        if self.context is not None:
            self._fit_to_role(self.context)
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

    def _make_finder(self) -> None:
        """What is found, and what finds it: made when somebody first searches."""
        from desktop_app.gui.search.finder import Finder

        if self.context is not None:
            body = self.search.parentWidget()
            assert body is not None
            self.search.finder = Finder(self.context, self.search, body)
            self.search.finder.opened.connect(self.open)

    def show_help(self, over: QWidget) -> None:
        """The guide, at the page one is at; over a dialog that waits for an answer too."""
        from desktop_app.gui.help.window import HelpWindow

        self._close_help()
        HelpWindow(over, self.page.place if self.page is not None else None).show()

    def show_field_help(self, at: QWidget) -> None:
        """What the law asks at a field; the guide, where it asks nothing of its own."""
        from desktop_app.gui.field_help.mark import asked_at
        from desktop_app.gui.field_help.note import show_note

        asked = asked_at(at)
        if asked is not None and self.context is not None:
            show_note(self.context, at, asked)
        else:
            self.show_help(at.window())

    def take_tour(self) -> None:
        """From where it was left; once a database is open and nothing is in the way."""
        from desktop_app.gui.window.tour import Tour

        self._end_tour()
        if self.context is not None and not self.is_covered:
            self._tour = Tour(self, self, self.context)

    def _end_tour(self) -> None:
        before, self._tour = self._tour, None
        if before is not None and isValid(before):
            before.end()

    def _close_help(self) -> None:
        """It is of one language, and of one place."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.findChildren(QDialog):
            if dialog.objectName() in ("help", "field help"):
                dialog.close()

    # The language, and the end

    def _choose(self, language: str) -> None:
        waits_unseen = self.is_covered and self.page is not None  # it can't be made anew
        if not waits_unseen and self._leave():
            self.language_chosen.emit(language)
        else:
            self.status.mark_language()

    def keep_language(self, *, kept: bool) -> None:
        """While something runs for a page that stands in the place of everything, it stays."""
        self._keeping_language += 1 if kept else -1
        self.status.allow_language(self._keeping_language == 0)

    def rebuild(self) -> None:
        """Everything again in the language that was chosen, at the same place."""
        place = self.page.place if self.page is not None else None
        kept = self._kept_focus()
        self._close_help()
        self._end_tour()
        self._build()
        self.finish()
        if self.curtain.front is not None:
            self.cover(self.curtain.front)
        if self.context is not None:
            self._shell.begin_work(self.context)
            self._fit_to_role(self.context)
        if place is not None:
            self._show_page(place)
        if kept is not None:
            in_page, focus = kept
            focus.put(self.page if in_page and self.page is not None else self.status, self.context)

    def _kept_focus(self) -> tuple[bool, KeptFocus] | None:
        """Whether it is in the page, or else in the status line; None where it is in neither."""
        from desktop_app.gui.window.kept_focus import KeptFocus

        focused: QWidget | None = self.focusWidget()
        for root in (self.page, self.status):
            if focused is not None and root is not None and root.isAncestorOf(focused):
                return root is self.page, KeptFocus(root, focused)
        return None

    def closeEvent(self, event: QCloseEvent) -> None:
        """What can't be kept is not lost at once: closing once more does it."""
        if not self._leave() and not self._warned_of_loss:
            self._warned_of_loss = True
            words = _("What you typed could not be kept. Close once more to close without it.")
            before = "" if self.is_covered else self.banner.words.text()
            self.say("bad", "\n".join(filter(None, (before, words))))
            event.ignore()
            return
        if not self.before_closing():
            event.ignore()
            return
        super().closeEvent(event)
