"""Who works in the office: everybody by their own name, in one role each."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.gui.beginning.answers import Answers, of_role
from desktop_app.gui.beginning.step import Step
from desktop_app.gui.fields.entries import ChoiceField, TextField, level_with
from desktop_app.gui.fields.identity import OfficialNameField
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.words import choices
from desktop_app.keys import passwords
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.records.practice import is_real
from desktop_app.services.errors import EntryError
from desktop_app.services.logins import newcomers
from desktop_app.services.logins.newcomers import Newcomer
from desktop_app.translation import _


class WorkerRow:
    """The fields of one worker; the first is who sits here."""

    def __init__(self, worker: Worker, *, is_first: bool) -> None:
        self.worker = worker
        role_name = _("Role")
        self.name = OfficialNameField(
            _("Your own name, as papers show it") if is_first else _("Name, as papers show it")
        )
        others = [role for role in Role if role is not Role.ADMINISTRATOR or is_first]
        self.role = ChoiceField(role_name, choices(others))
        self.position_kk = TextField(_("Position in Kazakh"))
        self.position_ru = TextField(_("Position in Russian"))
        self.name.set_value(worker.name if is_real(worker.name) else "")
        if worker.name and not is_real(worker.name):
            invented = _("So far: {name}. Enter who that is.").format(name=worker.name)
            self.name.show_hint(invented)
        self.role.set_value(worker.role)
        # What is theirs was decided on by who was chosen under this name.
        self.role.box.setEnabled(not is_first and not worker.id)
        self.position_kk.set_value(worker.position_kk)
        self.position_ru.set_value(worker.position_ru)
        self.role.changed.connect(self._take_usual_position)

    @property
    def parts(self) -> tuple[TextField | ChoiceField, ...]:
        return (self.name, self.role, self.position_kk, self.position_ru)

    def value(self) -> Worker:
        return replace(
            self.worker,
            name=self.name.value(),
            role=Role(self.role.value()),
            position_kk=self.position_kk.value(),
            position_ru=self.position_ru.value(),
        )

    def _take_usual_position(self) -> None:
        usual = of_role(Role(self.role.value()))
        self.position_kk.set_value(usual.position_kk)
        self.position_ru.set_value(usual.position_ru)


class WorkersStep(Step):
    def __init__(self, answers: Answers) -> None:
        told = _(
            "Everybody enters with a password of their own, and their name stands on what they do. "
            "You look after the program and who enters it; the cases of families are for the "
            "others. Whoever has two tasks has two names here, such as “{example}”."
        ).format(example=_("A. Serikova (administrator)"))
        super().__init__(answers, _("Who works here"), told)
        self.rows: list[WorkerRow] = []
        self.grid_holder = QScrollArea()
        self.grid_holder.setFrameShape(QFrame.Shape.NoFrame)
        self.grid_holder.setWidgetResizable(True)
        self.grid_holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_button = button(_("One more worker"), self._add, icon="user-plus")
        self.column.addWidget(self.banner)
        self.column.addWidget(self.grid_holder, 1)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.rows = [
            WorkerRow(worker, is_first=at == 0) for at, worker in enumerate(self.answers.workers)
        ]
        for at, row in enumerate(self.rows):
            for column, part in enumerate(row.parts):
                grid.addWidget(part, at, column)
            if at and not row.worker.id:
                grid.addWidget(self._remove_button(at), at, len(row.parts))
        for column, share in enumerate((4, 2, 3, 3)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(self.rows), 1)
        self.grid_holder.setWidget(inner)
        self.setFocusProxy(self.rows[0].name.edit)

    def _remove_button(self, at: int) -> QWidget:
        made = button("", lambda: self._remove(at), icon="x")
        made.setToolTip(_("Not this one"))
        made.setAccessibleName(_("Not this one"))
        return level_with(self.rows[at].name, made)

    def _add(self) -> None:
        self.keep()
        self.answers.workers.append(of_role(Role.CLERK))
        self._lay_out()
        self.rows[-1].name.edit.setFocus()

    def _remove(self, at: int) -> None:
        self.keep()
        del self.answers.workers[at]
        self._lay_out()

    def keep(self) -> None:
        now = [row.value() for row in self.rows]
        if now != self.answers.workers:
            self.answers.drawn.clear()  # a slip is for whom it was drawn
        self.answers.workers = now

    def check(self) -> bool:
        self.keep()
        # Their passwords come later: those that are drawn are always good.
        people = [Newcomer(worker, passwords.draw()) for worker in self.answers.workers]
        try:
            newcomers.require_good(people)
        except EntryError as error:
            self._show(error)
            return False
        self.banner.say("info", "")
        return True

    def _show(self, error: EntryError) -> None:
        above = [self.words(slip) for slip in error.slips if slip.field == "workers"]
        self.banner.say("bad", "\n".join(above))
        first = None
        for slip in error.slips:
            at, _point, field = slip.field.partition(".")
            if field == "name":
                row = self.rows[int(at)]
                row.name.show_slip(self.words(slip))
                first = first or row.name.edit
        if first is not None:
            first.setFocus()
