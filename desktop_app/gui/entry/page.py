"""A new application: typed once, kept as a draft, answered on paper at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry import filling
from desktop_app.gui.entry.answer import Answer
from desktop_app.gui.entry.being_typed import BeingTyped
from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.entry.on_file import OnFile
from desktop_app.gui.entry.steady_area import SteadyArea
from desktop_app.gui.frames.page import Page
from desktop_app.gui.places import Place
from desktop_app.records.drafts import Draft
from desktop_app.records.kinds import Service
from desktop_app.services.applications.registering import Registered
from desktop_app.services.entry import start as entry_start
from desktop_app.services.entry.start import EntryStart
from desktop_app.translation import _


class EntryPage(Page):
    """The form at the desk. ``place.id`` is the draft's id, 0 for a new one."""

    is_read_in_order = False
    """What every family is asked comes before the tick for organisations that stands above it."""
    draft_saved = Signal(int)
    registered = Signal(int)

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("New application"))
        self.area = SteadyArea(self)
        self.form = EntryForm(context, self.area.viewport())
        self.draft = BeingTyped(context, self.form.content)
        self.on_file = OnFile(context, self.form)
        self.answer = Answer(context, self.form, self.draft)
        self.area.hold(self.form)
        self.column.addWidget(self.draft)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.answer)
        self.form.typed.connect(self.draft.touch)
        self.draft.saved.connect(self._draft_saved)
        self.draft.taken_over.connect(self._type_on)
        self.answer.editable.connect(self.area.setEnabled)
        # What is asked has just begun to show: it is scrolled to once it has its place.
        self.answer.slipped.connect(lambda: QTimer.singleShot(0, self, self._show_focus))
        self.answer.registered.connect(self._registered)
        self.form.look_again()
        self._begin()

    # How it begins

    def _begin(self) -> None:
        """An empty form is typed in at once; one that is to be filled in, when it is."""
        desk, draft_id = self.context.desk, self.place.id
        kind, _colon, wanted = self.place.text.partition(":")
        wanted_id = int(wanted or 0)
        message_id, child_id = (wanted_id, 0) if kind == "proactive" else (0, wanted_id)
        self._set_ready(not (draft_id or wanted_id))

        def show(start: EntryStart) -> None:
            self.form.know_decisions(start.profiles)
            self.form.offer_schools(start.schools)
            self._fill(start, Service.HOME_EDUCATION if kind == "home" else Service.REIMBURSEMENT)
            self._set_ready(True)

        self.reading.ask(
            lambda: entry_start.read(
                desk, draft_id=draft_id, child_id=child_id, message_id=message_id
            ),
            show,
        )

    def _fill(self, start: EntryStart, service: Service) -> None:
        form, on_file = self.form, self.on_file
        if start.trouble is not None:
            self.context.explain(start.trouble)
        if self.place.id:
            self.draft.show_opened(start.draft)
        if start.draft is not None:
            with form.filling():
                filling.from_draft(form, on_file, start.draft.draft, start.child, start.applicant)
            self._set_typable(not self.draft.is_only_shown)
        elif self.place.id:
            self.place = places.entry()
        elif start.child is not None:
            with form.filling():
                if start.consent is not None:
                    filling.from_consent(form, on_file, start.consent, start.child)
                else:
                    filling.from_file(form, on_file, start.child, service)
            self.draft.touch(soon=False)

    def _set_typable(self, typable: bool) -> None:
        """A draft that somebody else has open is only looked at."""
        self.form.setEnabled(typable)
        self.answer.show_buttons(typable)

    def _type_on(self, draft: Draft) -> None:
        """It was taken over from another window, as that window saved it last."""
        with self.form.filling():
            filling.from_draft(self.form, self.on_file, draft, None)
        self._set_typable(True)
        self.form.child.iin.edit.setFocus()

    def _set_ready(self, ready: bool) -> None:
        waited = not self.area.isEnabled()
        self.area.setEnabled(ready)
        self.answer.setEnabled(ready)
        if ready and waited:
            self.form.child.iin.edit.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # back from the taskbar, one goes on where one was
            self.form.child.iin.edit.setFocus()

    # What is kept of it, and what comes of it

    def leave(self) -> bool:
        self.draft.pause()
        if not self.draft.save():
            return False
        self.draft.let_go()
        return True

    def refresh(self) -> None:
        self.answer.offer_registering()

    def _draft_saved(self, draft_id: int) -> None:
        self.place = places.entry(draft_id)
        self.draft_saved.emit(draft_id)

    def _show_focus(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.area.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 20, 60)

    def _registered(self, done: Registered) -> None:
        self.place = places.case(done.application.id)
        self.registered.emit(done.application.id)
        self.context.go(self.place)
