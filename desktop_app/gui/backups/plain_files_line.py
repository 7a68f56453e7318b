"""Asks above every page whether the files of before the encryption are removed."""

from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.law.steps import Step
from desktop_app.services.backups.plain_files import question
from desktop_app.services.logins import plain_files
from desktop_app.translation import _


class PlainFilesLine(Banner):
    """Hidden where there is nothing to ask; whoever keeps them is asked at the next start."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.remove_button = button(_("Remove"), self._remove)
        self.keep_button = button(_("Keep for now"), self.hide)
        for made in (self.remove_button, self.keep_button):
            self.extras.addWidget(made)

    def look(self) -> None:
        """Whether there is something to ask now."""
        desk = self._context.desk
        self._context.act(lambda: question(desk), self._ask, changes=False)

    def _ask(self, found: Step | None) -> None:
        if isValid(self):
            self.say("warn", self._context.words(found) if found is not None else "")

    def _remove(self) -> None:
        session = self._context.session
        if session is None:
            return
        self.remove_button.setEnabled(False)
        self._context.act(lambda: plain_files.remove(session), self._removed, failed=self._failed)

    def _removed(self, _count: int) -> None:
        self._context.tell("good", _("What everybody could read was written over and removed."))
        if isValid(self):
            self.hide()

    def _failed(self, words: str) -> None:
        if isValid(self):
            self.remove_button.setEnabled(True)
            self.say("bad", words)
