"""A temporary password for somebody: drawn words on a slip, which they change when they enter."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.logins import papers
from desktop_app.gui.logins.code_card import CodeCard
from desktop_app.gui.parts.pieces import facts
from desktop_app.keys import passwords as drawing
from desktop_app.records.people import Worker
from desktop_app.services.errors import EntryError
from desktop_app.services.logins import passwords, protecting, recovery
from desktop_app.services.logins.sessions import Session
from desktop_app.translation import _


class FirstPasswordDialog(AskDialog):
    """For somebody who has forgotten theirs, or whose slip was lost."""

    def __init__(
        self, parent: QWidget, context: Context, session: Session, worker: Worker, office: str
    ) -> None:
        words = _(
            "They enter with these words once and choose a password of their own. The one of "
            "before opens nothing any more."
        )
        super().__init__(parent, context, _("Temporary password"), _("Give it"), words)
        self.drawn = drawing.draw()
        self.body.addLayout(facts([(_("Name"), worker.name), (_("Password"), self.drawn)]))
        window, drawn = parent.window(), self.drawn

        def given(_none: None) -> None:
            papers.show_first_passwords(window, context, office, [(worker.name, drawn)])

        self.ask(lambda: lambda: passwords.set_for(session, worker.id, drawn), given)


class NewCodeDialog(AskDialog):
    """Another recovery code; closes when it was typed back from the paper."""

    def __init__(self, parent: QWidget, context: Context, session: Session) -> None:
        words = _("A new code is made and shown. The paper with the one of before is worthless.")
        super().__init__(parent, context, _("New recovery code"), _("Make it"), words)
        self.setMinimumWidth(560)
        self.code_card: CodeCard | None = None
        self._session = session
        self.ask(self._act_of_making)

    def _act_of_making(self) -> Callable[[], str] | None:
        session, card = self._session, self.code_card
        if card is None:
            return lambda: recovery.new_code(session)
        if not card.check():
            raise EntryError
        return None

    def _finished(self, code: str) -> None:
        context, session = self.context, self._session
        if not isValid(self):  # nobody has seen it, and the one of before is worthless
            words = _("A new recovery code was made, and could not be shown. Make another one.")
            context.tell("bad", words)
            return
        self.code_card = CodeCard(code, lambda: papers.show_code(self, context, session, code))
        self.code_card.entered.connect(self._accept)
        self.body.addWidget(self.code_card)
        self.accept_button.setText(_("It is printed"))
        self.accept_button.setEnabled(True)
        self.cancel_button.hide()
        self._doing = False
        self.code_card.setFocus()

    def reject(self) -> None:
        """A code that nobody has on paper helps nobody: it is typed back first."""
        if self.code_card is None:
            super().reject()
        else:
            self.code_card.check()


class ChangeKeyDialog(AskDialog):
    """For when somebody may have a copy of the file and its keys."""

    def __init__(self, parent: QWidget, context: Context, session: Session) -> None:
        words = _(
            "The whole database is encrypted anew. Nobody is asked for a password; copies that "
            "somebody has taken away stay as they are. Close the other windows and commands first."
        )
        super().__init__(parent, context, _("Change the key"), _("Change it"), words)
        self.ask(lambda: lambda: protecting.change_key(session), self._changed)

    def _changed(self, _session: Session) -> None:
        words = _("The database has a new key.")
        told = _("Backups made before still open with the passwords of then.")
        self.context.tell("good", f"{words} {told}")
