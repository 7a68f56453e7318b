"""The draft that a form is typed into: on disk a moment after the first key, and what became of it.

A line says what another window did with it.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QTimer, Signal

from desktop_app.gui import places, tasks
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.records.drafts import Seen
from desktop_app.services.entry import drafts
from desktop_app.services.entry.drafts import Kept, Shown
from desktop_app.translation import _

_DRAFT_PAUSE = 250
"""Milliseconds after the first unsaved key until the draft is on disk."""


class BeingTyped(Banner):
    """Hidden while nobody else has to do with the draft.

    ``seen`` is the draft as this window knows it, None until there is one; ``content`` gives what
    stands in the form.
    """

    saved = Signal(int)
    taken_over = Signal(object)
    """It may be typed on: the `Draft` as it is on file."""

    def __init__(self, context: Context, content: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__()
        self.context, self._content = context, content
        self.seen: Seen | None = None
        self.is_only_shown = False
        self._touched = False
        self._saving: Future[Kept] | None = None
        """What the timer has begun, until it is known here what came of it."""
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._timer.timeout.connect(self._save_beside)
        self.take_over_button = button(_("Take it over"), self.take_over)
        self.back_button = button(_("Go back"), lambda: context.go(places.TODAY))
        for each in (self.take_over_button, self.back_button):
            self.extras.addWidget(each)
            each.hide()

    def show_opened(self, shown: Shown | None) -> None:
        """The draft was opened, to be looked at where somebody else has it; None: it is gone."""
        if shown is None:
            self.say("warn", _("This entry was registered or discarded elsewhere meanwhile."))
            return
        self.seen = shown.draft.seen
        if shown.taken is not None:
            self.is_only_shown = True
            look = _("You can look at it, take it over as it was saved last, or go back.")
            self.say("warn", f"{self.context.words(shown.taken)} {look}")
            self.take_over_button.show()
            self.back_button.show()

    # Keeping what is typed

    def touch(self, *, soon: bool = True) -> None:
        """Something stands in the form that is not kept yet; ``soon`` it is."""
        self._touched = True
        # Not started anew by each key: somebody who types without a pause is saved too.
        if soon and not self._timer.isActive():
            self._timer.start()

    def pause(self) -> None:
        """Nothing is kept by itself until the next key."""
        self._timer.stop()

    def done(self) -> None:
        """The draft became an application: nothing is left to keep."""
        self._touched = False

    @property
    def is_saving(self) -> bool:
        """Whether something is being kept while one types on."""
        return self._saving is not None

    def save(self) -> bool:
        """Whether all that is typed is kept; trouble is told, and the next key tries again.

        What the timer has begun is waited for: it says which draft this is.
        """
        if self._saving is not None and not self._take_back() and not self._has_taken():
            return False
        if not self._touched:
            return True
        desk, seen, content = self.context.desk, self.seen, self._content()
        self._touched = False
        return self._has_kept(lambda: drafts.save(desk, seen, content))

    def _save_beside(self) -> None:
        """Off the GUI thread: keys are taken while somebody else's work is being written."""
        if not self._touched or self._saving is not None:
            return
        desk, seen, content = self.context.desk, self.seen, self._content()
        saving = self._saving = Future[Kept]()
        self._touched = False

        def work() -> None:
            if not saving.set_running_or_notify_cancel():
                return
            try:
                saving.set_result(drafts.save(desk, seen, content))
            except Exception as error:  # noqa: BLE001 - whoever takes what came of it tells
                saving.set_exception(error)

        def done(_nothing: object) -> None:
            # Unless somebody could not wait for it; what was typed meanwhile follows.
            if self._saving is saving and self._has_taken() and self._touched:
                self._timer.start()

        tasks.start(self.context, work, done, self.context.explain)

    def _take_back(self) -> bool:
        """Whether what the timer wanted kept has not been begun, and is not any more."""
        if self._saving is None or not self._saving.cancel():
            return False
        self._saving, self._touched = None, True
        return True

    def _has_taken(self) -> bool:
        """Whether what the timer has begun is kept."""
        saving, self._saving = self._saving, None
        return saving is None or self._has_kept(saving.result)

    def _has_kept(self, save: Callable[[], Kept]) -> bool:
        try:
            kept = save()
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self._touched = True
            self.context.explain(error)
            return False
        self.seen = kept.seen
        if kept.parted:
            self.say("warn", " ".join(map(self.context.words, kept.parted)))
        self.saved.emit(kept.seen.id)
        return True

    def save_to_register(self) -> bool:
        """Whether what is registered is what is on file: not where another window changed it."""
        before = self.seen
        self.touch(soon=False)
        return self.save() and (before is None or self.seen is None or before.id == self.seen.id)

    # Other windows

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
