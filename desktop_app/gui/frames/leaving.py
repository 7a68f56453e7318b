"""Children's data are about to leave this PC: where to, and asked once for each folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import button
from desktop_app.services.leaving import where_it_goes
from desktop_app.translation import _


def agreed(
    parent: QWidget,
    context: Context,
    folder: Path,
    go_on: Callable[[], None],
    another: Callable[[], None],
) -> None:
    """Go on at once where nothing leaves this PC or somebody has agreed; or ask first."""
    known = any(folder.is_relative_to(each) for each in context.settings.agreed_folders)
    where = None if known else where_it_goes(folder)
    if where is None:
        go_on()
        return
    dialog = LeavingDialog(parent, context, context.words(where), another)

    def keep() -> None:
        context.remember(agreed=context.settings.agreed_with(folder))
        go_on()

    dialog.accepted.connect(keep)
    dialog.ask(lambda: None)


class LeavingDialog(AskDialog):
    """Cancel, another folder, or save there and not be asked again."""

    is_for_good = True

    def __init__(
        self, parent: QWidget, context: Context, where: str, another: Callable[[], None]
    ) -> None:
        words = _("The file may hold data of children and their families. Is it to be saved there?")
        title, accept = _("The file leaves this PC"), _("Save there")
        super().__init__(parent, context, title, accept, f"{where} {words}")
        self._another = another
        self.another_button = button(_("Another folder…"), self._choose_another, icon="folder-open")
        self.foot.insertWidget(1, self.another_button)

    def _choose_another(self) -> None:
        self.reject()
        self._another()
