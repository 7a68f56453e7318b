"""What is shown while somebody is away: whose session waits, and a field to wake it."""

from PySide6.QtCore import Signal

from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.logins.slowed import Slowed
from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.services.logins import passwords, pins
from desktop_app.services.logins.sessions import Ended, Replaced, Session
from desktop_app.translation import _


class LockPage(CardPage):
    """PIN or password in one field: no password is as short as a PIN."""

    woken = Signal()
    ended = Signal()
    """Too many wrong PINs: only the password opens the office again."""
    replaced = Signal()
    """Somebody has given whoever locked it another password: nobody wakes it any more."""
    other_wanted = Signal()
    """Somebody else wants to work here."""

    def __init__(self, session: Session, *, has_pin: bool) -> None:
        super().__init__(_("Locked"))
        self._session = session
        self.who = label(session.own.worker.name)
        self.typed = PasswordField("")
        self.expect(has_pin=has_pin)
        self.slowed = Slowed(self.banner, self._show_ready)
        self.wake_button = button(_("Go on working"), self.wake, primary=True)
        self.other_button = button(_("Somebody else enters…"), self.other_wanted.emit)
        self.other_button.setFlat(True)
        for part in (self.who, self.typed, self.banner, self.wake_button):
            self.card.column.addWidget(part)
        row = Row()
        row.addWidget(self.other_button)
        row.addStretch(1)
        self.card.column.addLayout(row)
        acts_on_enter(self.typed.edit, self.wake)
        self.setFocusProxy(self.typed.edit)
        self._is_trying = False

    def expect(self, *, has_pin: bool) -> None:
        """Nobody is asked for a PIN who has none."""
        words = _("PIN or password") if has_pin else _("Password")
        self.typed.name.setText(words)
        self.typed.editor.setAccessibleName(words)

    def wake(self) -> None:
        typed = self.typed.value()
        if self._is_trying or self.slowed.is_waiting or not typed:
            return
        if not self.typed.check():
            return
        self._is_trying = True
        self._show_ready()
        session = self._session
        try_it(self, lambda: _is_theirs(session, typed), self._answered, self._refused)

    def _answered(self, is_right: bool) -> None:
        self._is_trying = False
        self._show_ready()
        self.typed.clear()
        if is_right:
            self.woken.emit()
        else:
            self.banner.say("bad", _("The PIN is wrong."))
            self.typed.edit.setFocus()

    def _refused(self, error: Exception) -> None:
        self._is_trying = False
        self._show_ready()
        self.typed.clear()
        self.typed.edit.setFocus()
        if isinstance(error, Replaced):
            self.replaced.emit()
        elif isinstance(error, Ended):
            self.ended.emit()
        else:
            self.slowed.tell(error)

    def _show_ready(self) -> None:
        self.wake_button.setEnabled(not self._is_trying and not self.slowed.is_waiting)


def _is_theirs(session: Session, typed: str) -> bool:
    """Raises Ended, and what `passwords.prove_again` raises."""
    if len(typed) <= pins.LONGEST and not session.pins.over and pins.has_pin(session):
        return pins.is_right(session, typed)
    passwords.prove_again(session, typed)
    return True
