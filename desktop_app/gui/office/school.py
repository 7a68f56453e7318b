"""A school: put on file or changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog, confirmed_in
from desktop_app.gui.office.fields import school_fields
from desktop_app.gui.people.join_schools import JoinSchoolsDialog
from desktop_app.gui.people.perhaps_on_file import PerhapsOnFileView
from desktop_app.records.people import Provider
from desktop_app.records.practice import is_real
from desktop_app.services.errors import EntryError, PerhapsOnFile
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from desktop_app.translation import _


class SchoolDialog(AskDialog):
    """``school`` None is a new one. ``saved`` is given the school's id."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        school: Provider | None = None,
        saved: Callable[[int], None] | None = None,
    ) -> None:
        title = _("New school") if school is None else _("School")
        super().__init__(parent, context, title, _("Save"))
        self.setMinimumWidth(560)
        self.keep_buttons_in_sight()
        self._school = school or Provider(0, "", "")
        self.lines = school_fields()
        for name, field in self.lines.items():
            field.set_value(getattr(self._school, name))
            self.add(name, field)
        self.alike = PerhapsOnFileView(
            _("On file is a school that may be the same. Which one is it?"),
            _("The same school"),
            _("Another school"),
            self.lines.values(),
        )
        self.body.addWidget(self.alike)
        self.alike.same.connect(self._is_on_file)
        self.alike.answered.connect(self._is_another)
        self._parent, self._saved = parent, saved
        self.lines["head_name"].changed.connect(self._say_what_lacks)
        self._say_what_lacks()
        self.lines["name_kk"].edit.setFocus()
        if self._school.id:
            self.reads_again(self._values(self._school), self._read_again)
        self.ask(self._act_of_saving, saved)

    def _say_what_lacks(self) -> None:
        """A school may be kept before its head is known; no paper is issued then."""
        named = is_real(self.lines["head_name"].value())
        words = _("Without the head's name no paper of this school is issued.")
        self.lines["head_name"].show_doubt("" if named else words)

    def entry(self) -> Provider:
        values: dict[str, Any] = {name: field.value() for name, field in self.lines.items()}
        return replace(self._school, **values)

    def _values(self, school: Provider) -> dict[str, str]:
        return {name: getattr(school, name) for name in self.lines}

    def _read_again(self) -> dict[str, str]:
        self._school = shown.school(self.context.desk, self._school.id)
        return self._values(self._school)

    def _act_of_saving(self) -> Callable[[], int]:
        entry, others = self.entry(), frozenset(self.alike.others)
        confirmed = confirmed_in(self.fields)
        return lambda: office.save_school(self.context.desk, entry, confirmed, others)

    def _show(self, error: EntryError) -> None:
        super()._show(error)
        if isinstance(error, PerhapsOnFile):
            self.alike.ask(error.alike)

    def _is_another(self) -> None:
        self.lines["name_kk"].show_slip("")
        self.accept_button.setFocus()

    def _is_on_file(self, on_file: Provider) -> None:
        """A new one is not needed; two that are on file are made into one."""
        self.accept()
        if self._school.id:
            JoinSchoolsDialog(self._parent, self.context, self._school, on_file).start()
        elif self._saved is not None:
            self._saved(on_file.id)
