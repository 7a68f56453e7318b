"""A PIN for the lock screen: a few digits that wake one's own session, and open nothing."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import button
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.logins import pins
from desktop_app.services.logins.sessions import Replaced, Session
from desktop_app.translation import _


class PinDialog(AskDialog):
    """Typed twice; a button takes away the one that is there."""

    def __init__(self, parent: QWidget, context: Context, session: Session) -> None:
        words = _(
            "Four to eight digits that wake your own locked session. After five wrong ones only "
            "the password does."
        )
        super().__init__(parent, context, _("PIN for the lock screen"), _("Save"), words)
        self._session = session
        self.pin, self.again = PasswordField(_("PIN")), PasswordField(_("The same once more"))
        self.add("pin", self.pin)
        self.add("again", self.again)
        self.password = PasswordField(_("Password of now"))
        self.add("password", self.password)
        self.none_button = button(_("Without a PIN"), self._without)
        self.foot.insertWidget(0, self.none_button)
        self.none_button.setEnabled(False)
        context.act(lambda: pins.has_pin(session), self._offer_none, changes=False)
        self.ask(self._act_of_keeping, lambda _none: context.tell("good", _("The PIN is kept.")))

    def _offer_none(self, has_one: bool) -> None:
        from shiboken6 import isValid

        if isValid(self):
            self.none_button.setEnabled(has_one)

    def _without(self) -> None:
        session = self._session

        def gone(_none: None) -> None:
            self.accept()
            self.context.tell("good", _("The lock screen asks for your password from now on."))

        self.context.act(lambda: pins.set_pin(session, ""), gone, changes=False)

    def _act_of_keeping(self) -> Callable[[], None]:
        typed = self.pin.value()
        slip = pins.weakness(typed)
        if slip is not None:
            raise EntryError(slip)
        if typed != self.again.value():
            raise EntryError(Slip("again", N_("The two differ. Type the same PIN once more.")))
        if not self.password.value():
            raise EntryError(Slip("password", N_("Type the password.")))
        if not self.password.check():
            raise EntryError
        session, password = self._session, self.password.value()
        return lambda: _set_pin(session, typed, password)


def _set_pin(session: Session, pin: str, password: str) -> None:
    try:
        pins.set_pin(session, pin, password)
    except Replaced as error:
        label = N_("Somebody else gave you this password: enter with it anew.")
        raise EntryError(Slip("password", label)) from error
