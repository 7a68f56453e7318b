"""A worker of the office: added, changed, or taken out of the list."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, TextField, TickField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import facts
from desktop_app.gui.words import choices, words
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.errors import EntryError
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from desktop_app.translation import _

_KEPT = ("name", "role", "position_kk", "position_ru")


class WorkerDialog(AskDialog):
    """``worker`` None is a new one. The list of who works is read again after saving."""

    def __init__(self, parent: QWidget, context: Context, worker: Worker | None = None) -> None:
        title = _("New worker") if worker is None else _("Worker")
        super().__init__(parent, context, title, _("Save"))
        self._worker = worker or Worker(0, "", Role.CLERK)
        self.name_field = TextField(_("Name, as papers show it"))
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
        self.ask(self._act_of_saving, lambda _id: context.staff_changed.emit())

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
        entry, back, another = self.entry(), self.back.value(), self.another.value()
        return lambda: office.save_worker(self.context.desk, entry, back=back, another=another)

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
            _("They are no longer offered under “Who works”. What they did stays on file."),
        )
        self.body.addLayout(facts([(_("Name"), worker.name), (_("Role"), words(worker.role))]))
        self.ask(
            lambda: lambda: office.retire_worker(context.desk, worker),
            lambda _none: context.staff_changed.emit(),
        )
