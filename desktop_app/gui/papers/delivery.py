"""How papers reached whom they are for, recorded for one or for several at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.identity import WordsField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.post import delivery
from desktop_app.services.record_words import WAY_WORDS
from desktop_app.translation import N_, _, ngettext


def _ways() -> list[tuple[DeliveryWay, str]]:
    told = [(way, _(WAY_WORDS[way])) for way in DeliveryWay]
    return [(way, words[:1].upper() + words[1:]) for way, words in told]


class DeliveryDialog(AskDialog):
    """``recipient`` is whom the only paper is for, ``phone`` theirs; several papers have none."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        notice_ids: Sequence[int],
        recipient: str = "",
        phone: str = "",
    ) -> None:
        told = ngettext("{count} paper", "{count} papers", len(notice_ids))
        words = recipient or told.format(count=len(notice_ids))
        super().__init__(parent, context, _("Delivery"), _("Record"), words)
        self.subject = tuple(notice_ids)
        self.notice_ids = list(notice_ids)
        self._phone = phone
        self.way = ChoiceField(_("How"), _ways())
        self.delivered_on = DayField(_("Day"))
        self.delivered_on.set_value(context.desk.today())
        self.number = TextField(_("Number of the letter"), most=60)
        self.taken_by = WordsField(_("Who took it, if it was somebody else"), most=200)
        for name in ("way", "delivered_on", "number", "taken_by"):
            self.add(name, getattr(self, name))
        self.way.changed.connect(self._show_what_is_asked)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        """The post gives a number, a message goes to a phone, a hand belongs to somebody."""
        asked = {
            DeliveryWay.POST: _("Number of the letter"),
            DeliveryWay.PORTAL: _("Number on the portal, if any"),
            DeliveryWay.SMS: _("Phone"),
        }
        name = asked.get(self.way.value(), "")
        self.number.name.setText(name)
        self.number.edit.setAccessibleName(name)
        self.number.set_value(self._phone if self.way.value() == DeliveryWay.SMS else "")
        self.number.setVisible(bool(name))
        self.taken_by.setVisible(self.way.value() == DeliveryWay.HANDED_OVER)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], int]:
        desk, ids = self.context.desk, self.notice_ids
        way, day = DeliveryWay(self.way.value()), self.delivered_on.value()
        if day is None:
            raise EntryError(Slip("delivered_on", N_("Enter the day.")))
        by_hand = way is DeliveryWay.HANDED_OVER
        entry = DeliveryEntry(
            way,
            day,
            number="" if by_hand else self.number.value(),
            taken_by=self.taken_by.value() if by_hand else "",
        )
        return lambda: delivery.record(desk, ids, entry)
