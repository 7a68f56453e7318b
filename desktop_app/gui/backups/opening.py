"""Who opens a backup: asked in one way where it is proved or restored."""

from desktop_app.gui.fields.entries import ChoiceField
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
