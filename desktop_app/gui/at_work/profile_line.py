"""A database that Windows throws away with the user's folders is told above every page."""

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.system import windows
from desktop_app.services.leaving import lost_with_the_profile
from desktop_app.translation import _


class ProfileLine(Banner):
    """Hidden where the user's folders stay; as long as they do not, nobody can answer it away."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.another_button = button(_("Another database…"), context.database_wanted.emit)
        self.extras.addWidget(self.another_button)
        if windows.profile_is_lost():
            found = lost_with_the_profile(context.desk.database.place)
            self.say("warn", context.words(found) if found is not None else "")
