"""Choosing one's own password: in the place of a temporary one, or whenever one wants."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.logins.new_password import NewPassword
from desktop_app.gui.logins.slowed import words_of
from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.logins import passwords
from desktop_app.services.logins.sessions import Session
from desktop_app.translation import _


class OwnPasswordPage(CardPage):
    """Whoever entered with a temporary password goes on with one that nobody else knows."""

    changed = Signal(object)
    """The `Session` that goes on."""

    def __init__(self, session: Session, temporary: str) -> None:
        super().__init__(_("Choose a password of your own"))
        self.session, self._temporary = session, temporary
        words = _("The password you entered with is known to whoever gave it to you.")
        self.card.column.addWidget(label(words))
        self.new = NewPassword(session.own.worker.name)
        self.go_on_button = button(_("Go on"), self.go_on, primary=True)
        for part in (self.new, self.banner, self.go_on_button):
            self.card.column.addWidget(part)
        acts_on_enter(self.new.again.edit, self.go_on)
        self.setFocusProxy(self.new.first.edit)

    def go_on(self) -> None:
        if not self.go_on_button.isEnabled() or not self.new.check():
            return
        self.go_on_button.setEnabled(False)
        session, old, chosen = self.session, self._temporary, self.new.value()
        try_it(
            self,
            lambda: passwords.change_own(session, old, chosen),
            self.changed.emit,
            self._refused,
            Session.end,
        )

    @property
    def is_writing(self) -> bool:
        """Whether what comes of it can't be shown anywhere else."""
        return not self.go_on_button.isEnabled()

    def _refused(self, error: Exception) -> None:
        self.go_on_button.setEnabled(True)
        if isinstance(error, EntryError) and error.slips[0].field == "password":
            self.new.show_slip(words_of(error))
        else:
            self.banner.say("bad", words_of(error))


class ChangePasswordDialog(AskDialog):
    """Work goes on in the same session, which the new password opens from now on."""

    def __init__(self, parent: QWidget, context: Context, session: Session) -> None:
        super().__init__(parent, context, _("Change the password"), _("Change it"))
        self._session = session
        self.old = PasswordField(_("Password of now"))
        self.new = NewPassword(session.own.worker.name)
        self.add("old", self.old)
        self.body.addWidget(self.new)
        self.fields["password"] = self.new.first
        self.ask(self._act_of_changing, self._changed)

    def _changed(self, _session: Session) -> None:
        self.context.tell("good", _("The new password opens the office from now on."))

    def _act_of_changing(self) -> Callable[[], Session]:
        if not self.old.value():
            raise EntryError(Slip("old", N_("Type the password.")))
        if not (self.old.check() and self.new.check()):
            raise EntryError
        session, old, chosen = self._session, self.old.value(), self.new.value()
        return lambda: passwords.change_own(session, old, chosen)
