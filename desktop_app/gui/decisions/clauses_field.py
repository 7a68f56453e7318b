"""Which clause of a decision says what: each district numbers them otherwise."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fields.line import Line
from desktop_app.gui.parts.pieces import label
from desktop_app.translation import N_, _

MEANINGS: Mapping[str, str] = {
    "D-1": N_("the rules it was made under"),
    "D-2": N_("who pays, on which document"),
    "D-3": N_("who is paid"),
    "D-4": N_("from which month to which"),
    "D-5": N_("what stops it"),
    "D-6": N_("how it is applied for"),
    "D-7": N_("how much"),
    "D-8": N_("grounds of refusal"),
    "D-9": N_("what was overpaid"),
    "D-10": N_("complaints"),
}
_NUMBER = 64


class ClausesField(Field):
    """A number for each meaning; where there is none, papers cite the act alone."""

    def __init__(self, name: str) -> None:
        editor = QWidget()
        grid = QGridLayout(editor)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        self.edits = {code: Line(12) for code in MEANINGS}
        for place, (code, edit) in enumerate(self.edits.items()):
            row, side = divmod(place, 2)
            edit.setFixedWidth(_NUMBER)
            edit.setAccessibleName(_(MEANINGS[code]))
            grid.addWidget(edit, row, 2 * side)
            grid.addWidget(label(_(MEANINGS[code]), "quiet"), row, 2 * side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        editor.setFocusProxy(self.edits["D-1"])
        super().__init__(name, editor)
        for edit in self.edits.values():
            edit.textChanged.connect(self._typed)

    def _typed(self) -> None:
        self.show_slip("")
        self.changed.emit()

    def value(self) -> tuple[tuple[str, str], ...]:
        typed = ((code, edit.text().strip()) for code, edit in self.edits.items())
        return tuple((code, number) for code, number in typed if number)

    def set_value(self, clauses: tuple[tuple[str, str], ...]) -> None:
        known = dict(clauses)
        for code, edit in self.edits.items():
            edit.setText(known.get(code, ""))

    def content(self) -> dict[str, str]:
        return {code: edit.text() for code, edit in self.edits.items()}

    def restore(self, content: Any) -> None:
        self.set_value(tuple(dict(content or {}).items()))
