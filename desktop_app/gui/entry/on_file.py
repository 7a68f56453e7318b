"""What is on file about those who are typed in: shown beside them, offered, or in the way."""

from PySide6.QtCore import QObject

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.doubts import Doubts
from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.people.came import Came
from desktop_app.gui.reading import Reading
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Service
from desktop_app.records.people import Person
from desktop_app.services.applications import registering
from desktop_app.services.entry import known_of_child
from desktop_app.services.entry.known_of_child import Known
from desktop_app.translation import _


class OnFile(QObject):
    """Looks off the GUI thread, while one types on."""

    def __init__(self, context: Context, form: EntryForm) -> None:
        super().__init__(form)
        self.context, self.form = context, form
        self._child, self._open = Reading(context, form), Reading(context, form)
        self._looked_for: tuple[str, Service] | None = None
        self._found: Application | None = None
        self._asked_language = False
        facts = form.reimbursement.fields
        self._came = Came({"provider": form.provider, **facts})
        self.doubts = Doubts(context, form)
        self.open_button = button(_("Open it"), self._open_existing)
        self.open_button.hide()
        form.child.column.addWidget(self.open_button)
        form.child.chosen.connect(self._child_chosen)
        form.applicant.chosen.connect(self._applicant_chosen)
        form.language.box.activated.connect(self._language_asked)
        form.changed.connect(self._look_for_open)
        form.child.who_it_is.answered.connect(self._say_open)

    # The child

    def _child_chosen(self, person: Person | None) -> None:
        """What is on file about the child; nothing of another child stays in the form."""
        self._came.take_back()
        if person is None:
            self._child.forget()
            self.doubts.know(())
            self.form.reimbursement.offer(())
            self.form.applicant.offer(None)
            self.form.child.say("")
            return
        desk, child_id = self.context.desk, person.id
        self._child.ask(lambda: known_of_child.about(desk, child_id), self.show_child)

    def show_child(self, found: Known) -> None:
        form = self.form
        self.doubts.know(found.events)
        form.reimbursement.offer(found.certificates)
        if not form.provider.value():
            form.provider.set_value(found.provider_id)
            self._came.note("provider")
        form.applicant.offer(found.applicant)
        on_file = [self.context.words(step) for step in known_of_child.on_file(found)]
        form.child.say(
            _("Applications on file: {papers}").format(papers=", ".join(on_file)) if on_file else ""
        )

    def facts_came(self) -> None:
        """Account, term and school of the newest application: they go with the child."""
        self._came.note("provider", "iban", "disability_until", "indefinite")

    # The applicant

    def _applicant_chosen(self, person: Person | None) -> None:
        """Papers are in the language of the applicant's card, unless it was asked just now."""
        language = None if person is None else person.papers_in
        if language is not None and not self.form.is_being_filled and not self._asked_language:
            self.form.language.set_value(language)

    def _language_asked(self, _index: int) -> None:
        self._asked_language = True

    # A second application

    def _look_for_open(self) -> None:
        """A second open application of a child for the service is stopped and shown."""
        iin, service = self.form.child.iin.value(), Service(self.form.service.value())
        if self._looked_for == (iin, service):
            return
        self._looked_for = iin, service
        if len(iin) != 12:
            self._open.forget()
            self._show_open(None)
            return
        desk = self.context.desk
        self._open.ask(lambda: registering.open_application(desk, iin, service), self._show_open)

    def _show_open(self, found: Application | None) -> None:
        self._found = found
        self.open_button.setVisible(found is not None)
        self._say_open()

    def _say_open(self) -> None:
        if self._found is not None:
            words = _("An application for this child is open already: {number}.")
            self.form.child.iin.show_slip(words.format(number=self._found.number))

    def _open_existing(self) -> None:
        if self._found is not None:
            self.context.go(places.case(self._found.id))
