"""A database that a cloud copies is told above every page, until somebody leaves it there."""

from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.law.steps import Step
from desktop_app.services.leaving import database_in_cloud
from desktop_app.translation import _


class CloudLine(Banner):
    """Hidden where the database is in no cloud, or where that was answered on this PC."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._place = context.desk.database.place
        self.another_button = button(_("Another database…"), context.database_wanted.emit)
        self.leave_button = button(_("Leave it there"), self._leave)
        self.extras.addWidget(self.another_button)
        self.extras.addWidget(self.leave_button)
        if context.settings.agreed_database != self._place:
            place = self._place
            context.act(lambda: database_in_cloud(place), self._show, changes=False)

    def _show(self, found: Step | None) -> None:
        if found is not None and isValid(self):
            self.say("warn", self.context.words(found))

    def _leave(self) -> None:
        self.context.remember(agreed_database=self._place)
        self.hide()
