"""The draft that a form is typed into, and a line that says what another window did with it."""

from typing import Any

from PySide6.QtCore import Signal

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.services.entry import drafts
from desktop_app.services.entry.drafts import Shown
from desktop_app.storage.entry.drafts import Draft, Seen
from desktop_app.translation import _


class BeingTyped(Banner):
    """Hidden while nobody else has to do with the draft."""

    taken_over = Signal(object)
    """It may be typed on: the `Draft` as it is on file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.seen: Seen | None = None
        self.is_only_shown = False
        self.take_over_button = button(_("Take it over"), self.take_over)
        self.back_button = button(_("Go back"), lambda: context.go(places.TODAY))
        for each in (self.take_over_button, self.back_button):
            self.extras.addWidget(each)
            each.hide()

    def open(self, draft_id: int) -> Draft | None:
        """Open the draft, only to look at it where somebody else has it open; None: it is gone."""
        shown = self._opened(draft_id)
        if shown is None:
            self.say("warn", _("This entry was registered or discarded elsewhere meanwhile."))
            return None
        self.seen = shown.draft.seen
        if shown.taken is not None:
            self.is_only_shown = True
            look = _("You can look at it, take it over as it was saved last, or go back.")
            self.say("warn", f"{self.context.words(shown.taken)} {look}")
            self.take_over_button.show()
            self.back_button.show()
        return shown.draft

    def _opened(self, draft_id: int) -> Shown | None:
        desk = self.context.desk
        try:
            return drafts.open_(desk, draft_id)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
            return drafts.look(desk, draft_id)

    def keep(self, content: Any) -> Seen | None:
        """Where what was typed is kept now; None where it could not be, which was told."""
        try:
            kept = drafts.save(self.context.desk, self.seen, content)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
            return None
        self.seen = kept.seen
        if kept.parted:
            self.say("warn", " ".join(map(self.context.words, kept.parted)))
        return self.seen

    def take_over(self) -> None:
        if self.seen is None:
            return
        try:
            draft = drafts.take_over(self.context.desk, self.seen.id)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error, failed=lambda words: self.say("bad", words))
            return
        self.seen, self.is_only_shown = draft.seen, False
        self.take_over_button.hide()
        self.back_button.hide()
        self.say("info", "")
        self.taken_over.emit(draft)

    def let_go(self) -> None:
        """Others may type in it; where that can't be written down, they are asked first."""
        if self.seen is None or self.is_only_shown:
            return
        try:
            drafts.close(self.context.desk, self.seen)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
