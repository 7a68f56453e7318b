"""Printing on a blank that bears the emblem and the office's heading: how much of it is printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.documents.letters.paper import HIGHEST_BLANK
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button
from desktop_app.translation import _

_LEAST, _USUAL = 20, 80


class BlankChoice(QWidget):
    """A button, and beside it the millimetres that this PC remembers."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.button = button(_("On a blank"), self._toggled, icon="stamp")
        self.button.setCheckable(True)
        self.button.setToolTip(_("The heading is printed on the sheet already, and is left out."))
        self.height_box = QSpinBox()
        self.height_box.setRange(_LEAST, HIGHEST_BLANK)
        self.height_box.setSuffix(_(" mm"))
        self.height_box.setValue(_remembered(context.settings.blank))
        self.height_box.setToolTip(_("How far down from the upper edge the letter begins"))
        self.height_box.setAccessibleName(_("How far down from the upper edge the letter begins"))
        self.height_box.setKeyboardTracking(False)
        self.height_box.valueChanged.connect(self._set)
        self.height_box.hide()
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.height_box)

    @property
    def millimetres(self) -> int:
        """How much of the sheet is printed already; 0 on plain paper."""
        return self.height_box.value() if self.button.isChecked() else 0

    def leave(self) -> None:
        """Plain paper again, without saying so."""
        self.button.setChecked(False)
        self.height_box.hide()

    def _toggled(self) -> None:
        self.height_box.setVisible(self.button.isChecked())
        self.chosen.emit()

    def _set(self, millimetres: int) -> None:
        self._context.remember(blank=str(millimetres))
        self.chosen.emit()


def _remembered(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else _USUAL
