"""A worker of the office: added, changed, or taken out of the list."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, TextField, TickField
from desktop_app.gui.fields.identity import OfficialNameField
from desktop_app.gui.frames.dialog import AskDialog, confirmed_in
from desktop_app.gui.logins import papers
from desktop_app.gui.parts.pieces import facts
from desktop_app.gui.words import choices, words
from desktop_app.keys import passwords
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.errors import EntryError
from desktop_app.services.logins import workers
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from desktop_app.translation import _

_KEPT = ("name", "role", "position_kk", "position_ru")


class WorkerDialog(AskDialog):
    """``worker`` None is a new one. The list of who works is read again after saving.

    Where people enter with passwords, a new one gets drawn words on a slip.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        worker: Worker | None = None,
        office_name: str = "",
    ) -> None:
        title = _("New worker") if worker is None else _("Worker")
        super().__init__(parent, context, title, _("Save"))
        self._worker = worker or Worker(0, "", Role.CLERK)
        self.name_field = OfficialNameField(_("Name, as papers show it"))
        self.role = ChoiceField(_("Role"), choices(Role))
        self.position_kk = TextField(_("Position in Kazakh"))
        self.position_ru = TextField(_("Position in Russian"))
        self.add("name", self.name_field)
        self.add("role", self.role)
        self.add("position_kk", self.position_kk)
        self.add("position_ru", self.position_ru)
        self.back = TickField(_("They worked here before, and are back"))
        self.another = TickField(_("These are two people"))
        for name, field in (("back", self.back), ("another", self.another)):
            self.add(name, field)
            field.hide()
        self.name_field.set_value(self._worker.name)
        self.role.set_value(self._worker.role)
        self.position_kk.set_value(self._worker.position_kk)
        self.position_ru.set_value(self._worker.position_ru)
        self.name_field.edit.setFocus()
        if self._worker.id:
            self.reads_again(self._values(self._worker), self._read_again)
        self._office, self._window = office_name, parent.window()
        self._drawn = passwords.draw() if context.session is not None else ""
        self.ask(self._act_of_saving, self._saved)

    def _saved(self, _id: int) -> None:
        self.context.staff_changed.emit()
        if self._drawn and not self._worker.id:
            slip = [(self.name_field.value(), self._drawn)]
            papers.show_first_passwords(self._window, self.context, self._office, slip)

    def entry(self) -> Worker:
        return Worker(
            self._worker.id,
            self.name_field.value(),
            self.role.value(),
            self.position_kk.value(),
            self.position_ru.value(),
            self._worker.version,
        )

    def _values(self, worker: Worker) -> dict[str, Any]:
        return {name: getattr(worker, name) for name in _KEPT}

    def _read_again(self) -> dict[str, Any]:
        self._worker = shown.worker(self.context.desk, self._worker.id)
        return self._values(self._worker)

    def _act_of_saving(self) -> Callable[[], int]:
        entry, session = self.entry(), self.context.session
        back, another = self.back.value(), self.another.value()
        confirmed = confirmed_in(self.fields)
        if session is None:
            desk = self.context.desk
            return lambda: office.save_worker(
                desk, entry, back=back, another=another, confirmed=confirmed
            )
        first = "" if entry.id else self._drawn
        return lambda: workers.save_worker(
            session, entry, first, back=back, another=another, confirmed=confirmed
        )

    def _show(self, error: EntryError) -> None:
        """What is asked only about certain names comes into sight with the question."""
        for slip in error.slips:
            self.fields.get(slip.field, self.name_field).show()
        super()._show(error)


class RetireDialog(AskDialog):
    """Asks before a worker is taken out of the list."""

    def __init__(self, parent: QWidget, context: Context, worker: Worker) -> None:
        super().__init__(
            parent,
            context,
            _("Take out of the list"),
            _("Take out"),
            _("They can work here no more. What they did stays on file."),
        )
        self.body.addLayout(facts([(_("Name"), worker.name), (_("Role"), words(worker.role))]))
        session = context.session
        if session is None:
            self.ask(lambda: lambda: office.retire_worker(context.desk, worker), self._gone)
        else:
            self.ask(lambda: lambda: workers.retire_worker(session, worker), self._gone)

    def _gone(self, _session: Session | None) -> None:
        """Whoever goes has nothing that opens the office: its key is another one."""
        self.context.staff_changed.emit()
