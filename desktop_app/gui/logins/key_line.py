"""A change of the key that was interrupted is told above every page, until it is done."""

from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.records.acts import Act
from desktop_app.services.logins import protecting
from desktop_app.translation import _


class KeyLine(Banner):
    """For whoever may change the key; hidden where the file has the newest one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.change_button = button(_("Change the key…"), self._change)
        self.extras.addWidget(self.change_button)
        context.session_changed.connect(self.look)
        context.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        session = self.context.session
        if session is not None and self.context.desk.may(Act.CHANGE_KEY):
            work = protecting.is_key_change_due
            self.context.act(lambda: work(session), self._show, changes=False)

    def _show(self, is_due: bool) -> None:
        if isValid(self):
            self.say("warn", _(protecting.KEY_CHANGE_IS_DUE) if is_due else "")

    def _change(self) -> None:
        from desktop_app.gui.logins.first_password import ChangeKeyDialog

        if self.context.session is not None:
            ChangeKeyDialog(self, self.context, self.context.session)
