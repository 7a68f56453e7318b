"""The foot of the form: which paper follows, and registering, which issues it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui import theme
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.context import Context
from desktop_app.gui.entry.being_typed import BeingTyped
from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.entry.what_follows import WhatFollows, register_words
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import asks_only, show_slips
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.reading import Reading
from desktop_app.records.acts import Act
from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.drafts import Seen
from desktop_app.records.kinds import Channel, NoticeKind, Service
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Question, Slip, with_unread
from desktop_app.services.papers.foreseen import NOTHING, Foreseen, foresee
from desktop_app.translation import N_, _

_NOT_REGISTERED = N_(
    "Not registered yet: answer the question in yellow, then press the button once more."
)


class Answer(QWidget):
    """With slips nothing is registered, and all stays as typed."""

    editable = Signal(bool)
    """While it is being registered nothing is typed that would be kept as a draft again."""
    slipped = Signal()
    """Slips are shown at their fields, and the first of them has the keyboard."""
    registered = Signal(object)
    """A `Registered` application; the page is still here."""

    def __init__(self, context: Context, form: EntryForm, draft: BeingTyped) -> None:
        super().__init__()
        self.context, self.form, self.draft = context, form, draft
        self._is_registering = False
        self._answer = NoticeKind.RECEIPT_SLIP
        self.follows = WhatFollows()
        self.slips = Banner()
        self.register_button = button("", self.register, primary=True)
        self.register_button.setObjectName("register")
        self.register_button.setProperty("weighty", True)  # a number is taken by it alone
        form.checklist.after = self.register_button
        self.sign_button = button(
            _("Print the application to sign"), self.print_to_sign, icon="signature"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.slips)
        foot = Row()
        self.follows.setMinimumWidth(theme.scaled(300))
        foot.addWidget(self.follows, 1)
        foot.addWidget(self.sign_button)
        foot.addWidget(self.register_button)
        column.addLayout(foot)
        self.reading = Reading(context, self)
        self._told: list[Slip] = []
        self._only_asks = False
        form.changed.connect(self._say_what_follows)
        form.changed.connect(self._look_again)

    def _say_what_follows(self) -> None:
        form = self.form
        service = Service(form.service.value())
        received = form.applied_on.value() or self.context.desk.today()
        outcome = registering.outcome_of(form.checklist.asked, form.checklist.entries(), received)
        answer = registering.answers_with(service, Channel(form.channel.value()), outcome)
        self._answer = answer
        self.follows.show_outcome(answer, outcome)
        self.register_button.setText(register_words(answer))
        self.offer_registering()

    def print_to_sign(self) -> None:
        """What is typed, on paper for the applicant to read and sign; it is registered after."""
        from desktop_app.gui.entry.form_to_sign import show_typed

        if self.draft.save():
            show_typed(self.form)

    def register(self) -> None:
        """Register and answer."""
        entry, unread = self.form.typed_entry()
        if not self.form.checklist.check() or unread:
            self._show_with_all_else(entry, unread)
            return
        self.draft.pause()
        if not self.draft.save_to_register():
            return
        self._set_editable(False)
        context, window, draft = self.context, self.window(), self.draft.seen

        def registered(done: registering.Registered) -> None:
            """Whoever went elsewhere meanwhile is not called back, but gets the paper."""
            from desktop_app.gui.papers.open import show_paper

            if isValid(self):
                self.draft.done()
                self.registered.emit(done)
            show_paper(window, context, done.paper.id)

        def slipped(error: EntryError) -> None:
            if isValid(self):
                self._show(error)
            else:
                context.explain(error)

        def failed(message: str) -> None:
            if isValid(self):
                self._failed(message)
            else:
                context.tell("bad", message)

        asked = Consequence(
            _("Refuse: {name}").format(name=entry.child.full_name),
            self.register_button.text(),
            lambda desk: registering.register(desk, entry, draft),
            registered,
            left=lambda: self._set_editable(True) if isValid(self) else None,
            slips=slipped,
            failed=failed,
            look=partial(self._foresee, entry, draft),
            changes=False,
        )
        confirm_at_once(self, context, asked)

    def _foresee(self, entry: ApplicationEntry, draft: Seen | None, desk: Desk) -> Foreseen:
        """A refusal is seen before it is given; what was brought is only written down."""
        if self._answer is not NoticeKind.APPENDIX_TWO_REFUSAL:
            return NOTHING
        return foresee(desk, lambda at: registering.register(at, entry, draft), is_typed=True)

    # What is in the way

    def _show_with_all_else(self, entry: ApplicationEntry, unread: tuple[Slip, ...]) -> None:
        """What can't be read keeps it from being tried: all else that is wrong is told with it."""
        desk = self.context.desk
        self._set_editable(False)
        self.reading.ask(
            lambda: registering.problem(desk, entry),
            lambda found: self._show(with_unread(unread, found)),
            failed=self._failed,
        )

    def _look_again(self) -> None:
        """What was told and no longer holds, as other fields were set right, is taken back."""
        if self._only_asks and not self.form.asks:
            self._only_asks = False
            self.slips.say("info", _("It is answered: now it can be registered."))
        if not self._told or self._is_registering:
            return
        desk, (entry, unread) = self.context.desk, self.form.typed_entry()
        self.reading.ask(
            lambda: registering.problem(desk, entry),
            lambda found: self._take_back_but(with_unread(unread, found)),
        )

    def _take_back_but(self, error: EntryError) -> None:
        still = {(slip.field, slip.label) for slip in error.slips}
        fields = self.form.all_fields()
        for slip in self._told:
            field = fields.get(slip.field)
            if field is None or (slip.field, slip.label) in still:
                continue
            if field.slip == self.context.words(slip.step):
                field.show_slip("")
        self._told = [slip for slip in self._told if (slip.field, slip.label) in still]

    def _set_editable(self, editable: bool) -> None:
        self._is_registering = not editable
        self.offer_registering()
        self.editable.emit(editable)

    def offer_registering(self) -> None:
        """Whoever takes no applications in may look at the form; its button says whose it is."""
        ready = not self._is_registering
        allow(self.register_button, self.context.desk, Act.REGISTER_APPLICATION, ready=ready)

    def show_buttons(self, shown: bool) -> None:
        """A draft that is only looked at is neither printed nor registered."""
        self.sign_button.setVisible(shown)
        self.register_button.setVisible(shown)

    def _show(self, error: EntryError) -> None:
        self._set_editable(True)
        self._told = [slip for slip in error.slips if not isinstance(slip, Doubt)]
        show_slips(self.context, error, self.form.all_fields(), self.slips, _NOT_REGISTERED)
        self._only_asks = asks_only(error)
        for slip in error.slips:
            if slip.field.startswith("documents."):
                row = self.form.checklist.row(slip.field.partition(".")[2])
                if row is not None:
                    row.show_slip(self.context.words(slip.step))
        if isinstance(error, Question):
            self.form.ask_who_they_are(error)
            asking = [part for part in (self.form.child, self.form.applicant) if part.asks]
            alike = [part.looks_alike for part in (self.form.child, self.form.applicant)]
            if self._only_asks:
                if asking:
                    asking[0].who_it_is.take_focus()
                else:
                    next(part for part in alike if part.asks).take_focus()
        self.slipped.emit()

    def _failed(self, message: str) -> None:
        self._set_editable(True)
        self.slips.say("bad", message)
