"""Who opens a backup, and with which password: asked in one way where it is proved or restored."""

from PySide6.QtWidgets import QLineEdit

from desktop_app.gui.fields.entries import ChoiceField, TextField
from desktop_app.identity.sorting import sort_key
from desktop_app.keys.slots import RECOVERY, Slot
from desktop_app.translation import _


class WhoField(ChoiceField):
    """By name; the printed code is one of them."""

    def __init__(self, slots: tuple[Slot, ...] = ()) -> None:
        super().__init__(_("Who"), [])
        self.show_slots(slots)

    def show_slots(self, slots: tuple[Slot, ...]) -> None:
        names = [(slot.worker, slot.name) for slot in slots if slot.worker != RECOVERY]
        choices = sorted(names, key=lambda each: sort_key(each[1]))
        if len(choices) < len(slots):
            choices.append((RECOVERY, _("The printed recovery code")))
        self.offer(choices)


class PasswordField(TextField):
    """As it was on the day of the backup; blanks in it count."""

    def __init__(self) -> None:
        super().__init__(_("Password"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        return self.edit.text()
