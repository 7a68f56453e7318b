"""What was done to an older database when it was opened is told above every page, and its copy."""

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.services.office.upgrading import told
from desktop_app.translation import _


class UpgradedLine(Banner):
    """Hidden where nothing was done, or when it was read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._database = context.desk.database
        self.extras.addWidget(button(_("Close"), self._read))
        if self._database.upgraded is not None:
            self.say("good", context.words(told(self._database.upgraded)))

    def _read(self) -> None:
        self._database.upgraded = None
        self.hide()
