"""Stands above every page while no second copy of the backups was made for seven days."""

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.places import Place
from desktop_app.services.backups.shown import Standing
from desktop_app.translation import _


class SecondCopyLine(Banner):
    """Hidden while there is a second copy of the last seven days."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.show_button = button(_("Backups"), self._go)
        self.extras.addWidget(self.show_button)

    def _go(self) -> None:
        self._context.go(Place("settings", text="backups"))

    def show_warning(self, standing: Standing) -> None:
        warning = standing.warning
        self.say("warn", self._context.words(warning) if warning is not None else "")
