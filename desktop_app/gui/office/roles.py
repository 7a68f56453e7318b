"""Who does which act of the office, and why: the table that every act is asked by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.words import words
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.act_words import ACT_WORDS
from desktop_app.services.acts import TABLE
from desktop_app.translation import _

_WIDTH, _HEIGHT = 860, 560


class RolesDialog(KeyedDialog):
    """A row for each act; below the table stand the reasons of the chosen row."""

    def __init__(self, parent: QWidget, *, is_practice: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Who does what"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        told = (
            _("To practise, anybody is chosen under “Who works”; a real office asks for passwords.")
            if is_practice
            else _("Each worker has one role; their password tells who they are.")
        )
        columns = [Column[Act](_("Act"), lambda act: _(ACT_WORDS[act]))]
        columns += [_column(role) for role in Role]
        self.table = Table(rows_model(columns, list(Act), self))
        self.table.setAccessibleName(_("Who does what"))
        self.reasons = label("")
        column = QVBoxLayout(self)
        column.addWidget(label(told, "quiet"))
        column.addWidget(self.table, 1)
        column.addWidget(self.reasons)
        row = Row()
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.accept, primary=True))
        column.addLayout(row)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_reasons())
        self.table.selectRow(0)

    def _show_reasons(self) -> None:
        index = self.table.selected_id()
        if index is not None:
            answers = TABLE[list(Act)[index]]
            lines = (f"{words(role)}: {_(answer.why)}" for role, answer in answers.items())
            self.reasons.setText("\n".join(lines))


def _column(role: Role) -> Column[Act]:
    def answer(act: Act) -> str:
        return _("yes") if TABLE[act][role].may else "–"

    def why(act: Act) -> str:
        return _(TABLE[act][role].why)

    return Column(words(role), answer, width=fit(words(role), _("yes")), tip=why)
