"""Circumstances that end payments (D-5): recorded, and annulled when it was a mistake."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.law.facts import EventKind
from desktop_app.records.decisions import RecordedEvent
from desktop_app.services.awards import events
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _


class EventDialog(AskDialog):
    """Asks what happened and when; payments stop from the month after it."""

    def __init__(self, parent: QWidget, context: Context, child_id: int) -> None:
        super().__init__(
            parent,
            context,
            _("Record an event"),
            _("Record"),
            _("Payments stop from the month after it. What was paid beyond is to be returned."),
        )
        self.child_id = child_id
        self.kind = ChoiceField(
            _("What happened"), [(kind, _(events.EVENT_WORDS[kind])) for kind in EventKind]
        )
        self.happened_on = DayField(_("Day"))
        self.ended_on = DayField(_("Last day there, if it is over"))
        self.note = TextField(_("Note: how it became known"), most=500)
        self.kind.explain(Asked.EVENT)
        self.add("kind", self.kind)
        self.happened_on.explain(Asked.EVENT)
        self.ended_on.explain(Asked.EVENT)
        self.add("happened_on", self.happened_on)
        self.add("ended_on", self.ended_on)
        self.add("note", self.note)
        self.kind.changed.connect(self._show_what_is_asked)

    def _show_what_is_asked(self) -> None:
        """Only study in a state institution can be over."""
        self.ended_on.setVisible(self.kind.value() == EventKind.STATE_INSTITUTION)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, child_id = self.context.desk, self.child_id
        kind, note = EventKind(self.kind.value()), self.note.value()
        happened_on = self.happened_on.value()
        if happened_on is None:
            raise EntryError(Slip("happened_on", N_("Enter the day.")))
        day = happened_on
        ended_on = self.ended_on.value() if kind is EventKind.STATE_INSTITUTION else None
        return lambda: events.record(desk, child_id, kind, day, ended_on, note)


class CorrectEventDialog(AskDialog):
    """Sets the days and the note of an event right, such as the end of a stay."""

    def __init__(self, parent: QWidget, context: Context, event: RecordedEvent) -> None:
        super().__init__(
            parent,
            context,
            _("Correct an event"),
            _("Correct"),
            _("{event}, {date}: it stays on file as annulled, and the right one counts.").format(
                event=_(events.EVENT_WORDS[event.kind]), date=wording.day(event.happened_on)
            ),
        )
        self.event_ = event
        self.happened_on = DayField(_("Day"))
        self.ended_on = DayField(_("Last day there, if it is over"))
        self.note = TextField(_("Note: how it became known"), most=500)
        self.why = ParagraphField(_("Why"), lines=2)
        self.happened_on.set_value(event.happened_on)
        self.ended_on.set_value(event.ended_on)
        self.note.set_value(event.note)
        self.happened_on.explain(Asked.EVENT)
        self.ended_on.explain(Asked.EVENT)
        self.add("happened_on", self.happened_on)
        self.add("ended_on", self.ended_on)
        self.add("note", self.note)
        self.add("why", self.why)
        self.ended_on.setVisible(event.kind is EventKind.STATE_INSTITUTION)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, event = self.context.desk, self.event_
        note, why = self.note.value(), self.why.value()
        happened_on, ended_on = self.happened_on.value(), self.ended_on.value()
        if happened_on is None:
            raise EntryError(Slip("happened_on", N_("Enter the day.")))
        day = happened_on
        return lambda: events.correct(
            desk, event.id, happened_on=day, ended_on=ended_on, note=note, why=why
        )


class AnnulEventDialog(AskDialog):
    """Asks why an event is taken back; it stays on file, with the reason."""

    def __init__(self, parent: QWidget, context: Context, event: RecordedEvent) -> None:
        super().__init__(
            parent,
            context,
            _("Annul an event"),
            _("Annul"),
            _("{event}, {date}: it stays on file as annulled and no longer ends payments.").format(
                event=_(events.EVENT_WORDS[event.kind]), date=wording.day(event.happened_on)
            ),
        )
        self.event_ = event
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, event, why = self.context.desk, self.event_, self.why.value()
        return lambda: events.annul(desk, event.id, event.child_id, why)
