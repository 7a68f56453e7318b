"""Locks the window of a session: when nobody is there, with the system, or at once."""

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.gui.context import Context
from desktop_app.gui.lock.away import Away
from desktop_app.gui.lock.cover import Cover
from desktop_app.gui.lock.idle import Idle
from desktop_app.gui.lock.lock_key import LockKey
from desktop_app.gui.lock.lock_page import LockPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.logins import pins
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import lock_time
from desktop_app.translation import _

_MINUTE = 60.0


class Lock(QObject):
    """Of one session, from its beginning to `stop`."""

    ended = Signal()
    """The session is over; what could be kept is kept, and nothing of it is shown any more."""

    def __init__(self, window: MainWindow, context: Context, session: Session) -> None:
        super().__init__(window)
        self._window, self.context, self._session = window, context, session
        self.page: LockPage | None = None
        self._next: LockPage | None = None
        """Made while nothing else is done: whoever locks does not wait for it."""
        self.cover = Cover(window)
        self._warned, self._is_over = False, False
        self._minutes, self._has_pin = lock_time.USUAL, False
        self.idle = Idle(self)
        self.idle.long_enough.connect(self.close)
        self.away = Away(int(window.winId()), self)
        self.away.told.connect(self.close)
        self.key = LockKey(self)
        self.key.pressed.connect(self.close)
        window.lock_wanted.connect(self.close)
        # Behind what the work that has ended still tells.
        context.busy.connect(self._rest, Qt.ConnectionType.QueuedConnection)
        context.changed.connect(self._watch)
        self._watch()

    @property
    def is_closed(self) -> bool:
        return self.page is not None

    def use(self, session: Session) -> None:
        """The same person's session goes on as another one: with a new password or key."""
        self._session = session
        self._forget_next()

    def _watch(self) -> None:
        """At once with what is known; how long it takes may have been changed just now."""
        if self.is_closed:
            return
        if not self.idle.is_watching:
            self.idle.start(self._minutes * _MINUTE)
        desk, session = self._session.own, self._session

        def correct(found: tuple[int, bool]) -> None:
            minutes, self._has_pin = found
            if self._next is not None:
                self._next.expect(has_pin=self._has_pin)
            if not self.is_closed and not self._is_over and minutes != self._minutes:
                self._minutes = minutes
                self.idle.start(minutes * _MINUTE)

        self.context.act(
            lambda: (lock_time.minutes(desk), pins.has_pin(session)), correct, changes=False
        )

    def close(self) -> None:
        """Everything off the screen at once; then what is typed is kept."""
        if self.is_closed:
            return
        self.idle.stop()
        self.cover.close()
        self._show_page()
        self._window.repaint()
        if not self.context.is_changing:
            self._put_away()
        self._rest()

    def speak(self) -> None:
        """In another language."""
        self._forget_next()
        if self.is_closed:
            self._show_page()

    def _show_page(self) -> None:
        self.page, self._next = self._next or self._new_page(), None
        self._window.cover(self.page)

    def _new_page(self) -> LockPage:
        page = LockPage(self._session, has_pin=self._has_pin)
        page.woken.connect(self._wake)
        page.ended.connect(self._end)
        page.replaced.connect(self._end_for_another)
        page.other_wanted.connect(self._end_for_another)
        return page

    def _forget_next(self) -> None:
        if self._next is not None:
            self._next.deleteLater()
        self._next = None

    def _put_away(self) -> None:
        self._window.put_away(keeps_page=self.cover.hides_something)

    def _rest(self) -> None:
        """Nothing runs: no connection stays open while it is locked, they are made when needed.

        What was changing something may have kept the page from going, and its draft from being
        written: its turn is now.
        """
        if self._is_over or self.context.is_busy:
            return
        if self.is_closed:
            self._put_away()
            self._session.own.database.close()
        elif self._next is None:
            self._next = self._new_page()
            self._window.curtain.prepare(self._next)

    def _wake(self) -> None:
        self.page, self._warned = None, False
        self._window.uncover()
        self._window.bring_back()
        self.cover.open()
        self._watch()
        self._tell_of_wrong_pins()

    def _tell_of_wrong_pins(self) -> None:
        count = pins.wrong_since_told(self._session)
        if count:
            words = _("A wrong PIN typed while it was locked, times: {count}. Was it you?")
            self.context.tell("warn", words.format(count=count))

    def _end(self) -> None:
        assert self.page is not None
        if self._window.can_leave():
            self._go()
            return
        words = _("The PIN was wrong too often. Only the password wakes this session now.")
        self.page.say("bad", words)

    def _end_for_another(self) -> None:
        assert self.page is not None
        loses = self.cover.hides_something or not self._window.can_leave()
        if loses and not self._warned:
            self._warned = True
            words = _("{name} was typing something that is not kept. Press once more to drop it.")
            self.page.say("warn", words.format(name=self._session.own.worker.name))
            return
        self._go()

    def _go(self) -> None:
        self.stop()
        self.ended.emit()

    def stop(self) -> None:
        """The session goes: nothing is watched any more, and what was hidden is nobody's."""
        self._is_over = True
        self.idle.stop()
        self.away.stop()
        self.key.stop()
        self.cover.throw_away()
        self._window.lock_wanted.disconnect(self.close)
        self.context.busy.disconnect(self._rest)
        self.context.changed.disconnect(self._watch)
        self.page = None
        self._forget_next()
        for each in (self.cover, self):  # the next session has its own
            each.deleteLater()
