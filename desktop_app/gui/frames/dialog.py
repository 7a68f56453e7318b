"""What dialogs have in common: one thing asked, slips at the fields, nothing lost on a slip."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import NO_SUCH_DAY, DayField, Field
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.fit.dialogs import room_for, stay_on_screen
from desktop_app.gui.fit.row import Row
from desktop_app.gui.fit.tab_chain import tab_chain
from desktop_app.gui.frames import unfinished
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.tall_body import TallBody
from desktop_app.gui.words import words as words_of
from desktop_app.records.confirmed import Confirmed
from desktop_app.services.errors import (
    Doubt,
    EntryError,
    PerhapsOnFile,
    Question,
    Slip,
    with_unread,
)
from desktop_app.translation import N_, _

_TITLE_BAR = 40
_MAY_GROW_AT = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.WindowActivate})
"""Qt itself makes a window that can scroll no taller than two thirds of the screen."""


class AskDialog(KeyedDialog):
    """Asks for a few fields and does one act; stays open, with the slips shown, if it can't.

    ``fields`` are named as the act's slips name them. Give the act to `ask`. ``subject`` is what it
    is about, where neither its words nor the page below it say so.
    """

    subject: object = ""

    def __init__(
        self, parent: QWidget, context: Context, title: str, accept_words: str, words: str = ""
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setMinimumWidth(460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 14)
        self.column.setSpacing(10)
        if words:
            self.column.addWidget(label(words))
        self.body = QVBoxLayout()
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.foot = row = Row()
        row.addStretch(1)
        self.cancel_button = button(_("Cancel"), self._cancel)
        self.accept_button = button(accept_words, self._accept, primary=True)
        self.main_button = self.accept_button
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        self.column.addLayout(row)
        self.fields: dict[str, Field] = {}
        self._grows, self._doing, self._is_placed = True, False, False
        self._sentences_before: list[Any] = []
        self._what_is_asked: unfinished.Key = ()
        self._all_began_with: Mapping[str, Any] = {}
        self._warned_of_loss = False
        self._act: Callable[[], Any] = lambda: None
        self._again: Callable[[], Mapping[str, Any]] | None = None
        self._began_with: Mapping[str, Any] = {}
        self._done: Callable[[Any], None] | None = None

    def add(self, name: str, field: Field) -> None:
        """Put a field into the dialog under the name that slips use for it."""
        self.fields[name] = field
        self.body.addWidget(field)

    def fill(self, *, grows: bool = True) -> None:
        """Give all spare height to the body; one that scrolls whole has no need to grow."""
        place = self.column.indexOf(self.body)
        self.column.setStretch(place, 1)
        self.column.setStretch(place + 1, 0)
        self._grows = grows

    def keep_buttons_in_sight(self) -> None:
        """For fields and questions that may not fit on a screen together; before any is added."""
        place = self.column.indexOf(self.body)
        self.column.takeAt(place)
        self.body.setParent(None)
        self.column.insertWidget(place, TallBody(self.body), 1)
        self.column.setStretch(place + 1, 0)

    def ask(self, act: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """Show the dialog; on acceptance run the act off the GUI thread, then close."""
        self._act, self._done = act, done
        self._take_up_unfinished()
        self._sentences_before = self._sentences()
        self.setTabOrder(tab_chain(self)[-1], self.cancel_button)
        self.setTabOrder(self.cancel_button, self.accept_button)
        chosen: QWidget | None = self.focusWidget()
        if chosen is None and self.fields:
            next(iter(self.fields.values())).editor.setFocus()
        elif chosen is None:
            (self.cancel_button if self.is_for_good else self.accept_button).setFocus()
        self.open()

    def reads_again(self, seen: Mapping[str, Any], read: Callable[[], Mapping[str, Any]]) -> None:
        """``seen`` are the values that the fields began with, ``read`` gives those of now.

        Where the act could not be done, perhaps because somebody else saved first, fields that
        nobody typed in take in what is on file; others say it, and keep what was typed.
        """
        self._began_with, self._again = seen, read

    def event(self, event: QEvent) -> bool:
        """Grow when a slip or a message comes into sight, as far as the screen reaches."""
        handled = super().event(event)
        if event.type() in _MAY_GROW_AT:
            self._leave_buttons_whole()
        if event.type() in _MAY_GROW_AT and self._grows:
            most = self.screen().availableGeometry().height() - _TITLE_BAR
            needed = min(self.column.totalHeightForWidth(self.width()), most)
            if needed > self.height():
                self.resize(self.width(), needed)
                if self._is_placed:
                    stay_on_screen(self)
        if event.type() == QEvent.Type.WindowActivate:
            self._is_placed = True
        return handled

    def _leave_buttons_whole(self) -> None:
        """A least width of its own takes the place of what Qt would ask for the buttons."""
        sides = self.column.contentsMargins()
        least = self.foot.whole_width() + sides.left() + sides.right()
        least = min(least, room_for(self).width())
        if self.minimumWidth() < least:
            self.setMinimumWidth(least)

    def _take_up_unfinished(self) -> None:
        """What was typed when the same was asked and closed is there again."""
        self._what_is_asked = unfinished.key_of(self, self.subject)
        self._all_began_with = unfinished.contents(self.fields)
        kept = self.context.unfinished.get(self._what_is_asked)
        if unfinished.put_back(self.fields, kept):
            self._begin_afresh = button(_("Begin afresh"), self._begin_anew, icon="undo-2")
            self.banner.extras.addWidget(self._begin_afresh)
            self.banner.say("info", _("What was typed here before it was closed is back."))

    def _begin_anew(self) -> None:
        unfinished.put(self.fields, self._all_began_with)
        self._begin_afresh.hide()
        self.banner.say("info", "")

    def _keep_unfinished(self) -> None:
        now = unfinished.contents(self.fields)
        self.context.unfinished.pop(self._what_is_asked, None)
        if now != self._all_began_with:
            typed = unfinished.Typed(self._all_began_with, now)
            self.context.unfinished[self._what_is_asked] = typed

    def accept(self) -> None:
        self.context.unfinished.pop(self._what_is_asked, None)
        super().accept()

    def reject(self) -> None:
        """What Escape does: sentences that somebody typed are not lost by one wrong key."""
        if self._sentences() == self._sentences_before or self._warned_of_loss:
            self._cancel()
        elif not self._doing:
            self._warned_of_loss = True
            self.banner.say("warn", _("Not saved. Close once more to close without saving."))

    def _cancel(self) -> None:
        """Close, but not under an act that is being done."""
        if not self._doing:
            self._keep_unfinished()
            super().reject()

    def _sentences(self) -> list[Any]:
        fields = self.fields.values()
        return [field.value() for field in fields if isinstance(field, ParagraphField)]

    def unread(self) -> list[Slip]:
        """What is typed and can't be read, or is needed and was left empty: nothing is tried."""
        days = {name: each for name, each in self.fields.items() if isinstance(each, DayField)}
        return [Slip(name, NO_SUCH_DAY) for name, day in days.items() if day.edit.is_wrong()]

    def all_else(self) -> Callable[[], EntryError | None] | None:
        """What finds whatever else is wrong, to be told in one wave with what can't be read."""
        return None

    def _accept(self) -> None:
        unread = self.unread()
        if unread:
            self._tell_with_all_else(unread)
            return
        self._set_doing(doing=True)
        self.banner.say("info", "")
        try:
            act = self._act()
        except EntryError as error:
            self._show(error)
            return
        if act is None:
            self.accept()
            return
        self.do(act)

    def do(self, act: Callable[..., Any]) -> None:
        """Run it off the GUI thread."""
        self.context.act(act, self._finished, slips=self._slipped, failed=self._troubled)

    def _tell_with_all_else(self, unread: list[Slip]) -> None:
        look = self.all_else()
        if look is None:
            self._show(EntryError(*unread))
            return

        def show(found: EntryError | None) -> None:
            if isValid(self):
                self._show(with_unread(unread, found))

        self._set_doing(doing=True)
        self.context.act(look, show, failed=self._troubled, changes=False)

    def _set_doing(self, *, doing: bool) -> None:
        """Meanwhile no other button comes under Enter; afterwards this one is under it again."""
        self._doing = doing
        if doing and self.accept_button.hasFocus():
            self.setFocus()
        self.accept_button.setEnabled(not doing)
        if not doing and self.hasFocus():
            self.accept_button.setFocus()

    def _finished(self, result: Any) -> None:
        if isValid(self):
            self.accept()
        if self._done is not None:
            self._done(result)

    def _slipped(self, error: EntryError) -> None:
        if isValid(self):
            self._show(error)
        else:  # gone meanwhile, with the session of whoever typed in it
            self.context.tell(
                "bad", "\n".join(self.context.words(each.step) for each in error.slips)
            )

    def _troubled(self, message: str) -> None:
        if isValid(self):
            self._failed(message)
        else:
            self.context.tell("bad", message)

    def _failed(self, message: str) -> None:
        self._set_doing(doing=False)
        self.banner.say("bad", message)
        if self._again is not None:
            self.context.act(self._again, self._take_in, changes=False)

    def _take_in(self, now: Mapping[str, Any]) -> None:
        if not isValid(self):
            return
        fields: Mapping[str, Any] = self.fields
        for name, value in now.items():
            field, before = fields[name], self._began_with[name]
            if field.value() == before:
                field.set_value(value)
            elif value not in (before, field.value()):
                field.show_warning(_("On file now: {value}").format(value=_shown(value)))
        self._began_with = now

    def _show(self, error: EntryError) -> None:
        self._set_doing(doing=False)
        show_slips(self.context, error, self.fields, self.banner)


def asks_only(error: EntryError) -> bool:
    """Whether nothing is wrong, and somebody is to answer or to confirm something."""
    questions = len([slip for slip in error.slips if isinstance(slip, Doubt)])
    if isinstance(error, Question):
        questions += len(error.asked) + len(error.alike)
    elif isinstance(error, PerhapsOnFile):
        questions += len(error.alike)
    return 0 < questions == len(error.slips)


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return wording.day(value)
    return words_of(value) if isinstance(value, StrEnum) else str(value)


def confirmed_in(fields: Mapping[str, Field]) -> tuple[Confirmed, ...]:
    """What somebody has looked at in the fields and said that it is so."""
    return tuple(
        Confirmed(name, field.confirmed) for name, field in fields.items() if field.confirmed
    )


NOT_SAVED_YET = N_(
    "Nothing is saved yet: answer the question in yellow, then press the button once more."
)


def show_slips(
    context: Context,
    error: EntryError,
    fields: Mapping[str, Field],
    banner: Banner,
    not_yet: str = NOT_SAVED_YET,
) -> None:
    """Each slip at its field, those without a field in the banner; one goes to the topmost.

    ``not_yet`` is said where all that is in the way is a question.
    """
    elsewhere, wrong = [], set()
    for slip in error.slips:
        field = fields.get(slip.field)
        if field is None:
            elsewhere.append(context.words(slip.step))
            continue
        if isinstance(slip, Doubt):
            field.ask(slip)
        elif slip.field not in wrong:  # of two that look alike, the one that is asked about first
            field.show_slip(context.words(slip.step))
        wrong.add(slip.field)
    if asks_only(error) and not elsewhere:
        banner.say("warn", _(not_yet))
    else:
        banner.say("bad", "\n".join(elsewhere))
    first = next((field for name, field in fields.items() if name in wrong), None)
    if first is not None:
        first.take_focus()
