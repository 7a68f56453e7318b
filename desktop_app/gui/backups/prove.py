"""A backup is proved: a user's password opens it where it lies, and all of it is checked."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.backups.opening import WhoField
from desktop_app.gui.context import Context
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import facts
from desktop_app.keys.slots import Slot
from desktop_app.records.backups import Backup
from desktop_app.services.backups import proving
from desktop_app.services.errors import EntryError
from desktop_app.translation import _

_WIDTH = 640
"""Pixels: a folder of Windows has no place to be broken at."""


class ProveDialog(AskDialog):
    """Stays open, with what is wrong, where it is not proved."""

    def __init__(
        self, parent: QWidget, context: Context, backup: Backup, slots: tuple[Slot, ...]
    ) -> None:
        """``slots`` are those of the backup: whose passwords open it, if any are needed."""
        words = _(
            "The backup is opened from where it lies, every page of it is checked, and its rows "
            "and sums are counted again."
        )
        super().__init__(parent, context, _("Prove a backup"), _("Prove"), words)
        self.setMinimumWidth(_WIDTH)
        self._backup = backup
        self.body.addLayout(
            facts(
                [
                    (_("When"), wording.moment(backup.made_at)),
                    (_("Cases"), wording.number(backup.cases)),
                    (_("Folder"), str(backup.folder)),
                ]
            )
        )
        self.who, self.password = WhoField(), PasswordField(_("Password"))
        self.is_protected = bool(slots)
        if slots:
            self.who.show_slots(slots)
            self.add("who", self.who)
            self.add("password", self.password)
        self.ask(self._work, lambda _none: self._tell())

    def _work(self) -> Callable[[], None]:
        desk, backup = self.context.desk, self._backup
        if not self.is_protected:
            return lambda: proving.prove(desk, backup)
        if not self.password.check():
            raise EntryError
        who, password = int(self.who.value()), self.password.value()
        return lambda: proving.prove(desk, backup, who, password)

    def _tell(self) -> None:
        words = _("The backup is good and can be restored: cases {count}.")
        self.context.tell("good", words.format(count=wording.number(self._backup.cases)))
